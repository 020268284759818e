//! The remedies of mistakes: edits of the document after which generation can continue.
//!
//! A mistake with a remedy damages one piece of the document. The piece can be left out, or read as
//! it is plainly meant. `mend` applies the edits, in memory or as an overlay.

use crate::source::{Span, Value};

/// One edit of the document. Places are those before every edit.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Edit {
    /// Leaves out the piece around a key or a value.
    LeaveOut(Span),
    /// Leaves out the operation around a place.
    LeaveOutOperation(Span),
    /// Leaves out one alternative of a requirement, or the operation if it has no other.
    LeaveOutAlternative(Span),
    /// Gives the key at a place another name.
    Rename(Span, String),
    /// Gives a component another name, also in the references to it.
    RenameComponent(Span, String),
    /// Gives the value at a place another value.
    Replace(Span, Value),
    /// Adds a member to the object at a place, as JSON.
    Add(Span, &'static str, String),
    /// Describes a path parameter of the operation at a place.
    Describe(Span, String),
    /// Leaves out a parameter of the operation at a place.
    Unlist {
        /// The operation.
        operation: Span,
        /// The described parameter, perhaps a component.
        parameter: Span,
        /// True to keep the first of two parameters.
        twice: bool,
    },
}

/// The remedy of a mistake.
#[derive(Clone, Debug, PartialEq)]
pub struct Remedy {
    /// The edits. Without any, later stages already ignore the invalid part.
    pub(crate) edits: Vec<Edit>,
    /// The meaning of the invalid part, if it is not left out.
    pub(crate) meant: Option<String>,
}

impl Remedy {
    /// The invalid part has no effect on later stages.
    pub(crate) fn ignore() -> Self {
        Self {
            edits: Vec::new(),
            meant: None,
        }
    }

    /// The document is edited.
    pub(crate) fn edit(edit: Edit) -> Self {
        Self {
            edits: vec![edit],
            meant: None,
        }
    }

    /// The piece around a place is left out.
    pub(crate) fn leave_out(at: Span) -> Self {
        Self::edit(Edit::LeaveOut(at))
    }

    /// The invalid part is read as something else.
    pub(crate) fn read(meant: impl Into<String>, edit: Edit) -> Self {
        Self {
            edits: vec![edit],
            meant: Some(meant.into()),
        }
    }

    /// The remedy at other places.
    pub(crate) fn moved(mut self, moved: &impl Fn(Span) -> Span) -> Self {
        self.edits.iter_mut().for_each(|edit| match edit {
            Edit::LeaveOut(at)
            | Edit::LeaveOutOperation(at)
            | Edit::LeaveOutAlternative(at)
            | Edit::Rename(at, _)
            | Edit::RenameComponent(at, _)
            | Edit::Replace(at, _)
            | Edit::Add(at, ..)
            | Edit::Describe(at, _) => *at = moved(*at),
            Edit::Unlist {
                operation,
                parameter,
                ..
            } => {
                *operation = moved(*operation);
                *parameter = moved(*parameter);
            }
        });
        self
    }

    /// Like [`Remedy::read`], by a description alone: later stages read the part in this way.
    pub(crate) fn accept(meant: impl Into<String>) -> Self {
        Self {
            edits: Vec::new(),
            meant: Some(meant.into()),
        }
    }
}
