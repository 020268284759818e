//! The nesting depth of types, to set `recursion_limit`.

use std::collections::BTreeMap;

use crate::graph::{ComponentId, Components};
use crate::table::Table;

use super::draft::Drafts;
use super::rust_type::{RustType, TypeId, TypeName};
use super::sharing::Sharing;

/// The default `recursion_limit` of the compiler.
const DEFAULT: usize = 128;

/// The largest `recursion_limit`, whatever the document contains.
const MOST: usize = 1 << 16;

/// Steps that the messages of operations and the caller's own types add.
const AROUND: usize = 40;

/// The types held by each type, each with the longest path to it in compiler steps.
type Steps = Table<TypeId, BTreeMap<TypeId, usize>>;

/// The `recursion_limit` of a crate with these types, if it exceeds the default. To prove that a
/// type is `Send`, the compiler follows everything it holds. It may visit all types of a cycle
/// before it returns, so the depths of a cycle add up.
pub(super) fn recursion_limit(drafts: &Drafts, sharing: &Sharing) -> Option<usize> {
    let steps = steps(drafts, sharing);
    let edges = steps.map(|_, held| held.keys().copied().collect());
    let components = Components::of(&edges);
    // A component follows the components it holds.
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
            // `Option` adds a step.
            if let (Some(name), steps) = named(ty, 1) {
                let known = found.entry(sharing.declared(name.id())).or_default();
                *known = steps.max(*known);
            }
        }
        found
    })
}

/// The innermost named type, and the steps to it through types of the standard library and
/// `indexmap`.
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
