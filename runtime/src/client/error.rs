//! Errors of calls.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::boxed::BoxError;
use super::build_error::BuildError;
use super::response::{ApiResponse, Parts};
use super::shown::Facts;
use super::standing::{Doubt, NotSent, leaves_doubt};
use super::time_limit::TooSlow;
use super::transport::TransportError;
use crate::report::{Report, Violation};
use crate::wire::Operation;
use crate::wire::security::Requirement;

/// The reason why a call has no success. `E` is the operation's type of documented failures, and
/// `R` its type of documented successes; [`CallError`] has both for an operation.
///
/// Before you try a payment again, check [`Error::is_uncertain`]: if it is true, look the payment
/// up or repeat the call with the same [`Error::idempotency_key`].
///
/// # After a crash
///
/// Store the key with the request before the first call. For a stored payment without a result,
/// send the same request with the same key again, until a response decides: a success, or an error
/// with a false `is_uncertain`. A refusal alone does not decide. Some servers respond with 409
/// while the first request still runs, and 401 or 429 says nothing about earlier attempts: correct
/// the cause and repeat, or look the payment up. A new key is a new payment.
///
/// `Display` shows the status, the request id and `Location` of the response. It shows what the document marks with
/// `x-copperplate-shown`, or the `title` and `detail` of problem details (RFC 9457), and nothing else of a
/// body. [`source`](std::error::Error::source) has the detail.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E, R> {
    /// The response is a documented failure.
    Api(ApiResponse<E>),
    /// The response is a success with optional members that can't be read. In the value they appear
    /// absent. [`ApiResponse::warnings`] marks them as [`lost`](Violation::lost), and
    /// [`ApiResponse::body`] has the bytes. Do not send the request again, because the status means
    /// that it was carried out.
    ///
    /// [`Builder::accept_incomplete`](super::Builder::accept_incomplete) turns it into a success.
    Incomplete(Box<ApiResponse<R>>),
    /// The response has an undocumented status, for example a redirect, which is never followed.
    Undocumented(ApiResponse<()>),
    /// The status is documented, but the response violates the document. With a 2xx status, the
    /// server has most likely carried out the request; [`ApiResponse::body`] has the bytes.
    Undecodable(ApiResponse<()>, Report),
    /// The response body is longer than the limit of the client or the call. Its first KiB was
    /// kept.
    TooLarge {
        /// The response, with the first KiB of its body.
        response: ApiResponse<()>,
        /// The limit in bytes.
        limit: usize,
    },
    /// The URL of the server, the webhook or the callback can't be used. Nothing was sent.
    Server(BuildError, NotSent),
    /// The request violates the document or can't be written. Nothing was sent.
    Invalid(Report),
    /// The signer did not set a documented header. Nothing was sent.
    Unsigned(&'static str, NotSent),
    /// The operation needs a credential, and no alternative is completely configured. Nothing was
    /// sent.
    NoCredential(&'static [&'static [Requirement]], NotSent),
    /// The URL is `http` at another machine, so the credential of this scheme could be read on the
    /// way. Nothing was sent. See
    /// [`Builder::allow_exposed_credentials`](super::Builder::allow_exposed_credentials).
    Exposed(&'static str, NotSent),
    /// A credential could not be fetched or can't be sent. This call was not carried out.
    Credential(BoxError, NotSent),
    /// The signer failed. This call was not carried out.
    Signer(BoxError, NotSent),
    /// The server could not be reached, or the connection was lost or too slow.
    Transport(TransportError),
    /// The journal prevented the call.
    #[cfg(feature = "journal")]
    Journal(super::journal::error::JournalError),
}

/// The reason why a call of the operation `O` has no success.
pub type CallError<O> = Error<<O as Operation>::Error, <O as Operation>::Response>;

impl<E, R> Error<E, R> {
    /// The HTTP status, if a response began.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Transport(error) => error.head.as_ref().map(|it| it.status),
            other => other.parts().map(|it| it.response.status()),
        }
    }

    /// The headers of the response, even of an incomplete one.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Self::Transport(error) => error.head.as_ref().map(|it| &it.headers),
            other => other.parts().map(|it| it.response.headers()),
        }
    }

    /// The raw body of the response, or its first KiB if the response broke off or is too long.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        match self {
            Self::Transport(error) => error.head.as_ref().map(|it| &it.body),
            other => other.parts().map(|it| it.response.body()),
        }
    }

    /// The idempotency key that was sent, from the caller or the client.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&str> {
        match self {
            Self::Transport(error) => error.standing.key(),
            #[cfg(feature = "journal")]
            Self::Journal(error) => error.standing.key(),
            Self::Server(_, not_sent)
            | Self::Unsigned(_, not_sent)
            | Self::NoCredential(_, not_sent)
            | Self::Exposed(_, not_sent)
            | Self::Credential(_, not_sent)
            | Self::Signer(_, not_sent) => not_sent.idempotency_key(),
            other => other.parts().and_then(|it| it.standing.key()),
        }
    }

    /// The documented failure, if it is one.
    #[must_use]
    pub fn api(&self) -> Option<&E> {
        match self {
            Self::Api(response) => Some(&response.value),
            _ => None,
        }
    }

    /// The delay that the server requests before the next attempt, counted from the arrival of the
    /// response. It is the longest one of `Retry-After` (RFC 9110, section 10.2.3),
    /// `retry-after-ms` and the body member documented with `x-copperplate-retry-after`. For a 429
    /// or 503 response without these, it comes from `RateLimit`, `RateLimit-Policy` or
    /// `x-ratelimit-reset`.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Transport(error) => error.retry_after,
            _ => self.parts().and_then(|it| it.retry_after),
        }
    }

    /// Returns true if a time limit of the client was exceeded, of an attempt or of the whole call.
    /// For time limits of the server (408, 504) see [`status`](Self::status).
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_timeout(),
            Self::Credential(error, _) | Self::Signer(error, _) => error.is::<TooSlow>(),
            _ => false,
        }
    }

    /// The number of times the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        match self {
            Self::Transport(error) => error.standing.attempts,
            #[cfg(feature = "journal")]
            Self::Journal(error) => error.standing.attempts,
            Self::Server(_, not_sent)
            | Self::Unsigned(_, not_sent)
            | Self::NoCredential(_, not_sent)
            | Self::Exposed(_, not_sent)
            | Self::Credential(_, not_sent)
            | Self::Signer(_, not_sent) => not_sent.standing.attempts,
            other => other.parts().map_or(0, |it| it.standing.attempts),
        }
    }

    /// Returns true if the payment, or any other effect of the request, may have happened without a
    /// success. If it is false, nothing happened, and a new request with another key does nothing
    /// twice.
    ///
    /// It is true after a timeout, a connection lost after sending, any 5xx, and a success that
    /// can't be read completely. It is also true if one of these happened to an earlier attempt of
    /// the same call and a later one was refused.
    ///
    /// A key of the **client** is used by this call alone. So it is false if nothing was sent, no
    /// connection was made, or the server refused the request (4xx).
    ///
    /// A key of the **caller** may have been sent before, by a process that is gone. No error of
    /// this call shows the result of that, so it is true for all of them, including 4xx. It is
    /// false if the document states for the response that nothing was carried out under the key
    /// (`x-copperplate-not-carried-out`), and for an invalid request, which no call ever sends.
    ///
    /// It is false for all errors of a safe method (RFC 9110, section 9.2.1), such as GET.
    #[must_use]
    pub fn is_uncertain(&self) -> bool {
        self.doubt() != Doubt::None
    }

    fn doubt(&self) -> Doubt {
        match self {
            Self::Api(response) if response.parts().hints.not_carried_out => Doubt::None,
            Self::Incomplete(response) => match response.parts() {
                parts if parts.standing.safe => Doubt::None,
                parts if parts.response.status().is_success() => Doubt::Done,
                parts => parts.standing.doubt(true),
            },
            Self::Transport(error) => error.doubt(),
            #[cfg(feature = "journal")]
            Self::Journal(error) => error.doubt(),
            Self::Invalid(_) => Doubt::None,
            Self::Server(_, not_sent)
            | Self::Unsigned(_, not_sent)
            | Self::NoCredential(_, not_sent)
            | Self::Exposed(_, not_sent)
            | Self::Credential(_, not_sent)
            | Self::Signer(_, not_sent) => not_sent.standing.doubt(false),
            Self::Api(_)
            | Self::Undocumented(_)
            | Self::Undecodable(..)
            | Self::TooLarge { .. } => self.parts().map_or(Doubt::None, |it| {
                it.standing.doubt(leaves_doubt(it.response.status()))
            }),
        }
    }

    /// The known facts about the response.
    fn parts(&self) -> Option<&Parts> {
        match self {
            Self::Api(response) => Some(response.parts()),
            Self::Incomplete(response) => Some(response.parts()),
            Self::Undocumented(response)
            | Self::Undecodable(response, _)
            | Self::TooLarge { response, .. } => Some(response.parts()),
            Self::Server(..)
            | Self::Invalid(_)
            | Self::Unsigned(..)
            | Self::NoCredential(..)
            | Self::Exposed(..)
            | Self::Credential(..)
            | Self::Signer(..)
            | Self::Transport(_) => None,
            #[cfg(feature = "journal")]
            Self::Journal(_) => None,
        }
    }

    /// The response, if it is complete.
    #[cfg(feature = "journal")]
    pub(super) fn whole(&self) -> Option<&Parts> {
        match self {
            Self::TooLarge { .. } => None,
            other => other.parts(),
        }
    }

    /// The intent of the call in a journal, if it has one.
    #[cfg(feature = "journal")]
    #[must_use]
    pub fn intent(&self) -> Option<crate::journal::IntentId> {
        match self {
            Self::Journal(error) => error.intent(),
            Self::Transport(error) => error.standing.intent,
            Self::Server(_, not_sent)
            | Self::Unsigned(_, not_sent)
            | Self::NoCredential(_, not_sent)
            | Self::Exposed(_, not_sent)
            | Self::Credential(_, not_sent)
            | Self::Signer(_, not_sent) => not_sent.standing.intent,
            other => other.parts().and_then(|it| it.standing.intent),
        }
    }
}

impl<E: fmt::Display, R> fmt::Display for Error<E, R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.status().map_or(0, |it| it.as_u16());
        match self {
            Self::Api(response) => {
                let text = response.value.to_string();
                formatter.write_str(&text)?;
                Facts::of(response.parts()).beside(&text).write(formatter)?;
                return self.consequence(formatter);
            }
            Self::Incomplete(response) => {
                write!(
                    formatter,
                    "the response {status} holds what can't be read as documented: "
                )?;
                let found = response.warnings().violations().iter();
                places(formatter, found.filter(|it| it.lost))?;
            }
            Self::Undocumented(_) => write!(
                formatter,
                "the server answered {status}, which the document does not describe"
            )?,
            Self::Undecodable(response, report) if is_empty(response, report) => write!(
                formatter,
                "the body of the response {status} is empty, and the document describes one"
            )?,
            Self::Undecodable(_, report) => {
                write!(formatter, "the response {status} is not as documented: ")?;
                places(formatter, report.violations().iter())?;
            }
            Self::TooLarge { limit, .. } => write!(
                formatter,
                "the body of the response {status} is longer than {limit} bytes"
            )?,
            Self::Server(error, _) => write!(formatter, "{error}")?,
            Self::Invalid(report) => {
                formatter.write_str("the request is not as documented and was not sent: ")?;
                places(formatter, report.violations().iter())?;
            }
            Self::Unsigned(header, _) => write!(
                formatter,
                "the header `{header}` must be filled by a signer; set one with `Builder::signer`"
            )?,
            Self::NoCredential(alternatives, _) => {
                formatter.write_str("no credential is set for ")?;
                schemes(formatter, alternatives)?;
            }
            Self::Exposed(scheme, _) => write!(
                formatter,
                "the credential of `{scheme}` is not sent over `http` to another machine; use `https`, \
                 or `Builder::allow_exposed_credentials` on a network of one's own"
            )?,
            Self::Credential(..) => formatter.write_str("a credential could not be had")?,
            Self::Signer(..) => formatter.write_str("the request could not be signed")?,
            Self::Transport(error) => write!(formatter, "{error}")?,
            #[cfg(feature = "journal")]
            Self::Journal(error) => write!(formatter, "{error}")?,
        }
        match self {
            Self::Undocumented(response) => Facts::of(response.parts()).write(formatter)?,
            other => {
                if let Some(parts) = other.parts() {
                    Facts::of_head(parts.response.headers()).write(formatter)?;
                }
            }
        }
        self.consequence(formatter)
    }
}

impl<E, R> Error<E, R> {
    /// Describes the effects that may have happened.
    fn consequence(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.doubt() {
            Doubt::None => "",
            Doubt::Key => "; an earlier call with this idempotency key may have been carried out",
            Doubt::Call => "; the request may have been carried out",
            Doubt::Done => "; the request was carried out",
        })
    }
}

/// Returns true if the unreadable body is empty.
fn is_empty(response: &ApiResponse<()>, report: &Report) -> bool {
    let mut found = report.violations().iter();
    response.body().is_empty() && found.any(|it| it.keyword == "syntax")
}

/// Shows the locations of violations, without the found values.
fn places<'v>(
    formatter: &mut fmt::Formatter<'_>,
    violations: impl Iterator<Item = &'v Violation>,
) -> fmt::Result {
    for (index, violation) in violations.enumerate() {
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

/// An error that displays its inner error has the next one as its source, so that nothing is shown
/// twice.
impl<E, R> std::error::Error for Error<E, R>
where
    E: std::error::Error + 'static,
    R: fmt::Debug,
{
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Api(response) => response.value.source(),
            Self::Incomplete(response) => Some(response.warnings()),
            Self::Undecodable(_, report) | Self::Invalid(report) => Some(report),
            Self::Server(error, _) => std::error::Error::source(error),
            Self::Credential(error, _) | Self::Signer(error, _) => Some(error.as_ref()),
            Self::Transport(error) => std::error::Error::source(error),
            #[cfg(feature = "journal")]
            Self::Journal(error) => std::error::Error::source(error),
            Self::Undocumented(_)
            | Self::TooLarge { .. }
            | Self::Unsigned(..)
            | Self::NoCredential(..)
            | Self::Exposed(..) => None,
        }
    }
}
