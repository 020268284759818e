//! Messages that are written and read.

use std::convert::Infallible;

use super::request_reader::RequestReader;
use super::request_writer::RequestWriter;
use super::response_reader::ResponseReader;
use super::response_writer::ResponseWriter;

/// A request that is written.
pub trait WriteRequest {
    /// Writes every part of the request.
    fn write(&self, to: &mut RequestWriter);
}

/// A request that is read.
pub trait ReadRequest: Sized {
    /// Reads every part, and reports all that is wrong with any of them.
    fn read(from: &mut RequestReader<'_>) -> Option<Self>;
}

/// A set of answers that are written.
pub trait WriteResponse {
    /// Writes the answer.
    fn write(&self, to: &mut ResponseWriter);
}

/// A set of answers that are read.
pub trait ReadResponse: Sized {
    /// Reads the answer, or marks its status as undocumented.
    fn read(from: &mut ResponseReader<'_>) -> Option<Self>;

    /// What the document says of the answer with a status beside its content.
    #[must_use]
    fn hints(status: u16) -> ResponseHints {
        let _ = status;
        ResponseHints::new()
    }
}

/// What a document says of an answer beside its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ResponseHints {
    /// Whether it says that the request was not carried out, and no earlier one with the same
    /// idempotency key either (`x-copperplate-not-carried-out`).
    pub not_carried_out: bool,
    /// The members of the body that say how long to wait before the next attempt
    /// (`x-copperplate-retry-after`).
    pub retry_after: &'static [RetryDelay],
    /// The members of the body that an error shows (`x-copperplate-shown`): JSON Pointers (RFC 6901).
    pub shown: &'static [&'static str],
}

impl ResponseHints {
    /// Nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            not_carried_out: false,
            retry_after: &[],
            shown: &[],
        }
    }

    /// Says that neither the request nor an earlier one with its key was carried out.
    #[must_use]
    pub const fn not_carried_out(mut self) -> Self {
        self.not_carried_out = true;
        self
    }

    /// Says which members of the body ask for a wait.
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

/// A member of a body that says how long to wait before the next attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryDelay {
    /// Where it is: a JSON Pointer (RFC 6901).
    pub pointer: &'static str,
    /// How many of its units a second has.
    pub per_second: u32,
}

impl RetryDelay {
    /// A member that holds seconds.
    #[must_use]
    pub const fn seconds(pointer: &'static str) -> Self {
        Self {
            pointer,
            per_second: 1,
        }
    }

    /// A member that holds milliseconds.
    #[must_use]
    pub const fn milliseconds(pointer: &'static str) -> Self {
        Self {
            pointer,
            per_second: 1000,
        }
    }
}

/// Headers of an answer that are written; [`headers!`](crate::headers) implements it.
pub trait WriteHeaders {
    /// Writes each header.
    fn write(&self, to: &mut ResponseWriter);
}

/// Headers of an answer that are read; [`headers!`](crate::headers) implements it.
pub trait ReadHeaders: Sized {
    /// Reads each header, and reports all that is wrong with any of them.
    fn read(from: &mut ResponseReader<'_>) -> Option<Self>;
}

/// An operation without such answers has no value of them.
impl WriteResponse for Infallible {
    fn write(&self, _: &mut ResponseWriter) {
        match *self {}
    }
}

/// An operation without such answers reads none.
impl ReadResponse for Infallible {
    fn read(from: &mut ResponseReader<'_>) -> Option<Self> {
        from.undocumented()
    }
}
