//! Functions that make a struct of what is required.

use std::collections::BTreeMap;

use super::model::{Constructor, Kind, Presence, RequiredAlias, Struct, TypePlan};
use super::shared::Shared;
use crate::naming::Scope;

/// From how many members that may be absent a struct has a constructor.
const MANY_ABSENT: usize = 3;

/// How many arguments a reader tells apart by their places.
const MANY_ARGUMENTS: usize = 4;

/// Gives each struct that needs one a constructor, and each alias the names that go with it.
pub(super) fn add(types: &mut [TypePlan], shared: &Shared, scope: &mut Scope) {
    let mut named: BTreeMap<String, String> = BTreeMap::new();
    for plan in types.iter_mut() {
        let Kind::Struct(object) = &mut plan.kind else {
            continue;
        };
        object.constructor = constructor(object, shared).map(|by_name| {
            if !by_name {
                return Constructor::Positional;
            }
            let name = scope.unique(&format!("{}Required", plan.ident));
            named.insert(plan.ident.clone(), name.clone());
            Constructor::Named(name)
        });
    }
    for plan in types {
        if let Kind::Alias(alias) = &mut plan.kind
            && let Some(of) = named.get(&alias.of)
        {
            alias.required = Some(RequiredAlias {
                own: scope.unique(&format!("{}Required", plan.ident)),
                of: of.clone(),
            });
        }
    }
}

/// Whether a struct has a constructor, and whether that takes its arguments by name. A struct
/// literal spells out what is absent, which is a burden from a few members on. As functions cost
/// the crate's users some compile time, not every struct has one.
fn constructor(object: &Struct, shared: &Shared) -> Option<bool> {
    let required = object
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Required);
    let required: Vec<_> = required.map(|field| &field.ty).collect();
    let kept = usize::from(object.additional.field().is_some());
    let absent = object.fields.len() - required.len() + kept;
    if required.is_empty() || absent < MANY_ABSENT {
        return None;
    }
    let mut pairs = required.iter().enumerate().flat_map(|(index, left)| {
        let others = required.iter().skip(index + 1);
        others.map(move |right| (*left, *right))
    });
    let alike = pairs.any(|(left, right)| shared.is_same(left, right));
    Some(required.len() > MANY_ARGUMENTS || alike)
}
