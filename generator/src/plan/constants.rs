//! The constants of types, apart from each other and from the types themselves.
//!
//! They are called after a type and a member of it, so that two types of a file may call one alike:
//! that of `Part` for `of_name` and that of `PartOf` for `name`. A type such as `S3` is called as its
//! own constant would be.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{AdditionalPlan, Kind, TypePlan};
use super::rules::{Call, Rules, Static};
use crate::naming::Scope;

/// Renames what clashes, each file by itself.
pub(super) fn set_apart(types: &mut [TypePlan]) {
    let idents: BTreeSet<String> = types.iter().map(|it| it.ident.clone()).collect();
    let mut files: BTreeMap<String, Scope> = BTreeMap::new();
    for plan in types {
        let scope = files.entry(plan.file.clone()).or_default();
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        for constant in of(plan) {
            let own = known.entry(constant.clone()).or_insert_with(|| {
                let rules = idents.contains(constant).then_some("_RULES");
                scope.unique(&format!("{constant}{}", rules.unwrap_or_default()))
            });
            constant.clone_from(own);
        }
    }
}

/// The names of constants that a type declares or refers to.
pub(super) fn of(plan: &mut TypePlan) -> Vec<&mut String> {
    let mut names = Vec::new();
    match &mut plan.kind {
        Kind::Struct(object) => {
            for entry in &mut object.entries {
                in_rules(&mut entry.rules, &mut names);
            }
            if let AdditionalPlan::Kept { rules, .. } = &mut object.additional {
                names.extend(rules);
            }
        }
        Kind::Union(union) => {
            names.extend(union.variants.iter_mut().flat_map(|it| &mut it.rules));
        }
        Kind::Newtype(newtype) => {
            names.push(&mut newtype.constant);
            in_rules(&mut newtype.rules, &mut names);
        }
        Kind::Choice(_) | Kind::Alias(_) => {}
    }
    for constant in &mut plan.statics {
        match constant {
            Static::Rules(name, rules) => {
                names.push(name);
                in_rules(rules, &mut names);
            }
            Static::Pattern(name, _) => names.push(name),
        }
    }
    names
}

fn in_rules<'r>(rules: &'r mut Rules, names: &mut Vec<&'r mut String>) {
    for call in &mut rules.calls {
        match call {
            Call::Pattern(name) => names.push(name),
            Call::Items(inner) => in_rules(inner, names),
            // What needs the whole value has a constant of its own in another module.
            Call::Keywords(_)
            | Call::Constraint(_)
            | Call::Format(_)
            | Call::AsString
            | Call::Sensitive
            | Call::Nullable
            | Call::ListsConstants => {}
        }
    }
}
