//! Numbers: integers by range, and exact decimals.

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;

use super::digits::Digits as Written;
use crate::codec::{Decode, Encode, Scalar, Validate};
use crate::json::{Reader, Writer, is_plain_number};
use crate::report::Report;
use crate::schema::{Amount, Digits, Schema, check};
use crate::shape::Shape;

/// The most digits of a decimal: 96 bits always suffice for these.
const DECIMAL_DIGITS: u32 = 28;

/// Parses an integer in a range, never through a float.
pub(crate) fn integer(
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
    check::lost(text, &expected, report, schema);
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

/// Returns true for the grammar of a JSON number (RFC 8259 section 6).
pub(super) fn is_number(text: &str) -> bool {
    is_plain_number(text) || crate::json::Number::new(text).is_some()
}

/// Parses a decimal, preserving its digits.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    short_decimal(text.as_bytes()).or_else(|| long_decimal(text))
}

/// Like [`decimal`], for short text without an exponent. Nineteen digits fit.
#[inline]
fn short_decimal(text: &[u8]) -> Option<Decimal> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        other => (false, other),
    };
    if digits.len() > 19 {
        return None;
    }
    let (mut mantissa, mut scale, mut fraction) = (0_u64, 0, false);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa * 10 + u64::from(byte - b'0');
                scale += u32::from(fraction);
            }
            b'.' => fraction = true,
            _ => return None,
        }
    }
    let (low, middle) = (mantissa as u32, (mantissa >> 32) as u32);
    let negative = negative && mantissa != 0;
    Some(Decimal::from_parts(low, middle, 0, negative, scale))
}

fn long_decimal(text: &str) -> Option<Decimal> {
    let mut mantissa: i128 = 0;
    let mut scale: i64 = 0;
    let mut fraction = false;
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut bytes = digits.bytes();
    for byte in bytes.by_ref() {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa
                    .checked_mul(10)?
                    .checked_add(i128::from(byte - b'0'))?;
                scale += i64::from(fraction);
            }
            b'.' => fraction = true,
            _ => break,
        }
    }
    if let Some(place) = digits.find(['e', 'E']) {
        let exponent: i64 = digits.get(place + 1..)?.parse().ok()?;
        scale = scale.checked_sub(exponent)?;
    }
    if mantissa == 0 {
        scale = scale.clamp(0, i64::from(DECIMAL_DIGITS));
    }
    if scale < 0 {
        mantissa = mantissa.checked_mul(10_i128.checked_pow(u32::try_from(-scale).ok()?)?)?;
        scale = 0;
    }
    let mantissa = if negative { -mantissa } else { mantissa };
    if mantissa.unsigned_abs() >= 10_u128.pow(DECIMAL_DIGITS) {
        return None;
    }
    Decimal::try_from_i128_with_scale(mantissa, u32::try_from(scale).ok()?).ok()
}

/// Reads and checks a decimal.
fn read_decimal(text: &str, report: &mut Report, schema: &Schema) -> Option<Decimal> {
    let Some(value) = decimal(text) else {
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
            super::check_text(self, report, schema);
        }
    }
}

/// The text of a decimal has no exponent.
impl Scalar for Decimal {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        if !is_plain_number(text) && (!is_number(text) || text.contains(['e', 'E'])) {
            super::refuse(text, "a decimal number such as 12.50", report, schema);
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
                    super::refuse(text, "an integer", report, schema);
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
