//! Media types (RFC 9110, sections 8.3 and 12.5.1).

use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

/// The `Content-Type` of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Named<'h> {
    /// No media type.
    No,
    /// One media type.
    As(&'h str),
    /// An invalid media type, or several. This is the text of the header.
    Badly(String),
}

/// The media type of a message.
pub(crate) fn named(headers: &HeaderMap) -> Named<'_> {
    let mut values = headers.get_all(CONTENT_TYPE).iter();
    match (values.next(), values.next()) {
        (None, _) => Named::No,
        (Some(value), None) => match value.to_str() {
            Ok(text) if !text.trim().is_empty() => Named::As(text),
            _ => Named::Badly(String::from_utf8_lossy(value.as_bytes()).into_owned()),
        },
        (Some(_), Some(_)) => {
            let values = headers.get_all(CONTENT_TYPE).iter();
            let texts = values.map(|it| String::from_utf8_lossy(it.as_bytes()));
            Named::Badly(texts.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A `Content-Type`. The generator validates media types, so the fallback to JSON concerns invalid
/// ones in other code only.
pub(crate) fn media_value(media_type: &'static str) -> HeaderValue {
    HeaderValue::from_str(media_type).unwrap_or(HeaderValue::from_static("application/json"))
}

/// Like [`media_value`], for UTF-8 text. Recipients under older rules (RFC 2616, section 3.7.1)
/// assume ISO 8859-1 for `text/*` without a charset, so the charset is added.
pub(crate) fn text_value(media_type: &'static str) -> HeaderValue {
    let essence = essence(media_type);
    let kind = essence.split('/').next().unwrap_or_default();
    if !kind.eq_ignore_ascii_case("text") || parameter(media_type, "charset").is_some() {
        return media_value(media_type);
    }
    let named = HeaderValue::from_str(&format!("{media_type}; charset=utf-8"));
    named.unwrap_or_else(|_| media_value(media_type))
}

/// Returns true if a `Content-Type` means JSON: `application/json`, its older spelling `text/json`,
/// or any type with the suffix `+json`.
///
/// ```
/// # use copperplate_runtime::message::is_json;
/// assert!(is_json("application/problem+json; charset=utf-8"));
/// assert!(!is_json("text/plain"));
/// ```
#[must_use]
pub fn is_json(content_type: &str) -> bool {
    let essence = essence(content_type);
    ["application/json", "text/json"]
        .iter()
        .any(|json| essence.eq_ignore_ascii_case(json))
        || essence.len() > 5
            && essence
                .get(essence.len() - 5..)
                .is_some_and(|suffix| suffix.eq_ignore_ascii_case("+json"))
}

/// Returns true if an `Accept` header admits at least one of these media types.
///
/// A range with weight 0 excludes its media types, unless a more specific range admits them. The
/// header is a preference (RFC 9110, section 12.5.1), so its syntax errors never exclude anything:
/// `*` alone means `*/*`, `q=.5` is a weight, an invalid weight counts as 1, and an empty header or
/// an invalid range admits everything.
///
/// ```
/// # use copperplate_runtime::message::accepts;
/// assert!(accepts("text/html, */*;q=0.1", &["application/json"]));
/// assert!(accepts("text/html, *; q=.2", &["application/json"]));
/// assert!(!accepts("text/html", &["application/json"]));
/// ```
#[must_use]
pub fn accepts(accept: &str, produced: &[&str]) -> bool {
    let ranges: Vec<_> = ranges(accept).collect();
    if !is_preference(&ranges) {
        return true;
    }
    let mut produced = produced.iter();
    produced.any(|media_type| weight(&ranges, media_type) > 0)
}

/// Returns true if there are ranges, and all are valid.
fn is_preference(ranges: &[&str]) -> bool {
    let is_range = |range: &&str| {
        let (kind, rest) = asked(range).split_once('/').unwrap_or_default();
        !kind.is_empty() && !rest.is_empty()
    };
    !ranges.is_empty() && ranges.iter().all(is_range)
}

/// The index of the media type with the highest weight in an `Accept` header; the first of equal
/// ones. A missing or malformed header admits everything, so it selects the first.
///
/// ```
/// # use copperplate_runtime::message::preferred;
/// let produced = &["application/json", "text/csv"];
/// assert_eq!(preferred("text/csv, application/json;q=0.5", produced), Some(1));
/// assert_eq!(preferred("", produced), Some(0));
/// assert_eq!(preferred("image/png", produced), None);
/// ```
#[must_use]
pub fn preferred(accept: &str, produced: &[&str]) -> Option<usize> {
    let ranges: Vec<_> = ranges(accept).collect();
    if !is_preference(&ranges) {
        return (!produced.is_empty()).then_some(0);
    }
    let mut best = (0, None);
    for (place, media_type) in produced.iter().enumerate() {
        let weight = weight(&ranges, media_type);
        if weight > best.0 {
            best = (weight, Some(place));
        }
    }
    best.1
}

/// The ranges of an `Accept` header. Elements may be empty (RFC 9110, section 5.6.1).
fn ranges(accept: &str) -> impl Iterator<Item = &str> {
    let ranges = pieces(accept, ',').into_iter().map(str::trim);
    ranges.filter(|it| !it.is_empty())
}

/// The index of the media type or range with the closest match for `sent`.
///
/// A media type with a parameter does not match if `sent` has another value for it, and is
/// preferred if it has the same value. A charset makes no difference.
///
/// ```
/// # use copperplate_runtime::message::choose;
/// assert_eq!(choose("image/png; a=b", &["*/*", "image/*", "image/jpeg"]), Some(1));
/// assert_eq!(choose("text/plain", &["image/*"]), None);
/// let versions = &["application/json;v=2", "application/json"];
/// assert_eq!(choose("application/json; charset=utf-8; v=2", versions), Some(0));
/// assert_eq!(choose("application/json; v=3", versions), Some(1));
/// ```
#[must_use]
pub fn choose(sent: &str, media_types: &[&str]) -> Option<usize> {
    // Most messages have the only documented media type, in the same words and without parameters.
    let first = media_types.first().copied().unwrap_or_default();
    if sent == first && is_plain(sent) {
        return Some(0);
    }
    let mut best = ((0, 0), None);
    let essence = essence(sent);
    let named = essence
        .split_once('/')
        .is_some_and(|(kind, subtype)| !kind.is_empty() && !subtype.is_empty())
        && !essence.contains('*');
    for (place, range) in media_types.iter().enumerate().filter(|_| named) {
        let specific = specificity(self::essence(range), essence);
        let Some(agreement) = agreement(range, sent).filter(|_| specific > 0) else {
            continue;
        };
        if best.1.is_none() || (specific, agreement) > best.0 {
            best = ((specific, agreement), Some(place));
        }
    }
    best.1
}

/// Returns true for a media type, not a range, without parameters and white space.
fn is_plain(media_type: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"+-._".contains(&byte);
    match media_type.split_once('/') {
        Some((kind, subtype)) => {
            let mut parts = [kind, subtype].into_iter();
            parts.all(|it| !it.is_empty() && it.bytes().all(is_token))
        }
        None => false,
    }
}

/// Rates how well the parameters of a media type match those sent: 1 without parameters, more for
/// each equal one, 0 if one is missing. `None` if a value differs.
fn agreement(media_type: &str, sent: &str) -> Option<usize> {
    let mut same = 1;
    let mut missing = false;
    for part in parameters(media_type) {
        let (name, value) = part.split_once('=').unwrap_or_default();
        let name = name.trim();
        if name.eq_ignore_ascii_case("charset") {
            continue;
        }
        match parameter(sent, name) {
            Some(it) if it.eq_ignore_ascii_case(&unquoted(value.trim())) => same += 1,
            Some(_) => return None,
            None => missing = true,
        }
    }
    Some(if missing { 0 } else { same })
}

/// A parameter of a media type, such as its charset, without quotes.
pub(crate) fn parameter(media_type: &str, name: &str) -> Option<String> {
    written_parameter(media_type, name).map(unquoted)
}

/// A parameter in its original notation.
pub(crate) fn written_parameter<'h>(header: &'h str, name: &str) -> Option<&'h str> {
    parameters(header).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// The parameters of a media type with their quotes.
fn parameters(media_type: &str) -> impl Iterator<Item = &str> {
    pieces(media_type, ';').into_iter().skip(1)
}

/// Splits at a separator outside quoted strings.
fn pieces(text: &str, separator: char) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut quoted, mut escaped) = (0, false, false);
    for (place, character) in text.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            it if it == separator && !quoted => {
                parts.push(text.get(start..place).unwrap_or_default());
                start = place + 1;
            }
            _ => {}
        }
    }
    parts.push(text.get(start..).unwrap_or_default());
    parts
}

/// A token or a quoted string (RFC 9110, section 5.6.4).
fn unquoted(text: &str) -> String {
    let Some(inner) = text.strip_prefix('"').and_then(|it| it.strip_suffix('"')) else {
        return text.to_owned();
    };
    let mut out = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => out.extend(characters.next()),
            other => out.push(other),
        }
    }
    out
}

/// A range without its parameters. Java clients and older browsers send a single star.
fn asked(range: &str) -> &str {
    match essence(range) {
        "*" => "*/*",
        range => range,
    }
}

/// The weight of a media type in the most specific matching range, in thousandths.
fn weight(ranges: &[&str], media_type: &str) -> u16 {
    let mut best = (0_u8, 0_u16);
    for range in ranges {
        let specific = specificity(asked(range), essence(media_type));
        if specific > best.0 {
            best = (specific, quality(range));
        }
    }
    best.1
}

/// Rates how specific a range matches: 4 exactly, 3 by a suffix such as `*+json`, 2 by type, 1 by
/// `*/*`, 0 not at all.
fn specificity(range: &str, media_type: &str) -> u8 {
    if range.eq_ignore_ascii_case(media_type) {
        return 4;
    }
    if range == "*/*" || media_type == "*/*" {
        return 1;
    }
    // The produced media type may be a range as well; then any type in it is acceptable.
    let (produced, open) = media_type.split_once('/').unwrap_or_default();
    let (asked, _) = range.split_once('/').unwrap_or_default();
    if open == "*" && asked.eq_ignore_ascii_case(produced) {
        return 2;
    }
    let (range_type, any) = range.split_once('/').unwrap_or_default();
    let (wanted, _) = media_type.split_once('/').unwrap_or_default();
    if !range_type.eq_ignore_ascii_case(wanted) {
        return 0;
    }
    let suffixed = any.strip_prefix('*').filter(|suffix| {
        let end = media_type.len().saturating_sub(suffix.len());
        let end = media_type.get(end..).unwrap_or_default();
        suffix.starts_with('+') && end.eq_ignore_ascii_case(suffix)
    });
    match suffixed {
        Some(_) => 3,
        None if any == "*" => 2,
        None => 0,
    }
}

/// The parameter `q` in thousandths; 1000 if it is missing or invalid, because a client with a
/// wrong weight still asks for the range.
fn quality(range: &str) -> u16 {
    for parameter in range.split(';').skip(1) {
        let (name, value) = parameter.split_once('=').unwrap_or_default();
        if name.trim().eq_ignore_ascii_case("q") {
            return thousandths(value.trim()).unwrap_or(1000);
        }
    }
    1000
}

/// A weight by RFC 9110, section 12.4.2, or without its leading zero. It may have more than three
/// digits; the fourth and later ones only distinguish a small weight from 0.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, fraction) = weight.split_once('.').unwrap_or((weight, ""));
    let bare = whole.is_empty() && fraction.is_empty();
    if bare || !fraction.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    let part: u16 = digits.parse().ok()?;
    let some = u16::from(fraction.bytes().any(|it| it != b'0'));
    match whole {
        "0" | "" => Some(part.max(some)),
        "1" if some == 0 => Some(1000),
        _ => None,
    }
}

/// A media type without its parameters.
pub(crate) fn essence(text: &str) -> &str {
    text.split(';').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_specific_range_decides() {
        assert!(!accepts("*/*, application/json;q=0", &["application/json"]));
        assert!(accepts(
            "application/*;q=0.001",
            &["application/problem+json"]
        ));
        let ranges = [
            "*/*",
            "application/*",
            "application/*+json",
            "application/a+json",
        ];
        for (sent, place) in [
            ("application/a+JSON", 3),
            ("application/b+json", 2),
            ("application/json", 1),
            ("text/b+json", 0),
        ] {
            assert_eq!(choose(sent, &ranges), Some(place), "{sent}");
        }
        assert_eq!(choose("*/*", &ranges), None);
    }

    #[test]
    fn an_accept_that_is_malformed_excludes_nothing() {
        let json = &["application/json"];
        for accept in [
            "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2",
            "*",
            "text/html;q=1, *;q=0.1",
            "application/json;q=.5",
            "application/json;q=1.5",
            "application/json;q=abc",
            "application/json;q=",
            "application/json;q=.",
            "application/json;q=0.0001",
            "application/json;a=\"b,c\"",
            "text/html, json",
            "text/html, application/",
            "",
            " , ,",
        ] {
            assert!(accepts(accept, json), "{accept:?}");
        }
        for accept in [
            "text/html",
            "text/html;a=\"b,application/json\"",
            "*;q=0",
            "application/json;q=0",
            "application/json;q=0.000, text/html",
            "application/json;q=.0",
        ] {
            assert!(!accepts(accept, json), "{accept:?}");
        }
    }

    #[test]
    fn text_says_that_it_is_utf8() {
        for (given, sent) in [
            ("text/plain", "text/plain; charset=utf-8"),
            (
                "TEXT/csv; header=present",
                "TEXT/csv; header=present; charset=utf-8",
            ),
            ("text/html; Charset=utf-8", "text/html; Charset=utf-8"),
            ("application/json", "application/json"),
            ("application/xml", "application/xml"),
        ] {
            assert_eq!(text_value(given), sent);
        }
    }

    #[test]
    fn a_media_type_is_named_once() {
        let headers = |values: &[&'static str]| {
            let values = values.iter().map(|it| HeaderValue::from_static(it));
            values.map(|it| (CONTENT_TYPE, it)).collect::<HeaderMap>()
        };
        assert_eq!(named(&headers(&[])), Named::No);
        assert_eq!(named(&headers(&["a/b"])), Named::As("a/b"));
        assert_eq!(named(&headers(&[" "])), Named::Badly(" ".to_owned()));
        let twice = Named::Badly("a/b, a/b".to_owned());
        assert_eq!(named(&headers(&["a/b", "a/b"])), twice);
    }

    #[test]
    fn json_is_told_by_its_suffix() {
        assert!(is_json("Application/JSON"));
        assert!(is_json("application/vnd.api+json"));
        assert!(!is_json("application/jsonx"));
        assert!(!is_json("+json é"));
    }
}
