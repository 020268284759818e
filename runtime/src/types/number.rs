//! Numbers: integers by range, and exact decimals.

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;

use super::digits::Digits as Written;
use super::scalars;
use crate::codec::{Decode, Encode, Scalar, Shape, Validate};
use crate::format::decimal::{self, DECIMAL_DIGITS, is_number};
use crate::json::{Reader, Writer};
use crate::report::Report;
use crate::schema::{Amount, Digits, Schema, check};

impl Reader<'_> {
    /// Reads an integer in a range. Integers may be written `1.0`, `1e2` and `-0`.
    pub(crate) fn integer(&mut self, least: i128, most: i128, schema: &Schema) -> Option<i128> {
        let value = self.number_text("an integer")?;
        let value = integer(value, least, most, &mut self.report, schema)?;
        check::number(Amount::Exact(value, 0), &mut self.report, schema);
        Some(value)
    }
}

/// Reads number text as an integer in a range, never through a float.
fn integer(
    text: &str,
    least: i128,
    most: i128,
    report: &mut Report,
    schema: &Schema,
) -> Option<i128> {
    let value = match plain_integer(text.as_bytes()) {
        Some(value) => value,
        None => {
            let digits = Digits::new(text.as_bytes());
            if !digits.is_integer() {
                refuse(
                    "type",
                    format_args!("must be an integer"),
                    text,
                    report,
                    schema,
                );
                report.note_options(std::iter::once("an integer".to_owned()));
                return None;
            }
            digits.to_i128().unwrap_or(if digits.negative {
                i128::MIN
            } else {
                i128::MAX
            })
        }
    };
    if (least..=most).contains(&value) {
        return Some(value);
    }
    let expected = format!("must be between {least} and {most}");
    // Only formats of the document have fewer than 64 bits.
    if most <= i128::from(u32::MAX) {
        check::out_of_range(text, &expected, report, schema);
    } else {
        check::lost(text, &expected, report, schema);
    }
    None
}

#[cold]
fn refuse(
    keyword: &'static str,
    expected: fmt::Arguments<'_>,
    found: &str,
    report: &mut Report,
    schema: &Schema,
) {
    let mark = report.mark();
    let found = report.echo(found);
    report.push_found(keyword, expected.to_string(), found);
    if schema.sensitive {
        report.redact_since(mark);
    }
}

/// Parses an integer of up to 18 digits, as nearly all are.
#[inline]
fn plain_integer(text: &[u8]) -> Option<i128> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        other => (false, other),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut value: i64 = 0;
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + i64::from(digit);
    }
    Some(i128::from(if negative { -value } else { value }))
}

/// Reads and checks a decimal.
fn read_decimal(text: &str, report: &mut Report, schema: &Schema) -> Option<Decimal> {
    let Some(value) = decimal::parse(text) else {
        let expected = format!("must have at most {DECIMAL_DIGITS} digits");
        check::lost(text, &expected, report, schema);
        return None;
    };
    check_bounds(value, report, schema);
    Some(value)
}

fn check_decimal(value: Decimal, report: &mut Report, schema: &Schema) {
    // The type can hold some numbers with one more digit, but no reader accepts them.
    if value.mantissa().unsigned_abs() >= 10_u128.pow(DECIMAL_DIGITS) {
        refuse(
            "format",
            format_args!("must have at most {DECIMAL_DIGITS} digits"),
            &value.to_string(),
            report,
            schema,
        );
    }
    check_bounds(value, report, schema);
}

#[inline]
fn check_bounds(value: Decimal, report: &mut Report, schema: &Schema) {
    if schema.number || schema.values.is_some() {
        check::number(
            Amount::Exact(value.mantissa(), value.scale()),
            report,
            schema,
        );
    }
}

impl Decode for Decimal {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
        if schema.as_string {
            return input.scalar(schema);
        }
        let text = input.number_text("a number")?;
        read_decimal(text, input.report(), schema)
    }

    fn shape(to: &mut Shape, schema: &'static Schema) {
        if schema.as_string {
            to.text();
        } else {
            to.number();
        }
    }
}

impl Encode for Decimal {
    fn encode(&self, output: &mut Writer, schema: &Schema) {
        match (Written::of(*self), schema.as_string) {
            (Some(digits), true) => output.plain(digits.as_bytes()),
            (Some(digits), false) => output.raw_bytes(digits.as_bytes()),
            (None, true) => output.quoted(self),
            (None, false) => output.display(self),
        }
    }
}

impl Validate for Decimal {
    fn check(&self, report: &mut Report, schema: &Schema) {
        check_decimal(*self, report, schema);
        if schema.as_string {
            scalars::check_text(self, report, schema);
        }
    }
}

/// The text of a decimal has no exponent.
impl Scalar for Decimal {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        if !decimal::is_decimal(text) {
            scalars::refuse(text, "a decimal number such as 12.50", report, schema);
            return None;
        }
        if schema.as_string {
            check::text(text, report, schema);
        }
        read_decimal(text, report, schema)
    }

    fn to_text(&self, _: &Schema) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

/// Implements everything for an integer type.
macro_rules! integers {
    ($($name:ty),+) => {$(
        impl Decode for $name {
            fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
                let value = input.integer(<$name>::MIN as i128, <$name>::MAX as i128, schema)?;
                Self::try_from(value).ok()
            }

            fn shape(to: &mut Shape, _: &'static Schema) {
                to.number();
            }
        }
        impl Encode for $name {
            fn encode(&self, output: &mut Writer, _: &Schema) {
                // Only an `i128` can be larger.
                match u64::try_from((*self as i128).unsigned_abs()) {
                    Ok(size) => output.raw_bytes(Written::integer(size, (*self as i128) < 0).as_bytes()),
                    Err(_) => output.display(self),
                }
            }
        }
        impl Validate for $name {
            fn check(&self, report: &mut Report, schema: &Schema) {
                check::number(Amount::Exact(*self as i128, 0), report, schema);
            }
        }
        impl Scalar for $name {
            fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
                if !is_number(text) {
                    scalars::refuse(text, "an integer", report, schema);
                    return None;
                }
                let value = integer(text, <$name>::MIN as i128, <$name>::MAX as i128, report, schema)?;
                check::number(Amount::Exact(value, 0), report, schema);
                Self::try_from(value).ok()
            }
            fn to_text(&self, _: &Schema) -> Cow<'_, str> {
                Cow::Owned(self.to_string())
            }
        }
    )+};
}
integers!(i32, i64, u32, u64, i128);

#[cfg(test)]
mod tests {
    use crate::format::decimal::is_number;
    use crate::json::Number;

    #[test]
    fn the_grammar_is_the_one_of_json() {
        let parts = [
            "", "-", "+", "0", "1", "12", "00", ".", "e", "E+", ".5", "x", " ",
        ];
        for first in parts {
            for second in parts {
                for third in parts {
                    let text = format!("{first}{second}{third}");
                    assert_eq!(is_number(&text), Number::new(&text).is_some(), "{text:?}");
                }
            }
        }
    }
}
