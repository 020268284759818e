//! Bodies: their media types, and the encodings of their members.

use std::sync::Arc;

use super::{Docs, Origin, Parameter, SchemaId, XmlRoot};

/// A request body.
#[derive(Clone, Debug)]
pub struct Body {
    /// Its documentation.
    pub docs: Docs,
    /// True if the body is required.
    pub required: bool,
    /// Its content in each media type; never empty.
    pub contents: Vec<Content>,
}

/// A body in one media type.
#[derive(Clone, Debug)]
pub struct Content {
    /// Its place.
    pub origin: Origin,
    /// The media type or range, as in the document.
    pub media_type: String,
    /// The codec of such a body.
    pub kind: MediaKind,
    /// True if the bytes are streamed instead of buffered.
    pub streamed: bool,
    /// The schema of the value; `None` for bytes without structure.
    pub schema: Option<SchemaId>,
    /// The root element of a body of XML.
    pub xml: Option<XmlRoot>,
    /// True if the schema is the one of an item (`itemSchema`).
    pub of_items: bool,
    /// The members of a form or multipart body with other than default encodings.
    pub encodings: Vec<Encoding>,
    /// Example bodies.
    pub examples: Vec<Example>,
}

/// The codecs of media types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// `application/json`, and any type with the suffix `+json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data`.
    Multipart,
    /// `text/event-stream` of a response; its schema describes the data of each event.
    EventStream,
    /// `application/jsonl` and similar types: a line for each item.
    JsonLines,
    /// `application/json-seq` (RFC 7464).
    JsonSequence,
    /// `application/xml`, `text/xml`, and any type with the suffix `+xml`, with a schema.
    Xml,
    /// Any type of text.
    Text,
    /// Bytes of exactly this type.
    Bytes,
    /// Bytes with the type in the message, because the document has a range.
    Open,
}

/// The encoding of a form member or a part (OpenAPI 3.0.3, Encoding Object).
#[derive(Clone, Debug)]
pub struct Encoding {
    /// The member.
    pub member: String,
    /// True if the member, or each item of it, is raw bytes.
    pub binary: bool,
    /// The media types of its value.
    pub media_types: Vec<String>,
    /// The headers of the part.
    pub headers: Vec<Arc<Parameter>>,
    /// Its style, if stated.
    pub style: Option<EncodingStyle>,
    /// True if each item of a list or object is a separate pair; `None` for the style's default.
    pub explode: Option<bool>,
    /// True if reserved characters stay unescaped.
    pub allow_reserved: bool,
}

/// The style of a form member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum EncodingStyle {
    Form,
    SpaceDelimited,
    PipeDelimited,
    DeepObject,
}

/// A named example body.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its key under `examples`, or `example` for an unnamed one.
    pub name: String,
    /// The `summary` of the example.
    pub summary: Option<String>,
    /// Its `description`.
    pub description: Option<String>,
    /// The value as compact JSON text in the document's order.
    pub value: String,
}
