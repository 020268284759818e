//! Parameters with an optional value.

use std::borrow::Cow;

use crate::codec::{Encode, Scalar};
use crate::json::Writer;
use crate::report::Report;
use crate::schema::Schema;

/// A query parameter that may be empty regardless of its schema (`allowEmptyValue`): `?dry-run` and
/// `?dry-run=` beside `?dry-run=true`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MaybeEmpty<T> {
    /// The empty value.
    #[default]
    Empty,
    /// A value of the schema, whose text is not empty.
    Value(T),
}

impl<T> MaybeEmpty<T> {
    /// The value, unless it is empty.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Empty => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<T> From<T> for MaybeEmpty<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T: Encode> Encode for MaybeEmpty<T> {
    fn encode(&self, output: &mut Writer, schema: &Schema) {
        match self {
            Self::Empty => output.string(""),
            Self::Value(value) => value.encode(output, schema),
        }
    }
}

impl<T: Scalar> Scalar for MaybeEmpty<T> {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        if text.is_empty() {
            Some(Self::Empty)
        } else {
            T::from_text(text, report, schema).map(Self::Value)
        }
    }

    fn read_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        if text.is_empty() {
            Some(Self::Empty)
        } else {
            T::read_text(text, report, schema).map(Self::Value)
        }
    }

    fn to_text(&self, schema: &Schema) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(""),
            Self::Value(value) => value.to_text(schema),
        }
    }
}
