//! What is wrong with a document: located, collected, and rendered for people and for programs.
//!
//! Every problem is a [`Diagnostic`] made by a constructor function, one module per stage, so that a
//! call site stays one line and the wording lives in one place. A diagnostic carries byte offsets;
//! lines and columns are looked up only when it is printed.

pub(crate) mod allowance;
pub(crate) mod extension;
pub(crate) mod held;
mod json;
pub(crate) mod load;
pub(crate) mod operation;
pub(crate) mod overlay;
mod package;
pub(crate) mod parameter;
pub(crate) mod pattern;
mod render;
pub(crate) mod resolve;
pub(crate) mod schema;
pub(crate) mod select;
pub(crate) mod server;
mod suggest;
pub(crate) mod sweep;

pub use json::render_json;
pub use package::unlisted_document;
pub use render::render;
pub use suggest::nearest;
pub(crate) use suggest::slipped;

use crate::source::{Files, Place, Span};

/// A place and what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The text beside the underline; may be empty.
    pub text: String,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Generation goes on.
    Warning,
    /// Further information without a fault.
    Note,
}

impl Severity {
    /// The lower-case word that is printed.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// One problem of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable name of this kind of problem, in kebab case, for example `dangling-ref`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// One sentence without a full stop: what is wrong.
    pub message: String,
    /// Where it is; `None` only when there is no file to point into.
    pub primary: Option<Label>,
    /// Other places that take part, for example the first of two equal keys.
    pub others: Vec<Label>,
    /// What the problem would cost if it were let through.
    pub cost: Option<String>,
    /// How to mend it.
    pub help: Option<String>,
    /// The JSON Pointer (RFC 6901) of the place within its file, where one is known.
    pub pointer: Option<String>,
}

impl Diagnostic {
    /// An error at a place; the label beside the underline stays empty.
    pub fn error(code: &'static str, at: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, Some(at), message.into())
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, at: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, Some(at), message.into())
    }

    /// An error that no file can be shown for, such as a file that is missing.
    pub fn without_place(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, None, message.into())
    }

    fn new(code: &'static str, severity: Severity, at: Option<Span>, message: String) -> Self {
        Self {
            code,
            severity,
            message,
            primary: at.map(|span| Label {
                span,
                text: String::new(),
            }),
            others: Vec::new(),
            cost: None,
            help: None,
            pointer: None,
        }
    }

    /// Sets the text beside the underline of the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(primary) = &mut self.primary {
            primary.text = text.into();
        }
        self
    }

    /// Adds another place that takes part in the problem.
    #[must_use]
    pub fn other(mut self, span: Span, text: impl Into<String>) -> Self {
        self.others.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Says what the problem would cost.
    #[must_use]
    pub fn cost(mut self, text: impl Into<String>) -> Self {
        self.cost = Some(text.into());
        self
    }

    /// Says how to mend the problem.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// The same problem at another place.
    #[must_use]
    pub fn moved(mut self, to: Span) -> Self {
        if let Some(primary) = &mut self.primary {
            primary.span = to;
        }
        self
    }

    /// Attaches the JSON Pointer of the place.
    #[must_use]
    pub fn pointer(mut self, pointer: impl Into<String>) -> Self {
        self.pointer = Some(pointer.into());
        self
    }
}

/// An error at a place of the document.
fn at(code: &'static str, place: &Place<'_>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(code, place.span(), message).pointer(&place.pointer)
}

/// Why nothing was generated.
#[derive(Debug)]
pub struct Failure {
    /// Every problem of the document.
    pub diagnostics: Diagnostics,
    /// The texts that they point into.
    pub sources: Files,
}

/// The problems of one run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// No problems yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one problem.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Whether there is nothing to say, not even a warning.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many problems there are, of every severity.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether at least one of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|one| one.severity == Severity::Error)
    }

    /// How many of them are errors.
    #[must_use]
    pub fn error_count(&self) -> usize {
        self.list
            .iter()
            .filter(|one| one.severity == Severity::Error)
            .count()
    }

    /// Whether so many problems are held that no more need be looked for: nobody reads them, and
    /// each takes memory.
    #[must_use]
    pub fn is_full(&self) -> bool {
        const MOST: usize = 5000;
        self.list.len() >= MOST
    }

    /// The problems in their present order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// The problems, to be changed.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.list.iter_mut()
    }

    /// Puts the problems in the order of their places: by file, then offset, then code. Those
    /// without a place come first. Repetitions are dropped, and so is what an alias says once more.
    pub fn sort(&mut self) {
        self.list.sort_by(|a, b| sort_key(a).cmp(&sort_key(b)));
        self.list.dedup_by(|next, first| {
            sort_key(next) == sort_key(first)
                && (&next.primary, &next.help) == (&first.primary, &first.help)
                && (first.primary.is_some() || next == first)
        });
    }

    /// The same problems in the order of their places.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.sort();
        self
    }

    /// At most `limit` problems, errors before warnings, and how many more there are.
    #[must_use]
    pub fn capped(mut self, limit: usize) -> Self {
        let left = self.list.len().saturating_sub(limit);
        if left == 0 {
            return self;
        }
        self.list.sort_by_key(|one| one.severity);
        let cut = self.list.split_off(limit);
        self.sort();
        let worst = cut
            .iter()
            .map(|one| one.severity)
            .min()
            .unwrap_or(Severity::Note);
        let mut last = load::and_more(left);
        last.severity = worst;
        self.list.push(last);
        self
    }

    /// The problem that makes further work pointless, alone.
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
