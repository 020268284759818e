//! Host names: RFC 1123, and RFC 5890 to 5893 beyond ASCII.

use super::{domain, punycode};

/// Checks RFC 1123, section 2.1: labels of up to 63 letters, digits and inner hyphens, 253
/// characters in total. A label that begins like an A-label must be a valid one.
pub(super) fn is_hostname(text: &str) -> bool {
    text.is_ascii() && is_name(text.split('.'))
}

/// Checks the same with U-labels, and with the other characters that RFC 3490, section 3.1, treats
/// as dots.
pub(super) fn is_idn_hostname(text: &str) -> bool {
    is_name(text.split(['.', '\u{3002}', '\u{ff0e}', '\u{ff61}']))
}

fn is_name<'a>(labels: impl Iterator<Item = &'a str>) -> bool {
    let mut decoded = Vec::new();
    let mut length = 0;
    for label in labels {
        let Some((label, size)) = read(label) else {
            return false;
        };
        decoded.push(label);
        length += size + 1;
    }
    // There is one dot less than there are labels.
    length <= 254 && domain::is_bidi_name(&decoded)
}

/// A label in Unicode, and its length in ASCII.
fn read(label: &str) -> Option<(String, usize)> {
    if !label.is_ascii() {
        let size = punycode::encode(label)?.len() + "xn--".len();
        return (size <= 63 && domain::is_u_label(label)).then(|| (label.to_owned(), size));
    }
    let letters = label
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let fits = (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-');
    if !letters || !fits {
        return None;
    }
    let lower = label.to_ascii_lowercase();
    let decoded = match lower.strip_prefix("xn--") {
        Some(encoded) => {
            let decoded = punycode::decode(encoded)?;
            let canonical = !decoded.is_ascii() && punycode::encode(&decoded)? == encoded;
            if !canonical || !domain::is_u_label(&decoded) {
                return None;
            }
            decoded
        }
        None => lower,
    };
    Some((decoded, label.len()))
}
