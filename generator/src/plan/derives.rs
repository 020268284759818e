//! Derives that the configuration adds, held to what the types in a type can do.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics;

use super::given::Book;
use super::model::{AdditionalPlan, Kind, Presence, RustType, TypePlan};

/// The traits of the standard library that can be derived and that types do not have by themselves.
const KNOWN: [&str; 6] = ["Eq", "Hash", "PartialOrd", "Ord", "Copy", "Default"];

/// Adds the derives to the types. One that is given for a single type and can't work there is an
/// error; one that is given for all is left out where it can't work, with a warning that says so.
pub(super) fn add(types: &mut [TypePlan], wanted: &BTreeMap<String, Vec<usize>>, book: &Book<'_>) {
    let mut able = Able::new(types, wanted, book);
    able.settle(types);
    let mut left_out: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for plan in types.iter_mut() {
        let own = own(&plan.kind);
        let mut added = BTreeSet::new();
        for at in wanted.get(&plan.ident).into_iter().flatten() {
            let Some(derive) = book.derive(*at) else {
                continue;
            };
            let name = derive.derive.text.as_str();
            let refused = able.refused.get(&(plan.ident.clone(), name.to_owned()));
            if let Some(why) = refused {
                if derive.of.text == "*" {
                    left_out.entry(*at).or_default().push(plan.ident.clone());
                } else {
                    let problem = diagnostics::select::cannot_derive(
                        book.locator().place(&derive.derive),
                        &plan.ident,
                        why,
                    );
                    book.problem(problem);
                }
            } else if !own.contains(&name) && added.insert(name) {
                plan.derives.push(name.to_owned());
            }
        }
    }
    for (at, types) in left_out {
        if let Some(derive) = book.derive(at) {
            book.problem(diagnostics::select::left_out(
                book.locator().place(&derive.derive),
                &types,
            ));
        }
    }
}

/// Which derives each type has or is to have, and which it can't.
struct Able {
    has: BTreeSet<(String, String)>,
    refused: BTreeMap<(String, String), String>,
}

impl Able {
    fn new(types: &[TypePlan], wanted: &BTreeMap<String, Vec<usize>>, book: &Book<'_>) -> Self {
        let mut has = BTreeSet::new();
        for plan in types {
            let given = wanted.get(&plan.ident).into_iter().flatten();
            let given = given.filter_map(|at| book.derive(*at));
            let given = given.map(|derive| derive.derive.text.as_str());
            for name in own(&plan.kind).into_iter().chain(given) {
                has.insert((plan.ident.clone(), name.to_owned()));
            }
        }
        Self {
            has,
            refused: BTreeMap::new(),
        }
    }

    /// Takes away what can't be, until nothing more has to go: one that goes takes others with it.
    fn settle(&mut self, types: &[TypePlan]) {
        loop {
            let before = self.refused.len();
            for plan in types {
                for name in KNOWN {
                    let key = (plan.ident.clone(), name.to_owned());
                    if own(&plan.kind).contains(&name) || !self.has.contains(&key) {
                        continue;
                    }
                    if let Some(why) = self.why_not(plan, name) {
                        self.has.remove(&key);
                        self.refused.insert(key, why);
                    }
                }
            }
            if self.refused.len() == before {
                return;
            }
        }
    }

    fn why_not(&self, plan: &TypePlan, name: &str) -> Option<String> {
        let needs = match name {
            "Eq" => Some("PartialEq"),
            "Ord" => Some("PartialOrd"),
            _ => None,
        };
        let has = |what: &str| {
            what == "PartialEq" || self.has.contains(&(plan.ident.clone(), what.to_owned()))
        };
        if let Some(needs) = needs.filter(|needs| !has(needs)) {
            return Some(format!("it has no `{needs}`"));
        }
        if name == "Ord" && !has("Eq") {
            return Some("it has no `Eq`".to_owned());
        }
        if name == "Default" && !matches!(plan.kind, Kind::Struct(_)) {
            return Some("no value of it stands out".to_owned());
        }
        let part = parts(&plan.kind)
            .into_iter()
            .find(|(_, ty, always)| (name != "Default" || *always) && !self.can(ty, name));
        if let Some((part, ty, _)) = part {
            return Some(format!("`{part}` is {}, which has no `{name}`", words(ty)));
        }
        match &plan.kind {
            Kind::Struct(object) => match &object.additional {
                AdditionalPlan::Kept { ident, .. } | AdditionalPlan::Unknown { ident }
                    if name != "Default" =>
                {
                    Some(format!("`{ident}` is a map, which has no `{name}`"))
                }
                _ => None,
            },
            Kind::Choice(choice) if !choice.is_copy() && name == "Copy" => {
                Some("it keeps text that the document does not list".to_owned())
            }
            Kind::Union(union) if union.open && !matches!(name, "Eq" | "Hash") => {
                Some("it keeps JSON that the document does not describe".to_owned())
            }
            Kind::Choice(_) | Kind::Union(_) | Kind::Newtype(_) | Kind::Alias(_) => None,
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
            // What a type of one's own can do, the compiler tells.
            RustType::Foreign(_) => true,
            RustType::Named(of) => self.has.contains(&(of.clone(), name.to_owned())),
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

/// What a type derives by itself, among what can be added.
fn own(kind: &Kind) -> Vec<&'static str> {
    match kind {
        Kind::Struct(object) => {
            let optional = |it: &super::Field| it.presence != Presence::Required;
            match object.fields.iter().all(optional) {
                true => vec!["Clone", "Debug", "PartialEq", "Default"],
                false => vec!["Clone", "Debug", "PartialEq"],
            }
        }
        Kind::Choice(choice) if choice.is_copy() => {
            vec!["Clone", "Copy", "Debug", "PartialEq", "Eq", "Hash"]
        }
        Kind::Choice(_) => vec!["Clone", "Debug", "PartialEq", "Eq", "Hash"],
        Kind::Newtype(newtype) if newtype.ty == RustType::Text => {
            vec!["Clone", "Debug", "PartialEq", "Eq", "Hash"]
        }
        Kind::Newtype(_) | Kind::Union(_) | Kind::Alias(_) => vec!["Clone", "Debug", "PartialEq"],
    }
}

/// What stands in a type, and whether it is always there.
fn parts(kind: &Kind) -> Vec<(&str, &RustType, bool)> {
    match kind {
        Kind::Struct(object) => {
            let fields = object.fields.iter();
            let part = |it: &'_ super::Field| it.presence == Presence::Required;
            fields
                .map(|it| (it.ident.as_str(), &it.ty, part(it)))
                .collect()
        }
        Kind::Union(union) => {
            let variants = union.variants.iter();
            variants
                .map(|it| (it.ident.as_str(), &it.ty, true))
                .collect()
        }
        Kind::Newtype(newtype) => vec![("0", &newtype.ty, true)],
        Kind::Choice(_) | Kind::Alias(_) => Vec::new(),
    }
}

fn words(ty: &RustType) -> String {
    match ty {
        RustType::Named(name) | RustType::Foreign(name) => format!("of the type `{name}`"),
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
