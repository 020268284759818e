//! Boxes on the edges that close a cycle of types, and nowhere else.

use std::collections::BTreeMap;

use super::model::{Kind, RustType, TypePlan};

/// Puts a `Box` around each use of a type that would otherwise hold itself.
pub(super) fn close_cycles(types: &mut [TypePlan]) {
    let index: BTreeMap<String, usize> = types
        .iter()
        .enumerate()
        .map(|(at, it)| (it.ident.clone(), at))
        .collect();
    let mut state = vec![State::New; types.len()];
    for start in 0..types.len() {
        visit(start, types, &index, &mut state);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// Walks depth first without recursion: a document may nest thousands of types.
fn visit(
    start: usize,
    types: &mut [TypePlan],
    index: &BTreeMap<String, usize>,
    state: &mut [State],
) {
    let mut path: Vec<(usize, usize)> = vec![(start, 0)];
    if state.get(start) != Some(&State::New) {
        return;
    }
    while let Some((at, edge)) = path.pop() {
        if let Some(slot) = state.get_mut(at) {
            *slot = State::Open;
        }
        let Some(use_site) = types
            .get_mut(at)
            .and_then(|it| held(&mut it.kind).into_iter().nth(edge))
        else {
            if let Some(slot) = state.get_mut(at) {
                *slot = State::Done;
            }
            continue;
        };
        path.push((at, edge + 1));
        let target = direct(use_site).and_then(|name| index.get(&name).copied());
        match target.and_then(|target| state.get(target).map(|state| (target, *state))) {
            Some((_, State::Open)) => box_it(use_site),
            Some((target, State::New)) => path.push((target, 0)),
            Some((_, State::Done)) | None => {}
        }
    }
}

/// The types that a type holds by value.
fn held(kind: &mut Kind) -> Vec<&mut RustType> {
    match kind {
        Kind::Struct(it) => it.fields.iter_mut().map(|field| &mut field.ty).collect(),
        Kind::Union(it) => it
            .variants
            .iter_mut()
            .map(|variant| &mut variant.ty)
            .collect(),
        Kind::Choice(_) | Kind::Newtype(_) => Vec::new(),
    }
}

/// The named type that stands here without a heap allocation in between.
fn direct(ty: &RustType) -> Option<String> {
    match ty {
        RustType::Named(name) => Some(name.clone()),
        RustType::Nullable(inner) | RustType::Sensitive(inner) => direct(inner),
        _ => None,
    }
}

fn box_it(ty: &mut RustType) {
    match ty {
        RustType::Named(_) => *ty = RustType::Boxed(Box::new(ty.clone())),
        RustType::Nullable(inner) | RustType::Sensitive(inner) => box_it(inner),
        _ => {}
    }
}
