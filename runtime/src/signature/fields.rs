//! Values of fields, as a signature covers them (RFC 9421, section 2.1).

use http::HeaderMap;
use sfv::{Dictionary, FieldType as _, Item, List, ListEntry, Parser};

use super::unverified::Unverified;

/// The structured fields, by their type (RFC 9651). Nothing in a message tells the type of a field.
const DICTIONARIES: [&str; 9] = [
    "accept-signature",
    "cdn-cache-control",
    "content-digest",
    "priority",
    "repr-digest",
    "signature",
    "signature-input",
    "want-content-digest",
    "want-repr-digest",
];
const LISTS: [&str; 4] = [
    "accept-ch",
    "cache-status",
    "client-cert-chain",
    "proxy-status",
];
const ITEMS: [&str; 2] = ["client-cert", "deprecation"];

/// The lines of a field, without white space around each. A line with other characters than
/// visible ASCII, spaces and tabs can't be signed.
fn lines<'h>(headers: &'h HeaderMap, name: &str) -> Result<Vec<&'h str>, Unverified> {
    let lines = headers.get_all(name).iter();
    let lines: Result<Vec<_>, _> = lines.map(|line| line.to_str().map(str::trim)).collect();
    match lines {
        Ok(lines) if lines.is_empty() => Err(Unverified::Absent),
        Ok(lines) => Ok(lines),
        Err(_) => Err(Unverified::Malformed),
    }
}

/// All lines of a field as one value.
pub(super) fn joined(headers: &HeaderMap, name: &str) -> Result<String, Unverified> {
    Ok(lines(headers, name)?.join(", "))
}

/// A field as a dictionary, if it is one.
pub(super) fn dictionary(headers: &HeaderMap, name: &str) -> Option<Dictionary> {
    Parser::new(&joined(headers, name).ok()?).parse().ok()
}

/// A structured field in its canonical form (`;sf`).
pub(super) fn structured(headers: &HeaderMap, name: &str) -> Result<String, Unverified> {
    let text = joined(headers, name)?;
    let canonical = if DICTIONARIES.contains(&name) {
        let parsed = Parser::new(&text).parse::<Dictionary>().ok();
        parsed.map(|it| it.serialize().unwrap_or_default())
    } else if LISTS.contains(&name) {
        let parsed = Parser::new(&text).parse::<List>().ok();
        parsed.map(|it| it.serialize().unwrap_or_default())
    } else if ITEMS.contains(&name) {
        let parsed = Parser::new(&text).parse::<Item>().ok();
        parsed.map(|it| it.serialize())
    } else {
        return Err(Unverified::Unsupported);
    };
    canonical.ok_or(Unverified::Malformed)
}

/// A member of a dictionary (`;key`).
pub(super) fn member(headers: &HeaderMap, name: &str, key: &str) -> Result<String, Unverified> {
    joined(headers, name)?;
    let fields = dictionary(headers, name).ok_or(Unverified::Malformed)?;
    match fields.get(key).ok_or(Unverified::Absent)? {
        ListEntry::Item(item) => Ok(item.serialize()),
        ListEntry::InnerList(list) => {
            let text = vec![ListEntry::InnerList(list.clone())].serialize();
            text.ok_or(Unverified::Malformed)
        }
    }
}

/// The lines of a field as byte sequences (`;bs`).
pub(super) fn bytes(headers: &HeaderMap, name: &str) -> Result<String, Unverified> {
    let sequences = lines(headers, name)?.into_iter();
    let sequences = sequences.map(|line| Item::new(line.as_bytes()).serialize());
    Ok(sequences.collect::<Vec<_>>().join(", "))
}
