//! How deep types hold each other, for which a compiler has a limit.

use std::collections::BTreeMap;

use super::boxes::groups;
use super::model::{AdditionalPlan, Kind, RustType, TypePlan};

/// How deep a compiler looks into types by itself.
const DEFAULT: usize = 128;

/// No crate asks for more, whatever its document says.
const MOST: usize = 1 << 16;

/// What the messages of operations add around the types, and the caller's own types around those.
const AROUND: usize = 40;

/// The `recursion_limit` that a crate with these types needs, where it is more than the default. To
/// see that a type is `Send`, a compiler follows everything that it holds to the end. Of types that
/// hold each other it may walk through all before it is back, so they count together.
pub(super) fn recursion_limit(types: &[TypePlan]) -> Option<usize> {
    let edges = edges(types);
    let graph = edges.iter().map(|held| {
        let targets = held.keys().map(|target| (0, *target));
        targets.collect()
    });
    let group = groups(&graph.collect());
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); types.len()];
    for (at, group) in group.iter().enumerate() {
        members.get_mut(*group)?.push(at);
    }
    // Groups are numbered from those that hold no other.
    let mut depths = Vec::with_capacity(members.len());
    for (number, members) in members.iter().enumerate() {
        let (mut within, mut below) = (0, 0);
        for held in members.iter().filter_map(|at| edges.get(*at)) {
            let mut furthest = 1;
            for (target, steps) in held {
                match group.get(*target) {
                    Some(other) if *other == number => furthest = furthest.max(*steps),
                    Some(other) => {
                        let depth = depths.get(*other).copied().unwrap_or_default();
                        below = below.max(steps + depth);
                    }
                    None => {}
                }
            }
            within += furthest;
        }
        depths.push(within + below);
    }
    let needed = depths.into_iter().max().unwrap_or_default() + AROUND;
    (needed > DEFAULT).then(|| needed.next_power_of_two().min(MOST))
}

/// For each type those that it holds, and how many steps a compiler takes to the furthest of them.
fn edges(types: &[TypePlan]) -> Vec<BTreeMap<usize, usize>> {
    let names = types.iter().enumerate();
    let index: BTreeMap<&str, usize> = names.map(|(at, it)| (it.ident.as_str(), at)).collect();
    let target = |name: &str| {
        let at = *index.get(name)?;
        match types.get(at).map(|it| &it.kind) {
            Some(Kind::Alias(alias)) => index.get(alias.of.as_str()).copied(),
            _ => Some(at),
        }
    };
    let all = types.iter().map(|it| {
        let mut found = BTreeMap::new();
        for ty in held(&it.kind) {
            // A member that may be missing is a step of its own.
            let (name, steps) = named(ty, 1);
            if let Some(target) = name.and_then(target) {
                let known = found.entry(target).or_default();
                *known = steps.max(*known);
            }
        }
        found
    });
    all.collect()
}

fn held(kind: &Kind) -> Vec<&RustType> {
    match kind {
        Kind::Struct(it) => {
            let others = match &it.additional {
                AdditionalPlan::Kept { ty, .. } => Some(ty),
                _ => None,
            };
            let fields = it.fields.iter().map(|field| &field.ty);
            fields.chain(others).collect()
        }
        Kind::Union(it) => it.variants.iter().map(|variant| &variant.ty).collect(),
        Kind::Newtype(it) => vec![&it.ty],
        Kind::Choice(_) | Kind::Alias(_) => Vec::new(),
    }
}

/// The type at the end, and the steps to it: as many as the types of the standard library and of
/// `indexmap` are made of.
fn named(ty: &RustType, steps: usize) -> (Option<&str>, usize) {
    match ty {
        RustType::Named(name) => (Some(name), steps + 1),
        RustType::Nullable(inner) | RustType::Sensitive(inner) => named(inner, steps + 1),
        RustType::Boxed(inner) => named(inner, steps + 3),
        RustType::List(inner) => named(inner, steps + 3),
        RustType::Map(inner) => named(inner, steps + 7),
        _ => (None, steps),
    }
}
