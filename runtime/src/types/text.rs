//! Text, identifiers, addresses and booleans.

use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};

use uuid::Uuid;

use super::scalars::{refuse, string_scalar, text_scalar};
use crate::codec::{Decode, Encode, Scalar, Shape, Validate, to_json};
use crate::format::uuid::parse;
use crate::json::{Reader, Writer, listed};
use crate::report::Report;
use crate::schema::{Schema, check};

impl Decode for String {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
        let value = input.string(schema)?;
        if schema.values.is_some() {
            check_listed(&value, input.report(), schema);
        }
        Some(value)
    }

    fn shape(to: &mut Shape, _: &'static Schema) {
        to.text();
    }
}

impl Encode for String {
    fn encode(&self, output: &mut Writer, _: &Schema) {
        output.string(self);
    }
}

impl Validate for String {
    #[inline]
    fn check(&self, report: &mut Report, schema: &Schema) {
        check::text(self, report, schema);
        if schema.values.is_some() {
            check_listed(self, report, schema);
        }
    }
}

fn check_listed<T: Encode>(value: &T, report: &mut Report, schema: &Schema) {
    if let Some(values) = schema.values {
        listed(&to_json(value), values, report, schema);
    }
}

impl Scalar for String {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        let value = text.to_owned();
        value.check(report, schema);
        Some(value)
    }

    fn to_text(&self, _: &Schema) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

impl Decode for bool {
    fn decode(input: &mut Reader<'_>, schema: &'static Schema) -> Option<Self> {
        let value = input.boolean()?;
        value.check(input.report(), schema);
        Some(value)
    }

    fn shape(to: &mut Shape, _: &'static Schema) {
        to.boolean();
    }
}

impl Encode for bool {
    fn encode(&self, output: &mut Writer, _: &Schema) {
        output.boolean(*self);
    }
}

impl Validate for bool {
    #[inline]
    fn check(&self, report: &mut Report, schema: &Schema) {
        if schema.values.is_some() {
            check_listed(self, report, schema);
        }
    }
}

impl Scalar for bool {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        let value = match text {
            "true" => true,
            "false" => false,
            other => {
                refuse(other, "true or false", report, schema);
                return None;
            }
        };
        value.check(report, schema);
        Some(value)
    }

    fn to_text(&self, _: &Schema) -> Cow<'_, str> {
        Cow::Borrowed(if *self { "true" } else { "false" })
    }
}

/// Reads parsed text, and checks the string keywords on it.
fn parsed<T>(
    text: &str,
    value: Option<T>,
    expected: &str,
    report: &mut Report,
    schema: &Schema,
) -> Option<T> {
    check::text(text, report, schema);
    if value.is_none() {
        refuse(text, expected, report, schema);
    }
    value
}

string_scalar!(Ipv4Addr, Ipv6Addr);
text_scalar!(Uuid);

impl Encode for Uuid {
    fn encode(&self, output: &mut Writer, _: &Schema) {
        let mut text = Self::encode_buffer();
        output.plain(self.hyphenated().encode_lower(&mut text).as_bytes());
    }
}

/// The hyphenated form of RFC 9562 section 4; the crate accepts others as well.
impl Scalar for Uuid {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        parsed(
            text,
            parse(text),
            "a UUID such as 6b3f3c0e-5d0a-4f0e-9a57-0c7d4f4f6a11",
            report,
            schema,
        )
    }

    fn to_text(&self, _: &Schema) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl Scalar for Ipv4Addr {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        parsed(text, text.parse().ok(), "an IPv4 address", report, schema)
    }

    fn to_text(&self, _: &Schema) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl Scalar for Ipv6Addr {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        parsed(text, text.parse().ok(), "an IPv6 address", report, schema)
    }

    fn to_text(&self, _: &Schema) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}
