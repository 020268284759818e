//! Formats of strings without their own Rust type.

pub(crate) mod decimal;
mod domain;
pub(crate) mod double;
mod duration;
mod email;
mod hostname;
mod pointer;
mod punycode;
mod template;
pub(crate) mod time;
pub(crate) mod uuid;

use std::net::{Ipv4Addr, Ipv6Addr};

use base64::Engine as _;
use copperplate_pattern::Dialect;
use iri_string::types::{IriReferenceStr, IriStr, UriReferenceStr, UriStr};

/// The largest integer up to which a 64-bit float represents every integer.
const DOUBLE_INT: i128 = (1 << 53) - 1;

/// A `format` that is checked separately, because the Rust type of the value does not enforce it
/// (`String`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// An address as in RFC 5321 section 4.1.2.
    Email,
    /// An address beyond ASCII as in RFC 6531 section 3.3.
    IdnEmail,
    /// A host name as in RFC 1123 section 2.1; a label `xn--…` must be one of RFC 5890.
    Hostname,
    /// A host name of U-labels and A-labels as in RFC 5890 section 2.3.2.3.
    IdnHostname,
    /// An IPv4 address as in RFC 2673 section 3.2.
    Ipv4,
    /// An IPv6 address as in RFC 4291 section 2.2.
    Ipv6,
    /// A URI as in RFC 3986.
    Uri,
    /// A URI or a relative reference as in RFC 3986.
    UriReference,
    /// An IRI as in RFC 3987.
    Iri,
    /// An IRI or a relative reference as in RFC 3987.
    IriReference,
    /// A URI Template as in RFC 6570.
    UriTemplate,
    /// A JSON Pointer as in RFC 6901.
    JsonPointer,
    /// A JSON Pointer that begins at a value, as in draft-bhutton-relative-json-pointer-00.
    RelativeJsonPointer,
    /// A duration as in RFC 3339 appendix A.
    Duration,
    /// A time with an offset as in RFC 3339 `full-time`.
    Time,
    /// A regular expression as in ECMA-262, with the `u` flag.
    Regex,
    /// Base64 with padding as in RFC 4648 section 4.
    Byte,
    /// A UUID as in RFC 9562 section 4.
    Uuid,
    /// A date as in RFC 3339 `full-date`.
    Date,
    /// A date and time as in RFC 3339 `date-time`.
    DateTime,
    /// A decimal number of at most 28 digits, in a string or as a number.
    Decimal,
    /// An integer of 8 bits.
    Int8,
    /// An integer of 16 bits.
    Int16,
    /// An integer of 32 bits.
    Int32,
    /// An integer of 64 bits.
    Int64,
    /// An unsigned integer of 8 bits.
    Uint8,
    /// An unsigned integer of 16 bits.
    Uint16,
    /// An unsigned integer of 32 bits.
    Uint32,
    /// An unsigned integer of 64 bits.
    Uint64,
    /// An integer that a 64-bit float represents exactly.
    DoubleInt,
    /// An amount in the smallest unit of a currency, with 64 bits.
    MinorUnits,
    /// A number that a 64-bit float represents.
    Double,
}

impl Format {
    /// Returns true if the text has this format. Number formats accept all text.
    ///
    /// ```
    /// use copperplate_runtime::schema::Format;
    ///
    /// assert!(Format::Email.accepts("a.b@example.org"));
    /// assert!(!Format::Duration.accepts("1 day"));
    /// ```
    #[must_use]
    pub fn accepts(self, text: &str) -> bool {
        match self {
            Self::Email => email::is_email(text),
            Self::IdnEmail => email::is_idn_email(text),
            Self::Hostname => hostname::is_hostname(text),
            Self::IdnHostname => hostname::is_idn_hostname(text),
            Self::Ipv4 => text.parse::<Ipv4Addr>().is_ok(),
            Self::Ipv6 => text.parse::<Ipv6Addr>().is_ok(),
            Self::Uri => UriStr::new(text).is_ok(),
            Self::UriReference => UriReferenceStr::new(text).is_ok(),
            Self::Iri => IriStr::new(text).is_ok(),
            Self::IriReference => IriReferenceStr::new(text).is_ok(),
            Self::UriTemplate => template::is_uri_template(text),
            Self::JsonPointer => pointer::is_json_pointer(text),
            Self::RelativeJsonPointer => pointer::is_relative(text),
            Self::Duration => duration::is_duration(text),
            Self::Time => time::is_full_time(text),
            Self::Regex => copperplate_pattern::is_valid(text, Dialect::Strict),
            Self::Byte => base64::engine::general_purpose::STANDARD
                .decode(text)
                .is_ok(),
            Self::Uuid => uuid::parse(text).is_some(),
            Self::Date => time::is_full_date(text),
            Self::DateTime => time::DateTime::parse(text).is_some_and(|(_, whole)| whole),
            Self::Decimal => decimal::parse_plain(text).is_some(),
            Self::Int8
            | Self::Int16
            | Self::Int32
            | Self::Int64
            | Self::Uint8
            | Self::Uint16
            | Self::Uint32
            | Self::Uint64
            | Self::DoubleInt
            | Self::MinorUnits
            | Self::Double => true,
        }
    }

    /// Returns true if the format constrains strings.
    pub(crate) const fn is_of_text(self) -> bool {
        matches!(self, Self::Decimal) || !self.is_of_numbers()
    }

    /// Returns true if the format constrains numbers.
    pub(crate) const fn is_of_numbers(self) -> bool {
        matches!(self, Self::Decimal | Self::Double) || self.range().is_some()
    }

    /// The least and the greatest number of an integer format (OpenAPI Format Registry).
    pub(crate) const fn range(self) -> Option<(i128, i128)> {
        Some(match self {
            Self::Int8 => (i8::MIN as i128, i8::MAX as i128),
            Self::Int16 => (i16::MIN as i128, i16::MAX as i128),
            Self::Int32 => (i32::MIN as i128, i32::MAX as i128),
            Self::Int64 | Self::MinorUnits => (i64::MIN as i128, i64::MAX as i128),
            Self::Uint8 => (0, u8::MAX as i128),
            Self::Uint16 => (0, u16::MAX as i128),
            Self::Uint32 => (0, u32::MAX as i128),
            Self::Uint64 => (0, u64::MAX as i128),
            Self::DoubleInt => (-DOUBLE_INT, DOUBLE_INT),
            _ => return None,
        })
    }

    /// The expected number, for a message.
    pub(crate) fn describe_number(self) -> String {
        match self.range() {
            Some((least, most)) => format!("between {least} and {most}"),
            None if self == Self::Decimal => "a decimal number of at most 28 digits".to_owned(),
            None => "a number that 64 bits hold".to_owned(),
        }
    }

    /// The expected text, for a message.
    pub(crate) const fn describe(self) -> &'static str {
        match self {
            Self::Email => "an email address",
            Self::IdnEmail => "an email address, which may go beyond ASCII",
            Self::Hostname => "a host name",
            Self::IdnHostname => "a host name, which may go beyond ASCII",
            Self::Ipv4 => "an IPv4 address",
            Self::Ipv6 => "an IPv6 address",
            Self::Uri => "an absolute URI",
            Self::UriReference => "a URI reference",
            Self::Iri => "an absolute IRI",
            Self::IriReference => "an IRI reference",
            Self::UriTemplate => "a URI Template such as /a/{id}",
            Self::JsonPointer => "a JSON Pointer",
            Self::RelativeJsonPointer => "a relative JSON Pointer such as 1/a",
            Self::Duration => "an ISO 8601 duration such as P1DT2H",
            Self::Time => "a time with an offset such as 12:30:00Z",
            Self::Regex => "a regular expression of ECMA-262",
            Self::Byte => "base64",
            Self::Uuid => "a UUID such as 6b3f3c0e-5d0a-4f0e-9a57-0c7d4f4f6a11",
            Self::Date => "a date such as 2026-01-31",
            Self::DateTime => "a date and time such as 2026-01-31T12:30:00Z",
            Self::Decimal => "a decimal number",
            Self::Int8
            | Self::Int16
            | Self::Int32
            | Self::Int64
            | Self::Uint8
            | Self::Uint16
            | Self::Uint32
            | Self::Uint64
            | Self::DoubleInt
            | Self::MinorUnits
            | Self::Double => "a number",
        }
    }
}

#[cfg(test)]
mod tests;
