//! Percent-encoding (RFC 3986, section 2).

/// Encodes everything but unreserved characters.
pub(crate) fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            escape(byte, out);
        }
    }
}

/// Encodes a byte, whatever it is.
pub(super) fn escape(byte: u8, out: &mut String) {
    out.push('%');
    for digit in [byte >> 4, byte & 15] {
        let digit = char::from_digit(u32::from(digit), 16).unwrap_or('0');
        out.push(digit.to_ascii_uppercase());
    }
}

/// Encodes everything but unreserved characters and those reserved ones that have no meaning of
/// their own in a query (OpenAPI 3.1.1, Parameter Object, `allowReserved`). A comma, which ends an
/// item of a list, is kept only outside of `lists`.
pub(super) fn encode_reserved(text: &str, lists: bool, out: &mut String) {
    let mut rest = text;
    while let Some(place) = rest.find(|it: char| KEPT.contains(it) && !(lists && it == ',')) {
        let (before, at) = rest.split_at_checked(place).unwrap_or((rest, ""));
        encode(before, out);
        let mut characters = at.chars();
        out.extend(characters.next());
        rest = characters.as_str();
    }
    encode(rest, out);
}

/// The reserved characters (RFC 3986, section 2.2) that a value of a query can hold: `#` would end
/// the query, `&` the value, `+` is read as a space, and brackets are in no query.
const KEPT: &str = ":/?@!$'()*,;=";

/// Decodes; `None` for a broken escape or for bytes that are no UTF-8.
pub(super) fn decode(text: &str, plus_is_space: bool) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                let value = digit()? * 16 + digit()?;
                bytes.push(u8::try_from(value).ok()?);
            }
            b'+' if plus_is_space => bytes.push(b' '),
            other => bytes.push(other),
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_survives() {
        for text in ["a b", "+", "%", "é/日本?#&=,", "\u{0}\u{7f}", "..", ""] {
            let mut encoded = String::new();
            encode(text, &mut encoded);
            assert!(encoded.is_ascii());
            assert_eq!(decode(&encoded, true).as_deref(), Some(text));
        }
    }

    #[test]
    fn reserved_characters_stand_where_they_have_no_meaning() {
        let text = ":/?#[]@!$&'()*+,;= %é";
        let encoded = |lists| {
            let mut out = String::new();
            encode_reserved(text, lists, &mut out);
            assert_eq!(decode(&out, true).as_deref(), Some(text));
            out
        };
        assert_eq!(encoded(false), ":/?%23%5B%5D@!$%26'()*%2B,;=%20%25%C3%A9");
        assert_eq!(encoded(true), ":/?%23%5B%5D@!$%26'()*%2B%2C;=%20%25%C3%A9");
    }

    #[test]
    fn broken_escapes_are_refused() {
        for text in ["%", "%4", "%zz", "%ff", "%+1"] {
            assert_eq!(decode(text, false), None, "{text}");
        }
    }
}
