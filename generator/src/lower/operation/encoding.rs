//! Lowers the encodings of form members and of parts.

use std::collections::HashSet;
use std::sync::Arc;

use crate::diagnostics;
use crate::ir::{Content, Encoding, EncodingStyle, MediaKind, Name, Parameter};
use crate::source::Place;

use super::builder::OperationBuilder;
use super::media_type::{essence, is_media_type, is_xml, kind};
use crate::lower::words;

impl<'a> OperationBuilder<'a> {
    /// Lowers the encodings of members with names.
    pub(super) fn encodings(
        &mut self,
        (content, schema): (&Place<'a>, Option<&Place<'a>>),
        kind: MediaKind,
        name: &Name,
    ) -> Vec<Encoding> {
        let mut found: Vec<Encoding> = Vec::new();
        let members = schema.map(|it| self.named_members(it)).unwrap_or_default();
        let stated = content.get("encoding");
        for (name, span, _) in stated.iter().flat_map(Place::members) {
            if !members.iter().any(|(known, _)| known == name) {
                self.bodies.idle_encodings.insert(span);
            }
        }
        let encoding = |name: &str| stated.as_ref().and_then(|map| map.get(name));
        for (member, schema) in members {
            if found.iter().any(|it| it.member == member) {
                continue;
            }
            let stated = encoding(&member).map(|it| self.context.document.follow(&it));
            let is_part = kind == MediaKind::Multipart;
            let binary = is_part && self.is_binary(&schema, true);
            if stated.is_none() && !binary {
                continue;
            }
            let mut encoding = self.encoding(member, stated.as_ref(), binary);
            if let Some(stated) = stated.as_ref().filter(|_| !is_part) {
                self.report_nested(stated, &encoding.media_types);
            }
            if let Some(stated) = stated.filter(|_| is_part) {
                encoding.headers = self.part_headers(&stated, name, false);
                encoding.content = self.part_content(&encoding, &stated, &schema, name, true);
            }
            found.push(encoding);
        }
        found
    }

    /// Lowers the headers of a part. The codec of a form writes `Content-Disposition` itself.
    pub(super) fn part_headers(
        &mut self,
        encoding: &Place<'a>,
        name: &Name,
        disposed: bool,
    ) -> Vec<Arc<Parameter>> {
        let words = name.words();
        let id = words.first().map(String::as_str).unwrap_or_default();
        let mut found = Vec::new();
        let Some(map) = encoding.get("headers") else {
            return found;
        };
        for (name, _, place) in map.members() {
            if name.eq_ignore_ascii_case("content-disposition") && !disposed {
                self.schemas
                    .findings
                    .error(diagnostics::parameter::ignored_header(&place, name));
            } else {
                found.extend(self.header(&place, name, id));
            }
        }
        found
    }

    /// The content of a part that is a body of its own. The encoding of a list in a form applies to
    /// each item, unless the parts of the list are the content.
    pub(super) fn part_content(
        &mut self,
        encoding: &Encoding,
        place: &Place<'a>,
        schema: &Place<'a>,
        name: &Name,
        in_form: bool,
    ) -> Option<Box<Content>> {
        let types = &encoding.media_types;
        let all = |is: fn(&str) -> bool| !types.is_empty() && types.iter().all(|it| is(it));
        let parts = all(is_parts);
        if !parts && !all(is_form) {
            self.report_nested(place, types);
        }
        if !parts && !all(is_form) && !all(is_xml) {
            return None;
        }
        let whole = parts && !all(|it| essence(it) == "multipart/form-data");
        let item = self.context.document.follow(schema).get("items");
        let schema = match item.filter(|_| in_form && !whole && self.is_list(schema)) {
            Some(item) => item,
            None => schema.clone(),
        };
        let name = name.inner(&encoding.member);
        let media_type = types.first().map(String::as_str).unwrap_or_default();
        let content = self.content((media_type, place), Some(schema), &name, false);
        let known = [
            MediaKind::Xml,
            MediaKind::Form,
            MediaKind::Multipart,
            MediaKind::Ordered,
        ];
        // XML that is not clear stays bytes.
        let opaque = content.kind == MediaKind::Bytes && all(is_xml);
        (opaque || known.contains(&content.kind)).then(|| Box::new(content))
    }

    /// Reports encodings within the encoding of a member or a part that has no members.
    fn report_nested(&mut self, place: &Place<'a>, types: &[String]) {
        for key in ["encoding", "prefixEncoding", "itemEncoding"] {
            if let Some(at) = place.get(key) {
                let stated = types.first().map_or("text/plain", String::as_str);
                let idle = diagnostics::operation::idle_encoding(&at, key, stated);
                self.schemas.findings.diagnostics.push(idle);
            }
        }
    }

    /// True if a schema is a list.
    pub(super) fn is_list(&self, schema: &Place<'a>) -> bool {
        let schema = self.context.document.follow(schema);
        let listed = || schema.get("items").is_some() || schema.get("prefixItems").is_some();
        match schema.get("type") {
            Some(stated) => stated.node.as_str() == Some("array"),
            None => listed(),
        }
    }

    pub(super) fn encoding(
        &mut self,
        member: String,
        place: Option<&Place<'a>>,
        binary: bool,
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
            headers: Vec::new(),
            content: None,
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

    /// True if a part, or each item of a list, is raw bytes: `format: binary`, and since 3.1 a
    /// `contentMediaType` without `contentEncoding`, or an empty schema. A union of one file and
    /// several is a file; a text can't contain one.
    pub(super) fn is_binary(&self, schema: &Place<'a>, lists: bool) -> bool {
        let mut pending = vec![schema.clone()];
        let mut seen = HashSet::new();
        while let Some(schema) = pending.pop() {
            let mut schema = self.context.document.follow(&schema);
            if lists && words::text(&schema, "type").as_deref() == Some("array") {
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
    let any = schema.node.as_bool() == Some(true);
    let empty = schema.node.as_object().is_some();
    let empty = empty && schema.members().all(|(key, ..)| key == "$comment");
    binary || raw || empty || any
}

fn is_parts(media_type: &str) -> bool {
    essence(media_type).starts_with("multipart/")
}

fn is_form(media_type: &str) -> bool {
    essence(media_type) == "application/x-www-form-urlencoded"
}
