//! A recorded exchange, as it is in a file.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use http::{Request, Response, StatusCode};

use crate::codec::{from_json, to_json};
use crate::json::{Json, Map};
use crate::report::Report;
use crate::syntax::media_type::is_json;
use crate::types::{Base64, masking};
use crate::wire::response::Undocumented;
use crate::wire::{
    ClientOperation, Idempotency, ServerOperation, read_response, write_request, write_response,
};

/// One request and its response, without secrets.
#[derive(Clone)]
pub(super) struct Exchange {
    pub(super) operation: String,
    pub(super) request: RequestRecord,
    pub(super) response: ResponseRecord,
}

/// The documented parts of a request.
#[derive(Clone)]
pub(super) struct RequestRecord {
    method: String,
    target: String,
    headers: Map<String>,
    body: Content,
}

/// The documented parts of a response, or the status of an undocumented one.
#[derive(Clone)]
pub(super) struct ResponseRecord {
    status: i32,
    headers: Map<String>,
    body: Content,
}

/// A body: JSON, other text, or bytes.
#[derive(Clone)]
pub(super) struct Content {
    json: Option<Json>,
    text: Option<String>,
    base64: Option<Base64>,
}

crate::object! {
    impl Debug, PartialEq for Exchange {
        operation: required("operation"),
        request: required("request"),
        response: required("response"),
        .. => refuse,
    }
}

crate::object! {
    impl Debug, PartialEq for RequestRecord {
        method: required("method"),
        target: required("target"),
        headers: required("headers"),
        body: required("body"),
        .. => refuse,
    }
}

crate::object! {
    impl Debug, PartialEq for ResponseRecord {
        status: required("status"),
        headers: required("headers"),
        body: required("body"),
        .. => refuse,
    }
}

crate::object! {
    impl Debug, PartialEq for Content {
        json: optional("json"),
        text: optional("text"),
        base64: optional("base64"),
        .. => refuse,
    }
}

impl Exchange {
    /// The exchange of a typed request and a response.
    pub(super) fn of<O: ClientOperation + ServerOperation>(
        request: &O::Request,
        response: &Response<Bytes>,
    ) -> Result<Self, Report> {
        Ok(Self {
            operation: O::INFO.id.to_owned(),
            request: RequestRecord::of::<O>(request)?,
            response: ResponseRecord::of::<O>(response)?,
        })
    }
}

impl RequestRecord {
    /// Writes a request again from its type: so it has no credential and no header that the document
    /// does not describe, and sensitive values are masks.
    pub(super) fn of<O: ClientOperation>(request: &O::Request) -> Result<Self, Report> {
        let written = masking(|| write_request::<O>(request))?;
        Ok(Self::without_key(written, O::INFO.idempotency))
    }

    /// The record without the idempotency key. A key is new in each run, and whoever has an old one
    /// can ask for the response of its request.
    fn without_key(mut written: Request<Bytes>, key: Idempotency) -> Self {
        let (header, member) = match key {
            Idempotency::None => (None, None),
            Idempotency::Header(header) => (Some(header), None),
            Idempotency::Member(member) => (None, Some(member)),
            Idempotency::HeaderOrMember { header, member } => (Some(header), Some(member)),
        };
        if let Some(header) = header {
            written.headers_mut().remove(header);
        }
        let mut body = Content::of(written.headers(), written.body());
        if let (Some(member), Some(Json::Object(members))) = (member, &mut body.json) {
            members.shift_remove(member);
        }
        Self {
            method: written.method().as_str().to_owned(),
            target: written.uri().to_string(),
            headers: texts(written.headers()),
            body,
        }
    }
}

impl ResponseRecord {
    fn of<O: ClientOperation + ServerOperation>(
        response: &Response<Bytes>,
    ) -> Result<Self, Report> {
        match read_response::<O>(response) {
            Ok((result, _)) => {
                let written = masking(|| write_response::<O>(&result))?;
                Ok(Self {
                    status: written.status().as_u16().into(),
                    headers: texts(written.headers()),
                    body: Content::of(written.headers(), written.body()),
                })
            }
            // Any part of it may be secret.
            Err(_) => {
                let kind = response.headers().get(CONTENT_TYPE);
                let headers = kind.map(|it| (CONTENT_TYPE, it.clone())).into_iter();
                Ok(Self {
                    status: response.status().as_u16().into(),
                    headers: texts(&headers.collect()),
                    body: Content::of(&HeaderMap::new(), &Bytes::new()),
                })
            }
        }
    }

    /// The response as it is sent again.
    pub(super) fn replayed(&self) -> Result<Undocumented, String> {
        let status = u16::try_from(self.status).map(StatusCode::from_u16);
        let status = match status {
            Ok(Ok(status)) => status,
            _ => return Err(format!("{} is not a status", self.status)),
        };
        let mut response = Undocumented::new(status);
        for (name, value) in &self.headers {
            let parsed = (HeaderName::try_from(name), HeaderValue::try_from(value));
            let (Ok(header), Ok(value)) = parsed else {
                return Err(format!("`{name}` is not a header that can be sent"));
            };
            response.headers.append(header, value);
        }
        response.body = self.body.bytes();
        Ok(response)
    }
}

impl Content {
    fn of(headers: &HeaderMap, body: &Bytes) -> Self {
        let kind = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
        let parsed = match kind {
            Some(kind) if is_json(kind) => from_json::<Json>(body).ok(),
            _ => None,
        };
        let json = parsed.filter(|it| *it != Json::Null);
        let rest = json.is_none() && !body.is_empty();
        let text = std::str::from_utf8(body).ok().filter(|_| rest);
        let bytes = (rest && text.is_none()).then(|| Base64::new(body.to_vec()));
        Self {
            json,
            text: text.map(str::to_owned),
            base64: bytes,
        }
    }

    fn bytes(&self) -> Bytes {
        match (&self.json, &self.text, &self.base64) {
            (Some(json), _, _) => to_json(json).into(),
            (None, Some(text), _) => Bytes::copy_from_slice(text.as_bytes()),
            (None, None, Some(bytes)) => Bytes::copy_from_slice(bytes.as_bytes()),
            (None, None, None) => Bytes::new(),
        }
    }
}

fn texts(headers: &HeaderMap) -> Map<String> {
    let mut texts = Map::<String>::new();
    for (name, value) in headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        let text = texts.entry(name.as_str().to_owned()).or_default();
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&value);
    }
    texts
}
