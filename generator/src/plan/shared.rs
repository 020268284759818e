//! Inline schemas that say the same share one type, and each place keeps its name as an alias.
//!
//! Documents without a component for what they repeat spell it out wherever it is used, and a type
//! for each place would make most of a large crate copies. Components stay apart: their author gave
//! them names. What a document says of the place stays with the name of the place.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::constants;
use super::model::{Alias, Kind, RustType, Struct, TypePlan};
use crate::naming::constant_name;

/// Which names stand for one type.
#[derive(Default)]
pub(super) struct Shared {
    classes: BTreeMap<String, usize>,
}

impl Shared {
    /// Turns each type that says what another one says into an alias of it. Every type comes with
    /// how deep inside a component or operation its schema stands; `None` is a type that stays.
    pub(super) fn find(types: &mut [TypePlan], depths: &[Option<usize>]) -> Self {
        let mut shared = Self::default();
        // What stands inside comes first, so that what holds it can be compared by it.
        let mut order: Vec<(usize, usize)> = depths
            .iter()
            .enumerate()
            .filter_map(|(at, depth)| Some((at, (*depth)?)))
            .collect();
        order.sort_by_key(|(at, depth)| (Reverse(*depth), *at));
        let mut known: HashMap<TypePlan, usize> = HashMap::new();
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (at, _) in order {
            let Some(plan) = types.get(at).filter(|it| can_be_shared(&it.kind)) else {
                continue;
            };
            let next = groups.len();
            let class = *known.entry(shared.anonymous(plan)).or_insert(next);
            shared.classes.insert(plan.ident.clone(), class);
            match groups.get_mut(class) {
                Some(group) => group.push(at),
                None => groups.push(vec![at]),
            }
        }
        for group in groups.iter().filter(|group| group.len() > 1) {
            declare_once(types, group);
        }
        shared
    }

    /// Whether two types are one, under whichever names.
    pub(super) fn is_same(&self, left: &RustType, right: &RustType) -> bool {
        self.resolved(left) == self.resolved(right)
    }

    /// A type without the names that come from its place.
    fn anonymous(&self, plan: &TypePlan) -> TypePlan {
        let mut plan = plan.clone();
        let prefix = format!("{}_", constant_name(&plan.ident));
        for constant in constants::of(&mut plan) {
            if let Some(rest) = constant.strip_prefix(&prefix) {
                *constant = rest.to_owned();
            }
        }
        for ty in plan.kind.types_mut() {
            *ty = self.resolved(ty);
        }
        if let Kind::Struct(object) = &mut plan.kind {
            sort_members(object);
        }
        plan.ident.clear();
        plan.file.clear();
        plan.words.lines.clear();
        plan.words.note = None;
        plan
    }

    fn resolved(&self, ty: &RustType) -> RustType {
        // No identifier begins so.
        ty.renamed(&|name| self.classes.get(name).map(|class| format!("#{class}")))
    }
}

/// The order of members says nothing (RFC 8259, section 1).
fn sort_members(object: &mut Struct) {
    let mut order: Vec<usize> = (0..object.entries.len()).collect();
    let name = |at: &usize| object.entries.get(*at).map(|it| it.name.as_str());
    order.sort_by(|left, right| name(left).cmp(&name(right)));
    for field in &mut object.fields {
        field.entry = order
            .iter()
            .position(|at| *at == field.entry)
            .unwrap_or_default();
    }
    object.fields.sort_by_key(|field| field.entry);
    object
        .entries
        .sort_by(|left, right| left.name.cmp(&right.name));
}

/// An alias of a tuple struct does not construct it, so those stay what they are.
fn can_be_shared(kind: &Kind) -> bool {
    match kind {
        Kind::Struct(_) | Kind::Union(_) | Kind::Choice(_) => true,
        Kind::Newtype(_) | Kind::Alias(_) => false,
    }
}

/// Keeps the type with the shortest name, which stays the same when a place is added elsewhere.
fn declare_once(types: &mut [TypePlan], group: &[usize]) {
    let name = |at: &usize| types.get(*at).map_or("", |it| it.ident.as_str());
    let first = group.iter().min_by_key(|at| (name(at).len(), name(at)));
    let Some(first) = first.copied() else {
        return;
    };
    let of = name(&first).to_owned();
    let said = types.get(first).map(|it| it.words.lines.clone());
    for at in group.iter().filter(|at| **at != first) {
        if let Some(plan) = types.get_mut(*at) {
            // What the type itself says need not be said again.
            plan.words.lines.retain({
                let repeated = said.as_ref() == Some(&plan.words.lines);
                move |_| !repeated
            });
            plan.kind = Kind::Alias(Alias {
                of: of.clone(),
                required: None,
            });
            plan.rules = None;
            plan.statics.clear();
            plan.derives.clear();
        }
    }
}
