//! Lowers bodies: their media types, and the encodings of form members and parts.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::diagnostics;
use crate::ir::{Body, Content, Encoding, EncodingStyle, MediaKind, Name, Parameter};
use crate::judge::Way;
use crate::source::Place;

use super::builder::OperationBuilder;
use super::media_type::{
    WELL_KNOWN, essence, is_media_type, is_xml, items, kind, listed, without_charset,
};
use super::part_name::part_name;
use crate::lower::context::origin;
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
    pub(crate) fn contents(&mut self, map: &Place<'a>, name: &Name, answer: bool) -> Vec<Content> {
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
                let near = diagnostics::slipped(&name_alone, WELL_KNOWN);
                if let Some(near) = near.filter(|_| !known) {
                    let misspelt = diagnostics::operation::misspelt_media_type;
                    self.schemas
                        .findings
                        .diagnostics
                        .push(misspelt(span, media_type, near));
                }
                let content = self.content(media_type, &place, name, answer);
                if content.schema.is_none() && self.says_more(&place, content.kind) {
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
                let others = others(&content, media_type, answer);
                found.push(content);
                found.extend(others);
            }
        }
        found
    }

    fn content(
        &mut self,
        media_type: &str,
        place: &Place<'a>,
        name: &Name,
        answer: bool,
    ) -> Content {
        let item = self.item_schema(place, media_type);
        let of_items = item.is_some();
        let schema = item.or_else(|| place.get("schema"));
        let events = |kind: &MediaKind| *kind == MediaKind::EventStream;
        let items = items(media_type).filter(|it| answer || of_items || !events(it));
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
            MediaKind::Bytes | MediaKind::Open => false,
        };
        let lowered = match &schema {
            Some(schema) if read => Some(self.schemas.schema(schema, name.clone())),
            None if read => Some(self.schemas.any(place, name.clone())),
            _ => None,
        };
        let encodings = match kind {
            MediaKind::Form | MediaKind::Multipart => self.encodings(place, kind, name),
            _ => Vec::new(),
        };
        if let Some(schema) = schema.as_ref().filter(|_| read) {
            let way = match (self.in_hook, answer) {
                (true, _) => Way::Either,
                (false, true) => Way::Answer,
                (false, false) => Way::Request,
            };
            match kind {
                MediaKind::Json => {
                    self.schemas
                        .examples
                        .hold(self.context, place, schema, (way, false))
                }
                MediaKind::Text => {
                    self.schemas
                        .examples
                        .hold(self.context, place, schema, (way, true))
                }
                // OpenAPI does not define examples of forms, parts and lines.
                _ => {}
            }
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
            examples,
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
    fn is_xml(&mut self, place: &Place<'a>, body: &Place<'a>) -> bool {
        let named = place.get("$ref").is_some();
        let schema = self.context.document.follow(place);
        let named = named || schema.get("xml").is_some_and(|it| it.get("name").is_some());
        let binary = words::text(&schema, "format").as_deref() == Some("binary");
        let structured = self.is_structured(&schema);
        if structured && !named {
            // The schema is not read, so its marks of secrets are reported as for any bytes.
            let at = (schema.span(), schema.pointer.as_str());
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

    fn encodings(&mut self, content: &Place<'a>, kind: MediaKind, name: &Name) -> Vec<Encoding> {
        let mut found: Vec<Encoding> = Vec::new();
        let words = name.words();
        let owner = words.first().map(String::as_str).unwrap_or_default();
        let schema = content.get("schema");
        let members = schema.map(|it| self.named_members(&it)).unwrap_or_default();
        let stated = content.get("encoding");
        for (name, span, _) in stated.iter().flat_map(Place::members) {
            if !members.iter().any(|(known, _)| known == name) {
                self.bodies.idle_encodings.insert(span);
            }
        }
        let encoding = |name: &str| stated.as_ref().and_then(|map| map.get(name));
        for (name, schema) in members {
            if found.iter().any(|it| it.member == name) {
                continue;
            }
            let stated = encoding(&name).map(|it| self.context.document.follow(&it));
            let binary = kind == MediaKind::Multipart && self.is_binary(&schema);
            if stated.is_none() && !binary {
                continue;
            }
            let headers = match (kind, &stated) {
                (MediaKind::Multipart, Some(stated)) => self.part_headers(stated, owner),
                _ => Vec::new(),
            };
            found.push(self.encoding(name, stated.as_ref(), binary, headers));
        }
        found
    }

    /// Lowers the headers of a part, without `Content-Disposition`, which the codec writes.
    fn part_headers(&mut self, encoding: &Place<'a>, id: &str) -> Vec<Arc<Parameter>> {
        let mut found = Vec::new();
        let Some(map) = encoding.get("headers") else {
            return found;
        };
        for (name, _, place) in map.members() {
            if name.eq_ignore_ascii_case("content-disposition") {
                self.schemas
                    .findings
                    .error(diagnostics::parameter::ignored_header(&place, name));
            } else {
                found.extend(self.header(&place, name, id));
            }
        }
        found
    }

    fn encoding(
        &mut self,
        member: String,
        place: Option<&Place<'a>>,
        binary: bool,
        headers: Vec<Arc<Parameter>>,
    ) -> Encoding {
        let text = |key: &str| place.and_then(|it| words::text(it, key));
        let flag = |key: &str| place.and_then(|it| it.get(key)?.node.as_bool());
        let style = text("style").map(|style| match style.as_str() {
            "spaceDelimited" => EncodingStyle::SpaceDelimited,
            "pipeDelimited" => EncodingStyle::PipeDelimited,
            "deepObject" => EncodingStyle::DeepObject,
            _ => EncodingStyle::Form,
        });
        let media_types = text("contentType").unwrap_or_default();
        let media_types = media_types.split(',').map(|it| it.trim().to_owned());
        let media_types: Vec<_> = media_types.filter(|it| !it.is_empty()).collect();
        if let Some(place) = place {
            for wrong in media_types.iter().filter(|it| !is_media_type(it)) {
                self.schemas
                    .findings
                    .error(diagnostics::operation::media_type(place.span(), wrong));
            }
        }
        Encoding {
            member,
            binary,
            media_types,
            headers,
            style,
            explode: flag("explode"),
            allow_reserved: flag("allowReserved") == Some(true),
        }
    }

    /// The members declared by a schema, its `allOf` and its alternatives. Each schema is read once,
    /// however often it is referred to.
    fn named_members(&self, schema: &Place<'a>) -> Vec<(String, Place<'a>)> {
        let mut found = Vec::new();
        let mut pending = vec![schema.clone()];
        let mut seen = HashSet::new();
        while let Some(schema) = pending.pop() {
            let schema = self.context.document.follow(&schema);
            if !seen.insert(schema.span()) {
                continue;
            }
            if let Some(members) = schema.get("properties") {
                let members = self.context.document.follow(&members);
                let members = members.members();
                found.extend(members.map(|(name, _, it)| (name.to_owned(), it)));
            }
            let parts = ["allOf", "oneOf", "anyOf"].map(|key| schema.get(key));
            let parts = parts.iter().flatten().flat_map(Place::items);
            let parts: Vec<_> = parts.map(|(_, part)| part).collect();
            pending.extend(parts.into_iter().rev());
        }
        found
    }

    /// True if a part, or each item of it, is raw bytes: `format: binary`, and since 3.1 a
    /// `contentMediaType` without `contentEncoding`, or an empty schema. A union of one file and
    /// several is a file; a text can't contain one.
    fn is_binary(&self, schema: &Place<'a>) -> bool {
        let mut pending = vec![schema.clone()];
        let mut seen = HashSet::new();
        while let Some(schema) = pending.pop() {
            let mut schema = self.context.document.follow(&schema);
            if words::text(&schema, "type").as_deref() == Some("array") {
                match schema.get("items") {
                    Some(items) => schema = self.context.document.follow(&items),
                    None => continue,
                }
            }
            if !seen.insert(schema.span()) {
                continue;
            }
            let alternatives = schema.get("oneOf").or_else(|| schema.get("anyOf"));
            match alternatives {
                Some(list) => pending.extend(list.items().map(|(_, it)| it)),
                None if is_raw(&schema) => return true,
                None => {}
            }
        }
        false
    }
}

/// True if a schema without alternatives is raw bytes.
fn is_raw(schema: &Place<'_>) -> bool {
    let binary = words::text(schema, "format").as_deref() == Some("binary");
    let media_type = words::text(schema, "contentMediaType");
    let raw = schema.get("contentEncoding").is_none()
        && media_type.is_some_and(|it| matches!(kind(&it), MediaKind::Bytes | MediaKind::Open));
    binary || raw || schema.members().next().is_none() && schema.node.as_object().is_some()
}

/// Further media types of a JSON body for `*/*`, since a caller may send any of them.
fn others(content: &Content, media_type: &str, answer: bool) -> Vec<Content> {
    let any = content.kind == MediaKind::Json && essence(media_type) == "*/*";
    let others = OTHER_JSON.iter().filter(|_| any && !answer);
    let named = |other: &&str| Content {
        media_type: (*other).to_owned(),
        ..content.clone()
    };
    others.map(named).collect()
}
