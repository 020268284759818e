//! Checks `format` without the runtime's tables of Unicode and URIs. The runtime refuses every text
//! refused here, and may refuse others as well.

use copperplate_pattern::Dialect;

/// Returns true if a text may have a format, given by the runtime's name for the check.
pub(super) fn may_be(format: &str, text: &str) -> bool {
    match format {
        "Uuid" => is_uuid(text),
        "Date" => is_date(text),
        "DateTime" => text
            .split_once(['T', 't'])
            .is_some_and(|(date, time)| is_date(date) && is_full_time(time)),
        "Time" => is_full_time(text),
        "Duration" => text
            .strip_prefix('P')
            .is_some_and(|rest| !rest.is_empty() && only(rest, "0123456789YMWDTHS.,")),
        "Decimal" => is_decimal(text),
        "Byte" => is_base64(text),
        "Ipv4" => text.parse::<std::net::Ipv4Addr>().is_ok(),
        "Ipv6" => text.parse::<std::net::Ipv6Addr>().is_ok(),
        "Email" | "IdnEmail" => text
            .rsplit_once('@')
            .is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty()),
        "Hostname" => text.split('.').all(is_label),
        "IdnHostname" => !text.is_empty() && !text.contains(' '),
        "Uri" => has_scheme(text) && only_of_uris(text) && text.is_ascii(),
        "Iri" => has_scheme(text) && only_of_uris(text),
        "UriReference" => only_of_uris(text) && text.is_ascii(),
        "IriReference" => only_of_uris(text),
        "UriTemplate" => text.matches('{').count() == text.matches('}').count(),
        "JsonPointer" => text.is_empty() || text.starts_with('/'),
        "RelativeJsonPointer" => text.starts_with(|first: char| first.is_ascii_digit()),
        "Regex" => copperplate_pattern::is_valid(text, Dialect::Strict),
        _ => true,
    }
}

/// Describes the text of a format for a message.
pub(super) fn describe(format: &str) -> &'static str {
    match format {
        "Uuid" => "a UUID such as 6b3f3c0e-5d0a-4f0e-9a57-0c7d4f4f6a11",
        "Date" => "a date such as 2026-01-31",
        "DateTime" => "a date and time such as 2026-01-31T12:30:00Z",
        "Time" => "a time with an offset such as 12:30:00Z",
        "Duration" => "an ISO 8601 duration such as P1DT2H",
        "Decimal" => "a decimal number",
        "Byte" => "base64",
        "Ipv4" => "an IPv4 address",
        "Ipv6" => "an IPv6 address",
        "Email" | "IdnEmail" => "an email address",
        "Hostname" | "IdnHostname" => "a host name",
        "Uri" | "Iri" => "an absolute URI",
        "UriReference" | "IriReference" => "a URI reference",
        "UriTemplate" => "a URI Template such as /a/{id}",
        "JsonPointer" => "a JSON Pointer",
        "RelativeJsonPointer" => "a relative JSON Pointer such as 1/a",
        "Regex" => "a regular expression of ECMA-262",
        _ => "of its format",
    }
}

/// The smallest and the largest number of an integer format (OpenAPI Format Registry).
pub(super) fn range(format: &str) -> Option<(&'static str, &'static str)> {
    Some(match format {
        "Int8" => ("-128", "127"),
        "Int16" => ("-32768", "32767"),
        "Int32" => ("-2147483648", "2147483647"),
        "Int64" | "MinorUnits" => ("-9223372036854775808", "9223372036854775807"),
        "Uint8" => ("0", "255"),
        "Uint16" => ("0", "65535"),
        "Uint32" => ("0", "4294967295"),
        "Uint64" => ("0", "18446744073709551615"),
        "DoubleInt" => ("-9007199254740991", "9007199254740991"),
        _ => return None,
    })
}

fn only(text: &str, known: &str) -> bool {
    text.chars().all(|it| known.contains(it))
}

/// RFC 9562, section 4.
fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    let hexadecimal = |it: u8| it == b'-' || it.is_ascii_hexdigit();
    lengths.eq([8, 4, 4, 4, 12]) && text.bytes().all(hexadecimal)
}

/// RFC 3339, `full-date`.
fn is_date(text: &str) -> bool {
    let Some([year, month, day]) = numbers(text, '-', [4, 2, 2]) else {
        return false;
    };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// RFC 3339, `full-time`. The days of leap seconds are not checked.
fn is_full_time(text: &str) -> bool {
    let Some((time, rest)) = text.split_at_checked(8) else {
        return false;
    };
    let fraction = rest.strip_prefix('.');
    let offset = fraction.map_or(rest, |it| {
        it.trim_start_matches(|it: char| it.is_ascii_digit())
    });
    let has_digits = fraction.is_none_or(|it| it.len() > offset.len());
    let zone = match offset.split_at_checked(1) {
        Some(("Z" | "z", "")) => true,
        Some(("+" | "-", rest)) => {
            numbers(rest, ':', [2, 2]).is_some_and(|[h, m]| h < 24 && m < 60)
        }
        _ => false,
    };
    let clock = numbers(time, ':', [2, 2, 2]);
    has_digits && zone && clock.is_some_and(|[h, m, s]| h < 24 && m < 60 && s <= 60)
}

/// Parses numbers with fixed counts of digits, between separators.
fn numbers<const N: usize>(text: &str, between: char, lengths: [usize; N]) -> Option<[u32; N]> {
    let mut found = [0; N];
    let mut parts = text.split(between);
    for (slot, length) in found.iter_mut().zip(lengths) {
        let part = parts.next().filter(|it| it.len() == length)?;
        let digits = part.bytes().all(|it| it.is_ascii_digit());
        *slot = part.parse().ok().filter(|_| digits)?;
    }
    parts.next().is_none().then_some(found)
}

fn is_decimal(text: &str) -> bool {
    text.bytes().any(|it| it.is_ascii_digit()) && only(text, "0123456789.-+eE")
}

/// RFC 4648, section 4.
fn is_base64(text: &str) -> bool {
    let data = text.trim_end_matches('=');
    let letters = data
        .bytes()
        .all(|it| it.is_ascii_alphanumeric() || it == b'+' || it == b'/');
    text.len().is_multiple_of(4) && text.len() - data.len() <= 2 && letters
}

/// RFC 1123, section 2.1.
fn is_label(text: &str) -> bool {
    let letters = text
        .bytes()
        .all(|it| it.is_ascii_alphanumeric() || it == b'-');
    (1..=63).contains(&text.len()) && letters && !text.starts_with('-') && !text.ends_with('-')
}

/// RFC 3986, section 3.1.
fn has_scheme(text: &str) -> bool {
    let letters = |it: u8| it.is_ascii_alphanumeric() || b"+-.".contains(&it);
    text.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic()) && scheme.bytes().all(letters)
    })
}

fn only_of_uris(text: &str) -> bool {
    let barred = |it: char| it.is_control() || " <>\"{}|\\^`".contains(it);
    !text.contains(barred)
}
