//! 64-bit floating point numbers, for everything except money.

use std::borrow::Cow;
use std::fmt;

use super::scalars;
use crate::codec::{Decode, Encode, Scalar, Shape, Validate};
use crate::format::decimal::is_number;
use crate::format::double::{finite, is_kept};
use crate::json::{Reader, Writer, exact_float};
use crate::report::Report;
use crate::schema::{Amount, Schema, check};

impl Reader<'_> {
    /// Reads a floating-point number.
    pub fn float(&mut self, schema: &Schema) -> Option<f64> {
        let text = self.number_text("a number")?;
        float(text, &mut self.report, schema)
    }
}

impl Decode for f64 {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
        input.float(schema)
    }

    fn shape(to: &mut Shape, _: &'static Schema) {
        to.number();
    }
}

/// Reads number text. A number with more digits than 64 bits keep is reported, and strict reading
/// refuses it.
fn float(text: &str, report: &mut Report, schema: &Schema) -> Option<f64> {
    if let Some(value) = exact_float(text.as_bytes()) {
        check::number(Amount::Float(value), report, schema);
        return Some(value);
    }
    let Some(value) = finite(text) else {
        check::lost(
            text,
            "must fit a 64-bit floating-point number",
            report,
            schema,
        );
        return None;
    };
    if is_kept(text, value) {
        check::number(Amount::Float(value), report, schema);
    } else {
        let expected = format!(
            "must have no digits that a 64-bit number loses, as in {}",
            Shortest(value)
        );
        check::lost(text, &expected, report, schema);
    }
    Some(value)
}

/// The shortest digits that read back as the same number. An integer has no fraction, because many
/// documents use `number` for an ID or a page, and other programs compare its text.
struct Shortest(f64);

impl fmt::Display for Shortest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Larger numbers have an exponent instead.
        if self.0.fract() == 0.0 && self.0.abs() < 1e16 {
            fmt::Display::fmt(&self.0, formatter)
        } else {
            fmt::Debug::fmt(&self.0, formatter)
        }
    }
}

/// JSON has neither NaN nor infinity. They are written as `null`, and validation refuses them.
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
        if !is_number(text) {
            scalars::refuse(text, "a number", report, schema);
            return None;
        }
        float(text, report, schema)
    }

    fn to_text(&self, _: &Schema) -> Cow<'_, str> {
        Cow::Owned(Shortest(*self).to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::{Report, float};
    use crate::schema::ANY;

    #[test]
    fn digits_that_a_number_can_not_hold_are_told() {
        let told = |text: &str| {
            let mut report = Report::new();
            let value = float(text, &mut report, &ANY);
            (value.is_some(), report.len())
        };
        for kept in [
            "0",
            "-0",
            "0.0",
            "0e5",
            "0.1",
            "-123456789012.345",
            "9007199254740992",
            "9007199254740992.0000",
            "123456789.12345678",
            // Written by programs with 17 digits, or with all digits.
            "0.10000000000000001",
            "0.1000000000000000055511151231257827021181583404541015625",
            "1.7976931348623157e308",
            "5e-324",
            "2.2250738585072014e-308",
            "1e22",
            "100000000000000000000000",
        ] {
            assert_eq!(told(kept), (true, 0), "{kept}");
        }
        for lost in [
            "9007199254740993",
            "9007199254740993.25",
            "0.12345678901234567890",
            "0.10000000000000004",
            "1e-400",
            "3e-324",
            "0.1000000000000000055511151231257827021181583404541015626",
        ] {
            assert_eq!(told(lost), (true, 1), "{lost}");
        }
        assert_eq!(told("1e400"), (false, 1));
    }
}
