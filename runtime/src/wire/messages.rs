//! The traits of messages that can be written or read.

use std::convert::Infallible;

use super::request_reader::RequestReader;
use super::request_writer::RequestWriter;
use super::response_reader::ResponseReader;
use super::response_writer::ResponseWriter;

/// A request that can be written.
pub trait WriteRequest {
    /// Writes every part of the request.
    fn write(&self, to: &mut RequestWriter);
}

/// A request that can be read.
pub trait ReadRequest: Sized {
    /// Reads every part, and reports the violations of all parts.
    fn read(from: &mut RequestReader<'_>) -> Option<Self>;
}

/// A set of responses that can be written.
pub trait WriteResponse {
    /// Writes the response.
    fn write(&self, to: &mut ResponseWriter);
}

/// A set of responses that can be read.
pub trait ReadResponse: Sized {
    /// Reads the response, or marks its status as undocumented.
    fn read(from: &mut ResponseReader<'_>) -> Option<Self>;

    /// Documented facts about the response with a status, in addition to its content.
    #[must_use]
    fn hints(status: u16) -> ResponseHints {
        let _ = status;
        ResponseHints::new()
    }
}

/// Documented facts about a response, in addition to its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ResponseHints {
    /// True if neither the request nor an earlier one with the same idempotency key was carried out
    /// (`x-copperplate-not-carried-out`).
    pub not_carried_out: bool,
    /// Members of the body with a delay before the next attempt (`x-copperplate-retry-after`).
    pub retry_after: &'static [RetryDelay],
    /// The members of the body that an error shows (`x-copperplate-shown`): JSON Pointers (RFC 6901).
    pub shown: &'static [&'static str],
}

impl ResponseHints {
    /// No facts.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            not_carried_out: false,
            retry_after: &[],
            shown: &[],
        }
    }

    /// States that neither the request nor an earlier one with its idempotency key was carried out.
    #[must_use]
    pub const fn not_carried_out(mut self) -> Self {
        self.not_carried_out = true;
        self
    }

    /// Sets the members of the body with a delay.
    #[must_use]
    pub const fn retry_after(mut self, waits: &'static [RetryDelay]) -> Self {
        self.retry_after = waits;
        self
    }

    /// Says which members of the body an error shows.
    #[must_use]
    pub const fn shown(mut self, pointers: &'static [&'static str]) -> Self {
        self.shown = pointers;
        self
    }
}

/// A member of a body with a delay before the next attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryDelay {
    /// The JSON Pointer to the member (RFC 6901).
    pub pointer: &'static str,
    /// The number of its units per second.
    pub per_second: u32,
}

impl RetryDelay {
    /// A delay in seconds.
    #[must_use]
    pub const fn seconds(pointer: &'static str) -> Self {
        Self {
            pointer,
            per_second: 1,
        }
    }

    /// A delay in milliseconds.
    #[must_use]
    pub const fn milliseconds(pointer: &'static str) -> Self {
        Self {
            pointer,
            per_second: 1000,
        }
    }
}

/// Headers of a response that can be written; [`headers!`](crate::headers) implements it.
pub trait WriteHeaders {
    /// Writes each header.
    fn write(&self, to: &mut ResponseWriter);
}

/// Headers of a response that can be read; [`headers!`](crate::headers) implements it.
pub trait ReadHeaders: Sized {
    /// Reads each header, and reports the violations of all headers.
    fn read(from: &mut ResponseReader<'_>) -> Option<Self>;
}

/// The set of responses of an operation without any has no value.
impl WriteResponse for Infallible {
    fn write(&self, _: &mut ResponseWriter) {
        match *self {}
    }
}

/// The set of responses of an operation without any reads nothing.
impl ReadResponse for Infallible {
    fn read(from: &mut ResponseReader<'_>) -> Option<Self> {
        from.undocumented()
    }
}
