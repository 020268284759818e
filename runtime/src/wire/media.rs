//! Media types (RFC 9110, sections 8.3 and 12.5.1).

use http::header::HeaderValue;

/// A `Content-Type`. The generator has checked it; what can't be sent becomes plain JSON's.
pub(super) fn media_value(media_type: &'static str) -> HeaderValue {
    HeaderValue::from_str(media_type).unwrap_or(HeaderValue::from_static("application/json"))
}

/// Whether a `Content-Type` names JSON: `application/json`, or any type with the suffix `+json`.
///
/// ```
/// # use copperplate_runtime::wire::is_json;
/// assert!(is_json("application/problem+json; charset=utf-8"));
/// assert!(!is_json("text/plain"));
/// ```
#[must_use]
pub fn is_json(content_type: &str) -> bool {
    let essence = essence(content_type);
    essence.eq_ignore_ascii_case("application/json")
        || essence.len() > 5
            && essence
                .get(essence.len() - 5..)
                .is_some_and(|suffix| suffix.eq_ignore_ascii_case("+json"))
}

/// Whether an `Accept` header admits at least one of these media types.
///
/// A range with the weight 0 excludes what it matches, unless a more specific range admits it.
///
/// ```
/// # use copperplate_runtime::wire::accepts;
/// assert!(accepts("text/html, */*;q=0.1", &["application/json"]));
/// assert!(!accepts("text/html", &["application/json"]));
/// ```
#[must_use]
pub fn accepts(accept: &str, produced: &[&str]) -> bool {
    produced
        .iter()
        .any(|media_type| weight(accept, media_type) > 0)
}

/// The weight in thousandths that the most specific matching range gives a media type.
fn weight(accept: &str, media_type: &str) -> u16 {
    let mut best = (0_u8, 0_u16);
    for range in accept.split(',') {
        let specific = specificity(essence(range), essence(media_type));
        if specific > best.0 {
            best = (specific, quality(range));
        }
    }
    best.1
}

/// How closely a range matches: 3 exactly, 2 by type, 1 by `*/*`, 0 not at all.
fn specificity(range: &str, media_type: &str) -> u8 {
    if range.eq_ignore_ascii_case(media_type) {
        return 3;
    }
    if range == "*/*" {
        return 1;
    }
    let (range_type, any) = range.split_once('/').unwrap_or_default();
    let (wanted, _) = media_type.split_once('/').unwrap_or_default();
    if any == "*" && range_type.eq_ignore_ascii_case(wanted) {
        2
    } else {
        0
    }
}

/// The parameter `q` in thousandths; 1000 where there is none, 0 where it is malformed.
fn quality(range: &str) -> u16 {
    for parameter in range.split(';').skip(1) {
        let (name, value) = parameter.split_once('=').unwrap_or_default();
        if name.trim().eq_ignore_ascii_case("q") {
            let (whole, fraction) = value.trim().split_once('.').unwrap_or((value.trim(), ""));
            let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
            return match (whole, thousandths.parse::<u16>()) {
                ("0", Ok(part)) => part,
                ("1", Ok(0)) => 1000,
                _ => 0,
            };
        }
    }
    1000
}

fn essence(text: &str) -> &str {
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
        assert!(!accepts("", &["application/json"]));
        assert!(!accepts("application/json;q=abc", &["application/json"]));
    }

    #[test]
    fn json_is_told_by_its_suffix() {
        assert!(is_json("Application/JSON"));
        assert!(is_json("application/vnd.api+json"));
        assert!(!is_json("application/jsonx"));
        assert!(!is_json("+json é"));
    }
}
