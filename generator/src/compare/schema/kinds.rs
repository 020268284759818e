//! Shapes of different kinds.

use crate::compare::rules::Rule;
use crate::compare::rules::{
    ENUM_ADDED, ENUM_DROPPED, TYPE_CHANGED, TYPE_NARROWED, TYPE_WIDENED, UNION_ADDED, UNION_DROPPED,
};
use crate::compare::walk::{Here, Pair, Walk};
use crate::ir::{Api, ChoiceKind, Keyword, Number, Schema, SchemaId, Shape, TextFormat, Union};

use super::digest::digest;
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
            (_, Shape::Union(union)) if self.has_branch(union, false, pair) => {
                self.kind(&UNION_ADDED, pair, here);
                return Shapes::Different;
            }
            (Shape::Union(union), _) if self.has_branch(union, true, pair) => {
                self.kind(&UNION_DROPPED, pair, here);
                return Shapes::Different;
            }
            _ => {}
        }
        let before = types(&self.old.api, pair.0);
        let after = types(&self.new.api, pair.1);
        // A schema without a Rust type has keywords of its own, which are not compared with a type.
        let untyped = |it: &Schema| matches!(it.shape, Shape::Any) && it.rules.is_none();
        let plain = |it: &Shape| matches!(it, Shape::Text(it) if it.format == TextFormat::Plain);
        let rule = if untyped(new) || (here.text && plain(&new.shape)) {
            &TYPE_WIDENED
        } else if untyped(old) || (here.text && plain(&old.shape)) {
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

    /// An enumeration in place of any text or number, or the other way round.
    fn listed(&mut self, pair: Pair, here: &Here) -> Option<Shapes> {
        let (old, new) = self.schemas(pair);
        let is_any = |shape: &Shape, kind: ChoiceKind| match (shape, kind) {
            (Shape::Text(text), ChoiceKind::Text) => text.format == TextFormat::Plain,
            (Shape::Number(number), ChoiceKind::Integer) => {
                !matches!(number, Number::Int32 | Number::Decimal)
            }
            _ => false,
        };
        let (rule, choice, open) = match (&old.shape, &new.shape) {
            (before, Shape::Choice(after)) if is_any(before, after.kind) => {
                (&ENUM_ADDED, after, self.new.is_open(pair.1))
            }
            (Shape::Choice(before), after) if is_any(after, before.kind) => {
                (&ENUM_DROPPED, before, self.old.is_open(pair.0))
            }
            _ => return None,
        };
        let values: Vec<&str> = choice.values.iter().map(|it| it.text.as_str()).collect();
        let values = Some(values.join(", "));
        let mut seen = self.of_schema(rule, pair, here).keys([part(pair, "")]);
        seen.hard = !open;
        let any = Some("any value".to_owned());
        self.add(match std::ptr::eq(rule, &ENUM_ADDED) {
            true => seen.forms(any, values),
            false => seen.forms(values, any),
        });
        Some(Shapes::Comparable)
    }

    /// True if the schema without a union is an alternative of the union.
    fn has_branch(&self, union: &Union, is_old: bool, pair: Pair) -> bool {
        let (side, other, alone) = match is_old {
            true => (self.old, self.new, pair.1),
            false => (self.new, self.old, pair.0),
        };
        let alone = digest(&other.api, alone);
        let mut branches = union.branches.iter();
        branches.any(|it| digest(&side.api, it.schema) == alone)
    }
}

/// True for a schema whose only assertion is its JSON type.
fn is_only_typed(api: &Api, id: SchemaId) -> bool {
    let schema = api.schemas.get(id);
    let rules = schema.rules.map(|it| &api.rules.get(it).keywords);
    let mut keywords = rules.into_iter().flatten();
    matches!(schema.shape, Shape::Any) && keywords.all(|it| matches!(it, Keyword::Type(_)))
}
