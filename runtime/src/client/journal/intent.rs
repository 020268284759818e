//! Prepared requests as records, and back.

use bytes::Bytes;
use http::header::{ACCEPT, HeaderMap, HeaderName, HeaderValue, SET_COOKIE};
use http::{Request, Response};

use super::super::call::Astray;
use super::super::error::Error;
use super::super::idempotency_key;
use super::super::prepared::{Prepared, refusal};
use super::super::response::Parts;
use super::super::retry;
use super::super::standing::{Key, Standing};
use super::handle::Journal;
use crate::body::ByteStream;
use crate::journal::{
    Intent, IntentId, Part, RecordedRequest, RecordedResponse, State, StoreError, now,
};
use crate::report::Report;
use crate::wire::OperationInfo;

/// The record of a request. `None` if it has no usable URL, and so is not sent.
pub(super) fn recorded(prepared: &Prepared) -> Result<Option<RecordedRequest>, Report> {
    let request = &prepared.request;
    if request.extensions().get::<ByteStream>().is_some()
        || !prepared.info.streamed_response_types.is_empty()
    {
        let reason = "keeps no streams; it is for requests and responses of known bytes";
        return Err(refusal("journal", reason));
    }
    let Ok(url) = &prepared.url else {
        return Ok(None);
    };
    let own = idempotency_key::header(prepared.info.idempotency);
    let is_own = |name: &HeaderName| own.is_some_and(|it| name.as_str().eq_ignore_ascii_case(it));
    let (mut headers, mut withheld) = (HeaderMap::new(), Vec::new());
    for (name, value) in request.headers() {
        // A caller's own headers are marked as sensitive; the accepted types never are a secret.
        if value.is_sensitive() && name != ACCEPT && !is_own(name) {
            withheld.push(name.as_str().to_owned());
        } else {
            headers.append(name.clone(), value.clone());
        }
    }
    withheld.dedup();
    let mut identity = headers.clone();
    let given = prepared.key.as_ref().is_some_and(|key| key.given);
    if let (Some(own), false) = (own, given) {
        identity.remove(own);
    }
    let (method, target) = (request.method().clone(), request.uri().clone());
    let digest = RecordedRequest::digest(&method, &target, &identity, request.body());
    Ok(Some(RecordedRequest {
        method,
        server: server(url),
        target,
        headers,
        withheld,
        body: request.body().clone(),
        key_given: given,
        digest,
    }))
}

/// The server of a URL: its scheme, host and port.
pub(super) fn server(url: &reqwest::Url) -> String {
    url.origin().ascii_serialization()
}

/// A new intent for a request.
pub(super) fn new(
    journal: &Journal,
    prepared: &Prepared,
    recorded: &RecordedRequest,
    reference: Option<String>,
) -> Result<Intent, StoreError> {
    let id = IntentId::new();
    let request = journal
        .sealing
        .seal(id, Part::Request, recorded.to_bytes())?;
    Ok(Intent {
        id,
        scope: journal.scope.clone(),
        operation: prepared.info.id.to_owned(),
        reference,
        key: prepared.key.as_ref().map(|key| key.text.clone()),
        created: now(),
        repeatable: prepared.key.is_some() || retry::is_idempotent(&recorded.method),
        state: State::Open,
        attempts: 0,
        note: None,
        request,
        response: None,
    })
}

/// The request of a stored intent.
pub(super) fn request(journal: &Journal, intent: &Intent) -> Result<RecordedRequest, StoreError> {
    let bytes = journal
        .sealing
        .open(intent.id, Part::Request, &intent.request)?;
    RecordedRequest::from_bytes(bytes).map_err(Into::into)
}

/// The response of a stored intent, as if it had just arrived.
pub(super) fn response(
    journal: &Journal,
    intent: &Intent,
    hints: fn(u16) -> crate::wire::ResponseHints,
    key_given: bool,
    method: &http::Method,
) -> Result<Option<Box<Parts>>, StoreError> {
    let Some(sealed) = &intent.response else {
        return Ok(None);
    };
    let bytes = journal.sealing.open(intent.id, Part::Response, sealed)?;
    let recorded = RecordedResponse::from_bytes(bytes)?;
    let hints = hints(recorded.status.as_u16());
    let mut response = Response::new(recorded.body);
    *response.status_mut() = recorded.status;
    *response.headers_mut() = recorded.headers;
    let mut standing = Standing::new(key(intent, key_given), method);
    standing.attempts = intent.attempts;
    standing.intent = Some(intent.id);
    Ok(Some(Box::new(Parts {
        response,
        stream: None,
        warnings: Report::warnings(),
        standing,
        retry_after: None,
        hints,
    })))
}

pub(super) fn key(intent: &Intent, given: bool) -> Option<Key> {
    let text = intent.key.clone()?;
    Some(Key { text, given })
}

/// Puts the stored key into a request that is otherwise the same.
pub(super) fn rekey(prepared: &mut Prepared, intent: &Intent, given: bool) -> Result<(), Report> {
    let same = prepared.key.as_ref().map(|key| &key.text) == intent.key.as_ref();
    if let (false, Some(text)) = (same, &intent.key) {
        prepared.idempotency_key(text)?;
    }
    if let Some(key) = &mut prepared.key {
        key.given = given;
    }
    Ok(())
}

/// The written request of a record.
pub(super) fn written(recorded: &RecordedRequest, supplied: &HeaderMap) -> Request<Bytes> {
    let mut request = Request::new(recorded.body.clone());
    *request.method_mut() = recorded.method.clone();
    *request.uri_mut() = recorded.target.clone();
    let headers = request.headers_mut();
    *headers = recorded.headers.clone();
    for name in &recorded.withheld {
        for value in supplied.get_all(name) {
            if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
                headers.append(name, value.clone());
            }
        }
    }
    request
}

/// The response as it is stored: without cookies, which are credentials.
pub(super) fn of_parts(parts: &Parts) -> RecordedResponse {
    let response = &parts.response;
    let mut headers: HeaderMap<HeaderValue> = response.headers().clone();
    headers.remove(SET_COOKIE);
    RecordedResponse {
        status: response.status(),
        headers,
        body: response.body().clone(),
    }
}

/// True for a record of this operation.
pub(super) fn is_of(info: &OperationInfo, recorded: &RecordedRequest) -> bool {
    info.method.as_str() == recorded.method.as_str()
}

/// The error of a request without a URL.
pub(super) fn astray<E, R>(url: Astray, standing: &Standing) -> Error<E, R> {
    use super::super::attempt_result::Unsent;
    use super::super::call::Failure;
    match url {
        Astray::Server(error) => Failure::unsent(Unsent::Server(error), standing).typed(),
        Astray::Invalid(report) => Error::Invalid(report),
    }
}
