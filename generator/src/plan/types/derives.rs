//! Adds configured derives, as far as the types inside a type support them.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics;
use crate::graph::Components;
use crate::plan::names::overrides::Overrides;
use crate::table::Table;

use super::draft::{DraftKind, Drafts, TypeDraft};
use super::item::{AdditionalPlan, Field, Presence};
use super::rust_type::{RustType, TypeId};

/// The derivable traits of the standard library that types do not have by default.
const KNOWN: [&str; 6] = ["Eq", "Hash", "PartialOrd", "Ord", "Copy", "Default"];

/// The derives of each type. A derive configured for a single type must work there, else it is an
/// error. A derive configured for all types is omitted where it can't work, with a warning.
pub(super) fn find(
    drafts: &Drafts,
    order: &[TypeId],
    overrides: &mut Overrides<'_>,
) -> Table<TypeId, Vec<String>> {
    let able = Able::new(drafts, order, overrides);
    let mut left_out: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut derives = drafts.map(|_, _| Vec::new());
    for id in order {
        let draft = &drafts[*id];
        let mut added: BTreeSet<&str> = own_derives(&draft.kind).into_iter().collect();
        for at in &draft.derives {
            let derive = overrides.derive(*at);
            let name = derive.derive.text.as_str();
            match able.refused.get(&(*id, name)) {
                Some(_) if derive.of.text == "*" => {
                    left_out
                        .entry(*at)
                        .or_default()
                        .push(draft.name.to_string());
                }
                Some(why) => {
                    let place = overrides.locator().place(&derive.derive);
                    let name = draft.name.as_str();
                    overrides.problem(diagnostics::select::cannot_derive(place, name, why));
                }
                None if added.insert(name) => derives[*id].push(name.to_owned()),
                None => {}
            }
        }
    }
    for (at, types) in left_out {
        let derive = &overrides.derive(at).derive;
        let place = overrides.locator().place(derive);
        overrides.problem(diagnostics::select::left_out(place, &types));
    }
    derives
}

/// The existing and requested derives of each type, and the impossible ones.
struct Able<'g> {
    has: BTreeSet<(TypeId, &'g str)>,
    refused: BTreeMap<(TypeId, &'g str), String>,
}

impl<'g> Able<'g> {
    fn new(drafts: &Drafts, order: &[TypeId], overrides: &Overrides<'g>) -> Self {
        let has = drafts.iter().flat_map(|(id, draft)| {
            let given = draft.derives.iter().map(|at| overrides.derive(*at));
            let given = given.map(|derive| derive.derive.text.as_str());
            let all = own_derives(&draft.kind).into_iter().chain(given);
            all.map(move |name| (id, name))
        });
        let mut able = Self {
            has: has.collect(),
            refused: BTreeMap::new(),
        };
        let edges = drafts.map(|_, draft| {
            let held = draft.kind.types().into_iter();
            held.filter_map(|ty| Some(ty.name()?.id())).collect()
        });
        let places = order.iter().enumerate();
        let places: BTreeMap<TypeId, usize> = places.map(|(at, id)| (*id, at)).collect();
        // A type follows the types it holds. The members of a cycle are checked until nothing
        // changes, since each refusal may cause others.
        for members in Components::of(&edges).members().rows() {
            let mut members = members.clone();
            members.sort_by_key(|id| places.get(id).copied());
            while members.iter().any(|id| able.refuse(*id, &drafts[*id])) {}
        }
        able
    }

    /// Removes the derives that a type can't have. Returns true if there were any.
    fn refuse(&mut self, id: TypeId, draft: &TypeDraft) -> bool {
        let before = self.refused.len();
        for name in KNOWN {
            if own_derives(&draft.kind).contains(&name) || !self.has.contains(&(id, name)) {
                continue;
            }
            if let Some(why) = self.why_not(id, draft, name) {
                self.has.remove(&(id, name));
                self.refused.insert((id, name), why);
            }
        }
        self.refused.len() > before
    }

    fn why_not(&self, id: TypeId, draft: &TypeDraft, name: &'static str) -> Option<String> {
        let needs = match name {
            "Eq" => Some("PartialEq"),
            "Ord" => Some("PartialOrd"),
            _ => None,
        };
        let has = |what: &str| what == "PartialEq" || self.has.contains(&(id, what));
        if let Some(needs) = needs.filter(|needs| !has(needs)) {
            return Some(format!("it has no `{needs}`"));
        }
        if name == "Ord" && !has("Eq") {
            return Some("it has no `Eq`".to_owned());
        }
        if name == "Default" && !matches!(draft.kind, DraftKind::Struct(_)) {
            return Some("no value of it stands out".to_owned());
        }
        let part = parts(&draft.kind)
            .into_iter()
            .find(|(_, ty, always)| (name != "Default" || *always) && !self.can(ty, name));
        if let Some((part, ty, _)) = part {
            return Some(format!("`{part}` is {}, which has no `{name}`", words(ty)));
        }
        match &draft.kind {
            DraftKind::Struct(object) => match &object.additional {
                AdditionalPlan::Kept { ident, .. } | AdditionalPlan::Unknown { ident }
                    if name != "Default" =>
                {
                    Some(format!("`{ident}` is a map, which has no `{name}`"))
                }
                _ => None,
            },
            DraftKind::Choice(choice) if !choice.is_copy() && name == "Copy" => {
                Some("it keeps text that the document does not list".to_owned())
            }
            DraftKind::Union(union) if union.open && !matches!(name, "Eq" | "Hash") => {
                Some("it keeps JSON that the document does not describe".to_owned())
            }
            DraftKind::Union(union) if union.several.is_some() && name == "Copy" => {
                Some("it keeps all alternatives that fit".to_owned())
            }
            DraftKind::Choice(_) | DraftKind::Union(_) | DraftKind::Newtype(_) => None,
        }
    }

    fn can(&self, ty: &RustType, name: &str) -> bool {
        match ty {
            RustType::Bool
            | RustType::I32
            | RustType::I64
            | RustType::U64
            | RustType::I128
            | RustType::MinorUnits => true,
            RustType::F64 => matches!(name, "PartialOrd" | "Copy" | "Default"),
            RustType::Text | RustType::Bytes => name != "Copy",
            RustType::Ipv4 | RustType::Ipv6 => name != "Default",
            RustType::DateTime => matches!(name, "Eq" | "Hash" | "Copy"),
            RustType::Exact | RustType::ExactInteger => matches!(name, "Eq" | "Hash"),
            RustType::Json => matches!(name, "Eq" | "Default"),
            RustType::Decimal | RustType::Uuid | RustType::Date => {
                matches!(name, "Eq" | "Hash")
            }
            // The compiler checks the user's own types.
            RustType::Foreign(_) => true,
            RustType::Named(of) => self.has.contains(&(of.id(), name)),
            RustType::List(item) => name == "Default" || name != "Copy" && self.can(item, name),
            RustType::Map(_) => name == "Default",
            RustType::Nullable(inner) => name == "Default" || self.can(inner, name),
            RustType::Sensitive(inner) => {
                matches!(name, "Eq" | "Hash" | "Default") && self.can(inner, name)
            }
            RustType::Boxed(inner) => name != "Copy" && self.can(inner, name),
        }
    }
}

/// The derives a type already has, among those that can be added.
fn own_derives(kind: &DraftKind) -> Vec<&'static str> {
    match kind {
        DraftKind::Struct(object) => match object.has_default() {
            true => vec!["Clone", "Debug", "PartialEq", "Default"],
            false => vec!["Clone", "Debug", "PartialEq"],
        },
        DraftKind::Choice(choice) if choice.is_copy() => {
            vec!["Clone", "Copy", "Debug", "PartialEq", "Eq", "Hash"]
        }
        DraftKind::Choice(_) => vec!["Clone", "Debug", "PartialEq", "Eq", "Hash"],
        DraftKind::Newtype(newtype) if newtype.ty == RustType::Text => {
            vec!["Clone", "Debug", "PartialEq", "Eq", "Hash"]
        }
        DraftKind::Newtype(_) | DraftKind::Union(_) => vec!["Clone", "Debug", "PartialEq"],
    }
}

/// The types inside a type; true if the value is always present.
fn parts(kind: &DraftKind) -> Vec<(&str, &RustType, bool)> {
    match kind {
        DraftKind::Struct(object) => {
            let fields = object.fields.iter();
            let part = |it: &'_ Field| it.presence == Presence::Required;
            fields
                .map(|it| (it.ident.as_str(), &it.ty, part(it)))
                .collect()
        }
        DraftKind::Union(union) => {
            let variants = union.variants.iter();
            variants
                .map(|it| (it.ident.as_str(), &it.ty, true))
                .collect()
        }
        DraftKind::Newtype(newtype) => vec![("0", &newtype.ty, true)],
        DraftKind::Choice(_) => Vec::new(),
    }
}

fn words(ty: &RustType) -> String {
    match ty {
        RustType::Named(name) => format!("of the type `{name}`"),
        RustType::Foreign(path) => format!("of the type `{path}`"),
        RustType::F64 => "an `f64`".to_owned(),
        RustType::Text => "a `String`".to_owned(),
        RustType::List(_) => "a list".to_owned(),
        RustType::Map(_) => "a map".to_owned(),
        RustType::Nullable(inner) | RustType::Sensitive(inner) | RustType::Boxed(inner) => {
            words(inner)
        }
        other => format!("of the type `{other:?}`"),
    }
}
