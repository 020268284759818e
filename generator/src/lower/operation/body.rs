//! Lowers bodies and their media types.

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostics;
use crate::ir::{Body, Content, MediaKind, Name};
use crate::judge::MessageKind;
use crate::source::Place;

use super::builder::OperationBuilder;
use super::media_type::{
    WELL_KNOWN, essence, is_media_type, is_xml, items, kind, listed, without_charset,
};
use super::part_name::part_name;
use crate::lower::context::origin;
use crate::lower::schema::examples::Use;
use crate::lower::schema::serialized::Written;
use crate::lower::words;
use crate::options::StreamBodies;

/// Media types of JSON besides `application/json`.
const OTHER_JSON: [&str; 2] = ["text/json", "application/*+json"];

/// The problem of a root element without a name.
const NAMELESS: &str = "the root element of this schema has no name";

/// The largest `maxLength` of a body that is buffered, in bytes.
const SMALL: u64 = 64 * 1024;

impl<'a> OperationBuilder<'a> {
    pub(crate) fn body(&mut self, place: &Place<'a>, id: &str) -> Option<Body> {
        let body = self.context.document.follow(&place.get("requestBody")?);
        let content = body.get("content")?;
        let name = part_name(&body, id, "body");
        let contents = self.contents(&content, &name, false);
        (!contents.is_empty()).then(|| Body {
            docs: words::docs(&body),
            required: words::flag(&body, "required"),
            contents,
        })
    }

    /// Lowers a `content` map. Only responses are read as server-sent events.
    pub(crate) fn contents(
        &mut self,
        map: &Place<'a>,
        name: &Name,
        response: bool,
    ) -> Vec<Content> {
        let mut found = Vec::new();
        let mut known = HashMap::new();
        for (key, span, place) in map.members() {
            let place = self.context.document.follow(&place);
            let listed = listed(key);
            if listed.len() > 1 {
                let several = diagnostics::operation::listed_media_types(span, key);
                self.schemas.findings.diagnostics.push(several);
            }
            for media_type in listed {
                if let Some(first) = known.insert(without_charset(media_type), span) {
                    let alike = diagnostics::operation::alike_media_types(first, span, media_type);
                    self.schemas.findings.diagnostics.push(alike);
                }
                if !is_media_type(media_type) {
                    self.schemas
                        .findings
                        .error(diagnostics::operation::media_type(span, media_type));
                    continue;
                }
                let name_alone = essence(media_type);
                let known =
                    WELL_KNOWN.contains(&name_alone.as_str()) || items(media_type).is_some();
                if !known && let Some(near) = diagnostics::slipped(&name_alone, WELL_KNOWN) {
                    let misspelt = diagnostics::operation::misspelt_media_type;
                    self.schemas
                        .findings
                        .diagnostics
                        .push(misspelt(span, media_type, near));
                }
                let schema = place.get("schema");
                let content = self.content((media_type, &place), schema, name, response);
                if content.schema.is_none()
                    && content.ordered.is_none()
                    && self.says_more(&place, content.kind)
                {
                    self.bodies.unread.insert(span);
                }
                if content.kind == MediaKind::Xml {
                    let schema = place.get("schema");
                    let body = (content.origin.span, span, schema);
                    self.bodies.xml.push(body);
                }
                let shown = matches!(content.kind, MediaKind::Text | MediaKind::Bytes);
                if content.schema.is_none() && shown && !content.streamed {
                    self.bodies.shown.extend(place.get("schema"));
                }
                let others = others(&content, media_type, response);
                found.push(content);
                found.extend(others);
            }
        }
        found
    }

    /// Lowers a Media Type Object, or the Encoding Object of a part, whose fields mean the same.
    pub(super) fn content(
        &mut self,
        (media_type, place): (&str, &Place<'a>),
        schema: Option<Place<'a>>,
        name: &Name,
        response: bool,
    ) -> Content {
        if let Some(content) = self.by_position((media_type, place), schema.as_ref(), name) {
            return content;
        }
        let item = self.item_schema(place, media_type);
        let item = item.or_else(|| self.listed_events(media_type, schema.as_ref()?));
        let of_items = item.is_some();
        let schema = item.or(schema);
        let events = |kind: &MediaKind| *kind == MediaKind::EventStream;
        let items = items(media_type).filter(|it| response || of_items || !events(it));
        let mut kind = items.unwrap_or_else(|| kind(media_type));
        let mut media_type = media_type;
        // A media range does not determine the codec, but a schema with members or items means
        // JSON.
        if kind == MediaKind::Open
            && essence(media_type) == "*/*"
            && schema.as_ref().is_some_and(|it| self.is_structured(it))
        {
            (kind, media_type) = (MediaKind::Json, "application/json");
        }
        if is_xml(media_type)
            && !of_items
            && schema.as_ref().is_some_and(|it| self.is_xml(it, place))
        {
            kind = MediaKind::Xml;
        }
        let is_sequence = matches!(kind, MediaKind::JsonLines | MediaKind::JsonSequence);
        if let Some(schema) = schema.as_ref().filter(|_| is_sequence && !of_items) {
            self.report_sequence(schema);
        }
        let read = match kind {
            MediaKind::Json
            | MediaKind::Form
            | MediaKind::Multipart
            | MediaKind::Xml
            | MediaKind::JsonLines
            | MediaKind::JsonSequence => true,
            // The data of events without a schema is text.
            MediaKind::EventStream => schema.is_some(),
            MediaKind::Text => schema.as_ref().is_some_and(|it| self.is_scalar(it)),
            // `by_position` reads these.
            MediaKind::Ordered | MediaKind::PartStream => false,
            MediaKind::Bytes | MediaKind::Open => false,
        };
        let lowered = match &schema {
            Some(schema) if read => Some(self.schemas.schema(schema, name.clone())),
            None if read => Some(self.schemas.any(place, name.clone())),
            _ => None,
        };
        let encodings = match kind {
            MediaKind::Form | MediaKind::Multipart => {
                self.encodings((place, schema.as_ref()), kind, name)
            }
            _ => Vec::new(),
        };
        if let Some(schema) = schema.as_ref().filter(|_| read) {
            let way = match (self.in_hook, response) {
                (true, _) => MessageKind::Either,
                (false, true) => MessageKind::Response,
                (false, false) => MessageKind::Request,
            };
            self.hold_examples((place, schema), kind, way, of_items);
        }
        let examples = match kind {
            MediaKind::Json => words::examples(self.context.document, place),
            _ => Vec::new(),
        };
        Content {
            origin: origin(place),
            media_type: media_type.to_owned(),
            kind,
            streamed: self.is_streamed(media_type, kind, schema.as_ref()),
            schema: lowered,
            xml: None,
            of_items,
            encodings,
            ordered: None,
            examples: examples.into_iter().map(Arc::new).collect(),
        }
    }

    /// Collects the examples of a body. An example of a stream is the whole sequence, which has no
    /// schema.
    fn hold_examples(
        &mut self,
        (place, schema): (&Place<'a>, &Place<'a>),
        kind: MediaKind,
        way: MessageKind,
        of_items: bool,
    ) {
        let (context, examples) = (self.context, &mut self.schemas.examples);
        let written = match kind {
            _ if of_items => return,
            MediaKind::Json => Written::Json,
            MediaKind::Text => Written::Text,
            MediaKind::Form if place.get("encoding").is_none() => Written::Form,
            _ => Written::Other,
        };
        let text = kind == MediaKind::Text;
        let case = Use { way, text, written };
        match kind {
            MediaKind::Json | MediaKind::Text => examples.hold(context, place, schema, case),
            // Before 3.2, OpenAPI does not define examples of forms, parts and lines.
            _ => examples.hold_data(context, place, schema, case),
        }
    }

    /// True if the schema of a body of bytes or text has further keywords.
    fn says_more(&self, content: &Place<'a>, kind: MediaKind) -> bool {
        let Some(schema) = content.get("schema") else {
            return false;
        };
        let text = matches!(kind, MediaKind::Text | MediaKind::Open);
        let plain = |key: &str| matches!(key, "type" | "format" | "description" | "example");
        let schema = self.context.document.follow(&schema);
        let stated = schema.get("type").filter(|_| text);
        let other = stated.is_some_and(|it| it.node.as_str() != Some("string"));
        other || schema.members().any(|(key, ..)| !plain(key))
    }

    /// True if bytes are streamed: if the document calls them binary, unless they are small.
    fn is_streamed(&self, media_type: &str, kind: MediaKind, schema: Option<&Place<'a>>) -> bool {
        if !matches!(kind, MediaKind::Bytes | MediaKind::Open) {
            return false;
        }
        let schema = schema.map(|it| self.context.document.follow(it));
        let small = schema
            .as_ref()
            .and_then(|it| it.get("maxLength")?.node.as_u64());
        let binary = schema.as_ref().is_some_and(|it| {
            let raw = it.get("contentEncoding").is_none() && it.get("contentMediaType").is_some();
            words::text(it, "format").as_deref() == Some("binary") || raw
        });
        match self.context.reading.stream_bodies {
            StreamBodies::All => true,
            StreamBodies::None => false,
            StreamBodies::Binary => {
                (binary || essence(media_type) == "application/octet-stream")
                    && small.is_none_or(|it| it > SMALL)
            }
        }
    }

    fn is_structured(&self, schema: &Place<'a>) -> bool {
        let schema = self.context.document.follow(schema);
        let kind = words::text(&schema, "type");
        let composed = ["properties", "items", "allOf", "oneOf", "anyOf"];
        match kind.as_deref() {
            Some(kind) => kind == "object" || kind == "array",
            None => composed.iter().any(|key| schema.get(key).is_some()),
        }
    }

    /// True if a schema describes an element. Text without a name is the whole document.
    pub(super) fn is_xml(&mut self, place: &Place<'a>, body: &Place<'a>) -> bool {
        let named = place.get("$ref").is_some();
        let schema = self.context.document.follow(place);
        let named = named || schema.get("xml").is_some_and(|it| it.get("name").is_some());
        let binary = words::text(&schema, "format").as_deref() == Some("binary");
        let structured = self.is_structured(&schema);
        if structured && !named {
            // The schema is not read, so its marks of secrets are reported as for any bytes.
            let at = (schema.span(), &schema.pointer);
            let warning = || diagnostics::xml::bytes(at, NAMELESS, body.span());
            self.schemas.findings.faulty(&schema, warning);
        }
        named && (structured || self.is_scalar(&schema) && !binary)
    }

    fn is_scalar(&self, schema: &Place<'a>) -> bool {
        let schema = self.context.document.follow(schema);
        let kind = words::text(&schema, "type").unwrap_or_default();
        ["string", "integer", "number", "boolean"].contains(&kind.as_str())
    }
}

/// Further media types of a JSON body for `*/*`, since a caller may send any of them.
fn others(content: &Content, media_type: &str, response: bool) -> Vec<Content> {
    let any = content.kind == MediaKind::Json && essence(media_type) == "*/*";
    let others = OTHER_JSON.iter().filter(|_| any && !response);
    let named = |other: &&str| Content {
        media_type: (*other).to_owned(),
        ..content.clone()
    };
    others.map(named).collect()
}
