//! The reasons to refuse a message.

use std::error::Error;
use std::fmt;

use super::replay::BoxError;

/// The reason why a message is not verified. It is for a log: a sender learns nothing of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unverified {
    /// There is no signature, or none with the required label or tag.
    Missing,
    /// The headers of the signature are malformed, or there are too many.
    Malformed,
    /// The signature covers a component that this library does not support.
    Unsupported,
    /// The signature covers a component that the message does not have.
    Absent,
    /// A required component is not covered.
    NotCovered,
    /// The key is unknown.
    UnknownKey,
    /// The message names another algorithm than the one of the key.
    Algorithm,
    /// The message has no time.
    NoTime,
    /// The message is too old.
    TooOld,
    /// The message was made in the future.
    FromFuture,
    /// The signature has expired.
    Expired,
    /// The signature is wrong.
    Signature,
    /// The body is not the signed one.
    Digest,
    /// The message was received before.
    Replayed,
}

impl fmt::Display for Unverified {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Missing => "there is no signature",
            Self::Malformed => "the headers of the signature are malformed",
            Self::Unsupported => "the signature covers an unsupported component",
            Self::Absent => "the signature covers a component that is absent",
            Self::NotCovered => "the signature does not cover a required component",
            Self::UnknownKey => "the key of the signature is unknown",
            Self::Algorithm => "the signature names another algorithm than the one of its key",
            Self::NoTime => "the signature has no time",
            Self::TooOld => "the message is too old",
            Self::FromFuture => "the message is from the future",
            Self::Expired => "the signature has expired",
            Self::Signature => "the signature is wrong",
            Self::Digest => "the body is not the signed one",
            Self::Replayed => "the message was received before",
        })
    }
}

impl Error for Unverified {}

/// The failure of a verification: a message is not verified, or can't be verified now.
#[derive(Debug)]
#[non_exhaustive]
pub enum VerifyError {
    /// The message is not verified.
    Unverified(Unverified),
    /// A key or a store of replays could not be reached.
    Failed(BoxError),
}

impl From<Unverified> for VerifyError {
    fn from(reason: Unverified) -> Self {
        Self::Unverified(reason)
    }
}

impl fmt::Display for VerifyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unverified(reason) => reason.fmt(formatter),
            Self::Failed(_) => formatter.write_str("the signature can't be verified now"),
        }
    }
}

impl Error for VerifyError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Unverified(_) => None,
            Self::Failed(cause) => Some(cause.as_ref()),
        }
    }
}
