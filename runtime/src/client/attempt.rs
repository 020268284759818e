//! One attempt of a call.

use std::pin::pin;
use std::sync::atomic::{AtomicU64, Ordering};

use super::clock::Instant;
use bytes::{Bytes, BytesMut};
use http::header::{CONTENT_TYPE, HOST, HeaderMap};
use http::{HeaderName, Response, StatusCode};
use reqwest::Url;

use super::attempt_result::{AttemptResult, Unsent};
use super::call::Call;
#[cfg(feature = "testing")]
use super::mock::named;
use super::outgoing::load;
use super::response::Parts;
use super::shared::Inner;
use super::signer::Message;
use super::time_limit::{Limit, TooSlow, earlier, wait_until};
use super::trace::AttemptTrace;
use super::transport::{Begun, Cause, Head, Incoming, Received, TransportError};
#[cfg(feature = "signatures")]
use super::verifying::Verifying;
use super::{idempotency_key, retry};
use crate::body::ByteStream;
use crate::report::Report;
use crate::syntax::media_type::choose;
use crate::wire::of_the_transport;

/// The number of bytes kept of an incomplete body.
const SNIPPET: usize = 1024;

/// Sends a request once, in a span of its own.
pub(super) async fn run(inner: &Inner, call: &mut Call) -> Result<AttemptResult, Unsent> {
    let trace = AttemptTrace::begin(call);
    let result = trace.follow(send(inner, call)).await;
    trace.finish(&result);
    result
}

/// Fetches credentials, signs, sends, and reads the response, within the time limit of an attempt.
async fn send(inner: &Inner, call: &mut Call) -> Result<AttemptResult, Unsent> {
    let end = earlier(call.options.timeout.end(), call.deadline);
    let (url, headers) = dressed(inner, call, end).await?;
    #[cfg(feature = "signatures")]
    let verifying = Verifying::of(inner, call, &url, &headers);
    let begun = Begun::default();
    let mut request = reqwest::Request::new(call.method.clone(), url);
    *request.headers_mut() = headers;
    let progress = match load(call, &begun, end).await {
        Ok((body, progress)) => {
            *request.body_mut() = Some(body);
            progress
        }
        Err(cause) => return Ok(AttemptResult::Lost(lost(call, cause, None, None))),
    };
    call.standing.attempts = call.standing.attempts.saturating_add(1);
    // Waiting for a future polls it once even after the limit, which could send the request.
    if progress.is_none() && end.is_some_and(|end| end <= Instant::now()) {
        return Ok(AttemptResult::Lost(lost(call, Cause::Late, None, None)));
    }
    #[cfg(feature = "testing")]
    if inner.named {
        request = match named(request, &call.info) {
            Ok(request) => request,
            Err(error) => return Ok(AttemptResult::Lost(lost(call, error.into(), None, None))),
        };
    }
    let sent = inner.transport.send(request);
    // A stream that has begun has no time limit, unless the caller set a deadline.
    let sent = match &progress {
        Some(progress) => {
            let moving = moving(sent, call.options.timeout, progress);
            wait_until(call.stream_end, moving).await.flatten()
        }
        None => wait_until(end, sent).await,
    };
    match sent {
        Some(Ok(response)) => {
            let end = match progress {
                Some(_) => earlier(call.options.timeout.end(), call.stream_end),
                None => end,
            };
            let result = receive(call, response, end, &begun).await;
            #[cfg(feature = "signatures")]
            let result = match verifying {
                Some(verifying) => match wait_until(end, verifying.check(result)).await {
                    Some(Ok(result)) => result,
                    Some(Err(cause)) => AttemptResult::Lost(lost(call, cause, None, Some(&begun))),
                    None => AttemptResult::Lost(lost(call, Cause::Late, None, Some(&begun))),
                },
                None => result,
            };
            Ok(result)
        }
        Some(Err(error)) => Ok(AttemptResult::Lost(lost(
            call,
            error.into(),
            None,
            Some(&begun),
        ))),
        None => Ok(AttemptResult::Lost(lost(
            call,
            Cause::Late,
            None,
            Some(&begun),
        ))),
    }
}

/// The URL and the headers with credentials and signatures.
async fn dressed(
    inner: &Inner,
    call: &mut Call,
    end: Option<Instant>,
) -> Result<(Url, HeaderMap), Unsent> {
    let (mut url, mut headers) = (call.url.clone(), call.headers.clone());
    let rejected = std::mem::take(&mut call.rejected);
    if !inner.exposed_credentials
        && let Some(scheme) = inner.sources.exposed(call.chosen, &url)
    {
        return Err(Unsent::Exposed(scheme));
    }
    let sources = &inner.sources;
    let applied = sources.apply(call.chosen, &rejected, &mut url, &mut headers);
    let applied = wait_until(end, applied).await;
    let slow = || TooSlow::boxed("the source of a credential did not answer in time");
    call.used = applied
        .unwrap_or_else(|| Err(slow()))
        .map_err(Unsent::Credential)?;
    if let Some(propagate) = &inner.propagate {
        let mut context = HeaderMap::new();
        propagate(&mut context);
        add_context(&mut headers, context);
    }
    let signed = wait_until(end, sign(inner, call, &url, &mut headers)).await;
    let slow = || Unsent::Signer(TooSlow::boxed("the signer did not answer in time"));
    signed.unwrap_or_else(|| Err(slow()))?;
    Ok((url, headers))
}

/// Adds the headers of a trace. They replace no header of the request, so a caller can set another
/// one, and neither a credential nor a key can be changed.
fn add_context(headers: &mut HeaderMap, context: HeaderMap) {
    let mut current: Option<HeaderName> = None;
    for (name, value) in context {
        current = match name {
            Some(name) => Some(name).filter(|it| {
                !headers.contains_key(it) && *it != HOST && of_the_transport(it).is_none()
            }),
            None => current,
        };
        if let Some(name) = &current {
            headers.append(name.clone(), value);
        }
    }
}

/// Waits as long as something is sent within each time limit; `None` after a limit without
/// progress.
async fn moving<F: Future>(sent: F, within: Limit, progress: &AtomicU64) -> Option<F::Output> {
    let mut sent = pin!(sent);
    loop {
        let before = progress.load(Ordering::Relaxed);
        let ended = within.wait(sent.as_mut()).await;
        if ended.is_some() || progress.load(Ordering::Relaxed) == before {
            return ended;
        }
    }
}

async fn sign(
    inner: &Inner,
    call: &Call,
    url: &Url,
    headers: &mut HeaderMap,
) -> Result<(), Unsent> {
    if let Some(signer) = &inner.signer {
        if call.streamed {
            let reason = "a body that is a stream can't be signed; collect it first";
            return Err(Unsent::Signer(reason.into()));
        }
        let message = Message {
            operation: call.info.id,
            signed: call.info.signed,
            method: &call.method,
            url,
            headers,
            body: &call.body,
        };
        let signatures = signer.sign(message).await.map_err(Unsent::Signer)?;
        add(call, headers, signatures)?;
    }
    let mut wanted = call.info.signed.iter();
    let unfilled = |name: &str| headers.get(name).is_none_or(|value| value.is_empty());
    match wanted.find(|name| unfilled(name)) {
        Some(missing) => Err(Unsent::Unsigned(missing)),
        None => Ok(()),
    }
}

fn add(call: &Call, headers: &mut HeaderMap, signatures: HeaderMap) -> Result<(), Unsent> {
    let fixed = idempotency_key::header(call.info.idempotency);
    if fixed.is_some_and(|name| signatures.contains_key(name)) {
        let reason = "a signer must not replace the idempotency key";
        return Err(Unsent::Signer(reason.into()));
    }
    let mut current: Option<HeaderName> = None;
    for (name, value) in signatures {
        // A header map yields the name only with the first of several values.
        match (name, &current) {
            (Some(name), _) => {
                headers.insert(name.clone(), value);
                current = Some(name);
            }
            (None, Some(name)) => {
                headers.append(name.clone(), value);
            }
            (None, None) => {}
        }
    }
    Ok(())
}

/// Reads the body in pieces, so that no more than the limit is buffered.
async fn receive(
    call: &Call,
    mut response: Received,
    end: Option<Instant>,
    begun: &Begun,
) -> AttemptResult {
    let status = response.status();
    let headers = std::mem::take(response.headers_mut());
    if status.is_success() && is_stream(call, &headers) {
        let length = response.content_length();
        let mut parts = parts(call, status, headers, Bytes::new());
        let incoming = Incoming::new(response.into(), call.options.idle, call.stream_end);
        parts.stream = Some(match length {
            Some(length) => ByteStream::sized(length, incoming),
            None => ByteStream::from_stream(incoming),
        });
        return AttemptResult::Answered(parts);
    }
    let limit = call.options.response_limit;
    let mut body = BytesMut::new();
    let cause = loop {
        match wait_until(end, response.chunk()).await {
            Some(Ok(Some(chunk))) if chunk.len() > limit.saturating_sub(body.len()) => {
                body.extend_from_slice(chunk.get(..SNIPPET).unwrap_or(&chunk));
                return AttemptResult::TooLarge(parts(call, status, headers, snippet(body)));
            }
            Some(Ok(Some(chunk))) => body.extend_from_slice(&chunk),
            Some(Ok(None)) => {
                return AttemptResult::Answered(parts(call, status, headers, body.freeze()));
            }
            Some(Err(error)) => break Cause::Http(error.without_url()),
            None => break Cause::Late,
        }
    };
    let body = snippet(body);
    let head = Head {
        status,
        headers,
        body,
    };
    AttemptResult::Lost(lost(call, cause, Some(head), Some(begun)))
}

/// A copy of the beginning of a body.
fn snippet(body: BytesMut) -> Bytes {
    Bytes::copy_from_slice(body.get(..SNIPPET).unwrap_or(&body))
}

fn parts(call: &Call, status: StatusCode, headers: HeaderMap, body: Bytes) -> Box<Parts> {
    let hints = (call.hints)(status.as_u16());
    let retry_after = retry::asked(status, &headers, &body, hints.retry_after);
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Box::new(Parts {
        response,
        stream: None,
        warnings: Report::warnings(),
        standing: call.standing.clone(),
        retry_after,
        hints,
    })
}

/// Returns true if the response declares a stream.
fn is_stream(call: &Call, headers: &HeaderMap) -> bool {
    if call.info.streamed_response_types.is_empty() {
        return false;
    }
    let sent = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let place = sent.and_then(|sent| choose(sent, call.info.produces));
    let meant = place.and_then(|place| call.info.produces.get(place));
    meant.is_some_and(|meant| call.info.streamed_response_types.contains(meant))
}

/// The known facts about an attempt without a complete response. `begun` is `None` before the request
/// was given to the transport.
fn lost(call: &Call, cause: Cause, head: Option<Head>, begun: Option<&Begun>) -> TransportError {
    let begun = begun.is_some_and(Begun::give_up) && !cause.is_certainly_unsent();
    let retry_after = head.as_ref().and_then(|head| {
        let hints = (call.hints)(head.status.as_u16());
        retry::asked(head.status, &head.headers, &head.body, hints.retry_after)
    });
    TransportError {
        cause,
        head: head.map(Box::new),
        standing: call.standing.clone(),
        secure: call.url.scheme() == "https",
        begun,
        retry_after,
    }
}
