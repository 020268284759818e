//! One attempt of a call.

use bytes::{Bytes, BytesMut};
use http::header::HeaderMap;
use http::{HeaderName, Response};
use reqwest::Url;

use super::answer::Parts;
use super::call::Call;
use super::http_client::Inner;
use super::{BoxError, Message, TransportError, key};
use crate::report::Report;

/// What an attempt that was sent has come to.
pub(super) enum Outcome {
    Answered(Box<Parts>),
    TooLarge(Box<Parts>),
    Lost(TransportError),
}

/// Why an attempt was not sent.
pub(super) enum Unsent {
    Unsigned(&'static str),
    Credential(BoxError),
    Signer(BoxError),
}

/// Fetches credentials, signs, sends, and reads the answer.
pub(super) async fn run(inner: &Inner, call: &mut Call) -> Result<Outcome, Unsent> {
    let rejected = std::mem::take(&mut call.rejected);
    let (mut url, mut headers) = (call.url.clone(), call.headers.clone());
    inner
        .sources
        .apply(call.chosen, rejected, &mut url, &mut headers)
        .await
        .map_err(Unsent::Credential)?;
    sign(inner, call, &url, &mut headers).await?;
    let mut request = reqwest::Request::new(call.info.method.clone(), url);
    *request.headers_mut() = headers;
    if !call.body.is_empty() {
        *request.body_mut() = Some(call.body.clone().into());
    }
    *request.timeout_mut() = Some(inner.timeout);
    call.attempts = call.attempts.saturating_add(1);
    match inner.http.execute(request).await {
        Ok(response) => Ok(receive(inner, call, response).await),
        Err(error) => Ok(Outcome::Lost(lost(call, error, None))),
    }
}

async fn sign(
    inner: &Inner,
    call: &Call,
    url: &Url,
    headers: &mut HeaderMap,
) -> Result<(), Unsent> {
    if let Some(signer) = &inner.signer {
        let message = Message {
            operation: call.info.id,
            signed: call.info.signed,
            method: &call.info.method,
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
    let fixed = key::header(call.info.idempotency);
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
async fn receive(inner: &Inner, call: &Call, mut response: reqwest::Response) -> Outcome {
    let status = response.status();
    let headers = std::mem::take(response.headers_mut());
    let limit = inner.response_limit;
    let mut body = BytesMut::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if chunk.len() > limit.saturating_sub(body.len()) => {
                return Outcome::TooLarge(parts(call, status, headers, Bytes::new()));
            }
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => return Outcome::Answered(parts(call, status, headers, body.freeze())),
            Err(error) => return Outcome::Lost(lost(call, error, Some(status))),
        }
    }
}

fn parts(call: &Call, status: http::StatusCode, headers: HeaderMap, body: Bytes) -> Box<Parts> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Box::new(Parts {
        response,
        warnings: Report::warnings(),
        key: call.key.clone(),
        attempts: call.attempts,
        doubtful: call.doubtful,
    })
}

fn lost(call: &Call, error: reqwest::Error, status: Option<http::StatusCode>) -> TransportError {
    TransportError {
        error: error.without_url(),
        status,
        key: call.key.clone(),
        attempts: call.attempts,
        doubtful: call.doubtful,
    }
}
