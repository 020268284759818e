//! What stands at every node: its place and its words.

use super::Provenance;
use crate::source::Span;

/// Where a node stands in its document.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The place in the text.
    pub span: Span,
    /// The JSON Pointer in the file of the span.
    pub pointer: String,
}

/// The words that a document spends on a node.
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
    /// Whether the document advises against use.
    pub deprecated: bool,
    /// Where it comes from, if that is not the provider's page.
    pub provenance: Vec<Provenance>,
}
