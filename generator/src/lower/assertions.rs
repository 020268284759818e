//! A schema as assertions only, apart from any Rust type: what is evaluated on the JSON of a value.
//!
//! A keyword that a Rust type can't hold is evaluated beside it, and a schema that no type fits is
//! evaluated as a whole. Either way the keywords are read here, one arm each.

use crate::diagnostics;
use crate::ir::{Keyword, RuleId, RuleSet};
use crate::source::{Node, Place, Value, Version};

use super::layers::{Layer, Layers};
use super::{DEEPEST, Lower, constraints, formats, words};
use crate::source::json_text;

/// Keywords that see what every other keyword of the value has looked at.
pub(super) const UNEVALUATED: [&str; 2] = ["unevaluatedProperties", "unevaluatedItems"];

impl<'a> Lower<'a> {
    /// The assertions of the schema at a place; a reference leads to those of the schema it names.
    pub(super) fn rule(&mut self, place: &Place<'a>) -> RuleId {
        let nullable = self.is_nullable_reference(place);
        if !self.has_siblings(place)
            && !nullable
            && let Some((target, _)) = self.document.reference(place)
        {
            return self.rule(&target);
        }
        if let Some(&known) = self.known_rules.get(&place.span()) {
            return known;
        }
        let id = self.rules.push(RuleSet::default());
        self.known_rules.insert(place.span(), id);
        if self.depth >= DEEPEST {
            self.error(diagnostics::schema::too_deep(place));
            return id;
        }
        self.depth += 1;
        let mut set = match self.document.reference(place).filter(|_| nullable) {
            Some((target, _)) => RuleSet {
                keywords: vec![Keyword::Ref(self.rule(&target))],
                ..RuleSet::default()
            },
            None => self.layer_rules(&Layer::new(place.clone())),
        };
        if self.is_nullable_around(place) {
            set = self.or_null(set, place);
        }
        self.depth -= 1;
        set.words = pointer_words(&place.pointer);
        set.read_only = words::flag(place, "readOnly");
        set.write_only = words::flag(place, "writeOnly");
        self.rules.set(id, set);
        id
    }

    /// Whether `nullable` stands beside schemas that it is meant to hold around, as types take it.
    fn is_nullable_around(&self, place: &Place<'a>) -> bool {
        let around = ["oneOf", "anyOf", "allOf", "$ref"];
        words::flag(place, "nullable") && around.iter().any(|key| place.get(key).is_some())
    }

    /// Admits `null`, and asserts the rest of every other value.
    fn or_null(&mut self, set: RuleSet, place: &Place<'a>) -> RuleSet {
        let sensitive = set.sensitive;
        let words = |last: &str| {
            let mut words = pointer_words(&place.pointer);
            words.push(last.to_owned());
            words
        };
        let null = self.rules.push(RuleSet {
            words: words("null"),
            keywords: vec![Keyword::Type(vec!["null".to_owned()])],
            ..RuleSet::default()
        });
        let rest = self.rules.push(RuleSet {
            words: words("rest"),
            ..set
        });
        RuleSet {
            keywords: vec![Keyword::If(null, None, Some(rest))],
            sensitive,
            ..RuleSet::default()
        }
    }

    /// The assertions of all layers of a value, under a name of their own; `None` if there are none.
    pub(super) fn layers_rule(&mut self, layers: &Layers<'a>, place: &Place<'a>) -> Option<RuleId> {
        let sets: Vec<_> = layers
            .0
            .iter()
            .map(|layer| self.flat_rules(layer))
            .collect();
        let mut sets: Vec<_> = sets.into_iter().filter(|set| !set.is_empty()).collect();
        let words = pointer_words(&place.pointer);
        let mut set = match sets.len() {
            0 => return None,
            1 => sets.pop()?,
            _ => {
                let parts = sets.into_iter().enumerate().map(|(index, mut part)| {
                    part.words = words.clone();
                    part.words.push(format!("part{}", index + 1));
                    self.rules.push(part)
                });
                RuleSet {
                    keywords: vec![Keyword::AllOf(parts.collect())],
                    ..RuleSet::default()
                }
            }
        };
        set.words = words;
        Some(self.rules.push(set))
    }

    /// As [`Lower::layer_rules`], without what has become a layer of its own.
    fn flat_rules(&mut self, layer: &Layer<'a>) -> RuleSet {
        let mut layer = layer.clone();
        layer.hide("$ref");
        layer.hide("allOf");
        self.layer_rules(&layer)
    }

    /// Every assertion of one schema object.
    fn layer_rules(&mut self, layer: &Layer<'a>) -> RuleSet {
        let mut set = RuleSet::default();
        if layer.place.node.as_bool() == Some(false) {
            set.keywords.push(Keyword::False);
            return set;
        }
        let one = Layers(vec![layer.clone()]);
        self.refuse_unsupported(&one);
        set.sensitive = super::schema::is_sensitive(&one);
        self.ruled_secrets.insert(layer.place.span());
        if layer.get("$ref").is_some()
            && let Some((target, _)) = self.document.reference(&layer.place)
        {
            let target = self.rule(&target);
            set.keywords.push(Keyword::Ref(target));
        }
        set.keywords.extend(self.type_rule(layer));
        self.text_constraints(&one, &mut set.constraints);
        self.number_constraints(&one, &mut set.constraints);
        Self::width_constraints(layer, &mut set.constraints);
        self.array_constraints(&one, &mut set.constraints);
        self.object_constraints(&one, &mut set.constraints);
        let format = layer.get("format").and_then(|it| it.node.as_str());
        set.format = format.and_then(formats::format_check);
        self.report_formats(&one);
        self.report_impossible(&one);
        set.keywords.extend(self.value_rules(layer));
        set.keywords.extend(self.object_rules(layer, true));
        set.keywords.extend(self.array_rules(layer));
        set.keywords.extend(self.applied(layer));
        set.keywords.extend(self.unevaluated(layer));
        set
    }

    /// `type`, with the `null` that OpenAPI 3.0 adds by `nullable`.
    fn type_rule(&self, layer: &Layer<'a>) -> Option<Keyword> {
        let stated = layer.get("type")?;
        let mut types: Vec<String> = match stated.node.as_str() {
            Some(one) => vec![one.to_owned()],
            None => {
                let items = stated.items().filter_map(|(_, it)| it.node.as_str());
                items.map(str::to_owned).collect()
            }
        };
        if layer.get("nullable").and_then(|it| it.node.as_bool()) == Some(true) {
            types.push("null".to_owned());
        }
        Some(Keyword::Type(types))
    }

    /// The keywords on objects. A struct holds `required` and `properties` by itself, so these are
    /// left out unless `all` are wanted.
    pub(super) fn object_rules(&mut self, layer: &Layer<'a>, all: bool) -> Vec<Keyword> {
        let mut found = Vec::new();
        let required: Vec<_> = texts(layer.get("required"));
        if all && !required.is_empty() {
            found.push(Keyword::Required(required));
        }
        if let Some(rules) = layer.get("dependentRequired") {
            let rules = rules
                .members()
                .map(|(name, _, it)| (name.to_owned(), texts(Some(it))));
            found.push(Keyword::DependentRequired(rules.collect()));
        }
        if let Some(rules) = layer.get("dependentSchemas") {
            let rules = rules
                .members()
                .map(|(name, _, it)| (name.to_owned(), self.rule(&it)));
            found.push(Keyword::DependentSchemas(rules.collect()));
        }
        if let Some(names) = layer.get("propertyNames") {
            found.push(Keyword::PropertyNames(self.rule(&names)));
        }
        found.extend(self.properties_rule(layer, all));
        found
    }

    /// `properties`, `patternProperties` and `additionalProperties`, which depend on each other.
    fn properties_rule(&mut self, layer: &Layer<'a>, all: bool) -> Option<Keyword> {
        let properties = layer.get("properties").map(|it| self.document.follow(&it));
        let patterns = layer.get("patternProperties");
        let additional = layer.get("additionalProperties");
        let wanted = patterns.is_some() || all && (properties.is_some() || additional.is_some());
        if !wanted {
            return None;
        }
        let members: Vec<_> = properties.iter().flat_map(Place::members).collect();
        let mut named = Vec::with_capacity(members.len());
        for (name, _, member) in members {
            let rule = if all { Some(self.rule(&member)) } else { None };
            named.push((name.to_owned(), rule));
        }
        let mut matching = Vec::new();
        for (pattern, _, member) in patterns.iter().flat_map(Place::members) {
            match self.translate(pattern) {
                Ok(pattern) => matching.push((pattern, self.rule(&member))),
                Err(why) => self.error(diagnostics::pattern::pattern(&member, pattern, &why)),
            }
        }
        Some(Keyword::Properties {
            named,
            matching,
            additional: additional.map(|it| self.rule(&it)),
        })
    }

    /// The keywords on arrays.
    pub(super) fn array_rules(&mut self, layer: &Layer<'a>) -> Vec<Keyword> {
        let mut found = Vec::new();
        let prefix: Vec<_> = layer
            .get("prefixItems")
            .iter()
            .flat_map(Place::items)
            .collect();
        let prefix: Vec<_> = prefix.iter().map(|(_, it)| self.rule(it)).collect();
        let rest = layer.get("items").map(|it| self.rule(&it));
        if !prefix.is_empty() || rest.is_some() {
            found.push(Keyword::Items(prefix, rest));
        }
        found.extend(self.contains(layer));
        found
    }

    /// `contains`, with the bounds that count what it finds.
    pub(super) fn contains(&mut self, layer: &Layer<'a>) -> Option<Keyword> {
        let schema = layer.get("contains")?;
        let count = |key: &str| layer.get(key).and_then(|it| constraints::count(&it));
        let least = count("minContains").unwrap_or(1);
        let most = count("maxContains").unwrap_or(u64::MAX);
        Some(Keyword::Contains(self.rule(&schema), least, most))
    }

    /// The keywords that apply further schemas to the same value.
    fn applied(&mut self, layer: &Layer<'a>) -> Vec<Keyword> {
        let mut found = Vec::new();
        if let Some(schemas) = layer.get("allOf") {
            found.push(Keyword::AllOf(self.rule_list(&schemas)));
        }
        found.extend(self.union_rules(layer));
        found.extend(self.conditions(layer));
        found
    }

    /// `anyOf` and `oneOf`.
    pub(super) fn union_rules(&mut self, layer: &Layer<'a>) -> Vec<Keyword> {
        let any = layer.get("anyOf");
        let any = any.map(|it| self.union_rule(layer, &it, Keyword::AnyOf));
        let one = layer.get("oneOf");
        let one = one.map(|it| self.union_rule(layer, &it, Keyword::OneOf));
        any.into_iter().chain(one).collect()
    }

    /// A list of branches, which a discriminator chooses from if there is one.
    fn union_rule(
        &mut self,
        layer: &Layer<'a>,
        branches: &Place<'a>,
        untagged: fn(Vec<RuleId>) -> Keyword,
    ) -> Keyword {
        match self.tagged_rule(layer, branches) {
            Some(tagged) => tagged,
            None => untagged(self.rule_list(branches)),
        }
    }

    /// `not`, and `if` with `then` and `else`.
    pub(super) fn conditions(&mut self, layer: &Layer<'a>) -> Vec<Keyword> {
        let mut found = Vec::new();
        if let Some(schema) = layer.get("not") {
            found.push(Keyword::Not(self.rule(&schema)));
        }
        if let Some(test) = layer.get("if") {
            let then = layer.get("then").map(|it| self.rule(&it));
            let otherwise = layer.get("else").map(|it| self.rule(&it));
            // Without `then` and `else` it asserts nothing, yet it counts as having looked.
            found.push(Keyword::If(self.rule(&test), then, otherwise));
        }
        found
    }

    fn unevaluated(&mut self, layer: &Layer<'a>) -> Vec<Keyword> {
        let items = layer.get("unevaluatedItems");
        let members = layer.get("unevaluatedProperties");
        let items = items.map(|it| Keyword::UnevaluatedItems(self.rule(&it)));
        let members = members.map(|it| Keyword::UnevaluatedProperties(self.rule(&it)));
        items.into_iter().chain(members).collect()
    }

    fn rule_list(&mut self, list: &Place<'a>) -> Vec<RuleId> {
        let items: Vec<_> = list.items().collect();
        items.iter().map(|(_, item)| self.rule(item)).collect()
    }

    /// Whether the document is of OpenAPI 3.0.
    pub(super) fn is_3_0(&self) -> bool {
        self.document.version() == Version::V3_0
    }

    /// `const` and `enum`.
    fn value_rules(&mut self, layer: &Layer<'a>) -> Vec<Keyword> {
        let value = layer.get("const");
        // An empty list beside a reference was reported and is ignored.
        let beside = layer.any(&["allOf", "$ref"]);
        let values = layer.get("enum");
        let values = values.filter(|list| !beside || list.items().next().is_some());
        let value = value.map(|it| Keyword::Const(self.listed_text(it.node)));
        let values = values.map(|list| {
            let items = list.items().map(|(_, it)| it.node);
            let mut texts: Vec<_> = items.map(|it| self.listed_text(it)).collect();
            if layer.get("nullable").and_then(|it| it.node.as_bool()) == Some(true) {
                texts.push("null".to_owned());
            }
            Keyword::Enum(texts)
        });
        value.into_iter().chain(values).collect()
    }

    /// A value that is listed, as JSON text.
    fn listed_text(&mut self, node: &'a Node) -> String {
        let text = json_text(node);
        if let Value::Array(_) | Value::Object(_) = node.value {
            self.listed.insert(text.clone(), node);
        }
        text
    }
}

fn texts(list: Option<Place<'_>>) -> Vec<String> {
    let items = list.iter().flat_map(Place::items);
    let texts = items.filter_map(|(_, it)| it.node.as_str().map(str::to_owned));
    texts.collect()
}

/// The segments of a pointer that say something: those of the specification itself are left out.
pub(super) fn pointer_words(pointer: &str) -> Vec<String> {
    const NOISE: [&str; 6] = [
        "components",
        "schemas",
        "properties",
        "paths",
        "content",
        "schema",
    ];
    let segments = pointer.split('/').skip(1);
    let words = segments.map(|it| it.replace("~1", "/").replace("~0", "~"));
    words.filter(|it| !NOISE.contains(&it.as_str())).collect()
}
