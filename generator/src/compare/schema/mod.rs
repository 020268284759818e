//! Schemas: the valid values before and after, by direction.

mod bounds;
mod branches;
mod change;
mod classes;
mod constraints;
mod digest;
mod kinds;
mod members;
mod numbers;
mod overlaps;
mod rule_sets;
mod scalars;
mod types;

pub(super) use branches::name as branch_name;
pub(super) use change::Change;
pub(super) use classes::Classes;
pub(super) use digest::Digests;
pub(super) use rule_sets::Known;

use serde_json::Value;

use crate::ir::{Constraint, RuleId, SchemaId, Schemas, Shape, TextFormat};

use super::finding::Key;
use super::rules::{DEFAULT_CHANGED, NULL_ADDED, NULL_REMOVED, Rule, SCHEMA_DOCS};
use super::walk::{Here, Pair, Walk};

/// The result of the comparison of two shapes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shapes {
    /// They are of one kind, so their constraints can be compared.
    Comparable,
    /// The same, but their listed values are compared already.
    Listed,
    /// The change of the kind says everything.
    Different,
}

impl Walk<'_> {
    /// Compares a schema with the one that takes its place.
    pub(super) fn schema(&mut self, pair: Pair, here: &Here) {
        if !self.enter(pair, here) {
            // The first visit can be the one of an optional member.
            if !here.optional && self.nullness(pair, here).is_some() {
                self.harden([&NULL_ADDED, &NULL_REMOVED], pair, here.flow);
            }
            return;
        }
        let (old, new) = self.schemas(pair);
        self.docs(&SCHEMA_DOCS, (&old.docs, &new.docs), |walk, rule| {
            walk.of_schema(rule, pair, here)
        });
        if old.default != new.default || is_other_json(&old.docs.default, &new.docs.default) {
            let text = |it: &crate::ir::Schema| it.docs.default.clone();
            let seen = self.of_schema(&DEFAULT_CHANGED, pair, here);
            self.add(seen.forms(text(old), text(new)));
        }
        self.nullability(pair, here);
        let targets = self.targets(pair);
        let shapes = self.shapes(targets, here);
        if shapes == Shapes::Different {
            return;
        }
        let mut before = chain(&self.old.api.schemas, pair.0);
        let mut after = chain(&self.new.api.schemas, pair.1);
        let (old, new) = self.schemas(targets);
        let are_numbers = [old, new].map(|it| matches!(it.shape, Shape::Number(_)));
        for constraints in [&mut before.0, &mut after.0] {
            constraints.retain(|it| match it {
                Constraint::Enum(_) | Constraint::Const(_) => shapes != Shapes::Listed,
                // The format of an integer is its range, which is compared with the number.
                Constraint::Format(format) => {
                    are_numbers != [true, true] || numbers::of_format(format).is_none()
                }
                _ => true,
            });
        }
        for (constraints, schema) in [(&mut before.0, old), (&mut after.0, new)] {
            constraints.retain(|it| !is_implied(it, &schema.shape));
        }
        self.constraints((&before.0, &after.0), pair, here);
        self.rule_sets((&before.1, &after.1), pair, here);
    }

    /// The rule for a change of `null`.
    fn nullness(&self, pair: Pair, here: &Here) -> Option<&'static Rule> {
        let (old, new) = self.schemas(self.targets(pair));
        let is_text = here.text && [old, new].iter().all(|it| is_scalar(&it.shape));
        // Text has no null, and no value of a discriminator is in it.
        if is_text || here.tag.is_some() {
            return None;
        }
        let before = admits_null(&self.old.api.schemas, pair.0);
        let after = admits_null(&self.new.api.schemas, pair.1);
        match (before, after) {
            (false, true) => Some(&NULL_ADDED),
            (true, false) => Some(&NULL_REMOVED),
            _ => None,
        }
    }

    fn nullability(&mut self, pair: Pair, here: &Here) {
        let Some(rule) = self.nullness(pair, here) else {
            return;
        };
        let text = |it: bool| Some(if it { "nullable" } else { "not nullable" }.to_owned());
        let after = *rule == NULL_ADDED;
        let before = !after;
        let mut seen = self.of_schema(rule, pair, here);
        // A lenient reader takes null for absence, if the member may be absent.
        seen.hard = !here.optional;
        self.add(seen.forms(text(before), text(after)));
    }

    fn shapes(&mut self, pair: Pair, here: &Here) -> Shapes {
        let (old, new) = self.schemas(pair);
        match (&old.shape, &new.shape) {
            (Shape::Any, Shape::Any)
            | (Shape::Boolean, Shape::Boolean)
            | (Shape::Never(_), Shape::Never(_)) => Shapes::Comparable,
            (Shape::Number(before), Shape::Number(after)) => {
                let before = (*before, old.constraints.as_slice());
                self.numbers((before, (*after, &new.constraints)), pair, here)
            }
            (Shape::Text(before), Shape::Text(after)) => {
                self.texts((before.format, after.format), pair, here)
            }
            (Shape::Choice(before), Shape::Choice(after)) if before.kind == after.kind => {
                self.choices((before, after), pair, here)
            }
            (Shape::Array(before), Shape::Array(after)) => {
                let items = here.inside(here.spot.member("*"), here.owner.clone());
                self.schema((before.items, after.items), &items);
                Shapes::Comparable
            }
            (Shape::Object(before), Shape::Object(after)) => {
                self.objects((before, after), pair, here);
                Shapes::Comparable
            }
            (Shape::Union(before), Shape::Union(after)) => {
                self.unions((before, after), pair, here);
                Shapes::Comparable
            }
            _ => self.kinds(pair, here),
        }
    }
}

/// True if two texts of JSON are different values.
fn is_other_json(old: &Option<String>, new: &Option<String>) -> bool {
    let value = |it: &Option<String>| it.as_deref().map(serde_json::from_str::<Value>);
    old != new
        && match (value(old), value(new)) {
            (Some(Ok(old)), Some(Ok(new))) => old != new,
            _ => true,
        }
}

/// True if `null` is valid.
fn admits_null(schemas: &Schemas, id: SchemaId) -> bool {
    // Without a type, the keywords of the whole value decide.
    let any = matches!(schemas.get(schemas.target(id)).shape, Shape::Any);
    !any && schemas.is_nullable(id)
}

/// The assertions of a schema, and of the schemas it is the same as.
fn chain(schemas: &Schemas, mut id: SchemaId) -> (Vec<Constraint>, Vec<RuleId>) {
    let (mut constraints, mut rules) = (Vec::new(), Vec::new());
    for _ in 0..schemas.len() {
        let schema = schemas.get(id);
        let more = schema.constraints.iter();
        let more = more.filter(|it| !constraints.contains(*it)).cloned();
        let more: Vec<_> = more.collect();
        constraints.extend(more);
        rules.extend(schema.rules);
        match schema.shape {
            Shape::Same(next) => id = next,
            _ => break,
        }
    }
    (constraints, rules)
}

/// The key of a member, value or alternative of a pair.
fn part(pair: Pair, name: &str) -> Key {
    Key::Member(pair.0, pair.1, name.to_owned())
}

/// True for a shape that text can represent as a whole.
fn is_scalar(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::Boolean | Shape::Number(_) | Shape::Text(_) | Shape::Choice(_)
    )
}

/// True for a limit of length that the format implies.
fn is_implied(constraint: &Constraint, shape: &Shape) -> bool {
    let length = match shape {
        Shape::Text(text) if text.format == TextFormat::Date => 10,
        Shape::Text(text) if text.format == TextFormat::Uuid => 36,
        _ => return false,
    };
    match constraint {
        Constraint::MinLength(least) => *least <= length,
        Constraint::MaxLength(most) => *most >= length,
        _ => false,
    }
}
