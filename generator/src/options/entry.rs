//! Texts of the configuration with their places.

use crate::source::{FileId, Span};

/// A text of the configuration with its byte range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfiguredText {
    /// The text.
    pub text: String,
    /// The byte range in the configuration; `None` for an argument.
    pub at: Option<(u32, u32)>,
}

impl ConfiguredText {
    /// A text from an argument.
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
    /// The text of an entry and its place.
    pub(crate) fn place<'e>(&self, entry: &'e ConfiguredText) -> (&'e str, Option<Span>) {
        (&entry.text, self.span(entry))
    }

    pub(crate) fn span(&self, entry: &ConfiguredText) -> Option<Span> {
        let (start, end) = entry.at?;
        Some(Span::new(self.file?, start, end))
    }
}
