//! Enums: alternatives of unions, and values of enumerations.

use std::collections::BTreeSet;

use crate::compare::finding::Key;
use crate::compare::rules::{
    ENUM_CLOSED, ENUM_OPENED, OPEN_VARIANT_ADDED, Rule, VARIANT_ADDED, VARIANT_REMOVED,
    VARIANT_RENAMED, VARIANT_TYPE,
};
use crate::compare::schema::branch_name;
use crate::compare::side::Side;
use crate::ir::{SchemaId, Shape};
use crate::plan::{Choice, TypePlan, Union, UnionVariant};

use super::Surface;
use super::names::shown;
use super::types::path;

impl Surface<'_> {
    pub(super) fn variants(
        &mut self,
        named: &TypePlan,
        (old, new): (&TypePlan, &TypePlan),
        (before, after): (&Union, &Union),
    ) {
        self.openness(named, (old, new), (before.open, after.open));
        self.several(named, (old, new), (before, after));
        let mut used = BTreeSet::new();
        for (at, variant) in before.variants.iter().enumerate() {
            let Some(to) = self.partner(variant, after, &used) else {
                let name = branch(self.old, old.schema, at);
                let key = Key::Member(old.schema, new.schema, name);
                let seen = self
                    .of_type(&VARIANT_REMOVED, Some(old), Some(new))
                    .keys([key]);
                let item = format!("{}::{}", path(named), variant.ident);
                self.found.push(seen.rust(item, Some(form(variant)), None));
                continue;
            };
            used.insert(to);
            if let Some(other) = after.variants.get(to) {
                let key = Key::Member(old.schema, new.schema, branch(self.new, new.schema, to));
                self.variant(named, (old, new), (variant, other), key);
            }
        }
        for (at, variant) in after.variants.iter().enumerate() {
            if !used.contains(&at) {
                let key = Key::Member(old.schema, new.schema, branch(self.new, new.schema, at));
                let rule = added(before.open && after.open);
                let seen = self.of_type(rule, Some(old), Some(new)).keys([key]);
                let item = format!("{}::{}", path(named), variant.ident);
                self.found.push(seen.rust(item, None, Some(form(variant))));
            }
        }
    }

    /// The variant for values that fit several alternatives.
    fn several(
        &mut self,
        named: &TypePlan,
        (old, new): (&TypePlan, &TypePlan),
        (before, after): (&Union, &Union),
    ) {
        let rule = match (&before.several, &after.several) {
            (None, Some(_)) => added(before.open && after.open),
            (Some(_), None) => &VARIANT_REMOVED,
            (Some(old), Some(new)) if old != new => &VARIANT_RENAMED,
            _ => return,
        };
        let item = |it: &Option<String>| it.as_ref().map(|it| format!("{}::{it}", path(named)));
        let (from, to) = (item(&before.several), item(&after.several));
        let Some(shown) = from.clone().or(to.clone()) else {
            return;
        };
        let seen = self.of_type(rule, Some(old), Some(new));
        self.found.push(seen.rust(shown, from, to));
    }

    /// The variant that takes the place of an old one: of the same name, or with the same type.
    fn partner(
        &self,
        variant: &UnionVariant,
        after: &Union,
        used: &BTreeSet<usize>,
    ) -> Option<usize> {
        let same = |it: &UnionVariant| self.names.before(&variant.ty) == self.names.after(&it.ty);
        let named = after
            .variants
            .iter()
            .position(|it| it.ident == variant.ident);
        let typed = || {
            let mut all = after.variants.iter().enumerate();
            all.find(|(at, it)| !used.contains(at) && same(it))
                .map(|it| it.0)
        };
        named.or_else(typed)
    }

    fn variant(
        &mut self,
        named: &TypePlan,
        (old, new): (&TypePlan, &TypePlan),
        (before, after): (&UnionVariant, &UnionVariant),
        key: Key,
    ) {
        let item = format!("{}::{}", path(named), before.ident);
        if before.ident != after.ident {
            let seen = self.of_type(&VARIANT_RENAMED, Some(old), Some(new));
            let to = format!("{}::{}", path(named), after.ident);
            self.found
                .push(seen.rust(item.clone(), Some(item.clone()), Some(to)));
        }
        if self.names.before(&before.ty) != self.names.after(&after.ty) {
            let seen = self
                .of_type(&VARIANT_TYPE, Some(old), Some(new))
                .keys([key]);
            self.found
                .push(seen.rust(item, Some(form(before)), Some(form(after))));
        }
    }

    pub(super) fn values(
        &mut self,
        named: &TypePlan,
        (old, new): (&TypePlan, &TypePlan),
        (before, after): (&Choice, &Choice),
    ) {
        self.openness(named, (old, new), (before.open, after.open));
        let item = |ident: &str| format!("{}::{ident}", path(named));
        let key = |text: &str| Key::Member(old.schema, new.schema, text.to_owned());
        for value in &before.values {
            let places = (Some(old), Some(new));
            match after.values.iter().find(|it| it.text == value.text) {
                Some(other) if other.ident != value.ident => {
                    let seen = self.of_type(&VARIANT_RENAMED, places.0, places.1);
                    let (from, to) = (item(&value.ident), item(&other.ident));
                    self.found
                        .push(seen.rust(from.clone(), Some(from), Some(to)));
                }
                Some(_) => {}
                None => {
                    let seen = self.of_type(&VARIANT_REMOVED, places.0, places.1);
                    let seen = seen.keys([key(&value.text), key("")]);
                    let form = Some(value.text.clone());
                    self.found.push(seen.rust(item(&value.ident), form, None));
                }
            }
        }
        for value in &after.values {
            if !before.values.iter().any(|it| it.text == value.text) {
                let rule = added(before.open && after.open);
                let seen = self.of_type(rule, Some(old), Some(new));
                let seen = seen.keys([key(&value.text), key("")]);
                let form = Some(value.text.clone());
                self.found.push(seen.rust(item(&value.ident), None, form));
            }
        }
    }

    fn openness(
        &mut self,
        named: &TypePlan,
        (old, new): (&TypePlan, &TypePlan),
        (before, after): (bool, bool),
    ) {
        let rule = match (before, after) {
            (false, true) => &ENUM_OPENED,
            (true, false) => &ENUM_CLOSED,
            _ => return,
        };
        let form = |open: bool| open.then(|| "keeps undocumented values".to_owned());
        let seen = self.of_type(rule, Some(old), Some(new));
        let item = format!("{}::{}", path(named), crate::plan::UNKNOWN);
        self.found.push(seen.rust(item, form(before), form(after)));
    }
}

/// The rule for a new variant. An enum that stays open is `#[non_exhaustive]`.
fn added(is_open: bool) -> &'static Rule {
    match is_open {
        true => &OPEN_VARIANT_ADDED,
        false => &VARIANT_ADDED,
    }
}

/// The name of an alternative, by which the comparison of messages knows it.
fn branch(side: &Side, union: SchemaId, at: usize) -> String {
    let Shape::Union(union) = &side.api.schemas.get(union).shape else {
        return String::new();
    };
    let found = union.branches.get(at);
    found
        .map(|it| branch_name(side, it, at))
        .unwrap_or_default()
}

fn form(variant: &UnionVariant) -> String {
    format!("{}({})", variant.ident, shown(&variant.ty))
}
