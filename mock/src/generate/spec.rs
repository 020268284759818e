//! The keywords of one value, collected from a schema with the ones it refers to.

use std::collections::BTreeSet;

use copperplate::ir::{
    Additional, Api, ChoiceKind, Constraint, Keyword, Number, RuleId, SchemaId, Shape, TextFormat,
};
use copperplate_runtime::{Json, Map};

use super::random::Random;
use crate::model::{Direction, quoted};

/// A schema of the intermediate representation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ref {
    Schema(SchemaId),
    Rules(RuleId),
}

/// A bound of a number as exact text, and true if the bound itself is excluded.
pub type Bound = (String, bool);

/// The keywords of one value. Alternatives are decided, so that every keyword has to hold.
#[derive(Clone, Debug, Default)]
pub struct Spec {
    /// The JSON types; `None` for all.
    pub types: Option<BTreeSet<&'static str>>,
    pub nullable: bool,
    /// The listed values.
    pub values: Option<Vec<Json>>,
    pub examples: Vec<Json>,
    pub min_length: u64,
    pub max_length: Option<u64>,
    pub patterns: Vec<String>,
    pub formats: Vec<&'static str>,
    pub least: Vec<Bound>,
    pub most: Vec<Bound>,
    pub steps: Vec<String>,
    pub min_items: u64,
    pub max_items: Option<u64>,
    pub unique: bool,
    pub prefix: Vec<Vec<Ref>>,
    pub items: Vec<Ref>,
    pub contains: Vec<(Ref, u64)>,
    pub min_properties: u64,
    pub max_properties: Option<u64>,
    pub members: Map<Vec<Ref>>,
    pub matching: Vec<(String, Ref)>,
    pub additional: Vec<Ref>,
    pub names: Vec<Ref>,
    /// True if undeclared members are refused.
    pub closed: bool,
    pub required: BTreeSet<String>,
    /// The values of discriminators.
    pub tags: Map<Json>,
    /// True if no value fits.
    pub never: bool,
}

impl Spec {
    fn of_types(&mut self, types: &[&'static str]) {
        let wanted: BTreeSet<_> = types.iter().copied().collect();
        let both = match &self.types {
            Some(known) => known
                .iter()
                .filter(|it| {
                    wanted.contains(*it) || (**it == "integer" && wanted.contains("number"))
                })
                .copied()
                .collect(),
            None => wanted,
        };
        self.types = Some(both);
    }

    fn of_values(&mut self, values: Vec<Json>) {
        self.values = Some(match self.values.take() {
            Some(known) => known.into_iter().filter(|it| values.contains(it)).collect(),
            None => values,
        });
    }
}

/// Collects the keywords of schemas, and decides about alternatives.
pub struct Collector<'a> {
    pub api: &'a Api,
    pub direction: Direction,
    pub random: &'a mut Random,
    /// True to take the first alternative, which is the usual one.
    pub first: bool,
    /// True to take an alternative without further objects, if there is one.
    pub shallow: bool,
}

impl Collector<'_> {
    /// Adds the keywords of a schema.
    pub fn add(&mut self, of: Ref, spec: &mut Spec, depth: usize) {
        if depth > 24 {
            spec.never = true;
            return;
        }
        match of {
            Ref::Schema(id) => self.schema(id, spec, depth),
            Ref::Rules(id) => self.rules(id, spec, depth),
        }
    }

    fn schema(&mut self, id: SchemaId, spec: &mut Spec, depth: usize) {
        let schema = self.api.schemas.get(id);
        let examples = schema.docs.examples.iter().chain(&schema.docs.default);
        spec.examples.extend(examples.filter_map(|it| json(it)));
        spec.nullable |= schema.nullable;
        if schema.replaced.is_none() {
            self.shape(&schema.shape, spec, depth);
            for constraint in &schema.constraints {
                constrain(constraint, spec);
            }
        }
        if let Some(rules) = schema.rules {
            self.rules(rules, spec, depth + 1);
        }
    }

    fn shape(&mut self, shape: &Shape, spec: &mut Spec, depth: usize) {
        match shape {
            Shape::Any => {}
            Shape::Never(_) => spec.never = true,
            Shape::Same(other) => self.schema(*other, spec, depth + 1),
            Shape::Boolean => spec.of_types(&["boolean"]),
            Shape::Number(number) => {
                let (kind, format) = number_words(*number);
                spec.of_types(&[kind]);
                spec.formats.extend(format);
            }
            Shape::Text(text) => {
                spec.of_types(&["string"]);
                spec.formats.extend(text_format(text.format));
            }
            Shape::Choice(choice) => {
                let values = choice.values.iter().filter_map(|it| match choice.kind {
                    ChoiceKind::Text => json(&quoted(&it.text)),
                    ChoiceKind::Integer => json(&it.text),
                });
                spec.of_values(values.collect());
            }
            Shape::Array(array) => {
                spec.of_types(&["array"]);
                spec.items.push(Ref::Schema(array.items));
            }
            Shape::Object(object) => {
                spec.of_types(&["object"]);
                for member in &object.members {
                    let skipped = match self.direction {
                        Direction::Request => member.read_only,
                        Direction::Response => member.write_only,
                    };
                    if skipped {
                        continue;
                    }
                    let schemas = spec.members.entry(member.name.clone()).or_default();
                    schemas.push(Ref::Schema(member.schema));
                    if member.required {
                        spec.required.insert(member.name.clone());
                    }
                }
                match object.additional {
                    Additional::Unstated => {}
                    Additional::Refused(_) => spec.closed = true,
                    Additional::Kept(values) => spec.additional.push(Ref::Schema(values)),
                }
            }
            Shape::Union(union) => {
                let branches: Vec<_> = union.branches.iter().map(|it| it.schema).collect();
                let refs: Vec<_> = branches.iter().map(|it| Ref::Schema(*it)).collect();
                let Some(chosen) = self.choose(&refs) else {
                    spec.never = true;
                    return;
                };
                if let Some(discriminator) = &union.discriminator {
                    let values = discriminator.values.get(chosen);
                    if let Some(value) = values.and_then(|it| it.first()) {
                        let value = Json::String(value.clone());
                        spec.tags.insert(discriminator.property.clone(), value);
                        spec.required.insert(discriminator.property.clone());
                    }
                }
                if let Some(branch) = refs.get(chosen) {
                    self.add(*branch, spec, depth + 1);
                }
            }
        }
    }

    /// The index of an alternative.
    fn choose(&mut self, refs: &[Ref]) -> Option<usize> {
        if refs.is_empty() {
            return None;
        }
        if self.shallow {
            let flat = refs.iter().position(|it| self.is_flat(*it));
            if let Some(flat) = flat {
                return Some(flat);
            }
        }
        match self.first {
            true => Some(0),
            false => Some(self.random.below(refs.len())),
        }
    }

    /// True for a value without members.
    fn is_flat(&self, of: Ref) -> bool {
        match of {
            Ref::Schema(id) => {
                let target = self.api.schemas.target(id);
                match &self.api.schemas.get(target).shape {
                    Shape::Boolean | Shape::Number(_) | Shape::Text(_) | Shape::Choice(_) => true,
                    Shape::Object(object) => !object.members.iter().any(|it| it.required),
                    _ => false,
                }
            }
            Ref::Rules(id) => {
                let scalar = |it: &String| it != "object" && it != "array";
                self.api
                    .rules
                    .get(id)
                    .keywords
                    .iter()
                    .any(|it| matches!(it, Keyword::Type(types) if types.iter().all(scalar)))
            }
        }
    }

    fn rules(&mut self, id: RuleId, spec: &mut Spec, depth: usize) {
        if depth > 24 {
            spec.never = true;
            return;
        }
        let api = self.api;
        let rules = api.rules.get(id);
        spec.nullable |= rules.nullable;
        for keyword in &rules.keywords {
            self.keyword(keyword, spec, depth + 1);
        }
    }

    fn keyword(&mut self, keyword: &Keyword<RuleId>, spec: &mut Spec, depth: usize) {
        match keyword {
            Keyword::Constraint(it) => constrain(it, spec),
            Keyword::Never(_) => spec.never = true,
            Keyword::Type(types) => {
                let types: Vec<_> = types.iter().filter_map(|it| type_name(it)).collect();
                spec.of_types(&types);
            }
            Keyword::Ref(id) => self.rules(*id, spec, depth),
            Keyword::AllOf(all) => all.iter().for_each(|it| self.rules(*it, spec, depth)),
            Keyword::AnyOf(all) | Keyword::OneOf(all) => {
                let refs: Vec<_> = all.iter().map(|it| Ref::Rules(*it)).collect();
                if let Some(branch) = self.choose(&refs).and_then(|it| refs.get(it)) {
                    self.add(*branch, spec, depth);
                }
            }
            // A generated value rarely fits `not`, and validation finds the one that does.
            Keyword::Not(_) => {}
            Keyword::If(test, then, otherwise) => {
                let passes = !self.first && self.random.below(2) == 0;
                let chosen = match passes {
                    true => [Some(*test), *then],
                    false => [None, *otherwise],
                };
                for it in chosen.into_iter().flatten() {
                    self.rules(it, spec, depth);
                }
            }
            Keyword::Required(names) => spec.required.extend(names.iter().cloned()),
            Keyword::DependentRequired(rules) => {
                for (name, names) in rules {
                    if spec.required.contains(name) || spec.members.contains_key(name) {
                        spec.required.extend(names.iter().cloned());
                    }
                }
            }
            Keyword::DependentSchemas(rules) => {
                for (name, id) in rules {
                    if spec.required.contains(name) {
                        self.rules(*id, spec, depth);
                    }
                }
            }
            Keyword::PropertyNames(id) => spec.names.push(Ref::Rules(*id)),
            Keyword::Properties {
                named,
                matching,
                additional,
            } => self.properties(named, matching, *additional, spec),
            Keyword::Items(prefix, rest) => {
                for (index, id) in prefix.iter().enumerate() {
                    if spec.prefix.len() <= index {
                        spec.prefix.push(Vec::new());
                    }
                    if let Some(item) = spec.prefix.get_mut(index) {
                        item.push(Ref::Rules(*id));
                    }
                }
                spec.items.extend(rest.map(Ref::Rules));
            }
            Keyword::Contains(id, least, _) => spec.contains.push((Ref::Rules(*id), *least)),
            Keyword::UnevaluatedProperties(id) => {
                spec.closed |= self.is_false(*id);
            }
            Keyword::UnevaluatedItems(_) => {}
        }
    }

    fn properties(
        &mut self,
        named: &[(String, Option<RuleId>)],
        matching: &[(String, RuleId)],
        additional: Option<RuleId>,
        spec: &mut Spec,
    ) {
        for (name, id) in named {
            let skipped = id.is_some_and(|id| {
                let rules = self.api.rules.get(id);
                match self.direction {
                    Direction::Request => rules.read_only,
                    Direction::Response => rules.write_only,
                }
            });
            if !skipped {
                let schemas = spec.members.entry(name.clone()).or_default();
                schemas.extend(id.map(Ref::Rules));
            }
        }
        let matching = matching.iter();
        spec.matching
            .extend(matching.map(|(pattern, id)| (pattern.clone(), Ref::Rules(*id))));
        match additional {
            Some(id) if self.is_false(id) => spec.closed = true,
            Some(id) => spec.additional.push(Ref::Rules(id)),
            None => {}
        }
    }

    fn is_false(&self, id: RuleId) -> bool {
        let keywords = &self.api.rules.get(id).keywords;
        keywords.iter().any(|it| matches!(it, Keyword::Never(_)))
    }
}

fn constrain(constraint: &Constraint, spec: &mut Spec) {
    let most = |known: Option<u64>, other: u64| Some(known.map_or(other, |it| it.min(other)));
    match constraint {
        Constraint::MinLength(it) => spec.min_length = spec.min_length.max(*it),
        Constraint::MaxLength(it) => spec.max_length = most(spec.max_length, *it),
        Constraint::Pattern(it) => spec.patterns.push(it.clone()),
        Constraint::Minimum(it) => spec.least.push((it.clone(), false)),
        Constraint::Maximum(it) => spec.most.push((it.clone(), false)),
        Constraint::ExclusiveMinimum(it) => spec.least.push((it.clone(), true)),
        Constraint::ExclusiveMaximum(it) => spec.most.push((it.clone(), true)),
        Constraint::MultipleOf(it) => spec.steps.push(it.clone()),
        Constraint::MinItems(it) => spec.min_items = spec.min_items.max(*it),
        Constraint::MaxItems(it) => spec.max_items = most(spec.max_items, *it),
        Constraint::UniqueItems => spec.unique = true,
        Constraint::MinProperties(it) => spec.min_properties = spec.min_properties.max(*it),
        Constraint::MaxProperties(it) => spec.max_properties = most(spec.max_properties, *it),
        Constraint::Enum(texts) | Constraint::Const(texts) => {
            spec.of_values(texts.iter().filter_map(|it| json(it)).collect());
        }
        Constraint::Format(name) => spec.formats.push(name),
    }
}

/// Reads JSON text of the document.
pub fn json(text: &str) -> Option<Json> {
    copperplate_runtime::from_json(text.as_bytes()).ok()
}

fn type_name(name: &str) -> Option<&'static str> {
    let known = [
        "null", "boolean", "integer", "number", "string", "array", "object",
    ];
    known.into_iter().find(|it| *it == name)
}

fn number_words(number: Number) -> (&'static str, Option<&'static str>) {
    match number {
        Number::Integer | Number::Int64 => ("integer", Some("Int64")),
        Number::Int32 => ("integer", Some("Int32")),
        Number::MinorUnits => ("integer", Some("MinorUnits")),
        Number::ExactInteger => ("integer", None),
        Number::Exact | Number::Float => ("number", None),
        Number::Decimal => ("number", Some("Decimal")),
    }
}

fn text_format(format: TextFormat) -> Option<&'static str> {
    match format {
        TextFormat::Plain => None,
        TextFormat::Uuid => Some("Uuid"),
        TextFormat::Date => Some("Date"),
        TextFormat::DateTime => Some("DateTime"),
        TextFormat::Decimal => Some("Decimal"),
        TextFormat::Byte => Some("Byte"),
        TextFormat::Ipv4 => Some("Ipv4"),
        TextFormat::Ipv6 => Some("Ipv6"),
        TextFormat::Checked(name) => Some(name),
    }
}
