//! Free-form JSON.

use std::fmt;
use std::hash::{BuildHasher, Hash, Hasher};

use super::odd;
use super::reader::{Kind, Reader};
use super::writer::Writer;
use crate::codec::{Decode, Encode, Validate};
use crate::map::Map;
use crate::report::Report;
use crate::schema::{Digits, Schema, check};

/// Any JSON value. Numbers keep their text, objects their order.
///
/// Two values are equal if JSON Schema says so: `1` and `1.0` are, and the order of members does
/// not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Json {
    /// `null`.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, exact.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object.
    Object(Map<Json>),
}

/// A JSON number of any size and precision, kept as it was written.
#[derive(Clone, Eq)]
pub struct Number(Box<str>);

impl Number {
    /// Takes a number in the grammar of RFC 8259 section 6; anything else is `None`.
    ///
    /// ```
    /// use copperplate_runtime::Number;
    ///
    /// assert_eq!(Number::new("1.0"), Number::new("1"));
    /// assert!(Number::new("NaN").is_none());
    /// ```
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let first = text.bytes().next()?;
        let number = matches!(first, b'-' | b'0'..=b'9');
        let whole = number && odd::length(text).is_ok_and(|length| length == text.len());
        whole.then(|| Self(text.into()))
    }

    /// The number as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, if it is an integer of that size.
    #[must_use]
    pub fn to_i128(&self) -> Option<i128> {
        self.digits().to_i128()
    }

    /// The nearest floating-point number, if it is finite.
    #[must_use]
    pub fn to_f64(&self) -> Option<f64> {
        self.0.parse::<f64>().ok().filter(|value| value.is_finite())
    }

    pub(super) fn digits(&self) -> Digits<'_> {
        Digits::new(self.0.as_bytes())
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.digits() == other.digits()
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digits().hash(state);
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(value.to_string().into())
    }
}

impl From<rust_decimal::Decimal> for Number {
    fn from(value: rust_decimal::Decimal) -> Self {
        Self(value.to_string().into())
    }
}

impl Json {
    /// The members, if this is an object.
    #[must_use]
    pub const fn as_object(&self) -> Option<&Map<Self>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// The text, if this is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value at a JSON Pointer (RFC 6901).
    pub(crate) fn at(&self, pointer: &str) -> Option<&Self> {
        pointer.split('/').skip(1).try_fold(self, |value, token| {
            let token = token.replace("~1", "/").replace("~0", "~");
            match value {
                Self::Object(members) => members.get(&token),
                Self::Array(items) => items.get(token.parse::<usize>().ok()?),
                Self::Null | Self::Bool(_) | Self::Number(_) | Self::String(_) => None,
            }
        })
    }

    /// A hash that is the same for equal values, under the given keys.
    pub(crate) fn hash_with(&self, keys: &impl BuildHasher) -> u64 {
        let mut state = keys.build_hasher();
        std::mem::discriminant(self).hash(&mut state);
        match self {
            Self::Null => {}
            Self::Bool(value) => value.hash(&mut state),
            Self::Number(number) => number.hash(&mut state),
            Self::String(text) => text.hash(&mut state),
            Self::Array(items) => items
                .iter()
                .for_each(|item| item.hash_with(keys).hash(&mut state)),
            // The order of members does not count, so their hashes are summed.
            Self::Object(members) => members
                .iter()
                .map(|(name, value)| keys.hash_one((name, value.hash_with(keys))))
                .fold(0_u64, u64::wrapping_add)
                .hash(&mut state),
        }
        state.finish()
    }

    /// Reads text that is known to be JSON; of members with one name the first is kept.
    pub(crate) fn keep(text: &str) -> Option<Self> {
        let limits = super::Limits {
            depth: 512,
            ..Default::default()
        };
        Reader::new(text.as_bytes(), Report::new(), limits).json()
    }

    /// Reads JSON text that is known to be right, such as what the writer wrote.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        super::from_json_with(
            bytes,
            &crate::schema::ANY,
            super::Limits {
                depth: 512,
                ..Default::default()
            },
        )
        .ok()
    }
}

/// The places of the first two items that are equal, or `None` (`uniqueItems`).
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

/// Reports that an array holds an item twice.
pub(super) fn repeated(first: usize, second: usize, report: &mut Report) {
    let found = format!("item {first} again as item {second}");
    report.push_found("uniqueItems", "must not repeat an item", found);
}

/// Checks `enum` or `const` of a type that is no string enumeration on the text of a value.
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

impl Decode for Json {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
        let value = input.json()?;
        value.check_fields(input.report(), schema);
        Some(value)
    }
}

impl Reader<'_> {
    /// Reads any value.
    fn json(&mut self) -> Option<Json> {
        match self.peek()? {
            Kind::Null => self.null().then_some(Json::Null),
            Kind::Boolean => self.boolean().map(Json::Bool),
            Kind::Number => self
                .number_text("a number")
                .map(|text| Json::Number(Number(text.into()))),
            Kind::String => self.string(&crate::schema::ANY).map(Json::String),
            Kind::Array => {
                let mut items = Vec::new();
                let mut more = self.array()?;
                while more {
                    let mark = self.report.mark();
                    let item = self.json();
                    self.item_done(mark, items.len());
                    items.push(item?);
                    more = self.next_item()?;
                }
                Some(Json::Array(items))
            }
            Kind::Object => {
                let mut members = Map::new();
                let mut object = self.object(&[])?;
                while object.next().is_some() {
                    object.keep(&mut members, &crate::schema::ANY);
                }
                object.finish().then_some(Json::Object(members))
            }
        }
    }
}

impl Encode for Json {
    fn encode(&self, output: &mut Writer, _: &Schema) {
        match self {
            Self::Null => output.null(),
            Self::Bool(value) => output.boolean(*value),
            Self::Number(number) => output.raw(number.as_str()),
            Self::String(text) => output.string(text),
            Self::Array(items) => output.array(items, &crate::schema::ANY),
            Self::Object(members) => output.map(members, &crate::schema::ANY),
        }
    }
}

impl Validate for Json {
    fn check(&self, report: &mut Report, schema: &Schema) {
        self.check_fields(report, schema);
    }
}
