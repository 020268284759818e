//! One problem.

use crate::source::{Place, Span};

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
pub(crate) fn at(code: &'static str, place: &Place<'_>, message: impl Into<String>) -> Diagnostic {
    Diagnostic::error(code, place.span(), message).pointer(&place.pointer)
}
