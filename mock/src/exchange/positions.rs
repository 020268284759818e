//! Bodies whose parts have positions instead of names: lists, and streams of parts.

use bytes::Bytes;
use copperplate::ir::{Content, Encoding, SchemaId};
use copperplate_runtime::body::{Multipart, NamedPart, OrderedBody, PartsReader, PartsWriter};
use copperplate_runtime::message::{choose, is_json};
use copperplate_runtime::{Json, Report};

use super::request::scalar;
use crate::model::{Api, BodyContent, Direction};

/// The boundary of the bodies that the mock writes.
const BOUNDARY: &str = "copperplate";

/// The parts of a body in their order.
#[derive(Debug)]
pub struct Positions(pub Vec<NamedPart>);

impl Multipart for Positions {
    fn write(&self, to: &mut PartsWriter) {
        to.others(&self.0);
    }

    fn read(from: &mut PartsReader<'_>) -> Option<Self> {
        Some(Self(from.others()))
    }

    fn check(&self, _: &mut Report) {}
}

/// The codec of a body, which counts its parts.
pub fn codec(body: &BodyContent) -> OrderedBody {
    let codec = OrderedBody::new(body.media_type);
    let Some(ordered) = &body.content.ordered else {
        return codec;
    };
    let codec = codec.min_items(ordered.least);
    let codec = match ordered.most {
        Some(most) => codec.max_items(most),
        None => codec,
    };
    match ordered.unique {
        true => codec.unique_items(),
        false => codec,
    }
}

/// The schema and the encoding of the part at an index.
fn at(content: &Content, index: usize) -> Option<(SchemaId, &Encoding)> {
    match &content.ordered {
        Some(ordered) => {
            let part = ordered.parts.get(index).or(ordered.rest.as_ref())?;
            Some((part.schema, &part.encoding))
        }
        None => Some((content.schema?, content.encodings.first()?)),
    }
}

/// The parts as a list of values, and their violations. A file, XML and a nested body are not read.
pub fn values(api: &Api, body: &BodyContent, parts: &[NamedPart], report: &mut Report) -> Json {
    let mut found = Vec::with_capacity(parts.len());
    for (index, part) in parts.iter().enumerate() {
        let mark = report.mark();
        match at(body.content, index) {
            Some((schema, encoding)) => found.push(value(api, (schema, encoding), part, report)),
            None => report.push("items", "is not a known part"),
        }
        report.prefix_since(mark, &index.to_string());
    }
    Json::Array(found)
}

fn value(
    api: &Api,
    (schema, encoding): (SchemaId, &Encoding),
    part: &NamedPart,
    report: &mut Report,
) -> Json {
    let types: Vec<&str> = encoding.media_types.iter().map(String::as_str).collect();
    if let Some(sent) = &part.file.media_type
        && !types.is_empty()
        && choose(sent, &types).is_none()
    {
        let wanted = format!("must be {}", types.join(" or "));
        report.push_found("content", wanted, sent.clone());
        return Json::Null;
    }
    for header in encoding.headers.iter().filter(|it| it.required) {
        if !part.headers.contains_key(header.name.as_str()) {
            report.push_below(&header.name, "required", "is required");
        }
    }
    let bytes = part.file.content.buffered();
    let text = bytes.map(|it| String::from_utf8_lossy(it).into_owned());
    let text = text.unwrap_or_default();
    if is_opaque(encoding) {
        return Json::String(text);
    }
    let facets = api.content.schemas.facets(&[schema]);
    let value = match types.iter().any(|it| is_json(it)) {
        true => copperplate_runtime::from_json(text.as_bytes()).unwrap_or(Json::String(text)),
        false => scalar(text, Some(&facets)),
    };
    report.evaluate(&value, api.constant(schema, Direction::Request));
    value
}

/// True for a part whose content the mock does not read.
const fn is_opaque(encoding: &Encoding) -> bool {
    encoding.binary || encoding.content.is_some()
}

/// Makes a value of a schema.
type Make<'m> = &'m dyn Fn(SchemaId, u64) -> Result<Json, String>;

/// The values of a body: of each position, of the further parts that a list needs, or three of a
/// stream.
pub fn generated(content: &Content, make: Make<'_>) -> Result<Json, String> {
    let count = match &content.ordered {
        Some(ordered) => {
            let least = usize::try_from(ordered.least).unwrap_or(usize::MAX);
            ordered.parts.len().max(least)
        }
        None => 3,
    };
    if count > 100 {
        return Err("the mock writes at most 100 parts".to_owned());
    }
    let values = (0..count).map(|index| {
        let known = at(content, index).ok_or("the list admits no such part")?;
        let (schema, encoding) = known;
        if encoding.content.is_some() {
            return Err("the mock does not write XML, forms and bodies in parts".to_owned());
        }
        if encoding.headers.iter().any(|it| it.required) {
            return Err("the mock does not write headers of parts".to_owned());
        }
        match encoding.binary {
            true => Ok(Json::String("copperplate".to_owned())),
            false => make(schema, u64::try_from(index).unwrap_or_default()),
        }
    });
    values.collect::<Result<_, String>>().map(Json::Array)
}

/// Checks the values of an example by the schemas of their positions.
pub fn check(
    content: &Content,
    items: &[Json],
    check: &dyn Fn(SchemaId, &Json) -> Result<(), String>,
) -> Result<(), String> {
    for (index, item) in items.iter().enumerate() {
        let (schema, encoding) = at(content, index).ok_or("the list admits no such part")?;
        if !is_opaque(encoding) {
            check(schema, item)?;
        }
    }
    Ok(())
}

/// The bytes of a body, and its media type.
pub fn written(body: &BodyContent, items: &[Json]) -> (Bytes, String) {
    let mut out = String::new();
    for (index, item) in items.iter().enumerate() {
        let encoding = at(body.content, index).map(|(_, encoding)| encoding);
        let stated = encoding.and_then(|it| it.media_types.first());
        let stated = stated.filter(|it| !it.contains('*'));
        let default = match item {
            Json::Object(_) | Json::Array(_) => "application/json",
            _ if encoding.is_some_and(|it| it.binary) => "application/octet-stream",
            _ => "text/plain",
        };
        let media_type = stated.map_or(default, String::as_str);
        let text = match item {
            Json::String(text) if !is_json(media_type) => text.clone(),
            other => String::from_utf8(copperplate_runtime::to_json(other)).unwrap_or_default(),
        };
        out.push_str(&format!(
            "--{BOUNDARY}\r\nContent-Type: {media_type}\r\n\r\n{text}\r\n"
        ));
    }
    out.push_str(&format!("--{BOUNDARY}--\r\n"));
    let media_type = body.media_type.replace('*', "mixed");
    let media_type = format!("{media_type}; boundary={BOUNDARY}");
    (Bytes::from(out), media_type)
}
