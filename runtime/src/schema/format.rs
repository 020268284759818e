//! Formats of strings that stay strings.

/// A `format` that is checked but has no Rust type of its own: the value stays a `String`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// An address as in RFC 5321 section 4.1.2.
    Email,
    /// A host name as in RFC 1123.
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
    /// A pattern.
    Regex,
    /// Base64 as in RFC 4648 section 4.
    Byte,
}
