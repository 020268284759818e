//! The result of an attempt without a complete response.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::super::boxed::BoxError;
#[cfg(feature = "testing")]
use super::super::mock::{Fault, Unmatched};
use super::super::shown;
use super::super::standing::{Doubt, Standing, leaves_doubt};
use super::{NO_TLS, has_tls};
#[cfg(feature = "signatures")]
use crate::signature::VerifyError;

/// A failure to reach the server, or to receive its response.
pub struct TransportError {
    pub(in crate::client) cause: Cause,
    /// The received part of an incomplete response.
    pub(in crate::client) head: Option<Box<Head>>,
    pub(in crate::client) standing: Standing,
    /// True for an `https` URL.
    pub(in crate::client) secure: bool,
    /// True if the transport had a connection and began to send.
    pub(in crate::client) begun: bool,
    /// The delay that an incomplete response asks for.
    pub(in crate::client) retry_after: Option<Duration>,
}

/// The reason for the end of an attempt.
#[derive(Debug)]
pub(in crate::client) enum Cause {
    /// Its time limit was exceeded.
    Late,
    /// The transport failed.
    Http(reqwest::Error),
    /// A layer around the transport failed.
    Layer(BoxError),
    /// The signature of the response is not valid.
    #[cfg(feature = "signatures")]
    Unverified(VerifyError),
    /// The failure of a connection, on purpose.
    #[cfg(feature = "testing")]
    Fault(Fault),
}

/// The received part of an incomplete response.
#[derive(Clone, Debug)]
pub(in crate::client) struct Head {
    pub(in crate::client) status: StatusCode,
    pub(in crate::client) headers: HeaderMap,
    /// The first bytes of the body.
    pub(in crate::client) body: Bytes,
}

impl From<BoxError> for Cause {
    fn from(error: BoxError) -> Self {
        match error.downcast::<reqwest::Error>() {
            Ok(error) => Self::Http(error.without_url()),
            #[cfg(feature = "testing")]
            Err(error) if error.is::<Fault>() => match error.downcast::<Fault>() {
                Ok(fault) => Self::Fault(*fault),
                Err(error) => Self::Layer(error),
            },
            Err(error) => Self::Layer(error),
        }
    }
}

impl Cause {
    /// Returns true if the transport says that it sent nothing, although it has read the body. Only a
    /// mock can know that.
    pub(in crate::client) fn is_certainly_unsent(&self) -> bool {
        match self {
            #[cfg(feature = "testing")]
            Self::Fault(fault) => *fault == Fault::Refused,
            #[cfg(feature = "testing")]
            Self::Layer(error) => error.is::<Unmatched>(),
            _ => false,
        }
    }
}

/// The reason why no connection was made.
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
    /// Returns true if the request may have been carried out: always, unless no connection was made
    /// or the method is safe. With a key of the caller it is true even then, because an earlier
    /// call may have been carried out: see [`Error::is_uncertain`](crate::client::Error::is_uncertain).
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.doubt() != Doubt::None
    }

    pub(in crate::client) fn doubt(&self) -> Doubt {
        self.standing.doubt(self.may_have_arrived())
    }

    /// Returns true if this attempt alone may have been carried out.
    pub(in crate::client) fn may_have_arrived(&self) -> bool {
        match &self.head {
            Some(head) => leaves_doubt(head.status),
            // A layer can fail to connect elsewhere after the request was sent, so the error proves
            // nothing.
            None => self.begun,
        }
    }

    /// Returns true if nothing was sent and a later attempt may reach the server. It is false if
    /// the request could not be built, or the server's certificate was refused.
    pub(in crate::client) fn is_unsent(&self) -> bool {
        if self.head.is_some() || self.may_have_arrived() || self.is_builder() {
            return false;
        }
        let tls = |it: &reqwest::Error| {
            let reason = is_connect(it).then(|| self.unreached(it));
            matches!(reason, Some(Unreached::Tls | Unreached::WithoutTls))
        };
        !self.get_ref().is_some_and(tls)
    }

    /// Returns true if a later attempt may succeed.
    pub(in crate::client) fn is_transient(&self) -> bool {
        match (&self.head, &self.cause) {
            // A custom layer that refuses an attempt, such as an open circuit breaker, does so on
            // purpose.
            // A browser has no layers; there it is a followed redirect or a stream, both for good.
            (None, Cause::Layer(_)) => self.begun && !cfg!(target_arch = "wasm32"),
            #[cfg(feature = "signatures")]
            (None, Cause::Unverified(_)) => false,
            (Some(_), _) => true,
            (None, _) => self.begun || self.is_unsent(),
        }
    }

    /// Returns true if the time limit of an attempt, or of the whole call, was exceeded.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        match &self.cause {
            Cause::Late => true,
            Cause::Http(error) => error.is_timeout(),
            Cause::Layer(_) => false,
            #[cfg(feature = "signatures")]
            Cause::Unverified(_) => false,
            #[cfg(feature = "testing")]
            Cause::Fault(_) => false,
        }
    }

    /// Returns true if no connection was made.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        match &self.cause {
            Cause::Late => !self.begun && self.head.is_none(),
            Cause::Http(error) => is_connect(error),
            Cause::Layer(_) => false,
            #[cfg(feature = "signatures")]
            Cause::Unverified(_) => false,
            #[cfg(feature = "testing")]
            Cause::Fault(fault) => *fault == Fault::Refused,
        }
    }

    /// The number of times the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.standing.attempts
    }

    /// Returns true if the request could not be built.
    pub(in crate::client) fn is_builder(&self) -> bool {
        self.get_ref().is_some_and(reqwest::Error::is_builder)
    }

    /// The cause, without its URL. `None` if a time limit was exceeded, or if a layer around the
    /// transport failed; its error is the [`source`](StdError::source).
    #[must_use]
    pub fn get_ref(&self) -> Option<&reqwest::Error> {
        match &self.cause {
            Cause::Http(error) => Some(error),
            Cause::Late | Cause::Layer(_) => None,
            #[cfg(feature = "signatures")]
            Cause::Unverified(_) => None,
            #[cfg(feature = "testing")]
            Cause::Fault(_) => None,
        }
    }

    /// The reason why no connection was made.
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
            _ if is_dns(error) => Unreached::Unknown,
            _ if error.is_timeout() => Unreached::Slow,
            true if !has_tls() => Unreached::WithoutTls,
            // An error after the connection and before the request belongs to TLS.
            true => Unreached::Tls,
            false => Unreached::Other,
        }
    }
}

/// Returns true if no connection was made.
#[cfg(not(target_arch = "wasm32"))]
fn is_connect(error: &reqwest::Error) -> bool {
    error.is_connect()
}

#[cfg(not(target_arch = "wasm32"))]
fn is_dns(error: &reqwest::Error) -> bool {
    error.is_dns()
}

/// A browser does not tell a refused connection from a lost one.
#[cfg(target_arch = "wasm32")]
fn is_connect(_: &reqwest::Error) -> bool {
    false
}

#[cfg(target_arch = "wasm32")]
fn is_dns(_: &reqwest::Error) -> bool {
    false
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(head) = &self.head {
            let status = head.status.as_u16();
            let reason = match self.is_timeout() {
                true => "was not complete in time",
                false => "broke off before it was complete",
            };
            write!(formatter, "the response {status} {reason}")?;
            return shown::Facts::of_head(&head.headers).write(formatter);
        }
        formatter.write_str(match &self.cause {
            Cause::Late if !self.begun => NO_CONNECTION,
            Cause::Http(error) if is_connect(error) => match self.unreached(error) {
                Unreached::Refused => REFUSED,
                Unreached::Unknown => "the server can't be reached: its name can't be looked up",
                Unreached::Slow => NO_CONNECTION,
                Unreached::Nowhere => "the server can't be reached: no way leads to its host",
                Unreached::WithoutTls => NO_TLS,
                Unreached::Tls => "the server can't be reached: no TLS connection can be made",
                Unreached::Other => "the server can't be reached",
            },
            Cause::Layer(_) if !self.begun => "a layer of the client did not send the request",
            Cause::Layer(_) => "a layer of the client ended the attempt",
            Cause::Late => "the server did not answer in time",
            Cause::Http(error) if error.is_timeout() => "the server did not answer in time",
            Cause::Http(_) => LOST,
            #[cfg(feature = "signatures")]
            Cause::Unverified(_) => "the response is not verified",
            #[cfg(feature = "testing")]
            Cause::Fault(Fault::Refused) => REFUSED,
            #[cfg(feature = "testing")]
            Cause::Fault(_) => LOST,
        })
    }
}

const REFUSED: &str = "the server can't be reached: the connection is refused";

const LOST: &str = "the connection was lost before the response was complete";

const NO_CONNECTION: &str =
    "the server can't be reached: no connection was made in the time for it";

/// Shows no header and no body.
impl fmt::Debug for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("TransportError")
            .field("cause", &self.cause)
            .field("status", &self.head.as_ref().map(|it| it.status))
            .field("idempotency_key", &self.standing.key())
            .field("attempts", &self.standing.attempts)
            .field("begun", &self.begun)
            .finish_non_exhaustive()
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.cause {
            Cause::Late => None,
            Cause::Http(error) => Some(error),
            Cause::Layer(error) => Some(error.as_ref()),
            #[cfg(feature = "signatures")]
            Cause::Unverified(reason) => Some(reason),
            #[cfg(feature = "testing")]
            Cause::Fault(fault) => Some(fault),
        }
    }
}
