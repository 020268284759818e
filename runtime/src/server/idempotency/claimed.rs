//! One request with a key: takes the key, executes the request or waits, and records the response.

use std::any::Any;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::body::{Body, to_bytes};
use bytes::Bytes;
use http::Response;
use http::header::{HeaderValue, RETRY_AFTER};
use http::request::Parts;
use sha2::{Digest as _, Sha256};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};
use uuid::Uuid;

use super::recorded::{decode, encode};
use super::store::{Begun, Claim, IdempotencyStore};
use crate::codec::from_json;
use crate::json::Json;
use crate::report::{Location, Report};
use crate::server::exchange::{ExchangeSettings, Received};
use crate::server::executed::Ended;
use crate::server::failed::{BoxError, Failure};
use crate::wire::Idempotency;
use crate::wire::refusal::Refusal;

/// The first pause of a waiting repetition; each next one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(20);
const LONGEST_PAUSE: Duration = Duration::from_millis(500);

/// The number of requests between two removals of expired records.
const REMOVAL: u64 = 1024;

type Identity = Box<dyn Fn(&dyn Any) -> Option<String> + Send + Sync>;

/// The store and its settings.
pub(in crate::server) struct Keyed {
    pub(super) store: Arc<dyn IdempotencyStore>,
    /// The identity of a caller; `None` if its type is unknown.
    pub(super) identity: Identity,
    pub(super) scope: String,
    pub(super) keep: Duration,
    pub(super) lease: Duration,
    pub(super) wait: Duration,
    pub(super) resumes: bool,
    pub(super) begun: AtomicU64,
}

type Refused = Box<Response<Body>>;

/// The claim of a request; `None` if it has no key.
pub(in crate::server) fn claim(
    keyed: &Keyed,
    settings: ExchangeSettings,
    parts: &Parts,
    body: &Received,
    principal: &dyn Any,
) -> Result<Option<Claim>, Refused> {
    let is_streamed = body.stream.is_some() || !settings.info.streamed_response_types.is_empty();
    let Some(key) = key(settings, parts, &body.bytes)?.filter(|_| !is_streamed) else {
        return Ok(None);
    };
    let Some(identity) = (keyed.identity)(principal) else {
        let cause = "the idempotency keys of a known caller need `Routes::idempotency`";
        return Err(Box::new(
            settings.fail(Failure::Unstored(Arc::from(BoxError::from(cause)))),
        ));
    };
    let query = parts.uri.query().unwrap_or_default();
    Ok(Some(Claim {
        key: digest(&[keyed.scope.as_bytes(), identity.as_bytes(), &key]),
        request: digest(&[
            settings.info.id.as_bytes(),
            parts.uri.path().as_bytes(),
            query.as_bytes(),
            &body.bytes,
        ]),
        token: Uuid::new_v4().into_bytes(),
        lease: keyed.lease,
        keep: keyed.keep,
        resumes: keyed.resumes,
    }))
}

/// The digest of these texts. Their lengths are part of it, so that no two lists have one text.
fn digest(texts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for text in texts {
        let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
        hash.update(length.to_be_bytes());
        hash.update(text);
    }
    hash.finalize().into()
}

/// The key of a request. A header and a member must agree.
fn key(
    settings: ExchangeSettings,
    parts: &Parts,
    body: &Bytes,
) -> Result<Option<Vec<u8>>, Refused> {
    let header = |name: &str| {
        let value = parts.headers.get(name)?;
        Some(value.as_bytes().to_vec())
    };
    let member = |name: &str| match from_json::<Json>(body).ok()? {
        Json::Object(members) => match members.get(name)? {
            Json::String(text) => Some(text.clone().into_bytes()),
            _ => None,
        },
        _ => None,
    };
    let (header, member, name) = match settings.info.idempotency {
        Idempotency::None => (None, None, ""),
        Idempotency::Header(name) => (header(name), None, name),
        Idempotency::Member(name) => (None, member(name), ""),
        Idempotency::HeaderOrMember {
            header: name,
            member: other,
        } => (header(name), member(other), name),
    };
    if header.is_some() && member.is_some() && header != member {
        let mut report = Report::new();
        report.push("header", "must be equal to the key in the body");
        report.locate_since(0, Location::Header(name));
        return Err(Box::new(settings.refuse(Refusal::Invalid, &report)));
    }
    Ok(header.or(member).filter(|key| !key.is_empty()))
}

/// Executes a request once. The work gets true if an earlier execution crashed or failed.
pub(in crate::server) async fn once<Fut>(
    keyed: Arc<Keyed>,
    settings: ExchangeSettings,
    claim: Claim,
    work: impl FnOnce(bool) -> Fut,
) -> Response<Body>
where
    Fut: Future<Output = Ended>,
{
    keyed.remove_expired();
    let resumed = match keyed.begin(settings, &claim).await {
        Ok(resumed) => resumed,
        Err(response) => return *response,
    };
    let execution = Execution::new(&keyed, claim);
    match work(resumed).await {
        Ended::Answered(response) => execution.finish(settings, response).await,
        Ended::Refused(response) => {
            let released = execution.store.release(&execution.claim).await;
            noted(response, released.map(|()| true))
        }
        Ended::Unknown(response) => {
            let abandoned = execution.store.abandon(&execution.claim).await;
            noted(response, abandoned.map(|()| true))
        }
    }
}

impl Keyed {
    /// Takes the key: true if an earlier execution crashed. Otherwise the response.
    async fn begin(&self, settings: ExchangeSettings, claim: &Claim) -> Result<bool, Refused> {
        let end = Instant::now().checked_add(self.wait);
        let mut pause = FIRST_PAUSE;
        loop {
            let begun = match self.store.begin(claim).await {
                Ok(begun) => begun,
                Err(error) => return Err(unavailable(settings, Arc::from(error))),
            };
            match begun {
                Begun::Started => return Ok(false),
                Begun::Resumed => return Ok(true),
                Begun::Different => return Err(settings.refuse_bare(Refusal::KeyReused)),
                Begun::Full => {
                    let full = BoxError::from("the store of idempotency keys is full");
                    return Err(unavailable(settings, Arc::from(full)));
                }
                Begun::Unsettled => return Err(Box::new(settings.fail(Failure::Unsettled))),
                Begun::Finished(record) => {
                    let Some(response) = decode(&record) else {
                        let foreign = BoxError::from("a recorded response can't be read");
                        let failure = Failure::Unstored(Arc::from(foreign));
                        return Err(Box::new(settings.fail(failure)));
                    };
                    return Err(Box::new(response.map(Body::from)));
                }
                Begun::Running if end.is_none_or(|end| Instant::now() < end) => {
                    sleep(pause).await;
                    pause = (pause * 2).min(LONGEST_PAUSE);
                }
                Begun::Running => {
                    let mut refused = settings.refuse_bare(Refusal::KeyInUse);
                    let second = HeaderValue::from_static("1");
                    refused.headers_mut().insert(RETRY_AFTER, second);
                    return Err(refused);
                }
            }
        }
    }

    /// Removes expired records from time to time, without a delay for this request.
    fn remove_expired(&self) {
        if self.begun.fetch_add(1, Ordering::Relaxed) % REMOVAL == REMOVAL - 1 {
            let store = Arc::clone(&self.store);
            // A failure is repeated by the next request, which reports it.
            tokio::spawn(async move { store.remove_expired().await.unwrap_or_default() });
        }
    }
}

/// A running execution, whose lease is renewed until it ends.
struct Execution {
    store: Arc<dyn IdempotencyStore>,
    claim: Claim,
    renewing: JoinHandle<()>,
}

impl Execution {
    fn new(keyed: &Keyed, claim: Claim) -> Self {
        let (store, renewed) = (Arc::clone(&keyed.store), claim.clone());
        let renewing = tokio::spawn(async move {
            loop {
                sleep(renewed.lease / 3).await;
                // After a failure there is time for another attempt.
                if store.renew(&renewed).await.is_ok_and(|kept| !kept) {
                    return;
                }
            }
        });
        Self {
            store: Arc::clone(&keyed.store),
            claim,
            renewing,
        }
    }

    /// Records a response before it is sent.
    async fn finish(&self, settings: ExchangeSettings, response: Response<Body>) -> Response<Body> {
        let (parts, body) = response.into_parts();
        let bytes = match to_bytes(body, usize::MAX).await {
            Ok(bytes) => bytes,
            Err(error) => return settings.fail(Failure::Unstored(Arc::new(error))),
        };
        let response = Response::from_parts(parts, bytes);
        let record = encode(&response);
        let finished = self.store.finish(&self.claim, &record).await;
        noted(response.map(Body::from), finished)
    }
}

impl Drop for Execution {
    fn drop(&mut self) {
        self.renewing.abort();
    }
}

/// The response, with a failure of the store for the log. The request was carried out, so its
/// response stands.
fn noted(mut response: Response<Body>, stored: Result<bool, BoxError>) -> Response<Body> {
    let failure = match stored {
        Ok(true) => return response,
        Ok(false) => BoxError::from("another execution has taken over the idempotency key"),
        Err(error) => error,
    };
    let failure = Failure::Unstored(Arc::from(failure));
    response.extensions_mut().get_or_insert_with(|| failure);
    response
}

/// The refusal of a request that was not executed.
fn unavailable(
    settings: ExchangeSettings,
    error: Arc<dyn std::error::Error + Send + Sync>,
) -> Refused {
    let mut refused = settings.refuse_bare(Refusal::Unavailable);
    refused.extensions_mut().insert(Failure::Unstored(error));
    refused
}
