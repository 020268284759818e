//! Responses, typed and raw.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};

use super::shown::Bounded;
use super::standing::Standing;
use crate::body::ByteStream;
use crate::report::Report;
use crate::wire::ResponseHints;

/// A response: its typed value, and its original form on the wire.
///
/// `Debug` shows the value up to about 4 KiB; its types redact documented secrets. It shows neither
/// headers nor the raw body.
#[derive(Clone)]
pub struct ApiResponse<T> {
    /// The value of the body and of the documented headers.
    pub value: T,
    parts: Box<Parts>,
}

/// The data of a response beside its value.
#[derive(Clone)]
pub(super) struct Parts {
    pub(super) response: Response<Bytes>,
    /// The stream of the body, if it is not buffered.
    pub(super) stream: Option<ByteStream>,
    pub(super) warnings: Report,
    pub(super) standing: Standing,
    /// The requested delay before the next attempt.
    pub(super) retry_after: Option<Duration>,
    /// Documented facts about this status.
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

    /// All headers, including undocumented ones.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.parts.response.headers()
    }

    /// The body as received; empty for a stream of items, which the value reads.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        self.parts.response.body()
    }

    /// The violations of the document that did not prevent reading. A response is read leniently,
    /// because a refusal would not undo the server's work. [`Report::lost`] counts the values that
    /// are missing as a result.
    #[must_use]
    pub fn warnings(&self) -> &Report {
        &self.parts.warnings
    }

    /// The idempotency key that was sent, from the caller or the client.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&str> {
        self.parts.standing.key()
    }

    /// The intent of the call in a journal, if it has one.
    #[cfg(feature = "journal")]
    #[must_use]
    pub fn intent(&self) -> Option<crate::journal::IntentId> {
        self.parts.standing.intent
    }

    /// The number of times the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.parts.standing.attempts
    }

    /// Takes the value out.
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
