//! Structs, wrappers and aliases.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::finding::{Key, RawFinding};
use crate::compare::rules::{
    ALIAS_JOINED, ALIAS_SPLIT, CONVERSION_CHANGED, DERIVE_LOST, FEATURES_CHANGED, FIELD_ADDED,
    FIELD_REMOVED, FIELD_RENAMED, FIELD_TYPE, FORMS_CHANGED, FUNCTION_REMOVED, Rule, TYPE_ADDED,
    TYPE_KIND, TYPE_REMOVED, TYPE_RENAMED, VALUE_TYPE,
};
use crate::compare::side::Side;
use crate::ir::SchemaId;
use crate::plan::{AdditionalPlan, Presence, RustType, Struct, TypeKind, TypePlan};

use super::Surface;
use super::names::shown;

/// A field: its identifier, its type for comparison and for people, and its default function.
pub(super) struct Item {
    pub(super) ident: String,
    pub(super) same: String,
    pub(super) shown: String,
    pub(super) default: Option<String>,
}

impl Surface<'_> {
    pub(super) fn types(&mut self) {
        for plan in self.names.gone() {
            let seen = self.of_type(&TYPE_REMOVED, Some(plan), None);
            self.found
                .push(seen.rust(path(plan), Some(kind(plan).to_owned()), None));
        }
        for plan in self.names.came() {
            let seen = self.of_type(&TYPE_ADDED, None, Some(plan));
            self.found
                .push(seen.rust(path(plan), None, Some(kind(plan).to_owned())));
        }
        for (old, new) in self.names.pairs() {
            self.pair(old, new);
        }
    }

    fn pair(&mut self, old: &TypePlan, new: &TypePlan) {
        if old.name.as_str() != new.name.as_str() {
            let seen = self.of_type(&TYPE_RENAMED, Some(old), Some(new));
            self.found
                .push(seen.rust(path(old), Some(path(old)), Some(path(new))));
        }
        if old.form != new.form && (old.form.is_none() || new.form.is_none()) {
            let seen = self.of_type(&FORMS_CHANGED, Some(old), Some(new));
            self.found.push(seen.rust(path(old), None, None));
        }
        let features = |side: &Side, it: &TypePlan| side.plan.features.of_types(&it.file).to_vec();
        let features = (features(self.old, old), features(self.new, new));
        if let Some((before, after)) = self.lost(&features.0, &features.1) {
            let seen = self.of_type(&FEATURES_CHANGED, Some(old), Some(new));
            self.found
                .push(seen.rust(path(old), Some(before), Some(after)));
        }
        let (first, second) = (self.declared(old, true), self.declared(new, false));
        let aliases = [
            matches!(old.kind, TypeKind::Alias(_)),
            matches!(new.kind, TypeKind::Alias(_)),
        ];
        match aliases {
            [true, false] if self.successor(&first) != new.name.as_str() => {
                let seen = self.of_type(&ALIAS_SPLIT, Some(old), Some(new));
                let before = Some(format!("= {}", first.name));
                self.found
                    .push(seen.rust(path(old), before, Some(kind(new).to_owned())));
            }
            [false, true]
                if self
                    .names
                    .has_other(old.name.as_str(), second.name.as_str()) =>
            {
                let seen = self.of_type(&ALIAS_JOINED, Some(old), Some(new));
                let after = Some(format!("= {}", second.name));
                self.found
                    .push(seen.rust(path(old), Some(kind(old).to_owned()), after));
            }
            // The declared types are a pair of their own.
            [true, true] => return,
            _ => {}
        }
        self.contents(old, (&first, &second));
    }

    fn declared(&self, plan: &TypePlan, is_old: bool) -> TypePlan {
        let side = if is_old { self.old } else { self.new };
        let own = side.plan.types.iter().find(|it| it.name == plan.name);
        own.map_or_else(
            || plan.clone(),
            |it| self.names.declared(it, is_old).clone(),
        )
    }

    /// The declared name of the new type that takes the place of an old one.
    fn successor(&self, old: &TypePlan) -> String {
        self.names.before(&RustType::Named(old.name.clone()))
    }

    fn contents(&mut self, named: &TypePlan, (old, new): (&TypePlan, &TypePlan)) {
        let pair = (old.schema, new.schema);
        let places = (Some(old), Some(new));
        match (&old.kind, &new.kind) {
            (TypeKind::Struct(before), TypeKind::Struct(after)) => {
                self.fields(named, (old, new), (before, after));
                self.building(named, (old, new), (before, after));
            }
            (TypeKind::Union(before), TypeKind::Union(after)) => {
                self.variants(named, (old, new), (before, after));
            }
            (TypeKind::Choice(before), TypeKind::Choice(after)) => {
                self.values(named, (old, new), (before, after));
            }
            (TypeKind::Newtype(before), TypeKind::Newtype(after)) => {
                if self.names.before(&before.ty) != self.names.after(&after.ty) {
                    let seen = self.of_type(&VALUE_TYPE, places.0, places.1);
                    let seen = seen.keys([Key::Schema(pair.0, pair.1)]);
                    let forms = (Some(shown(&before.ty)), Some(shown(&after.ty)));
                    self.found.push(seen.rust(path(named), forms.0, forms.1));
                }
            }
            _ => {
                let seen = self.of_type(&TYPE_KIND, places.0, places.1);
                let seen = seen.keys([Key::Schema(pair.0, pair.1)]);
                let forms = (Some(kind(old).to_owned()), Some(kind(new).to_owned()));
                self.found.push(seen.rust(path(named), forms.0, forms.1));
            }
        }
        for derive in old.derives.iter().filter(|it| !new.derives.contains(it)) {
            let seen = self.of_type(&DERIVE_LOST, places.0, places.1);
            self.found
                .push(seen.rust(path(named), Some(derive.clone()), None));
        }
        if conversions(old) != conversions(new) && !old.inputs.is_empty() {
            let seen = self.of_type(&CONVERSION_CHANGED, places.0, places.1);
            self.found.push(seen.rust(path(named), None, None));
        }
    }

    fn fields(
        &mut self,
        named: &TypePlan,
        (old, new): (&TypePlan, &TypePlan),
        (before, after): (&Struct, &Struct),
    ) {
        let names = &self.names;
        let before = items(before, &|ty| names.before(ty));
        let after = items(after, &|ty| names.after(ty));
        let all: BTreeSet<String> = before.keys().chain(after.keys()).cloned().collect();
        for member in all {
            let key = Key::Member(old.schema, new.schema, member.clone());
            let forms = (before.get(&member), after.get(&member));
            self.item((old, new), &path(named), forms, key);
        }
    }

    /// Compares a field of a struct, or a part of a message.
    fn item(
        &mut self,
        (old, new): (&TypePlan, &TypePlan),
        owner: &str,
        (before, after): (Option<&Item>, Option<&Item>),
        key: Key,
    ) {
        for (rule, item, before, after) in changes(owner, before, after) {
            let mut seen = self.of_type(rule, Some(old), Some(new)).keys([key.clone()]);
            if let Key::Member(_, _, member) = &key {
                let place = |side: &Side, schema: SchemaId| member_place(side, schema, member);
                let (old, new) = (place(self.old, old.schema), place(self.new, new.schema));
                seen.old = old.or(seen.old);
                seen.new = new.or(seen.new);
            }
            self.found.push(seen.rust(item, before, after));
        }
    }

    /// A change of a type, at the place of its schema.
    pub(super) fn of_type(
        &self,
        rule: &'static Rule,
        old: Option<&TypePlan>,
        new: Option<&TypePlan>,
    ) -> RawFinding {
        let origin = |side: &Side, plan: Option<&TypePlan>| {
            plan.map(|it| side.api.schemas.get(it.schema).origin.clone())
        };
        let reach = match (old, new) {
            (_, Some(new)) => self.new.reaching(new.schema, None),
            (Some(old), None) => self.old.reaching(old.schema, None),
            (None, None) => BTreeSet::new(),
        };
        let name = old.or(new).map(path).unwrap_or_default();
        RawFinding::new(rule, name.clone(), name)
            .places(
                origin(self.old, old).as_ref(),
                origin(self.new, new).as_ref(),
            )
            .reached_by(reach)
    }
}

/// The place of the schema of a member.
fn member_place(side: &Side, object: SchemaId, member: &str) -> Option<crate::ir::Origin> {
    let crate::ir::Shape::Object(object) = &side.api.schemas.get(object).shape else {
        return None;
    };
    let found = object.members.iter().find(|it| it.name == member)?;
    Some(side.api.schemas.get(found.schema).origin.clone())
}

/// A change of an item: its rule, its path, and both forms.
type ItemChange = (&'static Rule, String, Option<String>, Option<String>);

/// The changes of a field or argument.
pub(super) fn changes(owner: &str, old: Option<&Item>, new: Option<&Item>) -> Vec<ItemChange> {
    let item = |it: &Item| format!("{owner}::{}", it.ident);
    let form = |it: &Item| Some(it.shown.clone());
    let mut found = Vec::new();
    match (old, new) {
        (None, Some(new)) => found.push((&FIELD_ADDED, item(new), None, form(new))),
        (Some(old), None) => found.push((&FIELD_REMOVED, item(old), form(old), None)),
        (Some(old), Some(new)) => {
            if old.ident != new.ident {
                let names = (Some(item(old)), Some(item(new)));
                found.push((&FIELD_RENAMED, item(old), names.0, names.1));
            }
            if old.same != new.same {
                found.push((&FIELD_TYPE, item(old), form(old), form(new)));
            }
            if let (Some(function), None) = (&old.default, &new.default) {
                let path = format!("{owner}::{function}");
                found.push((&FUNCTION_REMOVED, path, Some(function.clone()), None));
            }
        }
        (None, None) => {}
    }
    found
}

/// The fields of a struct by the names of their members; `*` is the field for all others.
fn items(object: &Struct, text: &dyn Fn(&RustType) -> String) -> BTreeMap<String, Item> {
    let mut found = BTreeMap::new();
    for field in &object.fields {
        let Some(entry) = object.entries.get(field.entry) else {
            continue;
        };
        let wrapped = |inner: String| match field.presence {
            Presence::Required => inner,
            Presence::Optional => format!("Option<{inner}>"),
            Presence::Nullable => format!("Presence<{inner}>"),
        };
        let item = Item {
            ident: field.ident.clone(),
            same: wrapped(text(&field.ty)),
            shown: wrapped(shown(&field.ty)),
            default: field.default.as_ref().map(|it| it.function.clone()),
        };
        found.insert(entry.name.clone(), item);
    }
    let rest = match &object.additional {
        AdditionalPlan::Ignored | AdditionalPlan::Refused(_) => None,
        AdditionalPlan::Unknown { ident } => Some((ident, RustType::Json)),
        AdditionalPlan::Kept { ident, ty, .. } => Some((ident, ty.clone())),
    };
    if let Some((ident, ty)) = rest {
        let item = Item {
            ident: ident.clone(),
            same: format!("Map<{}>", text(&ty)),
            shown: format!("Map<{}>", shown(&ty)),
            default: None,
        };
        found.insert("*".to_owned(), item);
    }
    found
}

/// The conversions from response forms, with the arguments that they need.
fn conversions(plan: &TypePlan) -> Vec<(bool, Vec<&str>)> {
    let all = plan.inputs.iter();
    all.map(|it| (it.union, it.given.iter().map(|it| it.0.as_str()).collect()))
        .collect()
}

pub(super) fn path(plan: &TypePlan) -> String {
    format!("types::{}", plan.name)
}

fn kind(plan: &TypePlan) -> &'static str {
    match plan.kind {
        TypeKind::Struct(_) => "struct",
        TypeKind::Union(_) | TypeKind::Choice(_) => "enum",
        TypeKind::Newtype(_) => "wrapper",
        TypeKind::Alias(_) => "alias",
    }
}
