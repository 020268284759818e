//! The items of a lock.

use std::fmt;

/// The kinds of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Item {
    Type,
    /// The form of a schema in requests, beside its form in responses.
    Input,
    Field,
    Variant,
    Operation,
    Method,
    Parameter,
    Response,
    Headers,
    Header,
    Callback,
    Scheme,
    Credential,
    Server,
}

impl Item {
    /// Every kind with its word.
    pub const ALL: [(&'static str, Self); 14] = [
        ("type", Self::Type),
        ("input", Self::Input),
        ("field", Self::Field),
        ("variant", Self::Variant),
        ("operation", Self::Operation),
        ("method", Self::Method),
        ("parameter", Self::Parameter),
        ("response", Self::Response),
        ("headers", Self::Headers),
        ("header", Self::Header),
        ("callback", Self::Callback),
        ("scheme", Self::Scheme),
        ("credential", Self::Credential),
        ("server", Self::Server),
    ];

    /// The word for the kind.
    #[must_use]
    pub fn word(self) -> &'static str {
        let found = Self::ALL.into_iter().find(|(_, item)| *item == self);
        found.map_or("item", |(word, _)| word)
    }

    pub(super) fn of(word: &str) -> Option<Self> {
        let found = Self::ALL.into_iter().find(|(known, _)| *known == word);
        found.map(|(_, item)| item)
    }
}

/// A line of a lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The place in the document.
    pub place: String,
    /// The kind of item.
    pub item: Item,
    /// The path in Rust.
    pub path: String,
    /// The digest of a type's form.
    pub digest: Option<u32>,
}

impl Line {
    /// The key by which lines are sorted.
    pub(super) fn order(&self) -> (&str, Item, &str) {
        (&self.place, self.item, &self.path)
    }

    /// The last segment of the path.
    #[must_use]
    pub fn name(&self) -> &str {
        last(&self.path)
    }
}

/// The last segment of a path in Rust.
pub(super) fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

impl fmt::Display for Line {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (place, word) = (escaped(&self.place), self.item.word());
        write!(formatter, "{place} {word} {}", self.path)?;
        match self.digest {
            Some(digest) => write!(formatter, " {digest:08x}"),
            None => Ok(()),
        }
    }
}

/// A place without white space, control characters and `%`, which are percent-encoded.
fn escaped(place: &str) -> String {
    let mut out = String::with_capacity(place.len());
    for letter in place.chars() {
        if letter.is_whitespace() || letter.is_control() || letter == '%' {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        } else {
            out.push(letter);
        }
    }
    out
}

/// The opposite of [`escaped`]; `None` for broken encoding.
pub(super) fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(rest.next()?).to_digit(16);
        let (high, low) = (digit()?, digit()?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::{escaped, unescaped};

    #[test]
    fn every_place_survives_its_escaping() {
        for place in [
            "#/components/schemas/My Pet",
            "#/a%20b",
            "#/\n\u{2003}ä",
            "#/paths/~1a~1{id}",
        ] {
            let line = escaped(place);
            assert!(!line.contains(char::is_whitespace), "{line}");
            assert_eq!(unescaped(&line).as_deref(), Some(place));
        }
        assert_eq!(unescaped("%4"), None);
        assert_eq!(unescaped("%zz"), None);
    }
}
