//! One attempt of a call.

use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue};
use http::{HeaderName, Method, Response};
use http_body::Body as _;
use reqwest::Url;

use super::boxed::BoxError;
use super::call::Call;
use super::outcome::{AttemptResult, Unsent};
use super::response::Parts;
use super::shared::Inner;
use super::signer::Message;
use super::time_limit::{Limit, wait_until};
use super::transport::TransportError;
use super::{idempotency_key, retry};
use crate::body::{ByteStream, Outgoing};
use crate::report::Report;
use crate::syntax::media_type::choose;

/// Fetches credentials, signs, sends, and reads the answer.
pub(super) async fn run(inner: &Inner, call: &mut Call) -> Result<AttemptResult, Unsent> {
    let rejected = std::mem::take(&mut call.rejected);
    let (mut url, mut headers) = (call.url.clone(), call.headers.clone());
    inner
        .sources
        .apply(call.chosen, rejected, &mut url, &mut headers)
        .await
        .map_err(Unsent::Credential)?;
    sign(inner, call, &url, &mut headers).await?;
    let mut request = reqwest::Request::new(call.method.clone(), url);
    *request.headers_mut() = headers;
    let mut progress = Arc::default();
    if let Some(stream) = call.stream.take() {
        let begun = inner.timeout.wait(Outgoing::begin(stream)).await;
        let Some(outgoing) = begun else {
            return Ok(AttemptResult::Lost(lost(call, None, None)));
        };
        progress = outgoing.progress();
        *request.body_mut() = Some(reqwest::Body::wrap(outgoing));
    } else if !call.body.is_empty() {
        *request.body_mut() = Some(call.body.clone().into());
    }
    tell_empty(&mut request);
    call.standing.attempts = call.standing.attempts.saturating_add(1);
    let streams = call.streamed || !call.info.streamed_response_types.is_empty();
    if !streams {
        *request.timeout_mut() = inner.timeout.get();
    }
    let sent = inner.http.execute(request);
    // A stream may take as long as it likes once it has begun.
    let sent = match streams {
        true => moving(sent, inner.timeout, &progress).await,
        false => Some(sent.await),
    };
    match sent {
        Some(Ok(response)) => Ok(receive(inner, call, response).await),
        Some(Err(error)) => Ok(AttemptResult::Lost(lost(call, Some(error), None))),
        None => Ok(AttemptResult::Lost(lost(call, None, None))),
    }
}

/// Says that there is no body where the method gives one a meaning (RFC 9110, section 8.6); the
/// transport says nothing, and some servers answer that with 411.
fn tell_empty(request: &mut reqwest::Request) {
    let methods = [Method::POST, Method::PUT, Method::PATCH, Method::QUERY];
    let empty = request.body().is_none_or(|body| body.is_end_stream());
    if empty && methods.contains(request.method()) {
        let length = HeaderValue::from_static("0");
        request.headers_mut().insert(CONTENT_LENGTH, length);
    }
}

/// Waits for as long as something was sent within the time limit; `None` when that is over.
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
        // A header map gives the name of several values of one header only once.
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

/// Reads the body by pieces, so that no more of it is held than the limit.
async fn receive(inner: &Inner, call: &Call, mut response: reqwest::Response) -> AttemptResult {
    let status = response.status();
    let headers = std::mem::take(response.headers_mut());
    if status.is_success() && is_stream(call, &headers) {
        let length = response.content_length();
        let mut parts = parts(call, status, headers, Bytes::new());
        let incoming = Incoming(response.into());
        parts.stream = Some(match length {
            Some(length) => ByteStream::sized(length, incoming),
            None => ByteStream::from_stream(incoming),
        });
        return AttemptResult::Answered(parts);
    }
    let limit = inner.response_limit;
    let mut body = BytesMut::new();
    let end = inner.timeout.end();
    loop {
        // The transport's own limit covers this, except where the answer could have been a stream.
        let Some(chunk) = wait_until(end, response.chunk()).await else {
            return AttemptResult::Lost(lost(call, None, Some(status)));
        };
        match chunk {
            Ok(Some(chunk)) if chunk.len() > limit.saturating_sub(body.len()) => {
                return AttemptResult::TooLarge(parts(call, status, headers, Bytes::new()));
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => {
                return AttemptResult::Answered(parts(call, status, headers, body.freeze()));
            }
            Err(error) => return AttemptResult::Lost(lost(call, Some(error), Some(status))),
        }
    }
}

fn parts(call: &Call, status: http::StatusCode, headers: HeaderMap, body: Bytes) -> Box<Parts> {
    let hints = (call.hints)(status.as_u16());
    let retry_after = retry::asked(&headers, &body, hints.retry_after);
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Box::new(Parts {
        response,
        stream: None,
        warnings: Report::warnings(),
        standing: call.standing.clone(),
        retry_after,
        settled: hints.not_carried_out,
    })
}

/// Whether the answer is a stream by its own word.
fn is_stream(call: &Call, headers: &HeaderMap) -> bool {
    let sent = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let place = sent.and_then(|sent| choose(sent, call.info.produces));
    let meant = place.and_then(|place| call.info.produces.get(place));
    meant.is_some_and(|meant| call.info.streamed_response_types.contains(meant))
}

/// The pieces of a body as they come in.
struct Incoming(reqwest::Body);

impl Stream for Incoming {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            return match Pin::new(&mut self.0).poll_frame(context) {
                Poll::Pending => Poll::Pending,
                Poll::Ready(None) => Poll::Ready(None),
                Poll::Ready(Some(Ok(frame))) => match frame.into_data() {
                    Ok(piece) => Poll::Ready(Some(Ok(piece))),
                    // Trailers hold no item.
                    Err(_) => continue,
                },
                Poll::Ready(Some(Err(error))) => Poll::Ready(Some(Err(error.without_url().into()))),
            };
        }
    }
}

/// What is known of an attempt without a complete answer; without an error, its time was over.
fn lost(
    call: &Call,
    error: Option<reqwest::Error>,
    status: Option<http::StatusCode>,
) -> TransportError {
    TransportError {
        error: error.map(reqwest::Error::without_url),
        status,
        standing: call.standing.clone(),
        secure: call.url.scheme() == "https",
    }
}
