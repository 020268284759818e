//! Problems found during lowering.

use std::collections::{BTreeSet, HashSet};

use crate::diagnostics::{self, Diagnostic, Diagnostics};
use crate::options::Feature;
use crate::source::{Place, Pointer, Span};

/// The depth limit for nested schemas, with references followed. The stack of lowering is large
/// enough for this depth; real documents stay below a hundred.
const DEEPEST: usize = 1000;

/// The problems of a document, each reported once.
#[derive(Default)]
pub(crate) struct Findings {
    pub(crate) diagnostics: Diagnostics,
    /// Unsupported features in the document.
    pub(crate) unsupported: Vec<(Feature, Diagnostic)>,
    /// The places of unsupported features.
    refused: HashSet<(Feature, Span)>,
    /// The places of keywords with an invalid count or pattern.
    faulty: HashSet<Span>,
    /// The lists of values without the null that `nullable: true` next to them admits.
    nullable_enums: Vec<(Span, Pointer)>,
    /// The unknown formats.
    formats: BTreeSet<String>,
    /// The nesting depth of the schema at hand.
    depth: usize,
}

impl Findings {
    pub(crate) fn error(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Reports an invalid value of a keyword once, although it may be read for several types.
    pub(crate) fn faulty(&mut self, at: &Place<'_>, fault: impl FnOnce() -> Diagnostic) {
        if self.faulty.insert(at.span()) {
            self.error(fault());
        }
    }

    /// Notes an `enum` without null next to `nullable: true`.
    pub(crate) fn note_nullable_enum(&mut self, list: &Place<'_>) {
        if self.faulty.insert(list.span()) {
            self.nullable_enums
                .push((list.span(), list.pointer.clone()));
        }
    }

    /// Reports them once: a document with one of them usually has many.
    pub(crate) fn report_nullable_enums(&mut self, literal: bool) {
        let noted = std::mem::take(&mut self.nullable_enums);
        let more = noted.len().saturating_sub(1);
        let first = noted
            .iter()
            .min_by_key(|(at, _)| (at.file.index(), at.start));
        if let Some((at, pointer)) = first {
            let warning = diagnostics::schema::nullable_enum((*at, pointer), more, literal);
            self.diagnostics.push(warning);
        }
    }

    /// Returns true for the first occurrence of an unknown format.
    pub(crate) fn is_new_format(&mut self, format: &str) -> bool {
        self.formats.insert(format.to_owned())
    }

    /// Reports an unsupported part of the document. A schema may be read as a type and as
    /// assertions, but its place is reported once.
    pub(crate) fn refuse(&mut self, feature: Feature, at: &Place<'_>, what: &str) {
        if self.refused.insert((feature, at.span())) {
            let (span, pointer) = (at.span(), &at.pointer);
            let name = feature.as_str();
            let diagnostic = diagnostics::allowance::unsupported(span, pointer, name, what);
            self.unsupported.push((feature, diagnostic));
        }
    }

    /// Enters a schema. If the nesting is too deep, reports that and returns false.
    pub(crate) fn enter(&mut self, schema: &Place<'_>) -> bool {
        if self.depth >= DEEPEST {
            self.error(diagnostics::schema::too_deep(schema));
            return false;
        }
        self.depth += 1;
        true
    }

    /// Leaves a schema.
    pub(crate) fn leave(&mut self) {
        self.depth -= 1;
    }
}
