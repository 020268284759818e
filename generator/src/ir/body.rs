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
    /// The members of a form or multipart body with other than default encodings. A stream of parts
    /// has one, of each part.
    pub encodings: Vec<Encoding>,
    /// The parts of a body in which they have positions instead of names.
    pub ordered: Option<Box<OrderedParts>>,
    /// Example bodies.
    pub examples: Vec<Arc<Example>>,
}

impl Content {
    /// The schemas of its value, of its parts, and of the headers of its parts.
    #[must_use]
    pub fn schemas(&self) -> Vec<SchemaId> {
        let mut found: Vec<_> = self.schema.into_iter().collect();
        if let Some(ordered) = &self.ordered {
            found.extend(ordered.all().map(|it| it.schema));
        }
        for encoding in self.all_encodings() {
            found.extend(encoding.headers.iter().map(|it| it.schema));
            found.extend(encoding.content.iter().flat_map(|it| it.schemas()));
        }
        found
    }

    /// The encodings of its members and parts.
    pub fn all_encodings(&self) -> impl Iterator<Item = &Encoding> {
        let ordered = self.ordered.iter().flat_map(|it| it.all());
        self.encodings.iter().chain(ordered.map(|it| &it.encoding))
    }

    /// This content, and the contents of parts that are bodies.
    #[must_use]
    pub fn nested(&self) -> Vec<&Self> {
        let mut found = vec![self];
        for encoding in self.all_encodings() {
            found.extend(encoding.content.iter().flat_map(|it| it.nested()));
        }
        found
    }

    /// Changes this content, and the contents of parts that are bodies.
    pub fn change(&mut self, how: &mut dyn FnMut(&mut Self)) {
        how(self);
        let ordered = self.ordered.iter_mut().flat_map(|it| {
            let OrderedParts { parts, rest, .. } = it.as_mut();
            parts.iter_mut().chain(rest)
        });
        let encodings = self.encodings.iter_mut();
        for encoding in encodings.chain(ordered.map(|it| &mut it.encoding)) {
            if let Some(content) = &mut encoding.content {
                content.change(how);
            }
        }
    }
}

/// Parts with positions (OpenAPI 3.2.0, "Encoding By Position").
#[derive(Clone, Debug)]
pub struct OrderedParts {
    /// The parts with a position of their own.
    pub parts: Vec<OrderedPart>,
    /// All further parts; `None` if there are none.
    pub rest: Option<OrderedPart>,
    /// The least number of parts.
    pub least: u64,
    /// The greatest number of parts.
    pub most: Option<u64>,
    /// True if no two parts are equal.
    pub unique: bool,
}

impl OrderedParts {
    /// All parts, with the one for all further parts at the end.
    pub fn all(&self) -> impl Iterator<Item = &OrderedPart> {
        self.parts.iter().chain(&self.rest)
    }
}

/// A part with a position.
#[derive(Clone, Debug)]
pub struct OrderedPart {
    /// The schema of its value.
    pub schema: SchemaId,
    /// Its encoding.
    pub encoding: Encoding,
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
    /// `multipart/mixed` and similar types with a list: a part for each item.
    Ordered,
    /// `multipart/mixed` and similar types with `itemSchema`: a stream of parts.
    PartStream,
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
    /// The member, or the index of the part.
    pub member: String,
    /// True if the member, or each item of it, is raw bytes.
    pub binary: bool,
    /// The media types of its value.
    pub media_types: Vec<String>,
    /// The headers of the part.
    pub headers: Vec<Arc<Parameter>>,
    /// The content of a part that is a body of its own: XML, a form, or parts.
    pub content: Option<Box<Content>>,
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
