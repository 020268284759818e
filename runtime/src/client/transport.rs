//! What became of an attempt without a complete answer.

use std::error::Error as StdError;
use std::fmt;
use std::io;

use http::StatusCode;

use super::standing::{Doubt, Standing, leaves_doubt};
use super::tls;

/// A failure to reach the server, or to hear its answer.
#[derive(Debug)]
pub struct TransportError {
    /// The cause; nothing where the time for the head of a stream was over.
    pub(super) error: Option<reqwest::Error>,
    pub(super) status: Option<StatusCode>,
    pub(super) standing: Standing,
    /// Whether the URL is one of `https`.
    pub(super) secure: bool,
}

/// Why no connection was made.
enum Unreached {
    Refused,
    Unknown,
    Slow,
    Nowhere,
    WithoutTls,
    Tls,
    Other,
}

impl TransportError {
    /// Whether the request may have been carried out: true unless no connection was made at all, or
    /// the method is safe. With a key that the caller chose it is true in any case, since an earlier
    /// call may have been carried out: see [`Error::is_uncertain`](super::Error::is_uncertain).
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.doubt() != Doubt::None
    }

    pub(super) fn doubt(&self) -> Doubt {
        self.standing.doubt(self.may_have_arrived())
    }

    /// Whether this attempt alone may have been carried out.
    pub(super) fn may_have_arrived(&self) -> bool {
        match self.status {
            Some(status) => leaves_doubt(status),
            None => !(self.is_connect() || self.is_builder()),
        }
    }

    /// Whether the time for an attempt was over.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        let error = self.error.as_ref();
        error.is_none_or(reqwest::Error::is_timeout)
    }

    /// Whether no connection could be made.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        let error = self.error.as_ref();
        error.is_some_and(reqwest::Error::is_connect)
    }

    /// How many times the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.standing.attempts
    }

    /// Whether the request could not even be made.
    pub(super) fn is_builder(&self) -> bool {
        let error = self.error.as_ref();
        error.is_some_and(reqwest::Error::is_builder)
    }

    /// The cause, without its URL; nothing where only the time was over.
    #[must_use]
    pub fn get_ref(&self) -> Option<&reqwest::Error> {
        self.error.as_ref()
    }

    /// Why no connection was made.
    fn unreached(&self, error: &reqwest::Error) -> Unreached {
        let mut source = StdError::source(error);
        while let Some(cause) = source {
            match cause.downcast_ref::<io::Error>().map(io::Error::kind) {
                Some(io::ErrorKind::ConnectionRefused) => return Unreached::Refused,
                Some(io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable) => {
                    return Unreached::Nowhere;
                }
                _ => source = cause.source(),
            }
        }
        match self.secure {
            _ if error.is_dns() => Unreached::Unknown,
            _ if error.is_timeout() => Unreached::Slow,
            true if !tls::is_there() => Unreached::WithoutTls,
            // All that comes behind the connection and before it is made.
            true => Unreached::Tls,
            false => Unreached::Other,
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reached = "the connection was lost before the answer was complete";
        formatter.write_str(match &self.error {
            Some(error) if error.is_connect() => match self.unreached(error) {
                Unreached::Refused => "the server can't be reached: the connection is refused",
                Unreached::Unknown => "the server can't be reached: its name can't be looked up",
                Unreached::Slow => {
                    "the server can't be reached: no connection was made in the time for it"
                }
                Unreached::Nowhere => "the server can't be reached: no way leads to its host",
                Unreached::WithoutTls => tls::MISSING,
                Unreached::Tls => "the server can't be reached: no TLS connection can be made",
                Unreached::Other => "the server can't be reached",
            },
            _ if self.is_timeout() => "the server did not answer in time",
            _ => reached,
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let error = self.error.as_ref();
        error.map(|error| error as _)
    }
}
