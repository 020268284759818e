//! Boxes the edges that close a cycle of types, and no others.

use std::collections::BTreeSet;

use crate::graph;

use super::draft::{Drafts, TypeDraft};
use super::rust_type::TypeId;

/// Boxes each use of a type that closes a cycle. The walk of a cycle starts at its first type by
/// name and visits fields by name. So neither the order of the document nor types outside the cycle
/// move a box.
pub(super) fn close_cycles(drafts: Drafts) -> Drafts {
    let uses = drafts.map(|_, draft| uses(draft));
    let edges = uses.map(|_, uses| uses.iter().map(|(_, target)| *target).collect());
    let mut order: Vec<TypeId> = drafts.ids().collect();
    order.sort_by(|left, right| {
        drafts[*left]
            .name
            .as_str()
            .cmp(drafts[*right].name.as_str())
    });
    let closing = graph::closing_edges(order, &edges).into_iter();
    let closing = closing.filter_map(|(id, edge)| Some((id, uses[id].get(edge)?.0)));
    let closing: BTreeSet<(TypeId, usize)> = closing.collect();
    drafts.into_map(|id, draft| {
        let mut member = 0;
        let kind = draft.kind.with_types(|ty| {
            let boxed = closing.contains(&(id, member));
            member += 1;
            if boxed { ty.boxed() } else { ty }
        });
        TypeDraft { kind, ..draft }
    })
}

/// The members that hold another type by value, by name: index and type.
fn uses(draft: &TypeDraft) -> Vec<(usize, TypeId)> {
    let members = draft.kind.members().into_iter().enumerate();
    let mut found: Vec<_> = members
        .filter_map(|(member, (label, ty))| Some((label, member, ty.held_directly()?.id())))
        .collect();
    found.sort_unstable();
    let found = found.into_iter();
    found.map(|(_, member, target)| (member, target)).collect()
}
