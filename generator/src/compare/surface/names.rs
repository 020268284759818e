//! Types that take each other's places, and the text of types for comparison and for people.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::side::{Pairs, Side};
use crate::plan::{RustType, TypeKind, TypePlan};

/// The names of types in both revisions.
pub(super) struct Names<'a> {
    /// For each old type the new one.
    to: BTreeMap<&'a str, &'a str>,
    old: BTreeMap<&'a str, &'a TypePlan>,
    new: BTreeMap<&'a str, &'a TypePlan>,
}

impl<'a> Names<'a> {
    /// Pairs types by name, and those that are left by the schemas that take each other's places.
    pub(super) fn new(old: &'a Side, new: &'a Side, pairs: &Pairs) -> Self {
        let index = |side: &'a Side| -> BTreeMap<&'a str, &'a TypePlan> {
            let all = side.plan.types.iter();
            all.map(|it| (it.name.as_str(), it)).collect()
        };
        let (before, after) = (index(old), index(new));
        let mut to = BTreeMap::new();
        for name in before.keys().filter(|it| after.contains_key(*it)) {
            to.insert(*name, *name);
        }
        for plan in &old.plan.types {
            let name = plan.name.as_str();
            if to.contains_key(name) {
                continue;
            }
            let partners = pairs.get(&plan.schema).into_iter().flatten();
            let partners = partners.flat_map(|id| new.types(*id));
            let mut partners: Vec<_> = partners.collect();
            partners
                .sort_by_key(|it| (it.form != plan.form, before.contains_key(it.name.as_str())));
            if let Some(partner) = partners.first() {
                to.insert(name, partner.name.as_str());
            }
        }
        Self {
            to,
            old: before,
            new: after,
        }
    }

    /// Old types with the new ones that take their places.
    pub(super) fn pairs(&self) -> Vec<(&'a TypePlan, &'a TypePlan)> {
        let all = self.to.iter();
        all.filter_map(|(from, to)| self.old.get(from).copied().zip(self.new.get(to).copied()))
            .collect()
    }

    /// Old types without a successor.
    pub(super) fn gone(&self) -> Vec<&'a TypePlan> {
        let gone = self.old.iter().filter(|it| !self.to.contains_key(it.0));
        gone.map(|(_, plan)| *plan).collect()
    }

    /// New types without a predecessor.
    pub(super) fn came(&self) -> Vec<&'a TypePlan> {
        let known: BTreeSet<_> = self.to.values().collect();
        let came = self.new.iter().filter(|it| !known.contains(it.0));
        came.map(|(_, plan)| *plan).collect()
    }

    /// True if a new type takes the place of another old type than this one.
    pub(super) fn has_other(&self, old: &str, new: &str) -> bool {
        self.to.iter().any(|(from, to)| *from != old && *to == new)
    }

    /// The type behind an alias.
    pub(super) fn declared(&self, plan: &'a TypePlan, is_old: bool) -> &'a TypePlan {
        let all = if is_old { &self.old } else { &self.new };
        match &plan.kind {
            TypeKind::Alias(alias) => all.get(alias.of.as_str()).copied().unwrap_or(plan),
            TypeKind::Struct(_)
            | TypeKind::Union(_)
            | TypeKind::Choice(_)
            | TypeKind::Newtype(_) => plan,
        }
    }

    /// The text of an old type, with the new names of the types in it.
    pub(super) fn before(&self, ty: &RustType) -> String {
        ty.text("", &|name| {
            let declared = self
                .old
                .get(name.as_str())
                .map(|it| self.declared(it, true));
            let declared = declared.map_or(name.as_str(), |it| it.name.as_str());
            let to = self.to.get(declared).copied();
            // The successor can be an alias as well.
            let new = to.and_then(|it| self.new.get(it));
            match new.map(|it| self.declared(it, false)) {
                Some(new) => new.name.as_str().to_owned(),
                None => format!("(removed {declared})"),
            }
        })
    }

    /// The text of a new type, with aliases replaced by their types.
    pub(super) fn after(&self, ty: &RustType) -> String {
        ty.text("", &|name| {
            let declared = self
                .new
                .get(name.as_str())
                .map(|it| self.declared(it, false));
            declared
                .map_or(name.as_str(), |it| it.name.as_str())
                .to_owned()
        })
    }
}

/// The text of a type for people.
pub(super) fn shown(ty: &RustType) -> String {
    ty.text("", &|name| name.as_str().to_owned())
}
