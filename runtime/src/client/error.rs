//! Why a call has no successful answer.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::answer::Answer;
use super::{BoxError, BuildError};
use crate::report::Report;
use crate::wire::Requirement;

/// Why a call has no successful answer. `E` is the operation's type of documented failures.
///
/// Before a payment is tried again, ask [`Error::is_uncertain`]: if it is true, look the payment up
/// or repeat the call with the same [`Error::idempotency_key`].
///
/// `Display` shows neither bodies nor URLs; [`source`](std::error::Error::source) has the detail.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E> {
    /// The server answered with a failure that the document describes.
    Api(Answer<E>),
    /// The server answered with a status that the document does not describe, for example a
    /// redirect, which is never followed.
    Undocumented(Answer<()>),
    /// The document describes the status, but the answer is not what it says. Where the status is
    /// 2xx, the server has most likely carried out the request; [`Answer::body`] has the bytes.
    Undecodable(Answer<()>, Report),
    /// The answer's body is longer than the client's limit and was not read.
    TooLarge {
        /// The answer without its body.
        answer: Answer<()>,
        /// The limit in bytes.
        limit: usize,
    },
    /// The URL to send to can't be used: that of a server, or that of a webhook or callback. Nothing
    /// was sent.
    Server(BuildError),
    /// The request breaks the document's rules or can't be written. Nothing was sent.
    Invalid(Report),
    /// A header that the document wants a signer to fill was not filled. Nothing was sent.
    Unsigned(&'static str),
    /// The operation needs a credential, and none of these alternatives is configured as a whole.
    /// Nothing was sent.
    NoCredential(&'static [&'static [Requirement]]),
    /// A credential could not be had or can't be sent. The request was not carried out.
    Credential(BoxError),
    /// The signer failed. The request was not carried out.
    Signer(BoxError),
    /// The server could not be reached, or the connection was lost or too slow.
    Transport(TransportError),
}

/// A failure to reach the server, or to hear its answer.
#[derive(Debug)]
pub struct TransportError {
    /// The cause; nothing where the time for the head of a stream was over.
    pub(super) error: Option<reqwest::Error>,
    pub(super) status: Option<StatusCode>,
    pub(super) key: Option<String>,
    pub(super) attempts: u32,
    /// Whether an attempt before this one may have been carried out.
    pub(super) doubtful: bool,
}

impl TransportError {
    /// Whether the request may have been carried out: true unless no connection was made at all.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.doubtful || self.may_have_arrived()
    }

    /// The same for this attempt alone.
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
        self.attempts
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
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(if self.is_connect() {
            "the server can't be reached"
        } else if self.is_timeout() {
            "the server did not answer in time"
        } else {
            "the connection was lost before the answer was complete"
        })
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        let error = self.error.as_ref();
        error.map(|error| error as _)
    }
}

/// Whether a status without a readable success leaves open if the request was carried out. A
/// server that answers 4xx has refused it, and one that answers 307 or 308 asks for it elsewhere.
pub(super) fn leaves_doubt(status: StatusCode) -> bool {
    !(status.is_client_error()
        || status == StatusCode::TEMPORARY_REDIRECT
        || status == StatusCode::PERMANENT_REDIRECT)
}

impl<E> Error<E> {
    /// The HTTP status, if an answer began.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Api(answer) => Some(answer.status()),
            Self::Transport(error) => error.status,
            other => other.bare().map(Answer::status),
        }
    }

    /// The headers of the answer, if there is one.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Self::Api(answer) => Some(answer.headers()),
            other => other.bare().map(Answer::headers),
        }
    }

    /// The raw body of the answer, if there is one.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        match self {
            Self::Api(answer) => Some(answer.body()),
            other => other.bare().map(Answer::body),
        }
    }

    /// The idempotency key that was sent, whether the caller or the client chose it.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&str> {
        match self {
            Self::Api(answer) => answer.idempotency_key(),
            Self::Transport(error) => error.key.as_deref(),
            other => other.bare().and_then(Answer::idempotency_key),
        }
    }

    /// The documented failure, if it is one.
    #[must_use]
    pub fn api(&self) -> Option<&E> {
        match self {
            Self::Api(answer) => Some(&answer.value),
            _ => None,
        }
    }

    /// Whether the request may have been carried out although there is no successful answer.
    ///
    /// True after a timeout, a connection that was lost after the request was sent, any 5xx, and a
    /// success that can't be read; also if that happened to an earlier attempt of the same call and
    /// a later one was refused. False if nothing was sent or the server refused the request (4xx).
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        match self {
            Self::Api(answer) => answer.is_doubtful() || leaves_doubt(answer.status()),
            Self::Transport(error) => error.is_uncertain(),
            other => other
                .bare()
                .is_some_and(|answer| answer.is_doubtful() || leaves_doubt(answer.status())),
        }
    }

    /// The answer of a failure that has no typed value.
    fn bare(&self) -> Option<&Answer<()>> {
        match self {
            Self::Undocumented(answer)
            | Self::Undecodable(answer, _)
            | Self::TooLarge { answer, .. } => Some(answer),
            Self::Api(_)
            | Self::Server(_)
            | Self::Invalid(_)
            | Self::Unsigned(_)
            | Self::NoCredential(_)
            | Self::Credential(_)
            | Self::Signer(_)
            | Self::Transport(_) => None,
        }
    }
}

impl<E: fmt::Display> fmt::Display for Error<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(answer) => write!(formatter, "{}", answer.value)?,
            Self::Undocumented(answer) => write!(
                formatter,
                "the server answered {}, which the document does not describe",
                answer.status().as_u16()
            )?,
            Self::Undecodable(answer, report) => {
                let status = answer.status().as_u16();
                write!(formatter, "the answer {status} is not as documented: ")?;
                places(formatter, report)?;
            }
            Self::TooLarge { answer, limit } => write!(
                formatter,
                "the body of the answer {} is longer than {limit} bytes",
                answer.status().as_u16()
            )?,
            Self::Server(error) => write!(formatter, "{error}")?,
            Self::Invalid(report) => {
                formatter.write_str("the request is not as documented and was not sent: ")?;
                places(formatter, report)?;
            }
            Self::Unsigned(header) => write!(
                formatter,
                "the header `{header}` must be filled by a signer; set one with `Builder::signer`"
            )?,
            Self::NoCredential(alternatives) => {
                formatter.write_str("no credential is set for ")?;
                schemes(formatter, alternatives)?;
            }
            Self::Credential(_) => formatter.write_str("a credential could not be had")?,
            Self::Signer(_) => formatter.write_str("the request could not be signed")?,
            Self::Transport(error) => write!(formatter, "{error}")?,
        }
        if self.is_uncertain() {
            formatter.write_str("; the request may have been carried out")?;
        }
        Ok(())
    }
}

/// Where a report's violations are, without what was found there.
fn places(formatter: &mut fmt::Formatter<'_>, report: &Report) -> fmt::Result {
    for (index, violation) in report.violations().iter().enumerate() {
        if index > 0 {
            formatter.write_str(", ")?;
        }
        formatter.write_str(violation.location.kind())?;
        if let Some(name) = violation.location.name() {
            write!(formatter, " {name}")?;
        }
        write!(formatter, "{} ({})", violation.pointer, violation.keyword)?;
    }
    Ok(())
}

fn schemes(formatter: &mut fmt::Formatter<'_>, alternatives: &[&[Requirement]]) -> fmt::Result {
    for (index, alternative) in alternatives.iter().enumerate() {
        if index > 0 {
            formatter.write_str(" or ")?;
        }
        for (index, requirement) in alternative.iter().enumerate() {
            let joint = if index > 0 { " and " } else { "" };
            write!(formatter, "{joint}`{}`", requirement.scheme.name)?;
        }
    }
    Ok(())
}

impl<E: std::error::Error + 'static> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Api(answer) => Some(&answer.value),
            Self::Undecodable(_, report) | Self::Invalid(report) => Some(report),
            Self::Server(error) => Some(error),
            Self::Credential(error) | Self::Signer(error) => Some(error.as_ref()),
            Self::Transport(error) => std::error::Error::source(error),
            Self::Undocumented(_)
            | Self::TooLarge { .. }
            | Self::Unsigned(_)
            | Self::NoCredential(_) => None,
        }
    }
}
