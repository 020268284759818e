//! The place and the documentation of a node.

use std::sync::{Arc, LazyLock};

use super::Provenance;
use crate::source::{Pointer, Span};

/// The place of a node in its document.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The place in the text.
    pub span: Span,
    /// The JSON Pointer in the file of the span.
    pub pointer: Pointer,
}

/// The documentation of a node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// A short line, for example an operation's `summary`.
    pub summary: Option<String>,
    /// CommonMark, as the author wrote it.
    pub description: Option<String>,
    /// `externalDocs.url`.
    pub page: Option<String>,
    /// Example values as JSON text.
    pub examples: Vec<String>,
    /// The `default` as JSON text.
    pub default: Option<String>,
    /// True if the node is deprecated.
    pub deprecated: bool,
    /// Its source, if it does not come from the provider's page.
    pub provenance: Vec<Provenance>,
}

impl Docs {
    /// The shared documentation of a schema. Schemas without any have one in common.
    #[must_use]
    pub fn shared(self) -> Arc<Self> {
        static NONE: LazyLock<Arc<Docs>> = LazyLock::new(Arc::default);
        match self == **NONE {
            true => Arc::clone(&NONE),
            false => Arc::new(self),
        }
    }
}
