//! Schemas whose Rust type the configuration gives.

use super::layer::Layers;
use super::rest::Rest;
use crate::ir::{
    ChoiceKind, Keyword, Name, Number, RuleId, RuleSet, SchemaId, Shape, Text, TextFormat,
};
use crate::lower::builders::{RuleBuilder, SchemaBuilder};
use crate::lower::words::pointer_words;
use crate::options::Replaced;
use crate::source::Place;

/// The rules of a schema that stands for a replaced one.
struct Carried {
    id: SchemaId,
    target: RuleId,
    nullable: bool,
    own: Vec<RuleId>,
}

impl SchemaBuilder<'_> {
    /// Gives the rules of a replaced schema to all that stand for it with words or a `null` of their
    /// own: its rules are evaluated where it is used, and `null` is no value of its type.
    pub(in crate::lower) fn carry_replaced(&mut self) {
        if self.rules.replacements.used.is_empty() {
            return;
        }
        let all = self.arena.iter().map(|(id, _)| id);
        let found: Vec<_> = all.filter_map(|id| self.carried(id)).collect();
        let null = self.rules.sets.push(RuleSet {
            words: vec!["null".to_owned()],
            keywords: vec![Keyword::Type(vec!["null".to_owned()])],
            ..RuleSet::default()
        });
        for it in found {
            let mut words = pointer_words(&self.arena.get(it.id).origin.pointer);
            words.push("carried".to_owned());
            let value = match it.nullable {
                true => Keyword::If(null, None, Some(it.target)),
                false => Keyword::Ref(it.target),
            };
            let own = it.own.into_iter().map(Keyword::Ref);
            let rules = self.rules.sets.push(RuleSet {
                words,
                keywords: own.chain([value]).collect(),
                ..RuleSet::default()
            });
            self.arena.set_rules(it.id, rules);
        }
    }

    /// What stands between a schema and the replaced one that it stands for.
    fn carried(&self, id: SchemaId) -> Option<Carried> {
        let mut found = Carried {
            id,
            target: self.arena.get(self.arena.target(id)).rules?,
            nullable: false,
            own: Vec::new(),
        };
        let mut step = id;
        for _ in 0..self.arena.len() {
            let schema = self.arena.get(step);
            let Shape::Same(next) = schema.shape else {
                break;
            };
            found.nullable |= schema.nullable;
            found.own.extend(schema.rules);
            step = next;
        }
        let replaced = self.arena.get(step).replaced.is_some();
        (replaced && step != id).then_some(found)
    }
}

impl<'a> RuleBuilder<'a> {
    /// The entry of the configuration that replaces the type of a schema. What names the schema
    /// counts before what names its format.
    pub(super) fn replacement(
        &mut self,
        layers: &Layers<'a>,
        place: &Place<'a>,
        name: &Name,
    ) -> Option<usize> {
        if self.replacements.adjust.types.is_empty() {
            return None;
        }
        let component = match name {
            Name::Component(name) => self.replacements.find(Replaced::Schema, name),
            Name::Inline(_) => None,
        };
        let pointer = self.replacements.find(Replaced::Schema, &place.pointer);
        let formats = layers.all("format");
        let formats = formats.iter().filter_map(|it| it.node.as_str());
        let mut found = None;
        for format in formats {
            found = found.or(self.replacements.find(Replaced::Format, format));
        }
        component.or(pointer).or(found)
    }

    /// Makes a rule of every assertion, since nothing is known of what the type holds. What is known
    /// of the values stays, for parameters and for telling the branches of unions apart.
    pub(in crate::lower) fn replace(
        &mut self,
        entry: usize,
        shape: Shape,
        layers: &Layers<'a>,
        place: &Place<'a>,
        rest: &mut Rest,
    ) -> Shape {
        let rule = self.layers_rule(layers, place);
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
}
