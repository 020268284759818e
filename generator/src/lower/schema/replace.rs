//! Replaces the Rust types of schemas by configured types.

use std::collections::BTreeSet;

use crate::diagnostics::{self, Diagnostics, nearest};
use crate::ir::{
    ChoiceKind, Keyword, Name, Number, RuleId, RuleSet, SchemaId, Schemas, Shape, Text, TextFormat,
};
use crate::options::{Adjust, Locator, Replaced};
use crate::source::Place;

use super::difference::Rest;
use super::layers::Layers;
use super::rules::{RuleBuilder, pointer_words};
use crate::lower::findings::Findings;

/// The replacements of the configuration, with their use.
pub(crate) struct Replacements<'c> {
    adjust: &'c Adjust,
    locator: Locator,
    used: BTreeSet<usize>,
    /// Keys that could be replaced, for suggestions.
    seen: BTreeSet<(Replaced, String)>,
}

/// The rules of a wrapper around a replaced schema.
struct Carried {
    id: SchemaId,
    target: RuleId,
    nullable: bool,
    own: Vec<RuleId>,
}

impl<'c> Replacements<'c> {
    pub(crate) fn new(adjust: &'c Adjust, locator: Locator) -> Self {
        Self {
            adjust,
            locator,
            used: BTreeSet::new(),
            seen: BTreeSet::new(),
        }
    }

    fn find(&mut self, of: Replaced, key: &str) -> Option<usize> {
        self.seen.insert((of, key.to_owned()));
        let mut all = self.adjust.types.iter().enumerate();
        let (at, _) = all.find(|(_, it)| {
            let wanted = it.key.text.as_str();
            it.of == of && wanted.strip_prefix('#').unwrap_or(wanted) == key
        })?;
        self.used.insert(at);
        Some(at)
    }

    /// The entry of the configuration that replaces the type of a schema. An entry for the schema
    /// takes precedence over one for its format.
    pub(super) fn entry(
        &mut self,
        layers: &Layers<'_>,
        place: &Place<'_>,
        name: &Name,
    ) -> Option<usize> {
        if self.adjust.types.is_empty() {
            return None;
        }
        let component = match name {
            Name::Component(name) => self.find(Replaced::Schema, name),
            Name::Inline(_) => None,
        };
        let pointer = self.find(Replaced::Schema, &place.pointer.to_string());
        let formats = layers.all("format");
        let formats = formats.iter().filter_map(|it| it.node.as_str());
        let mut found = None;
        for format in formats {
            found = found.or(self.find(Replaced::Format, format));
        }
        component.or(pointer).or(found)
    }

    /// Returns true if an entry replaces something.
    pub(crate) fn are_used(&self) -> bool {
        !self.used.is_empty()
    }

    /// Reports every entry without effect.
    pub(crate) fn dead(&self, report: &mut Diagnostics) {
        for (at, it) in self.adjust.types.iter().enumerate() {
            if self.used.contains(&at) {
                continue;
            }
            let seen = self.seen.iter().filter(|(of, _)| *of == it.of);
            let wanted = it.key.text.as_str();
            let pointer = wanted.starts_with('#');
            let near = nearest(
                wanted.strip_prefix('#').unwrap_or(wanted),
                seen.map(|(_, key)| key.as_str()),
            );
            let near = near.map(|near| match pointer {
                true => format!("#{near}"),
                false => near.to_owned(),
            });
            report.push(diagnostics::select::nothing_to_name(
                self.locator.place(&it.key),
                it.of.word(),
                near.as_deref(),
            ));
        }
    }
}

/// Adds the rules of a replaced schema to wrappers with their own documentation or `null`. The
/// rules are evaluated where the schema is used, and the replacement type does not represent
/// `null`.
pub(crate) fn carry(schemas: &mut Schemas, rules: &mut RuleBuilder<'_>) {
    let all = schemas.iter().map(|(id, _)| id);
    let found: Vec<_> = all.filter_map(|id| carried(schemas, id)).collect();
    for it in found {
        let pointer = &schemas.get(it.id).origin.pointer;
        let words = pointer_words(pointer).then("carried");
        let target = match it.nullable {
            true => rules.push(RuleSet {
                words: words.then("rest"),
                nullable: true,
                keywords: vec![Keyword::Ref(it.target)],
                ..RuleSet::default()
            }),
            false => it.target,
        };
        let all = it.own.into_iter().chain([target]);
        let set = rules.push(RuleSet {
            words,
            keywords: all.map(Keyword::Ref).collect(),
            ..RuleSet::default()
        });
        schemas.set_rules(it.id, set);
    }
}

/// The rules and nullability between a wrapper and the replaced schema inside it.
fn carried(schemas: &Schemas, id: SchemaId) -> Option<Carried> {
    let mut found = Carried {
        id,
        target: schemas.get(schemas.target(id)).rules?,
        nullable: false,
        own: Vec::new(),
    };
    let mut step = id;
    for _ in 0..schemas.len() {
        let schema = schemas.get(step);
        let Shape::Same(next) = schema.shape else {
            break;
        };
        found.nullable |= schema.nullable;
        found.own.extend(schema.rules);
        step = next;
    }
    let replaced = schemas.get(step).replaced.is_some();
    (replaced && step != id).then_some(found)
}

/// Makes a rule of every assertion, since the checks of the replacement type are unknown. The
/// shape remains, for parameters and for distinguishing the alternatives of unions.
pub(super) fn replaced<'a>(
    entry: usize,
    shape: Shape,
    layers: &Layers<'a>,
    place: &Place<'a>,
    rest: &mut Rest,
    (rules, findings): (&mut RuleBuilder<'a>, &mut Findings),
) -> Shape {
    let rule = rules.layers_rule(layers, place, findings);
    *rest = Rest {
        keywords: rule.map(Keyword::Ref).into_iter().collect(),
        replaced: Some(entry),
        ..Rest::default()
    };
    match shape {
        Shape::Choice(choice) => match choice.kind {
            ChoiceKind::Text => Shape::Text(Text {
                format: TextFormat::Plain,
            }),
            ChoiceKind::Integer => Shape::Number(Number::Integer),
        },
        Shape::Same(_) | Shape::Never(_) => Shape::Any,
        other => other,
    }
}
