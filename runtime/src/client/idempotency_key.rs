//! The idempotency key of a call.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue, Request};
use uuid::Uuid;

use super::prepared::refusal;
use super::standing::Key;
use crate::codec::from_json;
use crate::report::Report;
use crate::syntax::media_type::essence;
use crate::wire::{Idempotency, query_value};

/// The idempotency key of the request. If the document has a header for it and the caller did not
/// set it, a random key (UUID version 4, RFC 9562) is added.
pub(super) fn settle(
    request: &mut Request<Bytes>,
    place: Idempotency,
) -> Result<Option<Key>, Report> {
    match place {
        Idempotency::None => Ok(None),
        Idempotency::Header(header) => in_header(request, header),
        Idempotency::Member(member) => in_body(request, member),
        Idempotency::HeaderOrMember { header, member } => {
            if request.headers().contains_key(header) {
                return in_header(request, header);
            }
            match in_body(request, member)? {
                Some(key) => Ok(Some(key)),
                None => in_header(request, header),
            }
        }
    }
}

/// Sets a key of the caller in the documented header.
pub(super) fn replace(
    request: &mut Request<Bytes>,
    place: Idempotency,
    key: &str,
) -> Result<Key, Report> {
    let header = match (header(place), place) {
        (Some(header), _) => header,
        (None, Idempotency::Member(member)) => {
            let reason = format!("is the member `{member}` of the body; set it there");
            return Err(refusal(KEYWORD, &reason));
        }
        (None, _) => return Err(refusal(KEYWORD, "is not part of this operation")),
    };
    if let Idempotency::HeaderOrMember { member, .. } = place
        && !request.headers().contains_key(header)
        && let Some(own) = in_body(request, member)?
        && own.text != key
    {
        let reason = format!("differs from the member `{member}` of the body");
        return Err(refusal(KEYWORD, &reason));
    }
    let sendable = (
        HeaderName::from_bytes(header.as_bytes()),
        HeaderValue::from_str(key),
    );
    let (Ok(name), Ok(value)) = sendable else {
        return Err(refusal(KEYWORD, "has characters that a header can't carry"));
    };
    let key = given_in_header(key)?;
    request.headers_mut().insert(name, value);
    Ok(key)
}

const KEYWORD: &str = "idempotency key";

/// A key of the caller. An empty key is refused, because all requests with an empty key would count
/// as one.
fn given(text: &str) -> Result<Key, Report> {
    if text.is_empty() {
        return Err(refusal(KEYWORD, "must not be empty"));
    }
    let (text, given) = (text.to_owned(), true);
    Ok(Key { text, given })
}

/// A key of the caller in a header. Another key could arrive if white space stood around it, or letters
/// beyond ASCII in it (RFC 9110, section 5.5).
fn given_in_header(text: &str) -> Result<Key, Report> {
    if text.trim() != text {
        return Err(refusal(KEYWORD, "must not begin or end with white space"));
    }
    if !text.is_ascii() {
        return Err(refusal(KEYWORD, "must be ASCII"));
    }
    given(text)
}

fn in_header(request: &mut Request<Bytes>, header: &'static str) -> Result<Option<Key>, Report> {
    if let Some(value) = request.headers().get(header) {
        return match value.to_str() {
            Ok(text) => given_in_header(text).map(Some),
            Err(_) => Ok(None),
        };
    }
    let text = Uuid::new_v4().to_string();
    let name = HeaderName::from_bytes(header.as_bytes());
    let (Ok(name), Ok(value)) = (name, HeaderValue::from_str(&text)) else {
        return Ok(None);
    };
    request.headers_mut().insert(name, value);
    let given = false;
    Ok(Some(Key { text, given }))
}

fn in_body(request: &Request<Bytes>, member: &str) -> Result<Option<Key>, Report> {
    let media_type = request.headers().get(CONTENT_TYPE);
    let media_type = media_type
        .and_then(|it| it.to_str().ok())
        .unwrap_or_default();
    if essence(media_type).eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        let text = std::str::from_utf8(request.body()).unwrap_or_default();
        let mut pairs = text.split('&');
        let value = pairs.find_map(|pair| query_value(pair, member)).flatten();
        return value.map(|it| given(&it)).transpose();
    }
    match text_member(request.body(), member) {
        Some(text) => given(&text).map(Some),
        None => Ok(None),
    }
}

/// The text of a member of the outermost object. The writer has just produced the JSON, so counting
/// brackets finds the member without parsing all of it.
fn text_member(body: &[u8], member: &str) -> Option<String> {
    let (mut at, mut depth) = (0_usize, 0_usize);
    let mut name = None;
    while let Some(byte) = body.get(at) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            b',' => name = None,
            b'"' => {
                let text = body.get(at..at + string_length(body.get(at..)?)?)?;
                at += text.len() - 1;
                if depth == 1 {
                    match name {
                        None => name = Some(text),
                        Some(found) if is_name(found, member) => return from_json(text).ok(),
                        Some(_) => {}
                    }
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// The length of a JSON string with its quotes.
fn string_length(text: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        match text.get(at)? {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

fn is_name(quoted: &[u8], member: &str) -> bool {
    let inner = quoted.get(1..quoted.len().saturating_sub(1));
    match inner {
        Some(inner) if inner.contains(&b'\\') => {
            from_json::<String>(quoted).is_ok_and(|it| it == member)
        }
        inner => inner == Some(member.as_bytes()),
    }
}

/// The header for the idempotency key of a request, which no signer may change.
pub(super) const fn header(place: Idempotency) -> Option<&'static str> {
    match place {
        Idempotency::Header(header) | Idempotency::HeaderOrMember { header, .. } => Some(header),
        Idempotency::None | Idempotency::Member(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_of_the_outermost_object_is_found() {
        for (body, found) in [
            (r#"{"key":"k-1"}"#, Some("k-1")),
            (
                r#"{ "a" : [ "key", {"key":"no"} ] , "key" : "k\n1" }"#,
                Some("k\n1"),
            ),
            (r#"{"k\u0065y":"k-1"}"#, Some("k-1")),
            (r#"{"a":"key","b":{"key":"no"}}"#, None),
            (r#"{"a":"\"key","b":"\\","key":"k"}"#, Some("k")),
            (r#"{"key":7}"#, None),
            (r#"{"key":null,"x":"y"}"#, None),
            (r#"["key","k"]"#, None),
            (r#"{"key":"k"#, None),
            ("", None),
        ] {
            assert_eq!(
                text_member(body.as_bytes(), "key").as_deref(),
                found,
                "{body}"
            );
        }
    }
}
