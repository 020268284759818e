//! The result of the sweep.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;

use super::extension_tables::PlacedExtension;
use super::identity::{Identities, ResourceId};
use super::kind::ObjectKind;
use crate::diagnostics::Diagnostic;
use crate::source::{FileId, Files, Node, Pointer, Span, Version};

/// One `$ref`, or one value of a discriminator's `mapping`.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    /// The place of its text.
    pub(crate) at: Span,
    pub(crate) text: String,
    /// The expected kind of the target.
    pub(crate) kind: ObjectKind,
    /// The pointer of the referring object.
    pub(crate) pointer: Pointer,
    /// True for a value of a mapping, which may also be the bare name of a schema.
    pub(crate) mapping: bool,
    /// The resource around it, whose URI is its base.
    pub(crate) resource: ResourceId,
    /// True for a `$dynamicRef`.
    pub(crate) dynamic: bool,
}

/// The target of a reference by identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Aim {
    pub(crate) file: FileId,
    pub(crate) segments: Vec<String>,
}

/// A document with the trees of all its files, and its references.
#[derive(Debug)]
pub(crate) struct Swept {
    pub(crate) files: Files,
    /// The tree of each file, in the order of reading; `None` for an invalid one.
    pub(crate) trees: Vec<Option<Node>>,
    pub(crate) root: FileId,
    /// The number of files at the start that are the document or an overlay.
    pub(crate) overlays: usize,
    pub(crate) version: Version,
    /// True if the document states a later version than the known ones.
    pub(crate) is_later: bool,
    /// Every reference of the document.
    pub(crate) references: Vec<Reference>,
    /// The kinds of the visited objects, by place.
    pub(crate) kinds: HashMap<Span, ObjectKind>,
    /// The extensions of this toolkit.
    pub(crate) marks: Vec<PlacedExtension>,
    /// Discriminators without a list of schemas next to them, each with the diagnostic for a schema
    /// without heirs.
    pub(crate) lone_discriminators: Vec<(Span, Diagnostic)>,
    /// The target of each file part, by the referring file; `None` for an unreadable file.
    pub(crate) links: HashMap<(FileId, String), Option<FileId>>,
    /// The URIs and anchors.
    pub(crate) identities: Identities,
    /// The targets of references by identifier, by the place of their texts. Other references are a
    /// file, a pointer or both.
    pub(crate) aims: HashMap<Span, Aim>,
    /// The number of trees, without copies of schemas for dynamic references.
    pub(crate) originals: usize,
    /// The addresses of references that are mapped to files.
    pub(crate) addresses: BTreeSet<String>,
    /// The resolved paths of referenced files.
    pub(crate) paths: BTreeMap<PathBuf, FileId>,
}

impl Swept {
    /// The base file for references in a file: nodes from an overlay are a part of the document.
    #[must_use]
    pub(crate) fn home(&self, file: FileId) -> FileId {
        let index = usize::try_from(file.index()).unwrap_or(usize::MAX);
        if index < self.overlays {
            self.root
        } else {
            file
        }
    }

    /// The tree of a file; `None` if it is invalid.
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
