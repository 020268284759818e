//! The types with a name, and the Rust type of every use of a schema.

mod boxes;
mod choices;
mod constants;
mod constructors;
pub(super) mod defaults;
pub(super) mod depth;
mod derives;
pub(super) mod facts;
mod inputs;
pub(super) mod keywords;
mod named;
mod objects;
pub(super) mod planner;
pub(super) mod reach;
pub(super) mod rule_book;
mod scalars;
mod shared;
mod unions;

pub(super) use planner::{Homes, Planner};

use crate::ir::{Api, Name, SchemaId};
use crate::plan::model::{Kind, TypePlan};
use planner::Key;
use reach::Direction;
use shared::Shared;

/// Plans what is still pending and returns all types in the order of the document.
pub(super) fn finish(mut planner: Planner<'_>) -> (Vec<TypePlan>, Homes) {
    while let Some(key) = planner.pending.pop() {
        if !planner.types.contains_key(&key) {
            let plan = planner.type_plan(key);
            planner.types.insert(key, plan);
        }
    }
    let mut types: Vec<_> = planner.types.into_iter().collect();
    types.sort_by_cached_key(|((id, form), _)| place_in_file(planner.api, *id, *form));
    let (keys, mut types): (Vec<Key>, Vec<TypePlan>) = types.into_iter().unzip();
    boxes::close_cycles(&mut types);
    derives::add(&mut types, &planner.wanted_derives, planner.given);
    let schemas = keys.iter().map(|(id, _)| planner.api.schemas.get(*id));
    let depths: Vec<_> = schemas.clone().map(|it| depth(&it.name)).collect();
    let shared = Shared::find(&mut types, &depths);
    constants::set_apart(&mut types);
    for (plan, schema) in types.iter_mut().zip(schemas) {
        let words = std::mem::take(&mut plan.words);
        plan.words = match plan.kind {
            Kind::Alias(_) => words,
            _ => facts::of_type(words.or(|| fallback(&schema.name)), schema),
        };
    }
    constructors::add(&mut types, &shared, &mut planner.scope);
    unions::tell_apart(&mut types, &shared);
    inputs::add(&keys, &mut types);
    let mut homes = Homes::new();
    for ((id, _), plan) in keys.iter().zip(&types) {
        homes.entry(*id).or_default().push(plan.file.clone());
    }
    (types, homes)
}

/// Where a type stands among those of its file: a component, then what stands inside it in the order
/// of the document, then the rest as it was found. Who refers to a part first plays no role.
fn place_in_file(
    api: &Api,
    id: SchemaId,
    form: Option<Direction>,
) -> (String, u8, u32, SchemaId, Option<Direction>) {
    let schema = api.schemas.get(id);
    let owner = schema.name.words().into_iter().next().unwrap_or_default();
    let mut home = "/components/schemas".to_owned();
    crate::source::pointer::push(&mut home, &owner);
    let inside = schema.origin.pointer.strip_prefix(&home);
    let (rank, at) = match &schema.name {
        Name::Component(_) => (0, 0),
        Name::Inline(_) if inside.is_some_and(|it| it.starts_with('/')) => {
            (1, schema.origin.span.start)
        }
        Name::Inline(_) => (2, 0),
    };
    (owner, rank, at, id, form)
}

/// How deep inside a component or operation an inline schema stands.
fn depth(name: &Name) -> Option<usize> {
    match name {
        Name::Component(_) => None,
        Name::Inline(words) => Some(words.len()),
    }
}

fn fallback(name: &Name) -> String {
    match name {
        Name::Component(name) => {
            format!("The schema {}.", crate::text::code_span(name))
        }
        Name::Inline(words) => {
            let (last, owners) = match words.split_last() {
                Some((last, owners)) => (last.clone(), owners.join(".")),
                None => return "A schema without a name.".to_owned(),
            };
            let (last, owners) = (
                crate::text::code_span(&last),
                crate::text::code_span(&owners),
            );
            format!("The type of {last} in {owners}.")
        }
    }
}
