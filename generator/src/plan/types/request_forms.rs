//! Finds response forms that convert into request forms, so that a caller can change and send back
//! a response.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::directions::Direction;
use crate::table::Table;

use super::draft::{DraftKind, Drafts, StructDraft, UnionDraft};
use super::item::{AdditionalPlan, Carried, Field, InputPlan, Presence, UNKNOWN};
use super::rust_type::{RustType, TypeId, TypeName};
use super::sharing::Sharing;

/// The response form and the request form of a schema.
type Pair = (TypeId, TypeId);

/// The conversions of response forms into request forms, if all parts convert.
pub(super) fn find(drafts: &Drafts, sharing: &Sharing) -> Table<TypeId, Vec<InputPlan>> {
    let forms = Forms::new(drafts, sharing);
    let mut pairs: BTreeMap<Pair, InputPlan> = BTreeMap::new();
    let mut whole = forms.pairs.clone();
    // All pairs are assumed to convert until one fails, since forms may hold each other.
    loop {
        pairs.clear();
        for pair in &forms.pairs {
            pairs.extend(forms.input(*pair, &whole).map(|plan| (*pair, plan)));
        }
        let carried = pairs.iter().filter(|(_, plan)| plan.given.is_empty());
        let carried: BTreeSet<Pair> = carried.map(|(pair, _)| *pair).collect();
        if carried == whole {
            break;
        }
        whole = carried;
    }
    let mut inputs = drafts.map(|_, _| Vec::new());
    for ((_, request), plan) in pairs {
        inputs[request].push(plan);
    }
    inputs
}

struct Forms<'t> {
    drafts: &'t Drafts,
    sharing: &'t Sharing,
    pairs: BTreeSet<Pair>,
}

impl<'t> Forms<'t> {
    fn new(drafts: &'t Drafts, sharing: &'t Sharing) -> Self {
        let all = |form: Direction| {
            let of_form = drafts.iter().filter(move |(_, it)| it.key.1 == Some(form));
            of_form.map(|(id, draft)| (draft.key.0, sharing.declared(id)))
        };
        let responses: BTreeMap<_, _> = all(Direction::Response).collect();
        let pairs = all(Direction::Request).filter_map(|(schema, request)| {
            let response = *responses.get(&schema)?;
            (response != request).then_some((response, request))
        });
        Self {
            drafts,
            sharing,
            pairs: pairs.collect(),
        }
    }

    /// The conversion between two forms; `None` if a part does not convert.
    fn input(&self, (response, request): Pair, whole: &BTreeSet<Pair>) -> Option<InputPlan> {
        let (response, request) = (&self.drafts[response], &self.drafts[request]);
        let mut plan = InputPlan {
            response: response.name.clone(),
            union: false,
            parts: Vec::new(),
            given: Vec::new(),
        };
        match (&response.kind, &request.kind) {
            (DraftKind::Struct(from), DraftKind::Struct(to)) => {
                self.object((from, to), whole, &mut plan)?
            }
            (DraftKind::Union(from), DraftKind::Union(to)) => {
                plan.union = true;
                plan.parts = self.union((from, to), whole)?;
            }
            // A newtype can't be converted without a check of its rules.
            _ => return None,
        }
        Some(plan)
    }

    fn object(
        &self,
        (from, to): (&StructDraft, &StructDraft),
        whole: &BTreeSet<Pair>,
        plan: &mut InputPlan,
    ) -> Option<()> {
        for field in &to.fields {
            let carried = match same_member(from, to, field) {
                Some(other) if other.ident == field.ident && other.presence == field.presence => {
                    self.carried(&other.ty, &field.ty, whole)?
                }
                Some(_) => return None,
                None if field.presence == Presence::Required => {
                    plan.given.push((field.ident.clone(), field.ty.clone()));
                    Carried::Given
                }
                None => Carried::Absent,
            };
            plan.parts.push((field.ident.clone(), carried));
        }
        let others = match (&from.additional, &to.additional) {
            (
                AdditionalPlan::Kept { ident, ty, .. },
                AdditionalPlan::Kept {
                    ident: own, ty: to, ..
                },
            ) if ident == own => Some((own, self.carried(ty, to, whole)?)),
            (AdditionalPlan::Unknown { ident }, AdditionalPlan::Unknown { ident: own })
                if ident == own =>
            {
                Some((own, Carried::Same))
            }
            (_, AdditionalPlan::Kept { .. } | AdditionalPlan::Unknown { .. }) => return None,
            (_, AdditionalPlan::Ignored | AdditionalPlan::Refused(_)) => None,
        };
        let others = others.map(|(ident, carried)| match carried {
            Carried::Converted => (ident.clone(), Carried::Converted),
            _ => (ident.clone(), Carried::Same),
        });
        plan.parts.extend(others);
        Some(())
    }

    fn union(
        &self,
        (from, to): (&UnionDraft, &UnionDraft),
        whole: &BTreeSet<Pair>,
    ) -> Option<Vec<(String, Carried)>> {
        // A closed form can't take the unknown values of an open one.
        if from.variants.len() != to.variants.len() || (from.open && !to.open) {
            return None;
        }
        if from.several.is_some() && from.several != to.several {
            return None;
        }
        let several = from
            .several
            .clone()
            .map(|it| Some((it, Carried::Converted)));
        let unknown = from.open.then(|| Some((UNKNOWN.to_owned(), Carried::Same)));
        let variants = from.variants.iter().zip(&to.variants);
        let parts = variants.map(|(from, to)| {
            let carried = self.carried(&from.ty, &to.ty, whole)?;
            (from.ident == to.ident).then(|| (to.ident.clone(), carried))
        });
        parts.chain(several).chain(unknown).collect()
    }

    /// The conversion of a value between two types.
    fn carried(&self, from: &RustType, to: &RustType, whole: &BTreeSet<Pair>) -> Option<Carried> {
        if self.sharing.is_same(from, to) {
            return Some(Carried::Same);
        }
        self.converts(from, to, whole).then_some(Carried::Converted)
    }

    fn converts(&self, from: &RustType, to: &RustType, whole: &BTreeSet<Pair>) -> bool {
        match (from, to) {
            (RustType::Named(from), RustType::Named(to)) => {
                let declared = |it: &TypeName| self.sharing.declared(it.id());
                whole.contains(&(declared(from), declared(to)))
            }
            (RustType::List(from), RustType::List(to))
            | (RustType::Map(from), RustType::Map(to))
            | (RustType::Nullable(from), RustType::Nullable(to))
            | (RustType::Sensitive(from), RustType::Sensitive(to))
            | (RustType::Boxed(from), RustType::Boxed(to)) => self.converts(from, to, whole),
            _ => false,
        }
    }
}

/// The field of the same property in the other form.
fn same_member<'s>(from: &'s StructDraft, to: &StructDraft, field: &Field) -> Option<&'s Field> {
    let name = &to.entries.get(field.entry)?.name;
    let mut fields = from.fields.iter();
    fields.find(|it| {
        from.entries
            .get(it.entry)
            .is_some_and(|entry| entry.name == *name)
    })
}
