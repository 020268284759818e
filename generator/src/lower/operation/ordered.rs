//! Lowers bodies whose parts have positions instead of names (OpenAPI 3.2.0, "Encoding By
//! Position").

use std::collections::HashSet;

use crate::diagnostics;
use crate::ir::{Content, Encoding, MediaKind, Name, OrderedPart, OrderedParts};
use crate::lower::context::origin;
use crate::lower::keywords::is_annotation;
use crate::options::Feature;
use crate::source::{Place, Version};

use super::builder::OperationBuilder;
use super::item_schema::BY_POSITION;
use super::media_type::{essence, kind};

/// The keywords of a list of parts that are read.
const LIST: [&str; 8] = [
    "$ref",
    "allOf",
    "type",
    "items",
    "prefixItems",
    "minItems",
    "maxItems",
    "uniqueItems",
];

impl<'a> OperationBuilder<'a> {
    /// Lowers a multipart body of a list or a stream. Before 3.2 no field describes such parts, so
    /// these bodies stay bytes.
    pub(super) fn by_position(
        &mut self,
        (media_type, place): (&str, &Place<'a>),
        schema: Option<&Place<'a>>,
        name: &Name,
    ) -> Option<Content> {
        let essence = essence(media_type);
        let is_parts = essence.starts_with("multipart/");
        if !is_parts || self.context.document.version() != Version::V3_2 {
            return None;
        }
        let is_form = essence == "multipart/form-data";
        if let Some(item) = place.get("itemSchema") {
            return self.part_stream((media_type, place), &item, name, is_form);
        }
        let stated = BY_POSITION
            .iter()
            .find_map(|key| Some((*key, place.get(key)?)));
        let is_list = |it: &&Place<'a>| self.layers(it).iter().any(|it| self.is_list(it));
        match (schema.filter(is_list), stated) {
            (Some(list), stated) if !is_form || stated.is_some() => {
                Some(self.ordered((media_type, place), list, name, is_form))
            }
            (None, Some((key, at))) => {
                let wrong = diagnostics::operation::encoding_without_list(&at, key);
                self.schemas.findings.error(wrong);
                None
            }
            _ => None,
        }
    }

    fn part_stream(
        &mut self,
        (media_type, place): (&str, &Place<'a>),
        item: &Place<'a>,
        name: &Name,
        is_form: bool,
    ) -> Option<Content> {
        if is_form {
            let what = "`itemSchema` of a form, whose parts have names";
            self.schemas.findings.refuse(Feature::MediaType, item, what);
            return None;
        }
        if let Some(prefix) = place.get("prefixEncoding") {
            let what = "`prefixEncoding` beside `itemSchema`";
            self.schemas
                .findings
                .refuse(Feature::MediaType, &prefix, what);
        }
        self.report_whole(place);
        let name = name.inner("item");
        let stated = place.get("itemEncoding");
        let part = self.ordered_part(place, Some(item), stated, "item".to_owned(), &name);
        Some(Content {
            schema: Some(part.schema),
            of_items: true,
            encodings: vec![part.encoding],
            ..bare(place, media_type, MediaKind::PartStream)
        })
    }

    fn ordered(
        &mut self,
        (media_type, place): (&str, &Place<'a>),
        list: &Place<'a>,
        name: &Name,
        is_form: bool,
    ) -> Content {
        let layers = self.layers(list);
        let stated = |key: &'static str| layers.iter().filter_map(move |it| it.get(key));
        self.check_layers(&layers);
        let items = |list: Option<Place<'a>>| {
            let items = list.iter().flat_map(Place::items);
            items.map(|(_, it)| it).collect::<Vec<_>>()
        };
        let counts = |key: &'static str| stated(key).filter_map(|it| it.node.as_u64());
        let prefix = items(stated("prefixItems").next());
        let encodings = items(place.get("prefixEncoding"));
        let (every, each) = (stated("items").next(), place.get("itemEncoding"));
        let closed = every
            .as_ref()
            .is_some_and(|it| it.node.as_bool() == Some(false));
        let most = counts("maxItems").min();
        let room = most.map_or(usize::MAX, |it| usize::try_from(it).unwrap_or(usize::MAX));
        let own = if closed { 0 } else { encodings.len() };
        let own = own.max(prefix.len()).min(room);
        let parts: Vec<_> = (0..own)
            .map(|index| {
                let schema = prefix.get(index).or(every.as_ref());
                let stated = encodings.get(index).or(each.as_ref()).cloned();
                let inner = name.inner(&format!("part {}", index.saturating_add(1)));
                self.ordered_part(place, schema, stated, index.to_string(), &inner)
            })
            .collect();
        let rest = (!closed && own < room).then(|| {
            let inner = name.inner("item");
            self.ordered_part(place, every.as_ref(), each, "items".to_owned(), &inner)
        });
        let ordered = OrderedParts {
            parts,
            rest,
            least: counts("minItems").max().unwrap_or_default(),
            most,
            unique: stated("uniqueItems").any(|it| it.node.as_bool() == Some(true)),
        };
        if is_form && !ordered.all().all(|it| is_disposed(&it.encoding)) {
            let what = "a part of a form by position without the header `Content-Disposition`";
            self.schemas
                .findings
                .refuse(Feature::MediaType, place, what);
        }
        Content {
            ordered: Some(Box::new(ordered)),
            ..bare(place, media_type, MediaKind::Ordered)
        }
    }

    /// A schema, the ones that it refers to, and the ones of their `allOf`.
    fn layers(&self, schema: &Place<'a>) -> Vec<Place<'a>> {
        let (mut found, mut seen) = (Vec::new(), HashSet::new());
        let mut pending = vec![schema.clone()];
        while let Some(schema) = pending.pop() {
            if !seen.insert(schema.span()) {
                continue;
            }
            let target = self.context.document.reference(&schema);
            pending.extend(target.map(|(target, _)| target));
            let parts = schema.get("allOf");
            let parts = parts.iter().flat_map(Place::items);
            pending.extend(parts.map(|(_, it)| it));
            found.push(schema);
        }
        found
    }

    /// Refuses keywords that a body of parts does not enforce.
    fn check_layers(&mut self, layers: &[Place<'a>]) {
        let mut described: HashSet<&str> = HashSet::new();
        for (key, _, at) in layers.iter().flat_map(Place::members) {
            let again = matches!(key, "items" | "prefixItems") && !described.insert(key);
            let what = match LIST.contains(&key) || is_annotation(key) {
                false => format!("`{key}` of a list of parts"),
                true if again => format!("`{key}` of two schemas of a list of parts"),
                true => continue,
            };
            self.schemas.findings.refuse(Feature::MediaType, &at, &what);
        }
    }

    fn ordered_part(
        &mut self,
        place: &Place<'a>,
        schema: Option<&Place<'a>>,
        stated: Option<Place<'a>>,
        member: String,
        name: &Name,
    ) -> OrderedPart {
        let stated = stated.map(|it| self.context.document.follow(&it));
        // A value without a type is bytes, unless the encoding says something else.
        let raw = schema.is_none_or(|it| self.is_binary(it, false));
        let mut encoding = self.encoding(member, stated.as_ref(), raw);
        let is_json = |it: &String| kind(it) == MediaKind::Json;
        let types = &encoding.media_types;
        encoding.binary &= types.is_empty() || !types.iter().all(is_json);
        if let Some(stated) = stated {
            encoding.headers = self.part_headers(&stated, name, true);
            if let Some(schema) = schema {
                encoding.content = self.part_content(&encoding, &stated, schema, name, false);
            }
        }
        let schema = match schema {
            Some(schema) => self.schemas.schema(schema, name.clone()),
            None => self.schemas.any(place, name.clone()),
        };
        OrderedPart { schema, encoding }
    }
}

fn is_disposed(encoding: &Encoding) -> bool {
    let mut headers = encoding.headers.iter();
    headers.any(|it| it.name.eq_ignore_ascii_case("content-disposition"))
}

fn bare(place: &Place<'_>, media_type: &str, kind: MediaKind) -> Content {
    Content {
        origin: origin(place),
        media_type: media_type.to_owned(),
        kind,
        streamed: false,
        schema: None,
        xml: None,
        of_items: false,
        encodings: Vec::new(),
        ordered: None,
        examples: Vec::new(),
    }
}
