//! Numbers with arbitrary size and precision.

use std::borrow::Cow;
use std::fmt;

use super::scalars;
use crate::codec::{Decode, Encode, Scalar, Shape, Validate};
use crate::json::{Number, Reader, Writer};
use crate::report::Report;
use crate::schema::{Amount, Schema, check};

/// An integer of any size. It keeps its original text.
///
/// ```
/// use copperplate_runtime::{Integer, from_json};
///
/// let large: Integer = from_json(b"340282366920938463463374607431768211456").unwrap();
/// assert_eq!(large.to_string(), "340282366920938463463374607431768211456");
/// assert_eq!(large.to_i128(), None);
/// assert!(from_json::<Integer>(b"1.5").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Integer(Number);

impl Integer {
    /// Takes an integer in the grammar of JSON numbers: `10`, `-3`, `1e2` or `1.0`.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        Number::new(text).filter(Number::is_integer).map(Self)
    }

    /// The integer as `i128`, if it fits.
    #[must_use]
    pub fn to_i128(&self) -> Option<i128> {
        self.0.to_i128()
    }

    /// The integer in its original text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl From<i64> for Integer {
    fn from(value: i64) -> Self {
        Self(Number::from(value))
    }
}

impl fmt::Display for Integer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Decode for Number {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
        let value = Self::new(input.number_text("a number")?)?;
        value.check(input.report(), schema);
        Some(value)
    }

    fn shape(to: &mut Shape, _: &'static Schema) {
        to.number();
    }
}

impl Encode for Number {
    fn encode(&self, output: &mut Writer, _: &Schema) {
        output.raw(self.as_str());
    }
}

impl Validate for Number {
    fn check(&self, report: &mut Report, schema: &Schema) {
        check::number(Amount::Text(self.as_str()), report, schema);
    }
}

impl Scalar for Number {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        let Some(value) = Self::new(text) else {
            scalars::refuse(text, "a number", report, schema);
            return None;
        };
        value.check(report, schema);
        Some(value)
    }

    fn to_text(&self, _: &Schema) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }
}

impl Decode for Integer {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
        let text = input.number_text("an integer")?;
        let Some(value) = Self::new(text) else {
            let found = input.report().echo(text);
            let mark = input.report().mark();
            input
                .report()
                .push_found("type", "must be an integer", found);
            let options = std::iter::once("an integer".to_owned());
            input.report().note_options(options);
            if schema.sensitive {
                input.report().redact_since(mark);
            }
            return None;
        };
        value.check(input.report(), schema);
        Some(value)
    }

    fn shape(to: &mut Shape, _: &'static Schema) {
        to.number();
    }
}

impl Encode for Integer {
    fn encode(&self, output: &mut Writer, schema: &Schema) {
        self.0.encode(output, schema);
    }
}

impl Validate for Integer {
    fn check(&self, report: &mut Report, schema: &Schema) {
        self.0.check(report, schema);
    }
}

impl Scalar for Integer {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        let Some(value) = Self::new(text) else {
            scalars::refuse(text, "an integer", report, schema);
            return None;
        };
        value.check(report, schema);
        Some(value)
    }

    fn to_text(&self, _: &Schema) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }
}
