//! Bodies: which media types they are of, and how their members are spelled.

use std::sync::Arc;

use super::{Docs, Origin, Parameter, SchemaId};

/// A request body.
#[derive(Clone, Debug)]
pub struct Body {
    /// The `description` of the example.
    pub docs: Docs,
    /// Whether it must be present.
    pub required: bool,
    /// Its content in each media type, of which there is at least one.
    pub contents: Vec<Content>,
}

/// A body in one media type.
#[derive(Clone, Debug)]
pub struct Content {
    /// Where it stands.
    pub origin: Origin,
    /// The media type or range as the document writes it.
    pub media_type: String,
    /// How such a body is read.
    pub kind: MediaKind,
    /// Whether bytes come piece by piece instead of as a whole.
    pub streamed: bool,
    /// What the body is; `None` where its bytes are not looked into.
    pub schema: Option<SchemaId>,
    /// The members of a form or of parts that are not spelled as the default has it.
    pub encodings: Vec<Encoding>,
    /// Example bodies.
    pub examples: Vec<Example>,
}

/// How a body of a media type is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// `application/json`, and any type with the suffix `+json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data`.
    Multipart,
    /// `text/event-stream` of an answer, whose schema is that of the data of each event.
    EventStream,
    /// `application/jsonl` and its like: a line for each item.
    JsonLines,
    /// `application/json-seq` (RFC 7464).
    JsonSequence,
    /// Any type of text.
    Text,
    /// Bytes of exactly this type.
    Bytes,
    /// Bytes whose type is told by the message, since the document gives a range.
    Open,
}

/// How a member of a form, or a part, is spelled (OpenAPI 3.0.3, Encoding Object).
#[derive(Clone, Debug)]
pub struct Encoding {
    /// The member.
    pub member: String,
    /// Whether the member, or each item of it, is bytes as they are.
    pub binary: bool,
    /// The media types that its value may be of.
    pub media_types: Vec<String>,
    /// The headers of the part.
    pub headers: Vec<Arc<Parameter>>,
    /// Its style; `None` where the document does not say.
    pub style: Option<EncodingStyle>,
    /// Whether each item of a list or object is a pair of its own; `None` for the style's default.
    pub explode: Option<bool>,
    /// Whether reserved characters stay as they are.
    pub allow_reserved: bool,
}

/// How a member of a form is spelled.
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
    /// Its key under `examples`; `example` where the document gives one without a name.
    pub name: String,
    /// The `summary` of the example.
    pub summary: Option<String>,
    /// What the document says about it.
    pub description: Option<String>,
    /// The value as compact JSON text in the document's order.
    pub value: String,
}
