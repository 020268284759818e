//! Free-form JSON.

use std::fmt;
use std::hash::{BuildHasher, Hash, Hasher};

use super::fallback;
use super::map::Map;
use crate::schema::Digits;

/// Any JSON value. Numbers keep their text, and objects keep their order.
///
/// Equality follows JSON Schema: `1` equals `1.0`, and the order of members does not matter.
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

/// A JSON number of any size and precision, in its original text.
#[derive(Clone, Eq)]
pub struct Number(Box<str>);

impl Number {
    /// Takes a number in the grammar of RFC 8259, section 6; `None` for other text.
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
        let whole = number && fallback::length(text).is_ok_and(|length| length == text.len());
        whole.then(|| Self(text.into()))
    }

    /// The number in its original text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number, if it is an integer and fits.
    #[must_use]
    pub fn to_i128(&self) -> Option<i128> {
        self.digits().to_i128()
    }

    /// The nearest floating-point number, if it is finite.
    #[must_use]
    pub fn to_f64(&self) -> Option<f64> {
        self.0.parse::<f64>().ok().filter(|value| value.is_finite())
    }

    /// Takes the text of a number that the lexer has read.
    pub(crate) fn from_read(text: &str) -> Self {
        Self(text.into())
    }

    pub(crate) fn digits(&self) -> Digits<'_> {
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

    /// A keyed hash. Equal values have equal hashes.
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
            // The order of members does not matter, so their hashes are summed.
            Self::Object(members) => members
                .iter()
                .map(|(name, value)| keys.hash_one((name, value.hash_with(keys))))
                .fold(0_u64, u64::wrapping_add)
                .hash(&mut state),
        }
        state.finish()
    }
}
