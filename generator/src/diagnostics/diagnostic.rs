//! The type of one problem.

use super::Remedy;
use crate::source::{Place, Span};

/// A place with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// The text after the underline; may be empty.
    pub text: String,
}

/// The severity of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// It prevents generation.
    Error,
    /// Generation continues.
    Warning,
    /// Information without a fault.
    Note,
}

impl Severity {
    /// The printed word, in lower case.
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
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The stable name of this kind of problem, in kebab case, for example `dangling-ref`.
    pub code: &'static str,
    /// The severity.
    pub severity: Severity,
    /// The fault, as one sentence without a full stop.
    pub message: String,
    /// The place; `None` if there is no file to point into.
    pub primary: Option<Label>,
    /// Other involved places, for example the first of two equal keys.
    pub others: Vec<Label>,
    /// The consequence of ignoring the problem.
    pub cost: Option<String>,
    /// The remedy.
    pub help: Option<String>,
    /// The JSON Pointer (RFC 6901) of the place in its file, if known.
    pub pointer: Option<String>,
    /// The edits after which generation can continue, if the damage is one piece of the document.
    pub remedy: Option<Box<Remedy>>,
}

impl Diagnostic {
    /// An error at a place, without a label.
    pub fn error(code: &'static str, at: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, Some(at), message.into())
    }

    /// A warning at a place.
    pub fn warning(code: &'static str, at: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, Some(at), message.into())
    }

    /// An error without a file, for example about a missing file.
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
            remedy: None,
        }
    }

    /// Sets the label of the primary place.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(primary) = &mut self.primary {
            primary.text = text.into();
        }
        self
    }

    /// Adds another involved place.
    #[must_use]
    pub fn other(mut self, span: Span, text: impl Into<String>) -> Self {
        self.others.push(Label {
            span,
            text: text.into(),
        });
        self
    }

    /// Sets the consequence of the problem.
    #[must_use]
    pub fn cost(mut self, text: impl Into<String>) -> Self {
        self.cost = Some(text.into());
        self
    }

    /// Sets the remedy.
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

    /// Sets the edits after which generation can continue.
    #[must_use]
    pub(crate) fn remedy(mut self, remedy: Remedy) -> Self {
        self.remedy = Some(Box::new(remedy));
        self
    }

    /// The piece around the primary place can be left out.
    #[must_use]
    pub(crate) fn leave_out(mut self) -> Self {
        let at = self.primary.as_ref().map(|label| label.span);
        self.remedy = at.map(|at| Box::new(Remedy::leave_out(at)));
        self
    }

    /// Sets the JSON Pointer of the place.
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
