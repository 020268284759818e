//! The attempts of a call, and when another one is made.

use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_ENCODING, HeaderValue};
use http::{Request, StatusCode};
use reqwest::Url;
use uuid::Uuid;

use super::call::{Astray, Call, Called, Failure};
use super::outcome::{AttemptResult, Unsent};
use super::response::Parts;
use super::shared::Inner;
use super::standing::Standing;
use super::{attempt, idempotency_key, retry};
use crate::body::ByteStream;

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
    let Called { info, hints } = called;
    // The key comes before the default headers, which hold for many calls and are no key of one.
    let key = idempotency_key::settle(&mut request, info.idempotency);
    let method = request.method().clone();
    let standing = Standing::new(key, &method);
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
        method,
        hints,
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
    fn again(&mut self, inner: &Inner, outcome: &AttemptResult) -> Option<Duration> {
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
        let repeatable = retry::is_idempotent(&self.method) || self.standing.key.is_some();
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

fn conclude(outcome: AttemptResult, inner: &Inner) -> Result<Box<Parts>, Failure> {
    match outcome {
        AttemptResult::Answered(parts) => Ok(parts),
        AttemptResult::TooLarge(parts) => Err(Failure::TooLarge(parts, inner.response_limit)),
        AttemptResult::Lost(error) => Err(Failure::Transport(error)),
    }
}
