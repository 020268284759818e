//! Shapes of different kinds.

use std::collections::BTreeSet;

use crate::compare::rules::{
    BRANCH_DISJOINT, BRANCH_OVERLAPS, ENUM_ADDED, ENUM_DROPPED, Rule, TYPE_CHANGED, TYPE_NARROWED,
    TYPE_WIDENED, UNION_ADDED, UNION_DROPPED,
};
use crate::compare::walk::{Here, Pair, Walk};
use crate::ir::{
    Api, Choice, ChoiceKind, Constraint, Keyword, Listed, Number, Schema, SchemaId, Shape,
    TextFormat, Union,
};

use super::change::Change;
use super::constraints::listed as values;
use super::overlaps::overlaps;
use super::types::{listed, types};
use super::{Shapes, part};

impl Walk<'_> {
    /// Reports a change of the kind of a shape.
    pub(super) fn kinds(&mut self, pair: Pair, here: &Here) -> Shapes {
        if let Some(shapes) = self.listed(pair, here) {
            return shapes;
        }
        let (old, new) = self.schemas(pair);
        match (&old.shape, &new.shape) {
            (_, Shape::Union(union)) => {
                if let Some(at) = self.like(union, false, pair, here) {
                    self.union_added((union, at), pair, here);
                    return Shapes::Different;
                }
            }
            (Shape::Union(union), _) => {
                if let Some(at) = self.like(union, true, pair, here) {
                    self.union_dropped((union, at), pair, here);
                    return Shapes::Different;
                }
            }
            _ => {}
        }
        let before = types(&self.old.api, pair.0);
        let after = types(&self.new.api, pair.1);
        // A schema without a Rust type has keywords of its own, which are not compared with a type.
        let untyped = |it: &Schema| matches!(it.shape, Shape::Any) && is_bare(it);
        // Each scalar of a parameter is text as well.
        let is_text = |it: &Schema, other: &BTreeSet<&str>| {
            let plain = matches!(it.shape, Shape::Text(it) if it.format == TextFormat::Plain);
            let scalar = other
                .iter()
                .all(|it| !matches!(*it, "array" | "object" | "null"));
            here.text && plain && scalar && is_bare(it)
        };
        let rule = if untyped(new) || is_text(new, &before) {
            &TYPE_WIDENED
        } else if untyped(old) || is_text(old, &after) {
            &TYPE_NARROWED
        } else if before != after
            && after.is_superset(&before)
            && is_only_typed(&self.new.api, pair.1)
        {
            &TYPE_WIDENED
        } else if before != after
            && before.is_superset(&after)
            && is_only_typed(&self.old.api, pair.0)
        {
            &TYPE_NARROWED
        } else {
            &TYPE_CHANGED
        };
        let seen = self.of_schema(rule, pair, here);
        self.add(seen.forms(Some(listed(&before)), Some(listed(&after))));
        Shapes::Different
    }

    fn kind(&mut self, rule: &'static Rule, pair: Pair, here: &Here) {
        let before = listed(&types(&self.old.api, pair.0));
        let after = listed(&types(&self.new.api, pair.1));
        let seen = self.of_schema(rule, pair, here);
        self.add(seen.forms(Some(before), Some(after)));
    }

    /// One schema becomes an alternative of several.
    fn union_added(&mut self, (union, at): (&Union, usize), pair: Pair, here: &Here) {
        self.kind(&UNION_ADDED, pair, here);
        if let Some(discriminator) = &union.discriminator {
            self.selected((None, Some(&discriminator.property)), pair, here);
        }
        if overlaps(&self.new.api, union, at) {
            let seen = self.of_schema(&BRANCH_OVERLAPS, pair, here);
            self.add(seen);
        }
    }

    /// One of several alternatives is left.
    fn union_dropped(&mut self, (union, at): (&Union, usize), pair: Pair, here: &Here) {
        self.kind(&UNION_DROPPED, pair, here);
        if let Some(discriminator) = &union.discriminator {
            self.selected((Some(&discriminator.property), None), pair, here);
        }
        if overlaps(&self.old.api, union, at) {
            let seen = self.of_schema(&BRANCH_DISJOINT, pair, here);
            self.add(seen);
        }
    }

    /// An enumeration in place of any text or number, or the other way round.
    fn listed(&mut self, pair: Pair, here: &Here) -> Option<Shapes> {
        let (old, new) = self.schemas(pair);
        let is_any = |schema: &Schema, kind: ChoiceKind| match (&schema.shape, kind) {
            (Shape::Text(text), ChoiceKind::Text) => text.format == TextFormat::Plain,
            (Shape::Number(number), ChoiceKind::Integer) => {
                let wide = !matches!(number, Number::Int32 | Number::Decimal);
                wide || values(&schema.constraints).is_some()
            }
            _ => false,
        };
        let (rule, choice, other, open) = match (&old.shape, &new.shape) {
            (_, Shape::Choice(after)) if is_any(old, after.kind) => {
                (&ENUM_ADDED, after, old, self.new.is_open(pair.1))
            }
            (Shape::Choice(before), _) if is_any(new, before.kind) => {
                (&ENUM_DROPPED, before, new, self.old.is_open(pair.0))
            }
            _ => return None,
        };
        let added = std::ptr::eq(rule, &ENUM_ADDED);
        if let Some(other) = values(&other.constraints) {
            // Both list their values, and only one gives names to them.
            let named = Constraint::Enum(choice.values.iter().map(|it| json(choice, it)).collect());
            let other = Constraint::Enum(other.into_iter().map(str::to_owned).collect());
            let both = match added {
                true => ([other], [named]),
                false => ([named], [other]),
            };
            self.constraints((&both.0, &both.1), pair, here);
            return Some(Shapes::Listed);
        }
        let values: Vec<&str> = choice.values.iter().map(|it| it.text.as_str()).collect();
        let values = Some(values.join(", "));
        let mut seen = self.of_schema(rule, pair, here).keys([part(pair, "")]);
        seen.hard = !open;
        let any = Some("any value".to_owned());
        self.add(match added {
            true => seen.forms(any, values),
            false => seen.forms(values, any),
        });
        Some(Shapes::Comparable)
    }

    /// The alternative of a union that is equal to the schema without one.
    fn like(&mut self, union: &Union, is_old: bool, pair: Pair, here: &Here) -> Option<usize> {
        let mut branches = union.branches.iter();
        branches.position(|it| {
            let pair = match is_old {
                true => (it.schema, pair.1),
                false => (pair.0, it.schema),
            };
            // A digest does not see differences far below.
            self.old_digest(pair.0) == self.new_digest(pair.1)
                && self.change(pair, here) == Change::default()
        })
    }
}

/// A listed value as JSON text.
fn json(choice: &Choice, value: &Listed) -> String {
    match choice.kind {
        ChoiceKind::Integer => value.text.clone(),
        ChoiceKind::Text => serde_json::Value::from(value.text.as_str()).to_string(),
    }
}

/// True for a schema whose type is its only assertion.
fn is_bare(schema: &Schema) -> bool {
    schema.constraints.is_empty() && schema.rules.is_none()
}

/// True for a schema whose only assertion is its JSON type.
fn is_only_typed(api: &Api, id: SchemaId) -> bool {
    let schema = api.schemas.get(id);
    let rules = schema.rules.map(|it| &api.rules.get(it).keywords);
    let mut keywords = rules.into_iter().flatten();
    matches!(schema.shape, Shape::Any) && keywords.all(|it| matches!(it, Keyword::Type(_)))
}
