//! `allOf` as a list of layers.
//!
//! A value must satisfy each layer. A schema without `allOf` is one layer; with it, its own
//! keywords are a layer and so is each branch, to any depth. Keywords are then read across all
//! layers, which merges them without building a merged document.

use super::layer::{Layer, Layers};
use crate::diagnostics;
use crate::lower::builders::{Context, SchemaBuilder};
use crate::source::{Place, Span, Version};

impl<'a> SchemaBuilder<'a> {
    /// Flattens `allOf`, through references, to any depth.
    pub(in crate::lower) fn layers(&mut self, start: Vec<Layer<'a>>) -> Layers<'a> {
        let mut found = Vec::new();
        let mut seen: Vec<Span> = Vec::new();
        // A branch that refers back to its union gets what stands beside it, not the union again.
        let opened = start
            .iter()
            .filter(|layer| layer.without.iter().any(|it| *it != "$ref"));
        let opened: Vec<Span> = opened.map(|layer| layer.place.span()).collect();
        let mut pending: Vec<Layer<'a>> = start.into_iter().rev().collect();
        while let Some(mut layer) = pending.pop() {
            if !layer.without.contains(&"$ref") {
                layer.null |= layer.place.get("$ref").is_some() && layer.is_nullable();
                if self.context.has_siblings(&layer.place) {
                    let mut beside = layer.clone();
                    beside.hide("$ref");
                    pending.push(beside);
                }
                // One step at a time, since what a reference leads to may have siblings too.
                if let Some((target, _)) = self.context.document.reference(&layer.place) {
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
                    self.report(diagnostics::schema::empty_list(&layer.place, "allOf"));
                }
                pending.extend(branches.into_iter().rev());
            }
            self.hold_schema(&layer.place);
            found.push(layer);
        }
        Layers(found)
    }
}

impl<'a> Context<'a> {
    /// Whether keywords beside a `$ref` count: they do in OpenAPI 3.1.
    pub(super) fn has_siblings(&self, place: &Place<'a>) -> bool {
        self.document.version() != Version::V3_0
            && place.get("$ref").is_some()
            && place.members().nth(1).is_some()
    }

    /// Whether a reference of OpenAPI 3.0 has `nullable: true` beside it, which is all that counts
    /// there: by the letter it is ignored, and authors mean it.
    pub(super) fn is_nullable_reference(&self, place: &Place<'a>) -> bool {
        self.is_3_0()
            && place.get("$ref").is_some()
            && crate::lower::fields::flag(place, "nullable")
    }

    /// The one schema that a wrapper stands for: an `allOf` of a single reference, beside words and a
    /// `type` that the schema has anyway.
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

    /// Whether what stands beside a reference, in OpenAPI 3.1, refuses none of its values.
    pub(in crate::lower) fn is_bare(&self, place: &Place<'a>) -> bool {
        let beside = Layer {
            without: vec!["$ref"],
            ..Layer::new(place.clone())
        };
        let target = self.document.reference(place);
        target.is_some_and(|(target, _)| self.adds_nothing(&beside, &target))
    }

    /// Whether a layer refuses no value of a schema: it holds words, and a type that the schema has
    /// anyway.
    pub(super) fn adds_nothing(&self, layer: &Layer<'a>, schema: &Place<'a>) -> bool {
        let mut others = layer.clone();
        others.hide("type");
        let stated = layer.get("type");
        others.is_annotation() && stated.is_none_or(|it| self.has_type(schema, &it, layer))
    }
}
