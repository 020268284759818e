//! The nesting depth of types, to set `recursion_limit`.

use std::collections::BTreeMap;

use crate::graph::{ComponentId, Components};
use crate::table::Table;

use super::draft::Drafts;
use super::rust_type::{RustType, TypeId, TypeName};
use super::sharing::Sharing;

/// How deep a compiler looks into types by itself.
const DEFAULT: usize = 128;

/// No crate asks for more, whatever its document says.
const MOST: usize = 1 << 16;

/// What the messages of operations add around the types, and the caller's own types around those.
const AROUND: usize = 40;

/// For each type those that it holds, and how many steps a compiler takes to the furthest of them.
type Steps = Table<TypeId, BTreeMap<TypeId, usize>>;

/// The `recursion_limit` that a crate with these types needs, where it is more than the default. To
/// see that a type is `Send`, a compiler follows everything that it holds to the end. Of types that
/// hold each other it may walk through all before it is back, so they count together.
pub(super) fn recursion_limit(drafts: &Drafts, sharing: &Sharing) -> Option<usize> {
    let steps = steps(drafts, sharing);
    let edges = steps.map(|_, held| held.keys().copied().collect());
    let components = Components::of(&edges);
    // A component comes behind those that it holds.
    let mut depths: Table<ComponentId, usize> = Table::new();
    for (id, members) in components.members().iter() {
        let (mut within, mut below) = (0, 0);
        for member in members {
            let mut furthest = 1;
            for (target, steps) in &steps[*member] {
                match components.component(*target) {
                    own if own == id => furthest = furthest.max(*steps),
                    other => below = below.max(steps + depths[other]),
                }
            }
            within += furthest;
        }
        depths.push(within + below);
    }
    let needed = depths.rows().max().copied().unwrap_or_default() + AROUND;
    (needed > DEFAULT).then(|| needed.next_power_of_two().min(MOST))
}

fn steps(drafts: &Drafts, sharing: &Sharing) -> Steps {
    drafts.map(|id, draft| {
        let mut found = BTreeMap::new();
        // An alias holds nothing by itself.
        let held = match sharing.alias(id) {
            Some(_) => Vec::new(),
            None => draft.kind.types(),
        };
        for ty in held {
            // A member that may be missing is a step of its own.
            if let (Some(name), steps) = named(ty, 1) {
                let known = found.entry(sharing.declared(name.id())).or_default();
                *known = steps.max(*known);
            }
        }
        found
    })
}

/// The type at the end, and the steps to it: as many as the types of the standard library and of
/// `indexmap` are made of.
fn named(ty: &RustType, steps: usize) -> (Option<&TypeName>, usize) {
    match ty {
        RustType::Named(name) => (Some(name), steps + 1),
        RustType::Nullable(inner) | RustType::Sensitive(inner) => named(inner, steps + 1),
        RustType::Boxed(inner) => named(inner, steps + 3),
        RustType::List(inner) => named(inner, steps + 3),
        RustType::Map(inner) => named(inner, steps + 7),
        _ => (None, steps),
    }
}
