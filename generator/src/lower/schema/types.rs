//! `type`, and the admission of `null`.

use std::collections::{HashMap, HashSet};

use crate::diagnostics;
use crate::source::{Place, Span};

use super::layers::{Layer, Layers};
use super::reader::SchemaReader;
use crate::lower::context::Context;
use crate::lower::keywords::TYPICAL;
use crate::lower::words;

/// The depth limit of searches for `null` and types; they find nothing beyond.
const LOOK: usize = 32;

/// The state of a search for `null`.
#[derive(Default)]
struct NullSearch {
    /// True for schemas that admit it.
    known: HashMap<Span, bool>,
    depth: usize,
}

impl<'a> SchemaReader<'_, 'a> {
    /// The types common to all layers, without `null`; `None` if no layer states one, or only
    /// `null`, and empty if they contradict each other.
    pub(crate) fn kinds(&mut self, layers: &Layers<'a>) -> Option<Vec<String>> {
        let mut agreed: Option<(Vec<String>, Place<'a>)> = None;
        for stated in layers.all("type") {
            let types = types_of(&stated);
            agreed = Some(match agreed {
                None => (types, stated),
                Some((before, first)) => {
                    let both = common(&before, &types);
                    if both.is_empty() {
                        let clash = diagnostics::schema::type_clash(&first, &stated);
                        self.findings.diagnostics.push(clash);
                        return Some(both);
                    }
                    (both, stated)
                }
            });
        }
        let (mut kinds, _) = agreed?;
        let only_null = !kinds.is_empty() && kinds.iter().all(|kind| kind == "null");
        kinds.retain(|kind| kind != "null");
        // Every integer is a number.
        if kinds.iter().any(|kind| kind == "number") {
            kinds.retain(|kind| kind != "integer");
        }
        if only_null { None } else { Some(kinds) }
    }
}

impl<'a> Context<'a> {
    /// True if every layer admits `null`, and at least one mentions it.
    ///
    /// In OpenAPI 3.0 `nullable` has a meaning only next to `type`, but authors also use it on a
    /// wrapper around a reference, with a clear intention.
    pub(crate) fn nullable(&self, layers: &Layers<'a>) -> bool {
        let wanted = layers.0.iter().any(|layer| self.speaks_of_null(layer));
        let mut seen = NullSearch::default();
        let mut admits = |layer| self.layer_admits_null(layer, &mut seen);
        wanted && layers.0.iter().all(|layer| layer.null || admits(layer))
    }

    fn speaks_of_null(&self, layer: &Layer<'a>) -> bool {
        layer.null
            || says_null(layer)
            || ["oneOf", "anyOf"].iter().any(|key| {
                let branches = layer.get(key);
                let branches = branches.iter().flat_map(Place::items);
                branches
                    .into_iter()
                    .any(|(_, it)| is_null(&self.document.follow(&it)))
            })
    }

    fn layer_admits_null(&self, layer: &Layer<'a>, seen: &mut NullSearch) -> bool {
        if let Some(value) = layer.place.node.as_bool() {
            return value;
        }
        // Authors with `nullable` omit `null` from the `enum` and the alternatives next to it.
        if layer.flag("nullable") && self.is_nullable_layer(layer) {
            return true;
        }
        let typed = layer.get("type").is_none() || says_null(layer);
        let listed = self.lists_null(&Layers(vec![layer.clone()]));
        let mut any = |key: &str| {
            let branches = layer.get(key);
            branches.is_none_or(|list| list.items().any(|(_, it)| self.admits_null(&it, seen)))
        };
        typed && listed && any("anyOf") && any("oneOf")
    }

    /// True if the schema at a place admits `null`. A recursive reference alone does not admit it.
    fn admits_null(&self, place: &Place<'a>, seen: &mut NullSearch) -> bool {
        if self.is_nullable_reference(place) {
            return true;
        }
        let target = self.document.follow(place);
        if let Some(known) = seen.known.get(&target.span()) {
            return *known;
        }
        if seen.depth >= LOOK {
            return false;
        }
        seen.known.insert(target.span(), false);
        seen.depth += 1;
        let layer = Layer::new(target.clone());
        let all = target.get("allOf");
        let mut all = all.iter().flat_map(Place::items);
        let admits = self.layer_admits_null(&layer, seen)
            && (layer.is_nullable() || all.all(|(_, it)| self.admits_null(&it, seen)));
        seen.depth -= 1;
        seen.known.insert(target.span(), admits);
        admits
    }

    /// True if a schema already has the `type` stated by a layer around it, including `null`.
    pub(super) fn has_type(
        &self,
        schema: &Place<'a>,
        stated: &Place<'a>,
        around: &Layer<'a>,
    ) -> bool {
        let stated = types_of(stated);
        let has = |kind: &str| stated.iter().any(|it| it == kind);
        let known = self.types_within(schema, &mut HashSet::new(), 0);
        let typed = known.is_some_and(|known| {
            let mut known = known.iter().filter(|it| *it != "null").peekable();
            let fits = |kind: &String| has(kind) || kind == "integer" && has("number");
            known.peek().is_some() && known.all(fits)
        });
        typed && (says_null(around) || !self.admits_null(schema, &mut NullSearch::default()))
    }

    /// The most types that the values of a schema can have; `None` if unknown. A recursive
    /// reference adds none.
    fn types_within(
        &self,
        schema: &Place<'a>,
        seen: &mut HashSet<Span>,
        depth: usize,
    ) -> Option<Vec<String>> {
        let schema = self.document.follow(schema);
        if depth >= LOOK {
            return None;
        }
        if !seen.insert(schema.span()) {
            return Some(Vec::new());
        }
        if let Some(stated) = schema.get("type") {
            return Some(types_of(&stated));
        }
        let parts = |key: &str| {
            let parts = schema.get(key);
            let parts = parts.iter().flat_map(Place::items).map(|(_, part)| part);
            parts.collect::<Vec<_>>()
        };
        for part in parts("allOf") {
            let found = self.types_within(&part, seen, depth + 1);
            if let Some(found) = found.filter(|it| !it.is_empty()) {
                return Some(found);
            }
        }
        let branches = ["oneOf", "anyOf"].into_iter().map(parts);
        let branches = branches.into_iter().find(|it| !it.is_empty())?;
        let types = branches
            .iter()
            .map(|it| self.types_within(it, seen, depth + 1));
        types.collect::<Option<Vec<_>>>().map(|it| it.concat())
    }
}

/// True if a schema admits `null` only, or means that.
pub(super) fn is_null(place: &Place<'_>) -> bool {
    let stated = place.get("type");
    stated.is_some_and(|it| it.node.as_str() == Some("null")) || is_only_nullable(place)
}

/// True if a schema has `nullable: true` and no other assertion. Generators of documents write
/// `null` in this way, because OpenAPI 3.0 has no type for it.
pub(super) fn is_only_nullable(place: &Place<'_>) -> bool {
    let annotates = |key: &str| crate::lower::keywords::is_annotation(key);
    words::flag(place, "nullable") && place.members().all(|(key, ..)| annotates(key))
}

/// The type that the keywords suggest if no layer states one.
pub(super) fn assumed_type(layers: &Layers<'_>) -> Option<&'static str> {
    let kinds = ["object", "array", "string", "number"].into_iter();
    let mut kinds = kinds.filter(|kind| {
        TYPICAL
            .iter()
            .any(|(key, of)| of == kind && layers.any(&[key]))
    });
    kinds.next()
}

fn says_null(layer: &Layer<'_>) -> bool {
    let listed = layer.get("type").is_some_and(|types| {
        types.node.as_str() == Some("null")
            || types
                .items()
                .any(|(_, item)| item.node.as_str() == Some("null"))
    });
    listed || layer.flag("nullable")
}

/// The types in a `type`: one, or a list.
pub(super) fn types_of(stated: &Place<'_>) -> Vec<String> {
    if let Some(one) = stated.node.as_str() {
        return vec![one.to_owned()];
    }
    let items: Vec<_> = stated.items().map(|(_, item)| item).collect();
    all_text(&items).unwrap_or_default()
}

/// The values as texts, if all are strings.
pub(super) fn all_text(values: &[Place<'_>]) -> Option<Vec<String>> {
    let texts = values
        .iter()
        .map(|value| value.node.as_str().map(str::to_owned));
    texts.collect()
}

/// The types common to two lists. Every integer is a number, so `integer` is common to `integer`
/// and `number`.
fn common(left: &[String], right: &[String]) -> Vec<String> {
    let has = |list: &[String], kind: &str| list.iter().any(|it| it == kind);
    let mut both = Vec::new();
    for kind in left {
        if has(right, kind) || kind == "integer" && has(right, "number") {
            both.push(kind.clone());
        } else if kind == "number" && has(right, "integer") {
            both.push("integer".to_owned());
        }
    }
    both
}
