//! `allOf` as a list of layers.
//!
//! A value must satisfy each layer. A schema without `allOf` is one layer. Otherwise its own
//! keywords are one layer, and the schemas in `allOf` are further layers, to any depth. Keywords
//! are then read from all layers, so there is no need to build a merged schema.

use crate::diagnostics;
use crate::source::{Place, Span, Version};

use super::examples::Examples;
use crate::lower::context::Context;
use crate::lower::findings::Findings;
use crate::lower::keywords::is_annotation;
use crate::lower::provenance::is_guessed_format;

/// A schema object whose keywords apply, with some keywords hidden.
#[derive(Clone)]
pub(crate) struct Layer<'a> {
    pub(crate) place: Place<'a>,
    /// The hidden keywords: `oneOf` or `anyOf` while its alternatives are merged with their
    /// siblings; `$ref` for the siblings of a reference.
    pub(crate) without: Vec<&'static str>,
    /// True if a schema around it says `nullable: true`, which then applies to its parts as well.
    pub(crate) null: bool,
}

impl<'a> Layer<'a> {
    pub(crate) fn new(place: Place<'a>) -> Self {
        Self {
            place,
            without: Vec::new(),
            null: false,
        }
    }

    /// True if it or a schema around it says `nullable: true`.
    pub(super) fn is_nullable(&self) -> bool {
        self.null || self.flag("nullable")
    }

    /// The layer without keywords that became layers of their own.
    pub(super) fn flat(&self) -> Self {
        let mut flat = self.clone();
        flat.hide("$ref");
        flat.hide("allOf");
        flat
    }

    /// Hides a keyword.
    pub(super) fn hide(&mut self, key: &'static str) {
        self.without.push(key);
    }

    /// The value of a keyword. A guessed format is ignored.
    pub(crate) fn get(&self, key: &str) -> Option<Place<'a>> {
        let guessed = || key == "format" && is_guessed_format(self.place.node);
        if self.without.contains(&key) || guessed() {
            return None;
        }
        self.place.get(key)
    }

    /// True if a keyword is `true`.
    pub(crate) fn flag(&self, key: &str) -> bool {
        self.get(key).and_then(|it| it.node.as_bool()) == Some(true)
    }

    /// True if the layer has any of these keywords.
    pub(crate) fn any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.get(key).is_some())
    }

    /// True if the layer refuses no value.
    pub(crate) fn is_annotation(&self) -> bool {
        let ignored =
            |key: &str| is_annotation(key) || self.without.contains(&key) || key == "discriminator";
        self.place.members().all(|(key, _, _)| ignored(key))
    }
}

/// The layers of one schema.
#[derive(Clone)]
pub(crate) struct Layers<'a>(pub(crate) Vec<Layer<'a>>);

impl<'a> Layers<'a> {
    /// The layer of a schema without its `allOf`.
    pub(crate) fn of(place: &Place<'a>) -> Self {
        Self(vec![Layer::new(place.clone())])
    }

    /// The values of a keyword in all layers.
    pub(crate) fn all(&self, key: &str) -> Vec<Place<'a>> {
        self.0.iter().filter_map(|layer| layer.get(key)).collect()
    }

    /// The value of a keyword in the first layer with it.
    pub(crate) fn first(&self, key: &str) -> Option<Place<'a>> {
        self.0.iter().find_map(|layer| layer.get(key))
    }

    /// True if any layer has any of these keywords.
    pub(crate) fn any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.first(key).is_some())
    }

    /// True if a keyword is `true` in any layer.
    pub(crate) fn flag(&self, key: &str) -> bool {
        self.0.iter().any(|layer| layer.flag(key))
    }

    /// The identity of these layers.
    pub(crate) fn key(&self) -> Vec<Span> {
        let mut spans = Vec::new();
        for layer in &self.0 {
            spans.push(layer.place.span());
            // The same node with a hidden union is a different layer.
            spans.extend(layer.without.iter().map(|_| layer.place.span()));
            // A layer whose context admits `null` is different, too. No node has this span.
            spans.extend(layer.null.then(|| Span::new(layer.place.file(), 0, 0)));
        }
        spans
    }
}

/// Flattens `allOf` and references, to any depth.
pub(super) fn flattened<'a>(
    start: Vec<Layer<'a>>,
    context: Context<'a>,
    findings: &mut Findings,
    examples: &mut Examples<'a>,
) -> Layers<'a> {
    let mut found = Vec::new();
    let mut seen: Vec<Span> = Vec::new();
    // An alternative may refer back to its union. It then gets the union's siblings, but not
    // the union again.
    let opened = start
        .iter()
        .filter(|layer| layer.without.iter().any(|it| *it != "$ref"));
    let opened: Vec<Span> = opened.map(|layer| layer.place.span()).collect();
    let mut pending: Vec<Layer<'a>> = start.into_iter().rev().collect();
    while let Some(mut layer) = pending.pop() {
        if !layer.without.contains(&"$ref") {
            let literal = context.is_3_0() && context.reading.literal_nullable;
            layer.null |= layer.place.get("$ref").is_some() && layer.is_nullable() && !literal;
            if context.has_siblings(&layer.place) {
                let mut beside = layer.clone();
                beside.hide("$ref");
                pending.push(beside);
            }
            // References are followed step by step, since each target may have siblings, too.
            if let Some((target, _)) = context.document.reference(&layer.place) {
                layer.place = target;
                pending.push(layer);
                continue;
            }
        }
        let span = layer.place.span();
        if layer.without.is_empty() && (seen.contains(&span) || opened.contains(&span)) {
            continue;
        }
        seen.push(span);
        if layer.place.node.as_bool() == Some(true) {
            continue;
        }
        if let Some(branches) = layer.get("allOf") {
            let null = layer.is_nullable();
            let branches = branches.items().map(|(_, it)| Layer {
                null,
                ..Layer::new(it)
            });
            let branches: Vec<_> = branches.collect();
            if branches.is_empty() {
                findings.error(diagnostics::schema::empty_list(&layer.place, "allOf"));
            }
            pending.extend(branches.into_iter().rev());
        }
        examples.hold_schema(&layer.place);
        found.push(layer);
    }
    Layers(found)
}

impl<'a> Context<'a> {
    /// True if the siblings of a `$ref` count, as in OpenAPI 3.1.
    pub(super) fn has_siblings(&self, place: &Place<'a>) -> bool {
        self.document.version() != Version::V3_0
            && place.get("$ref").is_some()
            && place.members().nth(1).is_some()
    }

    /// True for a reference of OpenAPI 3.0 with `nullable: true`. The specification ignores all
    /// siblings, but authors mean this one, unless the configuration says otherwise.
    pub(super) fn is_nullable_reference(&self, place: &Place<'a>) -> bool {
        self.is_3_0()
            && !self.reading.literal_nullable
            && place.get("$ref").is_some()
            && crate::lower::words::flag(place, "nullable")
    }

    /// The schema inside a wrapper: an `allOf` of a single reference, next to documentation and a
    /// redundant `type`.
    pub(super) fn wrapped(&self, place: &Place<'a>) -> Option<Place<'a>> {
        let branches: Vec<_> = place.get("allOf")?.items().map(|(_, it)| it).collect();
        let [only] = branches.as_slice() else {
            return None;
        };
        let layer = Layer {
            without: vec!["allOf"],
            ..Layer::new(place.clone())
        };
        let refers = self.document.reference(only).is_some();
        (refers && self.adds_nothing(&layer, only)).then(|| only.clone())
    }

    /// True if the siblings of a reference, in OpenAPI 3.1, refuse none of its values.
    pub(crate) fn is_bare(&self, place: &Place<'a>) -> bool {
        let beside = Layer {
            without: vec!["$ref"],
            ..Layer::new(place.clone())
        };
        let target = self.document.reference(place);
        target.is_some_and(|(target, _)| self.adds_nothing(&beside, &target))
    }

    /// True if a layer refuses no value of a schema: it has only documentation, or a redundant
    /// type.
    pub(super) fn adds_nothing(&self, layer: &Layer<'a>, schema: &Place<'a>) -> bool {
        let mut others = layer.clone();
        others.hide("type");
        let stated = layer.get("type");
        others.is_annotation() && stated.is_none_or(|it| self.has_type(schema, &it, layer))
    }
}

/// True if values are secret: `format: password`, or the extension of this toolkit.
pub(super) fn is_sensitive(layers: &Layers<'_>) -> bool {
    let password = layers
        .all("format")
        .iter()
        .any(|it| it.node.as_str() == Some("password"));
    password || layers.flag(crate::lower::extensions::SECRET)
}
