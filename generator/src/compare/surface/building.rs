//! Constructors, setters and defaults of structs and requests.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::finding::{Key, RawFinding};
use crate::compare::operation::Planned;
use crate::compare::rules::{
    CONSTRUCTOR_ADDED, CONSTRUCTOR_CHANGED, DEFAULT_LOST, FUNCTION_ADDED, FUNCTION_CHANGED,
    FUNCTION_REMOVED, Rule,
};
use crate::compare::side::key;
use crate::plan::{Constructor, Field, OperationPlan, Presence, Struct, TypePlan};

use super::Surface;
use super::messages::{self, Text};
use super::types::path;

impl Surface<'_> {
    /// Compares the ways to build a struct.
    pub(super) fn building(
        &mut self,
        named: &TypePlan,
        (old, new): (&TypePlan, &TypePlan),
        (before, after): (&Struct, &Struct),
    ) {
        let places = (Some(old), Some(new));
        if before.has_default && !after.has_default {
            let seen = self.of_type(&DEFAULT_LOST, places.0, places.1);
            self.found
                .push(seen.rust(format!("{}::default", path(named)), None, None));
        }
        let names = &self.names;
        let (first_text, second_text): (Text<'_>, Text<'_>) =
            (&|ty| names.before(ty), &|ty| names.after(ty));
        let first = of_struct(before, first_text);
        let second = of_struct(after, second_text);
        if let Some(rule) = change(first.as_ref(), second.as_ref()) {
            let (before, after) = (members(before, first_text), members(after, second_text));
            let causes = before.symmetric_difference(&after);
            let causes = causes.map(|it| Key::Member(old.schema, new.schema, it.0.clone()));
            let causes: Vec<Key> = causes.collect();
            let seen = self.of_type(rule, places.0, places.1).keys(causes);
            self.found
                .push(seen.rust(format!("{}::new", path(named)), first, second));
        }
        // A setter that goes with its field is part of the change of the field.
        let rule = match (before.sent, after.sent) {
            (true, false) => &FUNCTION_REMOVED,
            (false, true) => &FUNCTION_ADDED,
            _ => return,
        };
        let (before, after) = (setters(before), setters(after));
        for setter in before.intersection(&after) {
            let seen = self.of_type(rule, places.0, places.1);
            let item = format!("{}::{setter}", path(named));
            self.found.push(seen.rust(item, None, None));
        }
    }

    /// Compares the ways to build a request.
    pub(super) fn request_building(&mut self, (old, new): (Planned<'_>, Planned<'_>)) {
        let names = &self.names;
        let before = required(old, &|ty| names.before(ty));
        let after = required(new, &|ty| names.after(ty));
        let first = of_request(old.1, &before);
        let second = of_request(new.1, &after);
        let default = old.1.request.has_default() && !new.1.request.has_default();
        let lost = default.then_some((&DEFAULT_LOST, "default"));
        let changed = change(first.as_ref(), second.as_ref()).map(|rule| (rule, "new"));
        let parts = |all: &[RequiredPart]| -> BTreeSet<(String, String)> {
            all.iter()
                .map(|it| (it.part.clone(), it.ty.clone()))
                .collect()
        };
        let (before, after) = (parts(&before), parts(&after));
        let causes: BTreeSet<String> = before
            .symmetric_difference(&after)
            .map(|it| it.0.clone())
            .collect();
        for (rule, function) in lost.into_iter().chain(changed) {
            let causes = causes.iter().map(|it| Key::Part(key(old.0), it.clone()));
            let seen = self.of(rule, Some(old), Some(new), function).keys(causes);
            let item = format!("operations::{}::{function}", old.1.names.request);
            let forms = match function {
                "new" => (first.clone(), second.clone()),
                _ => (None, None),
            };
            self.found.push(seen.rust(item, forms.0, forms.1));
        }
    }

    /// Compares the setters of credentials, which a builder of a client has.
    pub(super) fn credentials(&mut self, before: &Setters, after: &Setters) {
        for (part, form) in before {
            let other = after.get(part);
            let rule = match other {
                None => &FUNCTION_REMOVED,
                Some(other) if other != form => &FUNCTION_CHANGED,
                Some(_) => continue,
            };
            let seen = credential(rule, part);
            let item = format!("SetCredentials::{}", form.0);
            let other = other.map(shown);
            self.found.push(seen.rust(item, Some(shown(form)), other));
        }
        for (part, form) in after {
            if !before.contains_key(part) {
                let seen = credential(&FUNCTION_ADDED, part);
                let item = format!("SetCredentials::{}", form.0);
                self.found.push(seen.rust(item, None, Some(shown(form))));
            }
        }
    }
}

/// The setters of credentials, their names and arguments, by the part of the document.
pub(super) type Setters = BTreeMap<String, (String, &'static str)>;

fn credential(rule: &'static Rule, part: &str) -> RawFinding {
    let key = Key::Part(String::new(), part.to_owned());
    RawFinding::new(rule, format!("{part} setter"), "").keys([key])
}

fn shown((name, arguments): &(String, &str)) -> String {
    format!("{name}({arguments})")
}

fn change(old: Option<&String>, new: Option<&String>) -> Option<&'static Rule> {
    match (old, new) {
        (old, new) if old == new => None,
        (None, _) => Some(&CONSTRUCTOR_ADDED),
        (Some(_), _) => Some(&CONSTRUCTOR_CHANGED),
    }
}

/// A required part of a request: its name in the document, its field and its type.
struct RequiredPart {
    part: String,
    ident: String,
    ty: String,
}

fn required(planned: Planned<'_>, text: Text<'_>) -> Vec<RequiredPart> {
    let items = messages::request(planned, text, text);
    let request = &planned.1.request;
    let fields = request.fields().filter(|it| it.required);
    let body = request.body.as_ref().filter(|it| it.required);
    let idents = fields
        .map(|it| it.ident.as_str())
        .chain(body.map(|_| "body"));
    let found = idents.filter_map(|ident| {
        let (part, item) = items.iter().find(|it| it.1.ident == ident)?;
        Some(RequiredPart {
            part: part.clone(),
            ident: ident.to_owned(),
            ty: item.same.clone(),
        })
    });
    found.collect()
}

fn of_request(plan: &OperationPlan, required: &[RequiredPart]) -> Option<String> {
    let fields = required.iter().map(|it| (it.ident.as_str(), it.ty.clone()));
    let constructor = plan.request.constructor(&plan.names.required)?;
    Some(arguments(&constructor, fields.collect()))
}

/// The names of the required members, with their types.
fn members(object: &Struct, text: Text<'_>) -> BTreeSet<(String, String)> {
    let fields = object.fields.iter();
    let required = fields.filter(|it| it.presence == Presence::Required);
    let named = required.filter_map(|it| {
        let entry = object.entries.get(it.entry)?;
        Some((entry.name.clone(), text(&it.ty)))
    });
    named.collect()
}

fn of_struct(object: &Struct, text: Text<'_>) -> Option<String> {
    let required = object
        .fields
        .iter()
        .filter(|it| it.presence == Presence::Required);
    let fields = required.map(|it| (it.ident.as_str(), text(&it.ty)));
    Some(arguments(object.constructor.as_ref()?, fields.collect()))
}

/// The arguments of a constructor. Those with names have no order.
fn arguments(constructor: &Constructor, fields: Vec<(&str, String)>) -> String {
    match constructor {
        Constructor::Positional => {
            let types: Vec<String> = fields.into_iter().map(|it| it.1).collect();
            format!("({})", types.join(", "))
        }
        Constructor::Named(_) => {
            let named = fields.iter().map(|(ident, ty)| format!("{ident}: {ty}"));
            let mut named: Vec<String> = named.collect();
            named.sort_unstable();
            format!("({{ {} }})", named.join(", "))
        }
    }
}

fn setters(object: &Struct) -> BTreeSet<String> {
    let fields = object.fields.iter();
    let optional = fields.filter(|it| it.presence != Presence::Required);
    optional.map(Field::setter).collect()
}
