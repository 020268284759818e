//! Failures of a journal.

use std::fmt;

use super::super::boxed::BoxError;
use super::super::standing::{Doubt, Standing};
use super::reason::Reason;
use crate::journal::IntentId;

/// The journal prevented a call, or its end.
#[derive(Debug)]
pub struct JournalError {
    pub(in crate::client) kind: JournalErrorKind,
    pub(in crate::client) standing: Standing,
}

/// The reason of a failure.
#[derive(Debug)]
#[non_exhaustive]
pub enum JournalErrorKind {
    /// The intent could not be stored or read. This call sent nothing.
    Store(BoxError),
    /// A call with this reference is under way, here or at another worker. This call sent nothing.
    Busy(IntentId),
    /// The reference belongs to another request. This call sent nothing. If the earlier one is
    /// known to be over, [`acknowledge`](super::Journal::acknowledge) it first.
    Mismatch(IntentId),
    /// The reference belongs to an open intent that must not be sent again. This call sent nothing,
    /// and a person has to look the earlier one up.
    Review(IntentId, Reason),
    /// Another worker has taken the intent during the call, because its lease could not be renewed.
    Taken(IntentId),
}

impl JournalError {
    /// The reason.
    #[must_use]
    pub fn kind(&self) -> &JournalErrorKind {
        &self.kind
    }

    /// The intent, if it is known.
    #[must_use]
    pub fn intent(&self) -> Option<IntentId> {
        match self.kind {
            JournalErrorKind::Store(_) => None,
            JournalErrorKind::Busy(id)
            | JournalErrorKind::Mismatch(id)
            | JournalErrorKind::Review(id, _)
            | JournalErrorKind::Taken(id) => Some(id),
        }
    }

    pub(in crate::client) fn doubt(&self) -> Doubt {
        if self.standing.safe {
            return Doubt::None;
        }
        match self.kind {
            JournalErrorKind::Taken(_) => Doubt::Call,
            _ => self.standing.doubt(false),
        }
    }
}

impl fmt::Display for JournalError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            JournalErrorKind::Store(_) => formatter.write_str("the journal can't be used"),
            JournalErrorKind::Busy(id) => {
                write!(formatter, "a call of the intent {id} is under way")
            }
            JournalErrorKind::Mismatch(id) => write!(
                formatter,
                "the reference belongs to another request, of the intent {id}"
            ),
            JournalErrorKind::Review(id, reason) => write!(
                formatter,
                "a person has to look up the intent {id}: {reason}"
            ),
            JournalErrorKind::Taken(id) => {
                write!(formatter, "another worker has taken the intent {id}")
            }
        }
    }
}

impl std::error::Error for JournalError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            JournalErrorKind::Store(error) => Some(error.as_ref()),
            _ => None,
        }
    }
}
