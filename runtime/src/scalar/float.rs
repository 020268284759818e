//! Numbers of 64 bits, where no money is meant.

use std::borrow::Cow;
use std::fmt;

use super::number::is_number;
use crate::codec::{Decode, Encode, Scalar, Validate};
use crate::json::{Reader, Writer};
use crate::report::Report;
use crate::schema::{Amount, Schema, check};
use crate::shape::Shape;

impl Decode for f64 {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
        input.float(schema)
    }

    fn shape(to: &mut Shape, _: &'static Schema) {
        to.number();
    }
}

/// The shortest digits that read back as the same number. A whole number has no fraction, since what
/// many documents call a number is an ID or a page, and others compare its text.
struct Shortest(f64);

impl fmt::Display for Shortest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // From here on there is an exponent in place of the fraction.
        if self.0.fract() == 0.0 && self.0.abs() < 1e16 {
            fmt::Display::fmt(&self.0, formatter)
        } else {
            fmt::Debug::fmt(&self.0, formatter)
        }
    }
}

/// JSON has no NaN and no infinity: they are written as `null`, and validation refuses them.
impl Encode for f64 {
    fn encode(&self, output: &mut Writer, _: &Schema) {
        if self.is_finite() {
            output.display(Shortest(*self))
        } else {
            output.null()
        }
    }
}

impl Validate for f64 {
    fn check(&self, report: &mut Report, schema: &Schema) {
        if self.is_finite() {
            check::number(Amount::Float(*self), report, schema);
        } else {
            report.push_found("type", "must be a number", self.to_string());
        }
    }
}

impl Scalar for f64 {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        let value = if is_number(text) {
            text.parse().ok().filter(|value: &f64| value.is_finite())
        } else {
            None
        };
        let Some(value) = value else {
            super::refuse(text, "a number", report, schema);
            return None;
        };
        check::number(Amount::Float(value), report, schema);
        Some(value)
    }

    fn to_text(&self, _: &Schema) -> Cow<'_, str> {
        Cow::Owned(Shortest(*self).to_string())
    }
}
