//! Formats of strings that stay strings.

use std::net::{Ipv4Addr, Ipv6Addr};

use base64::Engine as _;
use iri_string::types::{UriReferenceStr, UriStr};

use crate::codec::Scalar;
use crate::report::Report;
use crate::scalar::time::{is_duration, is_full_time};

/// A `format` that is checked but has no Rust type of its own: the value stays a `String`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// An address as in RFC 5321 section 4.1.2.
    Email,
    /// A host name as in RFC 1123 section 2.1.
    Hostname,
    /// An IPv4 address as in RFC 2673 section 3.2.
    Ipv4,
    /// An IPv6 address as in RFC 4291 section 2.2.
    Ipv6,
    /// A URI as in RFC 3986.
    Uri,
    /// A URI or a relative reference as in RFC 3986.
    UriReference,
    /// A JSON Pointer as in RFC 6901.
    JsonPointer,
    /// A duration as in RFC 3339 appendix A.
    Duration,
    /// A time with an offset as in RFC 3339 `full-time`.
    Time,
    /// A pattern, which `regex` can read.
    Regex,
    /// Base64 with padding as in RFC 4648 section 4.
    Byte,
    /// A UUID as in RFC 9562 section 4.
    Uuid,
    /// A date as in RFC 3339 `full-date`.
    Date,
    /// A date and time as in RFC 3339 `date-time`.
    DateTime,
    /// A decimal number in a string.
    Decimal,
}

impl Format {
    /// Whether the text has this format.
    ///
    /// ```
    /// use copperplate_runtime::Format;
    ///
    /// assert!(Format::Email.accepts("a.b@example.org"));
    /// assert!(!Format::Duration.accepts("1 day"));
    /// ```
    #[must_use]
    pub fn accepts(self, text: &str) -> bool {
        match self {
            Self::Email => is_email(text),
            Self::Hostname => is_hostname(text),
            Self::Ipv4 => text.parse::<Ipv4Addr>().is_ok(),
            Self::Ipv6 => text.parse::<Ipv6Addr>().is_ok(),
            Self::Uri => UriStr::new(text).is_ok(),
            Self::UriReference => UriReferenceStr::new(text).is_ok(),
            Self::JsonPointer => is_json_pointer(text),
            Self::Duration => is_duration(text),
            Self::Time => is_full_time(text),
            Self::Regex => regex::Regex::new(text).is_ok(),
            Self::Byte => base64::engine::general_purpose::STANDARD
                .decode(text)
                .is_ok(),
            Self::Uuid => parses::<uuid::Uuid>(text),
            Self::Date => parses::<crate::Date>(text),
            Self::DateTime => parses::<crate::DateTime>(text),
            Self::Decimal => parses::<rust_decimal::Decimal>(text),
        }
    }

    /// What the text must be, for a message.
    pub(crate) const fn describe(self) -> &'static str {
        match self {
            Self::Email => "an email address",
            Self::Hostname => "a host name",
            Self::Ipv4 => "an IPv4 address",
            Self::Ipv6 => "an IPv6 address",
            Self::Uri => "an absolute URI",
            Self::UriReference => "a URI reference",
            Self::JsonPointer => "a JSON Pointer",
            Self::Duration => "an ISO 8601 duration such as P1DT2H",
            Self::Time => "a time with an offset such as 12:30:00Z",
            Self::Regex => "a regular expression",
            Self::Byte => "base64",
            Self::Uuid => "a UUID such as 6b3f3c0e-5d0a-4f0e-9a57-0c7d4f4f6a11",
            Self::Date => "a date such as 2026-01-31",
            Self::DateTime => "a date and time such as 2026-01-31T12:30:00Z",
            Self::Decimal => "a decimal number",
        }
    }
}

/// Whether a type with a text of its own reads this one.
fn parses<T: Scalar>(text: &str) -> bool {
    let mut report = Report::new();
    T::from_text(text, &mut report, &super::ANY).is_some() && report.is_empty()
}

/// RFC 5321 section 4.1.2: a dot-string or a quoted string, `@`, and a domain or an address literal.
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let local_fits = match local
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
    {
        Some(quoted) => is_quoted(quoted),
        None => local
            .split('.')
            .all(|atom| !atom.is_empty() && atom.bytes().all(is_atom)),
    };
    let domain_fits = match domain
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
    {
        Some(literal) => match literal.strip_prefix("IPv6:") {
            Some(address) => address.parse::<Ipv6Addr>().is_ok(),
            None => literal.parse::<Ipv4Addr>().is_ok(),
        },
        None => is_hostname(domain),
    };
    local_fits && domain_fits && local.len() <= 64
}

/// RFC 5321 `qtextSMTP` and `quoted-pairSMTP`.
fn is_quoted(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let fits = match byte {
            b'\\' => matches!(bytes.next(), Some(b' '..=b'~')),
            b'"' => false,
            other => matches!(other, b' '..=b'~'),
        };
        if !fits {
            return false;
        }
    }
    true
}

/// RFC 5322 `atext`.
fn is_atom(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

/// RFC 1123 section 2.1: labels of up to 63 letters, digits and inner hyphens, 253 in all.
fn is_hostname(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.len() <= 253 && text.split('.').all(label)
}

/// RFC 6901 section 3: `~` only as `~0` and `~1`.
fn is_json_pointer(text: &str) -> bool {
    let escapes = text
        .split('~')
        .skip(1)
        .all(|rest| rest.starts_with(['0', '1']));
    (text.is_empty() || text.starts_with('/')) && escapes
}

#[cfg(test)]
mod tests {
    use super::Format;

    fn check(format: Format, good: &[&str], bad: &[&str]) {
        for text in good {
            assert!(format.accepts(text), "{format:?} refuses {text:?}");
        }
        for text in bad {
            assert!(!format.accepts(text), "{format:?} accepts {text:?}");
        }
    }

    #[test]
    fn formats_accept_and_refuse() {
        check(
            Format::Email,
            &[
                "a@b.example",
                "a.b+c@example.org",
                "\"a b\"@example.org",
                "a@[127.0.0.1]",
                "a@[IPv6:::1]",
            ],
            &[
                "",
                "a",
                "@b",
                "a@",
                ".a@b",
                "a..b@c",
                "a.@b",
                "a b@c",
                "a@-b.c",
                "a@[300.0.0.1]",
                "\"a\"b\"@c",
            ],
        );
        check(
            Format::Hostname,
            &["a", "www.example.com", "xn--4gbwdl.xn--wgbh1c", "1host"],
            &[
                "",
                "-a",
                "a-",
                "a..b",
                ".",
                "a_b",
                "é.example",
                &"a".repeat(64),
                "a.",
            ],
        );
        check(
            Format::Ipv4,
            &["192.0.2.1"],
            &["192.0.2", "256.0.0.1", "01.2.3.4", "1.2.3.4 "],
        );
        check(
            Format::Ipv6,
            &["::1", "2001:db8::", "::ffff:192.0.2.1"],
            &["1", ":::", "fe80::1%eth0", "12345::"],
        );
        check(
            Format::Uri,
            &["https://a/b?c#d", "urn:a:b", "mailto:a@b"],
            &["/a", "a b:c", "//a", "http://a b", ""],
        );
        check(
            Format::UriReference,
            &["/a", "", "#x", "http://a"],
            &["\\a", "a b", "#a\\b"],
        );
        check(
            Format::JsonPointer,
            &["", "/", "/a~0b/~1"],
            &["a", "/~2", "/a~", "#/a"],
        );
        check(
            Format::Byte,
            &["", "YQ==", "YWJj"],
            &["YQ", "YQ=", "Y Q==", "-_=="],
        );
        check(Format::Regex, &["^a$"], &["(", "a{2,1}"]);
    }
}
