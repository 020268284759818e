//! The problems of one run.

use super::{Diagnostic, Severity, load};
use crate::source::Files;

/// The reason for generating nothing.
#[derive(Debug)]
pub struct Failure {
    /// Every problem of the document.
    pub diagnostics: Diagnostics,
    /// The texts the diagnostics point into.
    pub sources: Files,
}

/// The problems of one run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Creates an empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// True if there are no problems, including warnings.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The number of problems of every severity.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True if at least one is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|one| one.severity == Severity::Error)
    }

    /// The number of errors.
    #[must_use]
    pub fn error_count(&self) -> usize {
        self.list
            .iter()
            .filter(|one| one.severity == Severity::Error)
            .count()
    }

    /// True if there are too many problems to continue the search. Nobody reads so long a list, and
    /// each problem needs memory.
    #[must_use]
    pub fn is_full(&self) -> bool {
        const MOST: usize = 5000;
        self.list.len() >= MOST
    }

    /// The problems in their present order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Keeps only some problems.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(keep);
    }

    /// The mutable problems.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.list.iter_mut()
    }

    /// The number of errors that cost one piece of the document each, and their codes in order.
    ///
    /// A document with only such errors can be generated without these pieces.
    #[must_use]
    pub fn tolerable(&self) -> (usize, Vec<&'static str>) {
        let errors = self.list.iter().filter(|it| {
            it.severity == Severity::Error
                && it.remedy.is_some()
                && super::allowance::is_tolerable(it.code)
        });
        let codes: Vec<_> = errors.map(|it| it.code).collect();
        let mut known = codes.clone();
        known.sort_unstable();
        known.dedup();
        (codes.len(), known)
    }

    /// Sorts the problems by file, offset and code. Problems without a place come first.
    /// Repetitions are dropped, including repetitions by YAML aliases.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| sort_key(a).cmp(&sort_key(b)));
        self.list.dedup_by(|next, first| {
            sort_key(next) == sort_key(first)
                && (&next.primary, &next.help) == (&first.primary, &first.help)
                && (first.primary.is_some() || next == first)
        });
    }

    /// The problems sorted by place.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.sort();
        self
    }

    /// At most `limit` problems, errors before warnings, and the number of the others.
    #[must_use]
    pub fn capped(mut self, limit: usize) -> Self {
        let left = self.list.len().saturating_sub(limit);
        if left == 0 {
            return self;
        }
        self.list.sort_by_key(|one| one.severity);
        let cut = self.list.split_off(limit);
        self.sort();
        let errors = cut
            .iter()
            .filter(|one| one.severity == Severity::Error)
            .count();
        let mut last = load::and_more(left, errors);
        // The count is an error only if it includes one.
        if errors == 0 {
            last.severity = Severity::Warning;
        }
        self.list.push(last);
        self
    }

    /// A single problem that ends the run.
    #[must_use]
    pub fn one(diagnostic: Diagnostic) -> Self {
        Self {
            list: vec![diagnostic],
        }
    }
}

fn sort_key(diagnostic: &Diagnostic) -> (Option<(u32, u32)>, &'static str, &str) {
    let place = diagnostic
        .primary
        .as_ref()
        .map(|label| (label.span.file.index(), label.span.start));
    (place, diagnostic.code, &diagnostic.message)
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, more: I) {
        self.list.extend(more);
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self::one(diagnostic)
    }
}
