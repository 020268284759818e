//! One logical call: its attempts, and what each of them leaves open.

use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_ENCODING, HeaderMap, HeaderValue};
use http::{Request, StatusCode};
use reqwest::Url;
use uuid::Uuid;

use super::answer::{Answer, Parts};
use super::attempt::{self, Outcome, Unsent};
use super::http_client::Inner;
use super::standing::{NotSent, Standing, leaves_doubt};
use super::{BuildError, Error, TransportError, key, retry};
use crate::report::Report;
use crate::wire::body::ByteStream;
use crate::wire::{OperationInfo, Requirement, Said};

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
            },
            Self::TooLarge(parts, limit) => Error::TooLarge {
                answer: Answer::new((), parts),
                limit,
            },
            Self::Transport(error) => Error::Transport(error),
        }
    }
}

/// What is constant about the operation of a call.
pub(super) struct Called {
    pub(super) info: OperationInfo,
    /// What the document says of its failures.
    pub(super) said: fn(u16) -> Said,
}

/// What stays the same in all attempts of a call, and what they have come to so far.
pub(super) struct Call {
    pub(super) info: OperationInfo,
    pub(super) said: fn(u16) -> Said,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    /// The body in place of the bytes, which can be sent once.
    pub(super) stream: Option<ByteStream>,
    /// Whether the body is a stream, also after it was sent.
    pub(super) streamed: bool,
    pub(super) chosen: &'static [Requirement],
    pub(super) standing: Standing,
    /// Whether the last attempt was answered with 401, so that the credentials are replaced.
    pub(super) rejected: bool,
    /// Whether they were replaced once; they are not a second time.
    refreshed: bool,
}

/// Sends a request until there is an answer to hand over.
pub(super) async fn exchange(
    inner: &Inner,
    called: Called,
    url: Result<Url, Astray>,
    request: Request<Bytes>,
) -> Result<Box<Parts>, Failure> {
    let mut call = prepare(inner, called, url, request)?;
    let mut last = None;
    loop {
        let outcome = match attempt::run(inner, &mut call).await {
            Ok(outcome) => outcome,
            // What can't be sent again must not hide that it may have been carried out before.
            Err(unsent) => match last {
                Some(outcome) if call.standing.doubtful => return conclude(outcome, inner),
                _ => return Err(Failure::unsent(unsent, &call.standing)),
            },
        };
        let Some(delay) = call.again(inner, &outcome) else {
            return conclude(outcome, inner);
        };
        call.standing.doubtful |= outcome.leaves_doubt();
        last = Some(outcome);
        if !delay.is_zero() {
            tokio::time::sleep(delay).await;
        }
    }
}

fn prepare(
    inner: &Inner,
    called: Called,
    url: Result<Url, Astray>,
    mut request: Request<Bytes>,
) -> Result<Call, Failure> {
    let Called { info, said } = called;
    // The key comes before the default headers, which hold for many calls and are no key of one.
    let key = key::settle(&mut request, info.idempotency);
    let standing = Standing::new(key, &info.method);
    let chosen = inner.sources.choose(info.security);
    let chosen =
        chosen.ok_or_else(|| Failure::unsent(Unsent::NoCredential(info.security), &standing))?;
    let url = url.map_err(|astray| match astray {
        Astray::Server(error) => Failure::unsent(Unsent::Server(error), &standing),
        Astray::Invalid(report) => Failure::Invalid(report),
    })?;
    let (mut parts, body) = request.into_parts();
    let stream = parts.extensions.remove::<ByteStream>();
    let stream = stream.and_then(|it| it.take());
    let mut headers = parts.headers;
    for name in inner.headers.keys() {
        if !headers.contains_key(name) {
            for value in inner.headers.get_all(name) {
                headers.append(name, value.clone());
            }
        }
    }
    if !headers.contains_key(ACCEPT) {
        headers.insert(ACCEPT, accept(info.produces));
    }
    // Without it any coding would be acceptable (RFC 9110, section 12.5.3).
    let codings = headers.entry(ACCEPT_ENCODING);
    codings.or_insert(HeaderValue::from_static("identity"));
    Ok(Call {
        info,
        said,
        url,
        headers,
        body,
        streamed: stream.is_some(),
        stream,
        chosen,
        standing,
        rejected: false,
        refreshed: false,
    })
}

fn accept(produces: &[&str]) -> HeaderValue {
    let list = produces.join(", ");
    HeaderValue::from_str(&list)
        .ok()
        .filter(|_| !list.is_empty())
        .unwrap_or(HeaderValue::from_static("*/*"))
}

impl Call {
    /// How long to wait before the next attempt; `None` if there is none.
    fn again(&mut self, inner: &Inner, outcome: &Outcome) -> Option<Duration> {
        // What was read from a stream is gone, whatever the answer is.
        if self.streamed {
            return None;
        }
        // A 401 was not carried out, so this repeat is safe for any call.
        if outcome.status() == Some(StatusCode::UNAUTHORIZED)
            && !self.refreshed
            && inner.sources.can_refresh(self.chosen)
        {
            (self.rejected, self.refreshed) = (true, true);
            return Some(Duration::ZERO);
        }
        let repeatable = retry::is_idempotent(&self.info.method) || self.standing.key.is_some();
        if !repeatable || !outcome.is_transient() {
            return None;
        }
        // The low half of a random UUID has 62 random bits.
        let random = Uuid::new_v4().as_u64_pair().1 & (u64::MAX >> 2);
        inner
            .retry
            .delay(self.standing.attempts, outcome.retry_after(), random)
    }
}

impl Outcome {
    fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Answered(parts) | Self::TooLarge(parts) => Some(parts.response.status()),
            Self::Lost(error) => error.status,
        }
    }

    fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Answered(parts) | Self::TooLarge(parts) => parts.retry_after,
            Self::Lost(_) => None,
        }
    }

    /// Whether a later attempt may succeed.
    fn is_transient(&self) -> bool {
        match self {
            Self::Answered(parts) | Self::TooLarge(parts) => {
                retry::is_transient(parts.response.status())
            }
            Self::Lost(error) => !error.is_builder(),
        }
    }

    /// Whether this attempt may have been carried out.
    fn leaves_doubt(&self) -> bool {
        match self {
            Self::Answered(parts) | Self::TooLarge(parts) => leaves_doubt(parts.response.status()),
            Self::Lost(error) => error.may_have_arrived(),
        }
    }
}

fn conclude(outcome: Outcome, inner: &Inner) -> Result<Box<Parts>, Failure> {
    match outcome {
        Outcome::Answered(parts) => Ok(parts),
        Outcome::TooLarge(parts) => Err(Failure::TooLarge(parts, inner.response_limit)),
        Outcome::Lost(error) => Err(Failure::Transport(error)),
    }
}

impl Failure {
    fn unsent(reason: Unsent, standing: &Standing) -> Self {
        let standing = standing.clone();
        Self::Unsent(reason, NotSent { standing })
    }
}
