//! Compares written JSON with the text that was read.

use serde_json::{Map, Number, Value};

/// A number as its sign, its digits without zeros at the ends, and the exponent of the last digit.
fn plain(number: &Number) -> (bool, String, i64) {
    let text = number.to_string();
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.as_str()),
    };
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let mut exponent: i64 = exponent
        .trim_start_matches('+')
        .parse()
        .unwrap_or(i64::MAX / 2);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    exponent = exponent.saturating_sub(i64::try_from(part.len()).unwrap_or(i64::MAX));
    let all = format!("{whole}{part}");
    let all = all.trim_start_matches('0');
    let short = all.trim_end_matches('0');
    if short.is_empty() {
        return (false, String::new(), 0);
    }
    let cut = i64::try_from(all.len() - short.len()).unwrap_or(i64::MAX);
    (negative, short.to_owned(), exponent.saturating_add(cut))
}

/// The first difference. Open objects may lose members, and strings with formats are written in
/// their usual spelling.
pub fn difference(read: &Value, written: &Value) -> Option<String> {
    match (read, written) {
        (Value::Null, Value::Null) => None,
        (Value::Bool(one), Value::Bool(other)) if one == other => None,
        (Value::Number(one), Value::Number(other)) if plain(one) == plain(other) => None,
        (Value::String(one), Value::String(other))
            if one == other || formatted(one, other) || zero(one, other) =>
        {
            None
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => one
            .iter()
            .zip(other)
            .find_map(|(one, other)| difference(one, other)),
        (Value::Object(one), Value::Object(other)) => members(one, other),
        _ => Some(format!("{read} became {written}")),
    }
}

fn members(read: &Map<String, Value>, written: &Map<String, Value>) -> Option<String> {
    written
        .iter()
        .find_map(|(name, value)| match read.get(name) {
            Some(before) => difference(before, value),
            None => Some(format!("the member {name} is new")),
        })
}

/// UUIDs and times may change their spelling, but not much.
fn formatted(read: &str, written: &str) -> bool {
    read.len() > 18
        && read.get(..10).map(str::to_lowercase) == written.get(..10).map(str::to_lowercase)
}

/// A decimal in a string keeps its scale; a zero has no sign.
fn zero(read: &str, written: &str) -> bool {
    read.strip_prefix('-') == Some(written) && written.bytes().all(|it| matches!(it, b'0' | b'.'))
}
