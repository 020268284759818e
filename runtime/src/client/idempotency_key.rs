//! The idempotency key of a call.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue, Request};
use uuid::Uuid;

use super::standing::Key;
use crate::codec::from_json;
use crate::json::Json;
use crate::syntax::media_type::choose;
use crate::wire::{Idempotency, query_value};

/// The key that the request carries. Where the document has a header for it and the caller left
/// the key out, a random one (UUID version 4, RFC 9562) is put in.
pub(super) fn settle(request: &mut Request<Bytes>, place: Idempotency) -> Option<Key> {
    match place {
        Idempotency::None => None,
        Idempotency::Header(header) => in_header(request, header),
        Idempotency::Member(member) => in_body(request, member),
        Idempotency::HeaderOrMember { header, member } => {
            if request.headers().contains_key(header) {
                return in_header(request, header);
            }
            in_body(request, member).or_else(|| in_header(request, header))
        }
    }
}

fn given(text: impl Into<String>) -> Option<Key> {
    let (text, given) = (text.into(), true);
    (!text.is_empty()).then_some(Key { text, given })
}

fn in_header(request: &mut Request<Bytes>, header: &'static str) -> Option<Key> {
    if let Some(value) = request.headers().get(header) {
        return given(value.to_str().ok()?);
    }
    let key = Uuid::new_v4().to_string();
    let name = HeaderName::from_bytes(header.as_bytes()).ok()?;
    let value = HeaderValue::from_str(&key).ok()?;
    request.headers_mut().insert(name, value);
    let (text, given) = (key, false);
    Some(Key { text, given })
}

fn in_body(request: &Request<Bytes>, member: &str) -> Option<Key> {
    let media_type = request.headers().get(CONTENT_TYPE);
    let media_type = media_type
        .and_then(|it| it.to_str().ok())
        .unwrap_or_default();
    if choose(media_type, &["application/x-www-form-urlencoded"]).is_some() {
        let text = std::str::from_utf8(request.body()).ok()?;
        let mut pairs = text.split('&');
        let value = pairs.find_map(|pair| query_value(pair, member)).flatten();
        return given(value?);
    }
    let Ok(Json::Object(members)) = from_json::<Json>(request.body()) else {
        return None;
    };
    match members.get(member) {
        Some(Json::String(key)) => given(key.as_str()),
        _ => None,
    }
}

/// The header that holds the key of a request, which no signer may change.
pub(super) const fn header(place: Idempotency) -> Option<&'static str> {
    match place {
        Idempotency::Header(header) | Idempotency::HeaderOrMember { header, .. } => Some(header),
        Idempotency::None | Idempotency::Member(_) => None,
    }
}
