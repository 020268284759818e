//! Checks free-form values against plain keywords.

use super::value::{Json, Number};
use crate::report::{Report, shorten};
use crate::schema::{Amount, Schema, check};

impl Json {
    /// The number of values in this one, including itself.
    pub(crate) fn size(&self) -> usize {
        match self {
            Self::Array(items) => items.iter().map(Self::size).sum::<usize>() + 1,
            Self::Object(members) => members.values().map(Self::size).sum::<usize>() + 1,
            Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) => 1,
        }
    }

    /// The type of the value, for a message.
    pub(crate) const fn describe(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }

    /// The value for a message. Members and items may be secret, so objects and arrays show only
    /// their type.
    pub(crate) fn brief(&self, report: &Report) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Number(number) => shorten(number.as_str()),
            Self::String(text) => format!("\"{}\"", report.echo(text)),
            Self::Array(_) | Self::Object(_) => self.describe().to_owned(),
        }
    }

    /// Checks the plain keywords that apply to the type of this value.
    pub(crate) fn check_fields(&self, report: &mut Report, schema: &Schema) {
        let start = report.mark();
        if let Some(values) = schema.values {
            let read = |text: &&str| Self::read(text.as_bytes()).as_ref() == Some(self);
            if !values.iter().any(read) {
                let found = self.brief(report);
                report.push_found(schema.listing(), check::one_of(values), found);
                if schema.sensitive {
                    report.redact_since(start);
                }
            }
        }
        match self {
            Self::Null | Self::Bool(_) => {}
            Self::Number(number) => {
                check::bounds(Amount::Text(number.as_str()), start, report, schema);
            }
            Self::String(text) => {
                check::text(text, report, schema);
                if schema.as_string && Number::new(text).is_some() {
                    check::bounds(Amount::Text(text), start, report, schema);
                }
            }
            Self::Array(items) => {
                check::items(items.len(), report, schema);
                if schema.unique_items
                    && let Some((first, second)) = first_repeat(items)
                {
                    repeated(first, second, report);
                }
            }
            Self::Object(members) => check::properties(members.len(), report, schema),
        }
    }
}

impl Number {
    /// Returns true if the number has no fractional part: `1.0` is an integer.
    pub(crate) fn is_integer(&self) -> bool {
        self.digits().is_integer()
    }
}

/// The indices of the first two equal items, if there are any (`uniqueItems`).
pub(crate) fn first_repeat(items: &[Json]) -> Option<(usize, usize)> {
    if items.len() <= 16 {
        return items.iter().enumerate().find_map(|(place, item)| {
            items
                .iter()
                .take(place)
                .position(|earlier| earlier == item)
                .map(|earlier| (earlier, place))
        });
    }
    let keys = std::hash::RandomState::new();
    let mut places: std::collections::HashMap<u64, Vec<(usize, &Json)>> =
        std::collections::HashMap::new();
    for (place, item) in items.iter().enumerate() {
        let same_hash = places.entry(item.hash_with(&keys)).or_default();
        if let Some((earlier, _)) = same_hash.iter().find(|(_, earlier)| *earlier == item) {
            return Some((*earlier, place));
        }
        same_hash.push((place, item));
    }
    None
}

/// Checks `uniqueItems` on the text of an array.
pub(crate) fn unique(array: &[u8], report: &mut Report) {
    if let Some(Json::Array(items)) = Json::read(array)
        && let Some((first, second)) = first_repeat(&items)
    {
        repeated(first, second, report);
    }
}

/// Reports an array with equal items.
fn repeated(first: usize, second: usize, report: &mut Report) {
    let found = format!("item {first} again as item {second}");
    report.push_found("uniqueItems", "must not repeat an item", found);
}

/// Checks the `enum` of a type that is not a string enumeration, on the text of a value.
#[cold]
pub(crate) fn listed(text: &[u8], values: &[&str], report: &mut Report, schema: &Schema) {
    let value = Json::read(text);
    if values
        .iter()
        .any(|listed| value.is_some() && Json::read(listed.as_bytes()) == value)
    {
        return;
    }
    let found = report.echo(&String::from_utf8_lossy(text));
    let mark = report.mark();
    report.push_found(schema.listing(), check::one_of(values), found);
    if schema.sensitive {
        report.redact_since(mark);
    }
}
