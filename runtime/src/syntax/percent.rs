//! Percent-encoding (RFC 3986, section 2).

use std::borrow::Cow;

/// Encodes everything but unreserved characters.
pub(crate) fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        put(byte, out);
    }
}

/// The normal form of a percent-encoded path: only necessary escapes remain, with digits in upper
/// case (RFC 3986, sections 6.2.2.1 and 6.2.2.2). A path with a broken escape can't be decoded
/// anyway and stays as it is.
///
/// ```
/// # use copperplate_runtime::message::normal_path;
/// assert_eq!(normal_path("/users/m%65/%c3%a9%2f"), "/users/me/%C3%A9%2F");
/// ```
#[must_use]
pub fn normal_path(path: &str) -> Cow<'_, str> {
    let mut normal = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('%') {
        let Some(byte) = octet(&mut after.bytes()) else {
            return Cow::Borrowed(path);
        };
        normal.push_str(before);
        put(byte, &mut normal);
        rest = after.get(2..).unwrap_or_default();
    }
    if normal.is_empty() {
        return Cow::Borrowed(path);
    }
    normal.push_str(rest);
    Cow::Owned(normal)
}

/// Appends a byte, escaped unless it is an unreserved character.
fn put(byte: u8, out: &mut String) {
    if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
        out.push(char::from(byte));
    } else {
        escape(byte, out);
    }
}

/// Percent-encodes any byte.
pub(crate) fn escape(byte: u8, out: &mut String) {
    out.push('%');
    for digit in [byte >> 4, byte & 15] {
        let digit = char::from_digit(u32::from(digit), 16).unwrap_or('0');
        out.push(digit.to_ascii_uppercase());
    }
}

/// Encodes everything except unreserved characters and the reserved ones without a meaning in a
/// query (OpenAPI 3.1.1, Parameter Object, `allowReserved`). A comma ends an item of a list, so it
/// is kept only outside of `lists`.
pub(crate) fn encode_reserved(text: &str, lists: bool, out: &mut String) {
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

/// The reserved characters (RFC 3986, section 2.2) a query value may contain. `#` would end the
/// query and `&` the value, `+` means a space, and queries must not contain brackets.
const KEPT: &str = ":/?@!$'()*,;=";

/// Decodes; `None` for a broken escape or invalid UTF-8.
pub(crate) fn decode(text: &str, plus_is_space: bool) -> Option<String> {
    String::from_utf8(octets(text, plus_is_space)?).ok()
}

/// Decodes to bytes; `None` for a broken escape.
pub(crate) fn octets(text: &str, plus_is_space: bool) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => bytes.push(octet(&mut rest)?),
            b'+' if plus_is_space => bytes.push(b' '),
            other => bytes.push(other),
        }
    }
    Some(bytes)
}

/// The byte of two hexadecimal digits.
fn octet(digits: &mut impl Iterator<Item = u8>) -> Option<u8> {
    let mut digit = || char::from(digits.next()?).to_digit(16);
    u8::try_from(digit()? * 16 + digit()?).ok()
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
    fn a_path_has_one_normal_form() {
        for (path, normal) in [
            ("/a/%7E%2d", "/a/~-"),
            ("%41", "A"),
            ("/é/%c3%A9/%2F%3f", "/é/%C3%A9/%2F%3F"),
            ("/%2565", "/%2565"),
            // A decoded digit does not become part of another escape.
            ("/%%34%31", "/%%34%31"),
            ("/%41%", "/%41%"),
            ("", ""),
        ] {
            assert_eq!(normal_path(path), normal);
            assert_eq!(normal_path(normal), normal);
        }
    }

    #[test]
    fn broken_escapes_are_refused() {
        for text in ["%", "%4", "%zz", "%ff", "%+1"] {
            assert_eq!(decode(text, false), None, "{text}");
        }
    }
}
