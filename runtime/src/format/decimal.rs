//! The text of numbers, and decimals that keep their digits.

use rust_decimal::Decimal;

/// The maximum number of digits of a decimal: its 96 bits represent every number of that length.
pub(crate) const DECIMAL_DIGITS: u32 = 28;

/// The maximum length of numbers that are parsed here.
const SHORT_NUMBER: usize = 40;

/// The length of a number (RFC 8259, section 6), if it is short and has no exponent.
#[inline]
pub(crate) fn plain_number(bytes: &[u8]) -> Option<usize> {
    let sign = usize::from(bytes.first() == Some(&b'-'));
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        rest.iter()
            .take(SHORT_NUMBER)
            .take_while(|byte| byte.is_ascii_digit())
            .count()
    };
    let whole = digits(sign);
    let leading_zero = whole > 1 && bytes.get(sign) == Some(&b'0');
    if whole == 0 || leading_zero {
        return None;
    }
    let mut end = sign + whole;
    if bytes.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        if fraction == 0 {
            return None;
        }
        end += 1 + fraction;
    }
    match bytes.get(end) {
        Some(b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-') => None,
        _ if end > SHORT_NUMBER => None,
        _ => Some(end),
    }
}

/// Returns true if text is a short number without an exponent.
#[inline]
pub(crate) fn is_plain_number(text: &str) -> bool {
    plain_number(text.as_bytes()) == Some(text.len())
}

/// Returns true if text is a JSON number (RFC 8259, section 6).
pub(crate) fn is_number(text: &str) -> bool {
    if is_plain_number(text) {
        return true;
    }
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let unsigned = |it: &str| is_digits(it.strip_prefix(['+', '-']).unwrap_or(it));
    is_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(is_digits)
        && exponent.is_none_or(unsigned)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns true if text is a number without an exponent, the text form of decimals.
pub(crate) fn is_decimal(text: &str) -> bool {
    is_plain_number(text) || is_number(text) && !text.contains(['e', 'E'])
}

/// Reads number text as a decimal with the same digits.
pub(crate) fn parse(text: &str) -> Option<Decimal> {
    short_decimal(text.as_bytes()).or_else(|| long_decimal(text))
}

/// Like [`parse`], for short text without an exponent. Nineteen digits fit.
#[inline]
fn short_decimal(text: &[u8]) -> Option<Decimal> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        other => (false, other),
    };
    if digits.len() > 19 {
        return None;
    }
    let (mut mantissa, mut scale, mut fraction) = (0_u64, 0, false);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa * 10 + u64::from(byte - b'0');
                scale += u32::from(fraction);
            }
            b'.' => fraction = true,
            _ => return None,
        }
    }
    let (low, middle) = (mantissa as u32, (mantissa >> 32) as u32);
    let negative = negative && mantissa != 0;
    Some(Decimal::from_parts(low, middle, 0, negative, scale))
}

fn long_decimal(text: &str) -> Option<Decimal> {
    let mut mantissa: i128 = 0;
    let mut scale: i64 = 0;
    let mut fraction = false;
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut bytes = digits.bytes();
    for byte in bytes.by_ref() {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa
                    .checked_mul(10)?
                    .checked_add(i128::from(byte - b'0'))?;
                scale += i64::from(fraction);
            }
            b'.' => fraction = true,
            _ => break,
        }
    }
    if let Some(place) = digits.find(['e', 'E']) {
        let exponent: i64 = digits.get(place + 1..)?.parse().ok()?;
        scale = scale.checked_sub(exponent)?;
    }
    if mantissa == 0 {
        scale = scale.clamp(0, i64::from(DECIMAL_DIGITS));
    }
    if scale < 0 {
        mantissa = mantissa.checked_mul(10_i128.checked_pow(u32::try_from(-scale).ok()?)?)?;
        scale = 0;
    }
    let mantissa = if negative { -mantissa } else { mantissa };
    if mantissa.unsigned_abs() >= 10_u128.pow(DECIMAL_DIGITS) {
        return None;
    }
    Decimal::try_from_i128_with_scale(mantissa, u32::try_from(scale).ok()?).ok()
}

/// Reads a number without an exponent.
pub(crate) fn parse_plain(text: &str) -> Option<Decimal> {
    parse(text).filter(|_| is_decimal(text))
}
