//! One logical call.

use bytes::Bytes;
use http::HeaderMap;
use reqwest::Url;
use tokio::time::Instant;

use super::build_error::BuildError;
use super::credential::Credential;
use super::error::Error;
use super::options::Options;
use super::outcome::Unsent;
use super::response::{ApiResponse, Parts};
use super::standing::{NotSent, Standing};
use super::transport::TransportError;
use crate::body::ByteStream;
use crate::report::Report;
use crate::wire::security::Requirement;
use crate::wire::{OperationInfo, ResponseHints};

/// Why a call has no complete answer, whatever the operation.
pub(super) enum Failure {
    Invalid(Report),
    Unsent(Unsent, NotSent),
    TooLarge(Box<Parts>, usize),
    Transport(TransportError),
}

/// Why there is no URL to send a request to.
pub(super) enum Astray {
    Server(BuildError),
    Invalid(Report),
}

impl Failure {
    pub(super) fn unsent(reason: Unsent, standing: &Standing) -> Self {
        let standing = standing.clone();
        Self::Unsent(reason, NotSent { standing })
    }

    /// The same as the error of an operation.
    pub(super) fn typed<E, R>(self) -> Error<E, R> {
        match self {
            Self::Invalid(report) => Error::Invalid(report),
            Self::Unsent(reason, it) => match reason {
                Unsent::Server(error) => Error::Server(error, it),
                Unsent::Unsigned(header) => Error::Unsigned(header, it),
                Unsent::NoCredential(alternatives) => Error::NoCredential(alternatives, it),
                Unsent::Credential(error) => Error::Credential(error, it),
                Unsent::Signer(error) => Error::Signer(error, it),
                Unsent::Exposed(scheme) => Error::Exposed(scheme, it),
            },
            Self::TooLarge(parts, limit) => Error::TooLarge {
                answer: ApiResponse::new((), parts),
                limit,
            },
            Self::Transport(error) => Error::Transport(error),
        }
    }
}

/// What stays the same in all attempts of a call, and what they have come to so far.
pub(super) struct Call {
    pub(super) info: OperationInfo,
    pub(super) hints: fn(u16) -> ResponseHints,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// The body in place of the bytes, which can be sent once.
    pub(super) stream: Option<ByteStream>,
    /// Whether the body is a stream, also after it was sent.
    pub(super) streamed: bool,
    pub(super) chosen: &'static [Requirement],
    pub(super) standing: Standing,
    pub(super) options: Options,
    /// When the call ends, whatever it is waiting for then.
    pub(super) deadline: Option<Instant>,
    /// When its streams end: by the deadline, if a caller set one.
    pub(super) stream_end: Option<Instant>,
    /// The credentials of the last attempt that can be replaced, in the order of the requirements.
    pub(super) used: Vec<Option<Credential>>,
    /// Those of them that were answered with 401.
    pub(super) rejected: Vec<Option<Credential>>,
    /// True once they were replaced; they are not a second time.
    pub(super) refreshed: bool,
    /// The tokens of the budget that the last repetition took.
    pub(super) spent: Option<u32>,
}
