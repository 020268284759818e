//! A response as bytes, for a store.

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response, StatusCode};

/// Writes the status, the headers and the body. Numbers have four bytes, the highest first.
pub(super) fn encode(response: &Response<Bytes>) -> Vec<u8> {
    let mut out = Vec::new();
    number(&mut out, usize::from(response.status().as_u16()));
    number(&mut out, response.headers().len());
    for (name, value) in response.headers() {
        text(&mut out, name.as_str().as_bytes());
        text(&mut out, value.as_bytes());
    }
    out.extend_from_slice(response.body());
    out
}

/// Reads a response; `None` if another program wrote it.
pub(super) fn decode(record: &[u8]) -> Option<Response<Bytes>> {
    let mut rest = record;
    let status = u16::try_from(take_number(&mut rest)?).ok()?;
    let headers = take_number(&mut rest)?;
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::from_u16(status).ok()?;
    for _ in 0..headers {
        let name = HeaderName::from_bytes(take_text(&mut rest)?).ok()?;
        let value = HeaderValue::from_bytes(take_text(&mut rest)?).ok()?;
        response.headers_mut().append(name, value);
    }
    *response.body_mut() = Bytes::copy_from_slice(rest);
    Some(response)
}

fn number(out: &mut Vec<u8>, number: usize) {
    let number = u32::try_from(number).unwrap_or(u32::MAX);
    out.extend_from_slice(&number.to_be_bytes());
}

fn text(out: &mut Vec<u8>, text: &[u8]) {
    number(out, text.len());
    out.extend_from_slice(text);
}

fn take_number(rest: &mut &[u8]) -> Option<usize> {
    let (first, others) = rest.split_first_chunk::<4>()?;
    *rest = others;
    usize::try_from(u32::from_be_bytes(*first)).ok()
}

fn take_text<'r>(rest: &mut &'r [u8]) -> Option<&'r [u8]> {
    let length = take_number(rest)?;
    let (text, others) = rest.split_at_checked(length)?;
    *rest = others;
    Some(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_response_is_read_as_it_was_written_and_nothing_else_is() {
        let mut response = Response::new(Bytes::from_static(b"\0body\xff"));
        *response.status_mut() = StatusCode::CREATED;
        for value in ["a=1", "b=2", ""] {
            let value = HeaderValue::from_static(value);
            response.headers_mut().append("set-cookie", value);
        }
        let record = encode(&response);
        let read = decode(&record).unwrap();
        assert_eq!(read.status(), response.status());
        assert_eq!(read.headers(), response.headers());
        assert_eq!(read.body(), response.body());
        let head = record.len() - response.body().len();
        assert!((0..head).all(|end| decode(record.get(..end).unwrap()).is_none()));
    }
}
