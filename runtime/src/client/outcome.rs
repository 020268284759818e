//! What an attempt comes to.

use std::time::Duration;

use http::StatusCode;

use super::boxed::BoxError;
use super::build_error::BuildError;
use super::response::Parts;
use super::retry;
use super::standing::leaves_doubt;
use super::transport::TransportError;
use crate::wire::security::Requirement;

/// What an attempt that was sent has come to.
pub(super) enum AttemptResult {
    Answered(Box<Parts>),
    TooLarge(Box<Parts>),
    Lost(TransportError),
}

/// Why an attempt was not sent.
pub(super) enum Unsent {
    Server(BuildError),
    NoCredential(&'static [&'static [Requirement]]),
    Unsigned(&'static str),
    Credential(BoxError),
    Signer(BoxError),
    /// The secret of this scheme would travel in the clear.
    Exposed(&'static str),
}

impl AttemptResult {
    pub(super) fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Answered(parts) | Self::TooLarge(parts) => Some(parts.response.status()),
            Self::Lost(error) => error.head.as_ref().map(|it| it.status),
        }
    }

    pub(super) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Answered(parts) | Self::TooLarge(parts) => parts.retry_after,
            Self::Lost(_) => None,
        }
    }

    /// True for an answer that shows that the server works.
    pub(super) fn is_answer(&self) -> bool {
        matches!(self, Self::Answered(_) | Self::TooLarge(_)) && !self.is_transient()
    }

    /// Whether a later attempt may succeed.
    pub(super) fn is_transient(&self) -> bool {
        match self {
            Self::Answered(parts) | Self::TooLarge(parts) => {
                retry::is_transient(parts.response.status())
            }
            Self::Lost(error) => error.is_transient(),
        }
    }

    /// True if nothing was sent, so that anything may be sent again.
    pub(super) fn is_unsent(&self) -> bool {
        matches!(self, Self::Lost(error) if error.is_unsent())
    }

    /// Whether this attempt may have been carried out.
    pub(super) fn leaves_doubt(&self) -> bool {
        match self {
            Self::Answered(parts) | Self::TooLarge(parts) => leaves_doubt(parts.response.status()),
            Self::Lost(error) => error.may_have_arrived(),
        }
    }
}
