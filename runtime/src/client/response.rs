//! What a server answered, typed and raw.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};

use super::shown::Bounded;
use super::standing::Standing;
use crate::body::ByteStream;
use crate::report::Report;
use crate::wire::ResponseHints;

/// An answer: its typed value, and what it was on the wire.
///
/// `Debug` shows the value up to some 4 KiB; its types redact what the document marks as secret. It shows
/// neither headers nor the raw body.
#[derive(Clone)]
pub struct ApiResponse<T> {
    /// The value of the body and of the documented headers.
    pub value: T,
    parts: Box<Parts>,
}

/// What is known of an answer beside its value.
#[derive(Clone)]
pub(super) struct Parts {
    pub(super) response: Response<Bytes>,
    /// What the body is read from, if it is not held as a whole.
    pub(super) stream: Option<ByteStream>,
    pub(super) warnings: Report,
    pub(super) standing: Standing,
    /// The wait that the answer asks for.
    pub(super) retry_after: Option<Duration>,
    /// What the document says of this status.
    pub(super) hints: ResponseHints,
}

impl<T> ApiResponse<T> {
    pub(super) fn new(value: T, parts: Box<Parts>) -> Self {
        Self { value, parts }
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.parts.response.status()
    }

    /// All headers, also those that the document does not describe.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.parts.response.headers()
    }

    /// The body as it was received; empty for a stream of items, which is read by its value.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        self.parts.response.body()
    }

    /// Where the answer departs from the document without being unreadable. An answer is read
    /// leniently, since refusing it would not undo what the server did. [`Report::lost`] tells
    /// whether anything that was there is missing from the value.
    #[must_use]
    pub fn warnings(&self) -> &Report {
        &self.parts.warnings
    }

    /// The idempotency key that was sent, whether the caller or the client chose it.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&str> {
        self.parts.standing.key()
    }

    /// How many times the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.parts.standing.attempts
    }

    /// The value alone.
    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }

    pub(super) fn parts(&self) -> &Parts {
        &self.parts
    }
}

impl<T: fmt::Debug> fmt::Debug for ApiResponse<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ApiResponse")
            .field("status", &self.status())
            .field("value", &Bounded(&self.value))
            .field("warnings", &self.warnings().len())
            .field("idempotency_key", &self.idempotency_key())
            .field("attempts", &self.attempts())
            .finish_non_exhaustive()
    }
}
