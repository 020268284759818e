//! The result of an attempt.

use std::time::Duration;

use http::{HeaderMap, StatusCode};

use super::boxed::BoxError;
use super::build_error::BuildError;
use super::response::Parts;
use super::retry;
use super::standing::leaves_doubt;
use super::transport::TransportError;
use crate::wire::security::Requirement;

/// The result of an attempt that was sent.
pub(super) enum AttemptResult {
    Answered(Box<Parts>),
    TooLarge(Box<Parts>),
    Lost(TransportError),
}

/// The reason why an attempt was not sent.
pub(super) enum Unsent {
    Server(BuildError),
    NoCredential(&'static [&'static [Requirement]]),
    Unsigned(&'static str),
    Credential(BoxError),
    Signer(BoxError),
    /// The secret of this scheme would be sent unencrypted.
    Exposed(&'static str),
}

impl AttemptResult {
    pub(super) fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Answered(parts) | Self::TooLarge(parts) => Some(parts.response.status()),
            Self::Lost(error) => error.head.as_ref().map(|it| it.status),
        }
    }

    pub(super) fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Self::Answered(parts) | Self::TooLarge(parts) => Some(parts.response.headers()),
            Self::Lost(error) => error.head.as_ref().map(|it| &it.headers),
        }
    }

    pub(super) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Answered(parts) | Self::TooLarge(parts) => parts.retry_after,
            Self::Lost(error) => error.retry_after,
        }
    }

    /// Returns true for a response of a working server.
    pub(super) fn is_response(&self) -> bool {
        matches!(self, Self::Answered(_) | Self::TooLarge(_)) && !self.is_transient()
    }

    /// Returns true if a later attempt may succeed.
    pub(super) fn is_transient(&self) -> bool {
        match self {
            Self::Answered(parts) | Self::TooLarge(parts) => {
                retry::is_transient(parts.response.status())
            }
            Self::Lost(error) => error.is_transient(),
        }
    }

    /// Returns true if nothing was sent, so that any request may be sent again.
    pub(super) fn is_unsent(&self) -> bool {
        matches!(self, Self::Lost(error) if error.is_unsent())
    }

    /// Returns true if this attempt may have been carried out.
    pub(super) fn leaves_doubt(&self) -> bool {
        match self {
            Self::Answered(parts) | Self::TooLarge(parts) => leaves_doubt(parts.response.status()),
            Self::Lost(error) => error.may_have_arrived(),
        }
    }
}
