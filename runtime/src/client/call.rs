//! One logical call.

use super::clock::Instant;
use bytes::Bytes;
use http::{HeaderMap, Method};
use reqwest::Url;

use super::attempt_result::Unsent;
use super::build_error::BuildError;
use super::credential::Credential;
use super::error::Error;
use super::options::Options;
use super::response::{ApiResponse, Parts};
use super::standing::{NotSent, Standing};
use super::transport::TransportError;
use crate::body::ByteStream;
use crate::report::Report;
use crate::wire::security::Requirement;
use crate::wire::{OperationInfo, ResponseHints};

/// The reason why a call has no complete response, for any operation.
pub(super) enum Failure {
    Invalid(Report),
    Unsent(Unsent, NotSent),
    TooLarge(Box<Parts>, usize),
    Transport(TransportError),
}

/// The reason why there is no URL for a request.
pub(super) enum Astray {
    Server(BuildError),
    Invalid(Report),
}

impl Failure {
    pub(super) fn unsent(reason: Unsent, standing: &Standing) -> Self {
        let standing = standing.clone();
        Self::Unsent(reason, NotSent { standing })
    }

    /// Converts it to the error of an operation.
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
                response: ApiResponse::new((), parts),
                limit,
            },
            Self::Transport(error) => Error::Transport(error),
        }
    }
}

/// The constant data of all attempts of a call, with their state so far.
pub(super) struct Call {
    pub(super) info: OperationInfo,
    /// The method of the request.
    pub(super) method: Method,
    pub(super) hints: fn(u16) -> ResponseHints,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// The body instead of the bytes; it can be sent once.
    pub(super) stream: Option<ByteStream>,
    /// True if the body is a stream, even after it was sent.
    pub(super) streamed: bool,
    pub(super) chosen: &'static [Requirement],
    pub(super) standing: Standing,
    pub(super) options: Options,
    /// The deadline of the call.
    pub(super) deadline: Option<Instant>,
    /// The deadline of its streams, if a caller set one.
    pub(super) stream_end: Option<Instant>,
    /// The replaceable credentials of the last attempt, in the order of the requirements.
    pub(super) used: Vec<Option<Credential>>,
    /// The credentials rejected with 401.
    pub(super) rejected: Vec<Option<Credential>>,
    /// True after the credentials were replaced; this happens only once.
    pub(super) refreshed: bool,
    /// The tokens that the last retry took from the budget.
    pub(super) spent: Option<u32>,
}
