//! What lowering says about a document.

use std::collections::{BTreeSet, HashSet};

use crate::diagnostics::{self, Diagnostic, Diagnostics};
use crate::options::Feature;
use crate::source::{Place, Span};

/// How deep schemas may lie in each other, references followed. The stack that lowering runs on is
/// made for this; real documents stay below a hundred.
const DEEPEST: usize = 1000;

/// The problems of a document, each told once.
#[derive(Default)]
pub(crate) struct Findings {
    pub(crate) diagnostics: Diagnostics,
    /// What the document asks for that this toolkit does not do.
    pub(crate) unsupported: Vec<(Feature, Diagnostic)>,
    /// The places of what is unsupported.
    refused: HashSet<(Feature, Span)>,
    /// The places of keywords whose values are no counts and no patterns.
    faulty: HashSet<Span>,
    /// The unknown formats.
    formats: BTreeSet<String>,
    /// How deep the schema that is being lowered lies in others.
    depth: usize,
}

impl Findings {
    pub(crate) fn error(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reports what is wrong with the value of a keyword. It may be read for several types.
    pub(crate) fn faulty(&mut self, at: &Place<'_>, fault: impl FnOnce() -> Diagnostic) {
        if self.faulty.insert(at.span()) {
            self.error(fault());
        }
    }

    /// Whether an unknown format is met for the first time.
    pub(crate) fn is_new_format(&mut self, format: &str) -> bool {
        self.formats.insert(format.to_owned())
    }

    /// Lists a part of the document that is not done. A schema may be read as a type and as assertions; its
    /// place is told once.
    pub(crate) fn refuse(&mut self, feature: Feature, at: &Place<'_>, what: &str) {
        if self.refused.insert((feature, at.span())) {
            let (span, pointer) = (at.span(), &at.pointer);
            let name = feature.as_str();
            let diagnostic = diagnostics::allowance::unsupported(span, pointer, name, what);
            self.unsupported.push((feature, diagnostic));
        }
    }

    /// Goes into a schema; false where schemas lie too deep in each other, which is reported.
    pub(crate) fn enter(&mut self, schema: &Place<'_>) -> bool {
        if self.depth >= DEEPEST {
            self.error(diagnostics::schema::too_deep(schema));
            return false;
        }
        self.depth += 1;
        true
    }

    /// Comes back from a schema.
    pub(crate) fn leave(&mut self) {
        self.depth -= 1;
    }
}
