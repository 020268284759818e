//! Reads the assertions of a schema object, each keyword once. A Rust type enforces some of them,
//! some are checked with the type, and some belong to schemas without a fitting type.

use crate::diagnostics;
use crate::ir::{Constraint, Keyword};
use crate::source::{Place, Value, json_text};

use super::constraints::{count, number};
use super::formats::{format_check, is_of_integers};
use super::layers::Layer;
use super::rules::{Assertion, RuleBuilder};
use super::types::types_of;
use crate::lower::findings::Findings;

/// A keyword with a count, and its assertion.
type Counter = (&'static str, fn(u64) -> Constraint);

const LENGTHS: [Counter; 2] = [
    ("minLength", Constraint::MinLength),
    ("maxLength", Constraint::MaxLength),
];
const COUNTS: [Counter; 4] = [
    ("minItems", Constraint::MinItems),
    ("maxItems", Constraint::MaxItems),
    ("minProperties", Constraint::MinProperties),
    ("maxProperties", Constraint::MaxProperties),
];

impl<'a> RuleBuilder<'a> {
    /// All assertions of one schema object, in the order of evaluation.
    pub(crate) fn assertions(
        &mut self,
        layer: &Layer<'a>,
        findings: &mut Findings,
    ) -> Vec<Assertion<'a>> {
        if layer.place.node.as_bool() == Some(false) {
            return vec![Keyword::Never("false")];
        }
        let mut found = Vec::new();
        let refers = layer.get("$ref").is_some();
        let target = self
            .context
            .document
            .reference(&layer.place)
            .filter(|_| refers);
        found.extend(target.map(|(target, _)| Keyword::Ref(target)));
        found.extend(layer.get("type").map(|it| Keyword::Type(types_of(&it))));
        let constraints = self.constraints(layer, findings).into_iter();
        found.extend(constraints.map(Keyword::Constraint));
        found.extend(self.object_assertions(layer, findings));
        found.extend(array_assertions(layer));
        for (key, keyword) in [
            ("allOf", Keyword::AllOf as fn(_) -> _),
            ("anyOf", Keyword::AnyOf),
            ("oneOf", Keyword::OneOf),
        ] {
            found.extend(layer.get(key).map(|it| keyword(list(&it))));
        }
        found.extend(layer.get("not").map(Keyword::Not));
        // `if` without `then` and `else` asserts nothing, but its properties count as evaluated.
        let test = layer.get("if");
        found.extend(test.map(|it| Keyword::If(it, layer.get("then"), layer.get("else"))));
        let items = layer.get("unevaluatedItems");
        found.extend(items.map(Keyword::UnevaluatedItems));
        let members = layer.get("unevaluatedProperties");
        found.extend(members.map(Keyword::UnevaluatedProperties));
        found
    }

    /// The assertions without subschemas.
    fn constraints(&mut self, layer: &Layer<'a>, findings: &mut Findings) -> Vec<Constraint> {
        let mut found = Self::counts(layer, &LENGTHS);
        if let Some(place) = layer.get("pattern") {
            let source = place.node.as_str().unwrap_or_default();
            found.extend(
                self.pattern(&place, source, findings)
                    .then(|| Constraint::Pattern(source.to_owned())),
            );
        }
        found.extend(bounds(layer));
        found.extend(Self::counts(layer, &COUNTS));
        let unique = layer.get("uniqueItems").and_then(|it| it.node.as_bool());
        found.extend((unique == Some(true)).then_some(Constraint::UniqueItems));
        found.extend(self.format(layer).map(Constraint::Format));
        let value = layer.get("const");
        found.extend(value.map(|it| Constraint::Const(vec![self.listed_text(&it)])));
        // An empty list next to other schemas was reported, and is ignored.
        let beside = ["allOf", "$ref"]
            .iter()
            .any(|key| layer.place.get(key).is_some());
        let values = layer.get("enum").map(|it| list(&it));
        let values = values.filter(|it| !beside || !it.is_empty());
        found.extend(
            values.map(|all| Constraint::Enum(all.iter().map(|it| self.listed_text(it)).collect())),
        );
        found
    }

    fn counts(layer: &Layer<'a>, counters: &[Counter]) -> Vec<Constraint> {
        let mut found = Vec::new();
        for (keyword, constraint) in counters {
            let Some(place) = layer.get(keyword) else {
                continue;
            };
            // The sweep has reported other values.
            found.extend(count(&place).map(constraint));
        }
        found
    }

    /// Returns true for a valid pattern, and reports an invalid one. `patterns` caches the results,
    /// since documents repeat patterns.
    fn pattern(&mut self, place: &Place<'a>, source: &str, findings: &mut Findings) -> bool {
        let fault = self.patterns.fault(source);
        if let Some(why) = &fault {
            findings.faulty(place, || diagnostics::pattern::pattern(place, source, why));
        }
        fault.is_none()
    }

    /// The check of a format. A format of numbers has no effect if `type` excludes them, and the
    /// range of binary fractions does not apply to exact numbers.
    fn format(&self, layer: &Layer<'a>) -> Option<&'static str> {
        let stated = layer.get("type").map(|it| types_of(&it));
        let admits = |kind: &str| {
            stated
                .as_ref()
                .is_none_or(|all| all.iter().any(|it| it == kind))
        };
        let format = layer.get("format")?;
        let format = format.node.as_str()?;
        let check = format_check(format)?;
        let counts = match format {
            "double" | "float" => admits("number") && !self.context.reading.exact_numbers,
            _ if is_of_integers(format) => admits("integer"),
            _ => true,
        };
        counts.then_some(check)
    }

    fn object_assertions(
        &mut self,
        layer: &Layer<'a>,
        findings: &mut Findings,
    ) -> Vec<Assertion<'a>> {
        let mut found = Vec::new();
        let required = texts(layer.get("required").as_ref());
        found.extend((!required.is_empty()).then_some(Keyword::Required(required)));
        if let Some(rules) = layer.get("dependentRequired") {
            let rules = rules
                .members()
                .map(|(name, _, it)| (name.to_owned(), texts(Some(&it))));
            found.push(Keyword::DependentRequired(rules.collect()));
        }
        if let Some(rules) = layer.get("dependencies") {
            found.extend(dependencies(&rules));
        }
        let schemas = layer.get("dependentSchemas");
        found.extend(schemas.map(|it| Keyword::DependentSchemas(members(&it))));
        found.extend(layer.get("propertyNames").map(Keyword::PropertyNames));
        let properties = layer
            .get("properties")
            .map(|it| self.context.document.follow(&it));
        let patterns = layer.get("patternProperties");
        let additional = layer.get("additionalProperties");
        if properties.is_some() || patterns.is_some() || additional.is_some() {
            let named = properties
                .iter()
                .flat_map(members)
                .map(|(name, it)| (name, Some(it)));
            let matching = patterns.iter().flat_map(members);
            found.push(Keyword::Properties {
                named: named.collect(),
                matching: matching
                    .filter(|(pattern, it)| self.pattern(it, pattern, findings))
                    .collect(),
                additional,
            });
        }
        found
    }

    /// A listed value as JSON text.
    fn listed_text(&mut self, value: &Place<'a>) -> String {
        let text = json_text(value.node);
        if let Value::Array(_) | Value::Object(_) = value.node.value {
            self.listed.insert(text.clone(), value.node);
        }
        text
    }
}

/// `minimum` and similar keywords. In OpenAPI 3.0 an exclusive bound is a flag next to the bound.
fn bounds(layer: &Layer<'_>) -> Vec<Constraint> {
    let bound = |key: &str| layer.get(key).and_then(|it| number(&it));
    let flag = |key: &str| layer.get(key).and_then(|it| it.node.as_bool()) == Some(true);
    let low = match flag("exclusiveMinimum") {
        true => Constraint::ExclusiveMinimum as fn(_) -> _,
        false => Constraint::Minimum,
    };
    let high = match flag("exclusiveMaximum") {
        true => Constraint::ExclusiveMaximum as fn(_) -> _,
        false => Constraint::Maximum,
    };
    let all = [
        bound("minimum").map(low),
        bound("maximum").map(high),
        bound("exclusiveMinimum").map(Constraint::ExclusiveMinimum),
        bound("exclusiveMaximum").map(Constraint::ExclusiveMaximum),
        // The sweep has reported divisors of zero or less.
        bound("multipleOf").map(Constraint::MultipleOf),
    ];
    all.into_iter().flatten().collect()
}

fn array_assertions<'a>(layer: &Layer<'a>) -> Vec<Assertion<'a>> {
    let prefix = layer
        .get("prefixItems")
        .map(|it| list(&it))
        .unwrap_or_default();
    let rest = layer.get("items");
    let looks = !prefix.is_empty() || rest.is_some();
    let items = looks.then_some(Keyword::Items(prefix, rest));
    let times = |key: &str| layer.get(key).and_then(|it| count(&it));
    let contains = layer.get("contains").map(|it| {
        let (least, most) = (times("minContains"), times("maxContains"));
        Keyword::Contains(it, least.unwrap_or(1), most.unwrap_or(u64::MAX))
    });
    items.into_iter().chain(contains).collect()
}

fn list<'a>(list: &Place<'a>) -> Vec<Place<'a>> {
    list.items().map(|(_, it)| it).collect()
}

/// `dependencies` of earlier drafts: `dependentRequired` and `dependentSchemas` in one keyword.
fn dependencies<'a>(rules: &Place<'a>) -> [Assertion<'a>; 2] {
    let is_list = |place: &Place<'_>| place.node.as_array().is_some();
    let (lists, schemas): (Vec<_>, Vec<_>) =
        members(rules).into_iter().partition(|(_, it)| is_list(it));
    let lists = lists
        .iter()
        .map(|(name, it)| (name.clone(), texts(Some(it))));
    [
        Keyword::DependentRequired(lists.collect()),
        Keyword::DependentSchemas(schemas),
    ]
}

fn members<'a>(object: &Place<'a>) -> Vec<(String, Place<'a>)> {
    let all = object.members();
    all.map(|(name, _, it)| (name.to_owned(), it)).collect()
}

fn texts(list: Option<&Place<'_>>) -> Vec<String> {
    let items = list.into_iter().flat_map(Place::items);
    let texts = items.filter_map(|(_, it)| it.node.as_str().map(str::to_owned));
    texts.collect()
}
