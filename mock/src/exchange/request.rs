//! Reads requests as strictly as a generated server.

use bytes::Bytes;
use copperplate::ir::{Location, MediaKind};
use copperplate_runtime::body::{NamedPart, RawMultipart};
use copperplate_runtime::message::{RequestReader, choose};
use copperplate_runtime::{Json, Map, Number, Report};
use http::header::CONTENT_TYPE;
use http::request::Parts;

use super::positions;
use crate::model::{Api, BodyContent, Operation};

/// A valid request.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The values of path, query, header and cookie parameters.
    pub path: Map<Json>,
    pub query: Map<Json>,
    pub headers: Map<Json>,
    /// The body, if it is JSON, a form or parts.
    pub body: Option<Json>,
}

/// The reason why a request is refused.
pub enum Refused {
    UnsupportedMediaType,
    Invalid(Report),
}

/// Reads a request.
pub fn read(
    api: &Api,
    operation: &Operation,
    parts: &Parts,
    captures: &[(&'static str, String)],
    bytes: &Bytes,
) -> Result<Request, Refused> {
    let sent = parts.headers.get(CONTENT_TYPE);
    let sent = sent.and_then(|it| it.to_str().ok());
    let body = body(operation, sent, bytes)?;
    let captures = captures.iter().map(|(name, text)| (*name, text.as_str()));
    let absent = bytes.is_empty() && body.is_none();
    let mut reader = RequestReader::new(parts, captures.collect(), bytes).absent(absent);
    let mut request = Request::default();
    for parameter in &operation.parameters {
        let content = parameter.content;
        if content.signed {
            reader.signed(content.name.as_str());
            continue;
        }
        let value = match content.required {
            true => reader.structured::<Json>(parameter.constant),
            false => reader.optional_structured::<Json>(parameter.constant),
        };
        let values = match content.location {
            Location::Path => &mut request.path,
            Location::Query => &mut request.query,
            Location::Header | Location::Cookie => &mut request.headers,
        };
        values.extend(value.map(|it| (content.name.clone(), it)));
    }
    let (value, report) = match body {
        Some(body) => read_body(api, operation, body, reader, bytes),
        None => {
            let mut report = reader.into_report();
            if operation.body_required && !operation.bodies.is_empty() {
                report.push("required", "a body is required");
            }
            (None, report)
        }
    };
    request.body = value;
    match report.is_empty() {
        true => Ok(request),
        false => Err(Refused::Invalid(report)),
    }
}

/// The documented body that a request has; `None` without a body.
fn body<'o>(
    operation: &'o Operation,
    sent: Option<&str>,
    bytes: &Bytes,
) -> Result<Option<&'o BodyContent>, Refused> {
    if operation.bodies.is_empty() {
        return Ok(None);
    }
    let place = sent.and_then(|it| choose(it, operation.consumes));
    match place.and_then(|it| operation.bodies.get(it)) {
        Some(body) => Ok(Some(body)),
        None if bytes.is_empty() => Ok(None),
        None => Err(Refused::UnsupportedMediaType),
    }
}

fn read_body(
    api: &Api,
    operation: &Operation,
    body: &BodyContent,
    mut reader: RequestReader<'_>,
    bytes: &Bytes,
) -> (Option<Json>, Report) {
    let required = operation.body_required;
    match body.content.kind {
        MediaKind::Json => {
            let value = match required {
                true => reader.body(body.json),
                false => reader.optional_body(body.json),
            };
            (value, reader.into_report())
        }
        MediaKind::Form => {
            let value = match required {
                true => reader.body(body.form),
                false => reader.optional_body(body.form),
            };
            (value, reader.into_report())
        }
        MediaKind::Multipart => {
            let found: Option<Vec<NamedPart>> = match required {
                true => reader.body(&RawMultipart),
                false => reader.optional_body(&RawMultipart),
            };
            let mut report = reader.into_report();
            let value = found.map(|it| of_parts(api, body, it));
            if let (Some(value), Some((_, schema))) = (&value, body.schema) {
                report.evaluate(value, schema);
            }
            (value, report)
        }
        MediaKind::Text => {
            let mut report = reader.into_report();
            let text = String::from_utf8_lossy(bytes).into_owned();
            let value = Json::String(text);
            if let Some((_, schema)) = body.schema {
                report.evaluate(&value, schema);
            }
            (Some(value), report)
        }
        MediaKind::JsonLines | MediaKind::JsonSequence => {
            let mut report = reader.into_report();
            lines(body, bytes, &mut report);
            (None, report)
        }
        MediaKind::Ordered | MediaKind::PartStream => {
            let codec = positions::codec(body);
            let found: Option<positions::Positions> = match required {
                true => reader.body(&codec),
                false => reader.optional_body(&codec),
            };
            let mut report = reader.into_report();
            let value = found.map(|it| positions::values(api, body, &it.0, &mut report));
            (value, report)
        }
        MediaKind::EventStream | MediaKind::Xml | MediaKind::Bytes | MediaKind::Open => {
            let mut report = reader.into_report();
            if required && bytes.is_empty() && body.content.kind == MediaKind::Xml {
                report.push("required", "a body is required");
            }
            (None, report)
        }
    }
}

/// Checks each item of a stream.
fn lines(body: &BodyContent, bytes: &Bytes, report: &mut Report) {
    let Some((_, schema)) = body.schema else {
        return;
    };
    for line in bytes.split(|it| matches!(it, b'\n' | 0x1e)) {
        if line.trim_ascii().is_empty() {
            continue;
        }
        match copperplate_runtime::from_json::<Json>(line) {
            Ok(item) if body.content.of_items => report.evaluate(&item, schema),
            Ok(_) => {}
            Err(_) => report.push("syntax", "must have valid JSON on each line"),
        }
    }
}

/// The parts of a body as an object. A part is read by the types that its schema admits.
fn of_parts(api: &Api, body: &BodyContent, parts: Vec<NamedPart>) -> Json {
    let facets = body.schema.map(|(id, _)| api.content.schemas.facets(&[id]));
    let members = facets.and_then(|it| it.members).unwrap_or_default();
    let mut found: Map<Json> = Map::new();
    for part in parts {
        let declared = members.iter().find(|(member, _)| member.name == part.name);
        let of = declared.map(|(_, schemas)| api.content.schemas.facets(schemas));
        let bytes = part.file.content.buffered();
        let text = bytes.map(|it| String::from_utf8_lossy(it).into_owned());
        let text = text.unwrap_or_default();
        let items = of.as_ref().and_then(|it| it.items.clone());
        let inner = items.as_ref().map(|it| api.content.schemas.facets(it));
        let value = scalar(text, inner.as_ref().or(of.as_ref()));
        match found.get_mut(&part.name) {
            Some(Json::Array(known)) if items.is_some() => known.push(value),
            _ if items.is_some() && !matches!(value, Json::Array(_)) => {
                found.insert(part.name, Json::Array(vec![value]));
            }
            _ => {
                found.insert(part.name, value);
            }
        }
    }
    Json::Object(found)
}

pub(super) fn scalar(text: String, of: Option<&copperplate::ir::Facets>) -> Json {
    let Some(of) = of else {
        return Json::String(text);
    };
    if of.number
        && let Some(number) = Number::new(&text)
    {
        return Json::Number(number);
    }
    if of.boolean && matches!(text.as_str(), "true" | "false") {
        return Json::Bool(text == "true");
    }
    if (of.is_object() || of.items.is_some())
        && let Ok(value) = copperplate_runtime::from_json(text.as_bytes())
    {
        return value;
    }
    Json::String(text)
}
