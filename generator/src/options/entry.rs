//! Words of the configuration and where they stand.

use crate::source::{FileId, Span};

/// A word of the configuration, and the bytes at which it stands; none if it was typed as an
/// argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The word.
    pub text: String,
    /// Where it stands in the configuration.
    pub at: Option<(u32, u32)>,
}

impl Entry {
    /// A word that was typed as an argument.
    #[must_use]
    pub fn argument(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            at: None,
        }
    }
}

/// Points into the configuration.
#[derive(Clone, Copy, Debug, Default)]
pub struct Locator {
    pub(super) file: Option<FileId>,
}

impl Locator {
    /// The text of an entry and where it stands.
    pub(crate) fn place<'e>(&self, entry: &'e Entry) -> (&'e str, Option<Span>) {
        (&entry.text, self.span(entry))
    }

    /// Where an entry stands.
    pub(crate) fn span(&self, entry: &Entry) -> Option<Span> {
        let (start, end) = entry.at?;
        Some(Span::new(self.file?, start, end))
    }
}
