//! Addresses of RFC 5321, and of RFC 6531 beyond ASCII.

use std::net::{Ipv4Addr, Ipv6Addr};

use unicode_normalization::UnicodeNormalization as _;

use super::hostname::{is_hostname, is_idn_hostname};

/// Checks RFC 5321, section 4.1.2: a dot-string or a quoted string, `@`, and a domain or an address
/// literal.
pub(super) fn is_email(text: &str) -> bool {
    text.is_ascii() && is_address(text, is_hostname)
}

/// Checks RFC 6531, section 3.3: the same with any non-ASCII characters. A domain need not be
/// normalized.
pub(super) fn is_idn_email(text: &str) -> bool {
    is_address(text, |domain| {
        is_idn_hostname(&domain.nfc().collect::<String>())
    })
}

fn is_address(text: &str, is_domain: impl Fn(&str) -> bool) -> bool {
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
        None => is_domain(domain),
    };
    local_fits && domain_fits && local.len() <= 64
}

/// Checks RFC 5321 `qtextSMTP` and `quoted-pairSMTP`, with the additions of RFC 6531.
fn is_quoted(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let fits = match byte {
            b'\\' => matches!(bytes.next(), Some(b' '..=b'~')),
            b'"' => false,
            other => matches!(other, b' '..=b'~') || !other.is_ascii(),
        };
        if !fits {
            return false;
        }
    }
    true
}

/// Checks RFC 5322 `atext`, with the additions of RFC 6531.
fn is_atom(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte) || !byte.is_ascii()
}
