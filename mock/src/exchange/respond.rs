//! Chooses a documented response and makes its parts.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use copperplate::ir::{MediaKind, SchemaId, Status};
use copperplate_runtime::Json;
use copperplate_runtime::message::{ResponseWriter, accepts};
use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, Response as Message, StatusCode};

use super::positions;
use super::prefer::Prefer;
use crate::generate::{self, seed};
use crate::model::{Api, BodyContent, Direction, Operation, Parameter, Response};

/// A response that was chosen, without its values.
#[derive(Clone, Copy)]
pub struct Chosen<'o> {
    pub response: &'o Response,
    pub status: u16,
    /// Its body, if it has content.
    pub body: Option<&'o BodyContent>,
    /// The index of the response, and of the body.
    place: (usize, usize),
}

/// The reason why there is no response.
pub enum Unavailable {
    NotAcceptable,
    /// The document has no response of the operation at all.
    Undocumented,
    /// The document has no such response, or no value of its schema was found.
    Impossible(String),
}

/// Makes the values of responses, each once unless they are asked to be new.
pub struct Responses {
    seed: u64,
    made: Mutex<HashMap<Key, Result<Json, String>>>,
}

/// The API, the operation, the response, and the body or header.
type Key = (usize, usize, usize, usize);

impl Responses {
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            made: Mutex::default(),
        }
    }

    /// The value of a body: the example asked for, the first valid example, or a generated value.
    pub fn body(
        &self,
        api: &'static Api,
        operation: &Operation,
        chosen: &Chosen<'_>,
        (prefer, number): (&Prefer, u64),
    ) -> Result<Option<Json>, Unavailable> {
        let Some(body) = chosen.body else {
            return Ok(None);
        };
        if let Some(name) = &prefer.example {
            return named(api, body, name).map(Some);
        }
        let own = seed(self.seed, &operation.content.id);
        if prefer.dynamic {
            let made = generated(api, body, own.wrapping_add(number), generate::new_value);
            return made.map(Some).map_err(Unavailable::Impossible);
        }
        let key = (
            std::ptr::from_ref(api).addr(),
            operation.index,
            chosen.place.0,
            chosen.place.1,
        );
        let made = self.once(key, || example_or_generated(api, body, own));
        made.map(Some).map_err(Unavailable::Impossible)
    }

    fn once(&self, key: Key, make: impl FnOnce() -> Result<Json, String>) -> Result<Json, String> {
        let known = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.get(&key) {
            return known.clone();
        }
        drop(known);
        let made = make();
        let mut known = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(key).or_insert(made).clone()
    }

    /// Writes a response with its headers and a value.
    pub fn write(
        &self,
        api: &'static Api,
        operation: &Operation,
        chosen: &Chosen<'_>,
        value: Option<&Json>,
    ) -> Result<Message<Bytes>, Unavailable> {
        let mut writer = ResponseWriter::default();
        writer.status(chosen.status);
        for (index, header) in chosen.response.headers.iter().enumerate() {
            let key = (
                std::ptr::from_ref(api).addr(),
                operation.index,
                chosen.place.0,
                usize::MAX - index,
            );
            let own = seed(self.seed, &header.content.name);
            match self.once(key, || header_value(api, header, own)) {
                Ok(value) => writer.structured(header.constant, &value),
                Err(why) if header.content.required => {
                    let name = &header.content.name;
                    let why = format!("no value of the header `{name}` was found: {why}");
                    return Err(Unavailable::Impossible(why));
                }
                Err(_) => {}
            }
        }
        if let (Some(body), Some(value)) = (chosen.body, value)
            && body.content.kind == MediaKind::Form
        {
            writer.body(body.form, value);
        }
        let written = writer.finish();
        let mut message = written.map_err(|report| Unavailable::Impossible(report.to_string()))?;
        if let (Some(body), Some(value)) = (chosen.body, value) {
            put_body(body, value, &mut message);
        }
        Ok(message)
    }
}

/// Puts a body that is not a form into a message.
fn put_body(body: &BodyContent, value: &Json, message: &mut Message<Bytes>) {
    let text = || copperplate_runtime::to_json(value);
    let items = || match value {
        Json::Array(items) => items.clone(),
        other => vec![other.clone()],
    };
    let framed = |before: &str, after: &str| {
        let mut bytes = Vec::new();
        for item in items() {
            bytes.extend_from_slice(before.as_bytes());
            bytes.extend(copperplate_runtime::to_json(&item));
            bytes.extend_from_slice(after.as_bytes());
        }
        bytes
    };
    if let (MediaKind::Ordered | MediaKind::PartStream, Json::Array(items)) =
        (body.content.kind, value)
    {
        let (bytes, media_type) = positions::written(body, items);
        *message.body_mut() = bytes;
        if let Ok(media_type) = HeaderValue::from_str(&media_type) {
            message.headers_mut().insert(CONTENT_TYPE, media_type);
        }
        return;
    }
    let bytes = match body.content.kind {
        MediaKind::Form => return,
        MediaKind::Json => text(),
        MediaKind::EventStream => framed("data: ", "\n\n"),
        MediaKind::JsonLines => framed("", "\n"),
        MediaKind::JsonSequence => framed("\u{1e}", "\n"),
        MediaKind::Multipart
        | MediaKind::Ordered
        | MediaKind::PartStream
        | MediaKind::Xml
        | MediaKind::Text
        | MediaKind::Bytes
        | MediaKind::Open => match value {
            Json::String(text) => text.clone().into_bytes(),
            _ => text(),
        },
    };
    *message.body_mut() = Bytes::from(bytes);
    let concrete = concrete(body.media_type, body.content.kind);
    if let Ok(media_type) = HeaderValue::from_str(&concrete) {
        message.headers_mut().insert(CONTENT_TYPE, media_type);
    }
}

/// A media type for a range.
fn concrete(media_type: &str, kind: MediaKind) -> String {
    match media_type {
        "*/*" if kind == MediaKind::Json => "application/json".to_owned(),
        "*/*" => "application/octet-stream".to_owned(),
        "text/*" => "text/plain".to_owned(),
        "image/*" => "image/png".to_owned(),
        "application/*" => "application/octet-stream".to_owned(),
        other => other.replace('*', "octet-stream"),
    }
}

/// Chooses the response of an operation: the status asked for, or the first success.
pub fn choose<'o>(
    api: &Api,
    operation: &'o Operation,
    prefer: &Prefer,
    headers: &HeaderMap,
) -> Result<Chosen<'o>, Unavailable> {
    let (index, status) = match prefer.code {
        Some(code) => (
            by_code(operation, code).ok_or_else(|| unknown(operation, code))?,
            code,
        ),
        None => success(operation).ok_or(Unavailable::Undocumented)?,
    };
    let response = operation
        .responses
        .get(index)
        .ok_or_else(|| unknown(operation, status))?;
    let accept = headers.get_all(ACCEPT).iter();
    let accept: Vec<_> = accept.filter_map(|it| it.to_str().ok()).collect();
    let accept = accept.join(",");
    let place = media_type(response, &accept);
    if place.is_none() && !response.bodies.is_empty() && api.refuses_unacceptable {
        return Err(Unavailable::NotAcceptable);
    }
    let place = place.unwrap_or_else(|| preferred(response));
    Ok(Chosen {
        response,
        status,
        body: response.bodies.get(place).filter(|_| has_content(status)),
        place: (index, place),
    })
}

/// True unless responses with a status have no content (RFC 9110, sections 15.3.5 and 15.4.5).
fn has_content(status: u16) -> bool {
    !matches!(status, 100..=199 | 204 | 205 | 304)
}

/// The index of the first acceptable media type, JSON first.
fn media_type(response: &Response, accept: &str) -> Option<usize> {
    let admits = |place: &usize| {
        let own = response.media_types.get(*place);
        own.is_some_and(|own| accept.is_empty() || accepts(accept, &[own]))
    };
    let first = preferred(response);
    std::iter::once(first)
        .chain(0..response.bodies.len())
        .find(admits)
}

fn preferred(response: &Response) -> usize {
    let mut kinds = response.bodies.iter().map(|it| it.content.kind);
    let json = kinds.position(|it| it == MediaKind::Json);
    json.unwrap_or_default()
}

/// The index of the response with a status.
pub fn by_code(operation: &Operation, code: u16) -> Option<usize> {
    let position = |wanted: Status| {
        let mut all = operation.responses.iter();
        all.position(|it| it.content.status == wanted)
    };
    let class = u8::try_from(code / 100).unwrap_or_default();
    let exact = position(Status::Code(code)).or_else(|| position(Status::Range(class)));
    let found = exact.or_else(|| position(Status::Default));
    found.filter(|_| (200..=599).contains(&code))
}

fn unknown(operation: &Operation, code: u16) -> Unavailable {
    let known = operation
        .responses
        .iter()
        .map(|it| match it.content.status {
            Status::Code(code) => code.to_string(),
            Status::Range(class) => format!("{class}XX"),
            Status::Default => "default".to_owned(),
        });
    let known: Vec<_> = known.collect();
    let known = known.join(", ");
    Unavailable::Impossible(format!(
        "the document has no response {code} of this operation, only {known}"
    ))
}

/// The first success with its status, or else the first response.
fn success(operation: &Operation) -> Option<(usize, u16)> {
    let statuses = operation.responses.iter().map(|it| it.content.status);
    let ranked = statuses.enumerate().filter_map(|(index, status)| {
        let (rank, code) = match status {
            Status::Code(code @ 200..=299) => (0, code),
            Status::Range(2) => (1, 200),
            Status::Default => (2, 200),
            Status::Code(code @ 300..=399) => (3, code),
            Status::Range(class) => (5, u16::from(class) * 100),
            Status::Code(code) => (4, code),
        };
        (code >= 200).then_some((rank, index, code))
    });
    ranked.min().map(|(_, index, code)| (index, code))
}

fn named(api: &Api, body: &BodyContent, name: &str) -> Result<Json, Unavailable> {
    let examples = &body.content.examples;
    let found = examples.iter().find(|it| it.name == name);
    let Some(found) = found.and_then(|it| generate::json(&it.value)) else {
        let known: Vec<_> = examples.iter().map(|it| it.name.as_str()).collect();
        let why = match known.is_empty() {
            true => format!("the document has no example `{name}`, and no other one"),
            false => format!(
                "the document has no example `{name}`, only {}",
                known.join(", ")
            ),
        };
        return Err(Unavailable::Impossible(why));
    };
    match valid(api, body, &found) {
        Ok(()) => Ok(found),
        Err(why) => {
            let why = format!("the example `{name}` is not valid: {why}");
            Err(Unavailable::Impossible(why))
        }
    }
}

fn example_or_generated(api: &Api, body: &BodyContent, seed: u64) -> Result<Json, String> {
    let examples = body.content.examples.iter();
    let mut examples = examples.filter_map(|it| generate::json(&it.value));
    match examples.find(|it| valid(api, body, it).is_ok()) {
        Some(found) => Ok(found),
        None => generated(api, body, seed, generate::value),
    }
}

fn valid(api: &Api, body: &BodyContent, value: &Json) -> Result<(), String> {
    let by_position = [MediaKind::Ordered, MediaKind::PartStream];
    if let (Json::Array(items), true) = (value, by_position.contains(&body.content.kind)) {
        let check = |id, it: &Json| generate::check(api, id, Direction::Response, it);
        return positions::check(body.content, items, &check);
    }
    let Some((id, _)) = body.schema else {
        return Ok(());
    };
    match (value, body.content.of_items) {
        (Json::Array(items), true) => items
            .iter()
            .try_for_each(|it| generate::check(api, id, Direction::Response, it)),
        _ => generate::check(api, id, Direction::Response, value),
    }
}

/// Makes a value of a schema by a seed.
type Make = fn(&Api, SchemaId, Direction, u64) -> Result<Json, String>;

fn generated(api: &Api, body: &BodyContent, seed: u64, make: Make) -> Result<Json, String> {
    match (body.schema, body.content.kind) {
        (Some(_), MediaKind::Xml) => {
            Err("the mock writes XML only from a valid example in text".to_owned())
        }
        (_, MediaKind::Ordered | MediaKind::PartStream) => {
            let make = |id, at| make(api, id, Direction::Response, seed.wrapping_add(at));
            positions::generated(body.content, &make)
        }
        (Some((id, _)), _) if body.content.of_items => {
            let items = (0..3).map(|it| make(api, id, Direction::Response, seed.wrapping_add(it)));
            items.collect::<Result<_, _>>().map(Json::Array)
        }
        (Some((id, _)), _) => make(api, id, Direction::Response, seed),
        (None, MediaKind::Json) => Ok(Json::Object(copperplate_runtime::Map::new())),
        (None, _) => Ok(Json::String("copperplate".to_owned())),
    }
}

fn header_value(api: &Api, header: &Parameter, seed: u64) -> Result<Json, String> {
    let id = header.content.schema;
    let examples = header.content.docs.examples.iter();
    let mut examples = examples.filter_map(|it| generate::json(it));
    let fits = |it: &Json| generate::check(api, id, Direction::Response, it).is_ok();
    match examples.find(fits) {
        Some(found) => Ok(found),
        None => generate::value(api, id, Direction::Response, seed),
    }
}

/// Problem details (RFC 9457) of the mock itself.
pub fn problem(status: StatusCode, detail: &str) -> Message<Bytes> {
    let detail = crate::model::quoted(detail);
    let title = status.canonical_reason().unwrap_or("Error");
    let body = format!(
        r#"{{"type":"about:blank","title":"{title}","status":{},"detail":{detail}}}"#,
        status.as_u16()
    );
    let mut message = Message::new(Bytes::from(body));
    *message.status_mut() = status;
    let media_type = HeaderValue::from_static("application/problem+json");
    message.headers_mut().insert(CONTENT_TYPE, media_type);
    message
}
