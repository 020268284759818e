//! Dates and times as values.

use std::borrow::Cow;
use std::str::FromStr;

use super::scalars::{refuse, text_scalar};
use crate::codec::{Encode, Scalar};
pub use crate::format::time::{Date, DateTime};
use crate::format::time::{date_text, parse_date};
use crate::json::Writer;
use crate::report::Report;
use crate::schema::{ANY, Schema, check};

impl FromStr for DateTime {
    type Err = Report;

    fn from_str(text: &str) -> Result<Self, Report> {
        let mut report = Report::new();
        match Self::from_text(text, &mut report, &ANY) {
            Some(value) if report.is_empty() => Ok(value),
            _ => Err(report),
        }
    }
}

text_scalar!(DateTime, Date);

impl Encode for Date {
    fn encode(&self, output: &mut Writer, _: &Schema) {
        match date_text(*self) {
            Some(text) => output.plain(&text),
            None => output.quoted(self),
        }
    }
}

impl Encode for DateTime {
    fn encode(&self, output: &mut Writer, _: &Schema) {
        match self.text() {
            Some(text) => output.plain(text.as_bytes()),
            None => output.quoted(self),
        }
    }
}

impl Scalar for DateTime {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        check::text(text, report, schema);
        let expected = match Self::parse(text) {
            Some((value, true)) => return Some(value),
            Some((value, false)) => (
                Some(value),
                "a date and time with at most nine digits behind the second",
            ),
            None => (None, "a date and time such as 2024-05-06T07:08:09Z"),
        };
        refuse(text, expected.1, report, schema);
        expected.0
    }

    fn to_text(&self, _: &Schema) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

impl Scalar for Date {
    fn from_text(text: &str, report: &mut Report, schema: &Schema) -> Option<Self> {
        check::text(text, report, schema);
        let value = text.as_bytes().try_into().ok().and_then(parse_date);
        if value.is_none() {
            refuse(text, "a date such as 2024-05-06", report, schema);
        }
        value
    }

    fn to_text(&self, _: &Schema) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}
