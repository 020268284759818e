//! Durations of RFC 3339 appendix A.

/// Returns true for a `duration` of RFC 3339 appendix A.
pub(crate) fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else {
        return false;
    };
    let (date, time) = match rest.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (rest, None),
    };
    let weeks = date.strip_suffix('W').is_some_and(is_digits) && time.is_none();
    let empty = date.is_empty() && time.is_none();
    weeks
        || (!empty
            && has_units(date, "YMD")
            && time.is_none_or(|time| !time.is_empty() && has_units(time, "HMS")))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns true for numbers with units in order and without a gap.
fn has_units(mut text: &str, units: &str) -> bool {
    let mut place = None;
    while let Some(end) = text.find(|character: char| !character.is_ascii_digit()) {
        let (number, rest) = text.split_at(end);
        let mut characters = rest.chars();
        let found = characters.next().and_then(|unit| units.find(unit));
        let follows = match (place, found) {
            (_, None) => false,
            (None, Some(_)) => true,
            (Some(before), Some(now)) => before + 1 == now,
        };
        if !is_digits(number) || !follows {
            return false;
        }
        place = found;
        text = characters.as_str();
    }
    text.is_empty()
}
