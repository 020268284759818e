//! Punycode (RFC 3492), with the parameters of domain names.

const BASE: u32 = 36;
const LEAST: u32 = 1;
const MOST: u32 = 26;

/// Decodes a label without its prefix `xn--`.
pub(super) fn decode(encoded: &str) -> Option<String> {
    let (basic, rest) = encoded.rsplit_once('-').unwrap_or(("", encoded));
    let mut out: Vec<char> = basic.chars().collect();
    let (mut code, mut index, mut bias) = (128_u32, 0_u32, 72);
    let mut digits = rest.bytes().peekable();
    while digits.peek().is_some() {
        let before = index;
        let (mut weight, mut k) = (1_u32, BASE);
        loop {
            let digit = value(digits.next()?)?;
            index = index.checked_add(digit.checked_mul(weight)?)?;
            let threshold = threshold(k, bias);
            if digit < threshold {
                break;
            }
            weight = weight.checked_mul(BASE - threshold)?;
            k += BASE;
        }
        let length = u32::try_from(out.len()).ok()?.checked_add(1)?;
        bias = adapt(index - before, length, before == 0);
        code = code.checked_add(index / length)?;
        index %= length;
        out.insert(usize::try_from(index).ok()?, char::from_u32(code)?);
        index += 1;
    }
    Some(out.into_iter().collect())
}

/// Encodes a text as a label, without the prefix `xn--`. `None` if it exceeds the length of a
/// label.
pub(super) fn encode(text: &str) -> Option<String> {
    // No longer label could fit, and the time grows with the square of the length.
    if text.chars().count() > 63 {
        return None;
    }
    let mut out: String = text.chars().filter(char::is_ascii).collect();
    let basic = u32::try_from(out.len()).ok()?;
    if basic > 0 {
        out.push('-');
    }
    let total = u32::try_from(text.chars().count()).ok()?;
    let (mut code, mut delta, mut bias, mut done) = (128_u32, 0_u32, 72, basic);
    while done < total {
        let next = text.chars().map(u32::from).filter(|it| *it >= code).min()?;
        delta = delta.checked_add((next - code).checked_mul(done + 1)?)?;
        code = next;
        for character in text.chars().map(u32::from) {
            if character < code {
                delta = delta.checked_add(1)?;
            }
            if character == code {
                write(delta, bias, &mut out)?;
                bias = adapt(delta, done + 1, done == basic);
                delta = 0;
                done += 1;
            }
        }
        delta = delta.checked_add(1)?;
        code += 1;
    }
    Some(out)
}

/// Writes a number of variable length.
fn write(delta: u32, bias: u32, out: &mut String) -> Option<()> {
    let (mut rest, mut k) = (delta, BASE);
    loop {
        let threshold = threshold(k, bias);
        if rest < threshold {
            out.push(char::from_digit(rest, BASE).map(shift)?);
            return Some(());
        }
        let span = BASE - threshold;
        let digit = threshold + (rest - threshold) % span;
        out.push(char::from_digit(digit, BASE).map(shift)?);
        rest = (rest - threshold) / span;
        k += BASE;
    }
}

/// Rust's digits begin with `0`, and Punycode's with `a`.
fn shift(digit: char) -> char {
    let value = digit.to_digit(BASE).unwrap_or_default();
    let code = match value {
        0..=25 => u32::from('a') + value,
        _ => u32::from('0') + value - 26,
    };
    char::from_u32(code).unwrap_or(digit)
}

fn value(digit: u8) -> Option<u32> {
    match digit {
        b'a'..=b'z' => Some(u32::from(digit - b'a')),
        b'0'..=b'9' => Some(u32::from(digit - b'0') + 26),
        _ => None,
    }
}

fn threshold(k: u32, bias: u32) -> u32 {
    k.saturating_sub(bias).clamp(LEAST, MOST)
}

fn adapt(delta: u32, length: u32, first: bool) -> u32 {
    let mut delta = if first { delta / 700 } else { delta / 2 };
    delta += delta / length;
    let mut k = 0;
    while delta > ((BASE - LEAST) * MOST) / 2 {
        delta /= BASE - LEAST;
        k += BASE;
    }
    k + (BASE - LEAST + 1) * delta / (delta + 38)
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    #[test]
    fn samples_of_the_rfc_go_both_ways() {
        for (text, encoded) in [
            ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
            ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
            ("bücher", "bcher-kva"),
            ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
        ] {
            assert_eq!(encode(text).as_deref(), Some(encoded));
            assert_eq!(decode(encoded).as_deref(), Some(text));
        }
        for wrong in ["x", "99999999", "a-é", "ü", "9999999b"] {
            assert_eq!(decode(wrong), None, "{wrong}");
        }
    }
}
