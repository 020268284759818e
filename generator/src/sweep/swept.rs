//! What the sweep makes of a document.

use std::collections::HashMap;

use super::extension_tables::Mark;
use super::kind::Kind;
use crate::diagnostics::Diagnostic;
use crate::source::{FileId, Files, Node, Span, Version};

/// One `$ref`, or one value of a discriminator's `mapping`.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    /// Where the text of the reference stands.
    pub(crate) at: Span,
    /// The text.
    pub(crate) text: String,
    /// What must stand at its end.
    pub(crate) kind: Kind,
    /// The pointer of the object that refers.
    pub(crate) pointer: String,
    /// Whether this is the value of a mapping, which may also be a bare schema name.
    pub(crate) mapping: bool,
}

/// A document with all its files: their trees, and what refers to what.
#[derive(Debug)]
pub(crate) struct Swept {
    pub(crate) files: Files,
    /// The tree of each file, in the order of reading; `None` for one that could not be read.
    pub(crate) trees: Vec<Option<Node>>,
    pub(crate) root: FileId,
    /// How many of the first files are the document or one of its overlays.
    pub(crate) overlays: usize,
    pub(crate) version: Version,
    /// Every reference of the document, with what is wanted at its end.
    pub(crate) references: Vec<Reference>,
    /// What stands at the places that the sweep came by.
    pub(crate) kinds: HashMap<Span, Kind>,
    /// The marks of this toolkit, wherever they stand.
    pub(crate) marks: Vec<Mark>,
    /// Discriminators without a list of schemas beside them, each with what is to be said if no other
    /// schema builds on that in which it stands.
    pub(crate) lone_discriminators: Vec<(Span, Diagnostic)>,
    /// The file that a file part leads to, by the file it stands in.
    pub(crate) links: HashMap<(FileId, String), Option<FileId>>,
}

impl Swept {
    /// The file that references from a file start at: what an overlay adds is a part of the document.
    #[must_use]
    pub(crate) fn home(&self, file: FileId) -> FileId {
        let index = usize::try_from(file.index()).unwrap_or(usize::MAX);
        if index < self.overlays {
            self.root
        } else {
            file
        }
    }

    /// The tree of a file; `None` if the file could not be read.
    #[must_use]
    pub(crate) fn tree(&self, file: FileId) -> Option<&Node> {
        self.trees
            .get(usize::try_from(file.index()).ok()?)?
            .as_ref()
    }

    /// A schema of the root document by its name under `components`.
    #[must_use]
    pub(crate) fn named_schema(&self, name: &str) -> Option<&Node> {
        let components = self.tree(self.root)?.get("components")?;
        components.get("schemas")?.get(name)
    }
}
