//! Lowers `oneOf` and `anyOf`: each alternative is merged with the union's siblings.

use std::collections::HashMap;

use crate::diagnostics;
use crate::ir::{Branch, Keyword, Name, RuleSet, Shape, Union, UnionKind};
use crate::source::{Place, Span};

use super::builder::SchemaBuilder;
use super::difference::Rest;
use super::layers::{Layer, Layers};
use super::rules::pointer_words;
use super::types::{assumed_type, is_null, is_only_nullable};
use crate::lower::context::Context;
use crate::lower::keywords::UNEVALUATED;
use crate::lower::words;

/// A union keyword: the index of its layer, the keyword, its kind and its list.
type Found<'a> = (usize, &'static str, UnionKind, Place<'a>);

impl<'a> SchemaBuilder<'a> {
    pub(crate) fn union(
        &mut self,
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: &Name,
        rest: &mut Rest,
    ) -> Shape {
        let mut unions: Vec<Found<'a>> = Vec::new();
        for (index, layer) in layers.0.iter().enumerate() {
            for (key, kind) in [("oneOf", UnionKind::OneOf), ("anyOf", UnionKind::AnyOf)] {
                if let Some(branches) = layer.get(key) {
                    unions.push((index, key, kind, branches));
                }
            }
        }
        let Some((_, _, kind, list)) = unions.first().cloned() else {
            return Shape::Any;
        };
        // The first union determines the Rust type; the others are evaluated on JSON.
        for (index, _, kind, list) in unions.iter().skip(1) {
            let branches = list.items().map(|(_, it)| it).collect();
            let union = match kind {
                UnionKind::OneOf => Keyword::OneOf(branches),
                UnionKind::AnyOf => Keyword::AnyOf(branches),
            };
            let layer = layers.0.get(*index);
            rest.keywords
                .extend(layer.map(|layer| self.rules.apply(union, layer, &mut self.findings)));
        }
        for (_, branch) in list.items() {
            let branch = self.context.document.follow(&branch);
            if is_only_nullable(&branch) {
                let meant = diagnostics::schema::nullable_branch(&branch);
                self.findings.diagnostics.push(meant);
            }
        }
        let places: Vec<_> = list
            .items()
            .map(|(_, branch)| branch)
            .filter(|branch| !is_null(&self.context.document.follow(branch)))
            .collect();
        let beside = self.beside(layers, &unions, rest);
        match places.as_slice() {
            // The sweep has reported an empty list.
            [] if list.items().next().is_none() => Shape::Any,
            [] => {
                rest.keywords.push(Keyword::Type(vec!["null".to_owned()]));
                Shape::Any
            }
            [only] => {
                let mut own = Rest::default();
                let shape = self.single(only, beside, place, name, &mut own);
                rest.constraints.extend(own.constraints);
                // Another alternative admits `null`, which these keywords would refuse.
                let nullable = list.items().nth(1).is_some() && !own.keywords.is_empty();
                let keywords = match nullable {
                    true => vec![Keyword::Ref(self.rules.push(RuleSet {
                        words: pointer_words(&only.pointer).then("rest"),
                        nullable,
                        keywords: own.keywords,
                        ..RuleSet::default()
                    }))],
                    false => own.keywords,
                };
                rest.keywords.extend(keywords);
                shape
            }
            _ => self.branches(&places, &beside, kind, layers, name),
        }
    }

    /// The siblings of the unions, to merge with the alternatives.
    fn beside(
        &mut self,
        layers: &Layers<'a>,
        unions: &[Found<'a>],
        rest: &mut Rest,
    ) -> Vec<Layer<'a>> {
        let mut beside = layers.0.clone();
        for (index, key, ..) in unions {
            if let Some(layer) = beside.get_mut(*index) {
                layer.hide(key);
            }
        }
        // The unevaluated parts depend on the alternatives that fit, so these layers are evaluated
        // as a whole.
        if layers.any(&UNEVALUATED) {
            self.rules.whole(layers, rest, &mut self.findings);
            for layer in &mut beside {
                UNEVALUATED.into_iter().for_each(|key| layer.hide(key));
            }
        }
        beside
    }

    /// A union with one alternative, or with one and `null`, is that alternative.
    fn single(
        &mut self,
        only: &Place<'a>,
        beside: Vec<Layer<'a>>,
        place: &Place<'a>,
        name: &Name,
        rest: &mut Rest,
    ) -> Shape {
        if beside
            .iter()
            .all(|layer| self.context.adds_nothing(layer, only))
        {
            return Shape::Same(self.schema(only, name.clone()));
        }
        let mut start = vec![Layer::new(only.clone())];
        start.extend(beside);
        let merged = self.layers(start);
        self.shape(&merged, place, name, rest)
    }

    fn branches(
        &mut self,
        places: &[Place<'a>],
        beside: &[Layer<'a>],
        kind: UnionKind,
        layers: &Layers<'a>,
        name: &Name,
    ) -> Shape {
        let silent = beside.iter().all(Layer::is_annotation);
        let only_typed = |layer: &Layer<'a>| layer.is_annotation() || only_object(layer);
        let typed = !silent && beside.iter().all(only_typed);
        let mut branches = Vec::with_capacity(places.len());
        for (index, branch) in places.iter().enumerate() {
            let reference = self.context.document.reference(branch);
            let component = reference.and_then(|(_, name)| name.map(str::to_owned));
            let title = words::text(&self.context.document.follow(branch), "title");
            let title = title.or_else(|| self.extended(places, index));
            let word = match (&component, &title) {
                (Some(component), _) => component.clone(),
                (None, Some(title)) => title.clone(),
                (None, None) => format!("variant{}", index + 1),
            };
            // `type: object` adds nothing to an alternative with the same type.
            let bare = silent || typed && self.context.is_object(branch, 0, &mut HashMap::new());
            let schema = if bare {
                self.schema(branch, name.inner(&word))
            } else {
                let mut start = vec![Layer::new(branch.clone())];
                start.extend(beside.iter().cloned());
                self.merged(start, branch, name.inner(&word))
            };
            branches.push(Branch {
                schema,
                component,
                title,
            });
        }
        let discriminator = layers.first("discriminator");
        if let Some(stated) = &discriminator {
            self.check_optional(stated, places, layers);
        }
        let discriminator = discriminator
            .and_then(|it| self.context.discriminator(&it, places, &mut self.findings));
        Shape::Union(Union {
            kind,
            branches,
            discriminator,
        })
    }
}

impl<'a> SchemaBuilder<'a> {
    /// The component that an inline alternative extends by `allOf`, unless it would be the name of
    /// two alternatives.
    fn extended(&self, places: &[Place<'a>], index: usize) -> Option<String> {
        let document = self.context.document;
        let of = |branch: &Place<'a>| -> Option<String> {
            if let Some((_, name)) = document.reference(branch) {
                return name.map(str::to_owned);
            }
            let parts = branch.get("allOf")?;
            let parts: Vec<Place<'a>> = parts.items().map(|(_, it)| it).collect();
            let mut named = parts.iter().filter_map(|it| document.reference(it)?.1);
            let only = named.next()?;
            named.next().is_none().then(|| only.to_owned())
        };
        let own = of(places.get(index)?)?;
        let same = places.iter().filter(|it| of(it).as_ref() == Some(&own));
        (same.count() == 1).then_some(own)
    }
}

impl<'a> Context<'a> {
    /// True if a schema on its own admits only objects. `known` has the schemas that were visited, so
    /// that repeated references are read once.
    fn is_object(&self, schema: &Place<'a>, depth: usize, known: &mut HashMap<Span, bool>) -> bool {
        let schema = self.document.follow(schema);
        if let Some(known) = known.get(&schema.span()) {
            return *known;
        }
        known.insert(schema.span(), false);
        let found = self.admits_objects(&schema, depth, known);
        known.insert(schema.span(), found);
        found
    }

    fn admits_objects(
        &self,
        schema: &Place<'a>,
        depth: usize,
        known: &mut HashMap<Span, bool>,
    ) -> bool {
        let stated = schema.get("type");
        let only = stated.is_some_and(|it| it.node.as_str() == Some("object"));
        let assumed = || {
            let one = Layers::of(schema);
            let untyped = !one.any(&["type", "allOf", "oneOf", "anyOf"]);
            untyped && self.reading.assume_types && assumed_type(&one) == Some("object")
        };
        let mut part = |it: &Place<'a>| depth < LOOK && self.is_object(it, depth + 1, known);
        let parts = |key: &str| {
            schema
                .get(key)
                .map(|it| it.items().map(|(_, it)| it).collect())
        };
        let all: Vec<Place<'a>> = parts("allOf").unwrap_or_default();
        let mut each = |key: &str| {
            let branches: Vec<Place<'a>> = parts(key).unwrap_or_default();
            !branches.is_empty() && branches.iter().all(&mut part)
        };
        let alternatives = each("oneOf") || each("anyOf");
        !words::flag(schema, "nullable")
            && (only || assumed() || alternatives || all.iter().any(&mut part))
    }
}

/// The depth limit for finding the type of an alternative.
const LOOK: usize = 8;

/// True if a layer only asserts `type: object`.
fn only_object(layer: &Layer<'_>) -> bool {
    layer.place.members().all(|(key, _, value)| {
        crate::lower::keywords::is_annotation(key)
            || layer.without.contains(&key)
            || key == "discriminator"
            || (key == "type" && value.node.as_str() == Some("object"))
    })
}
