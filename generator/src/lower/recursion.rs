//! Lists and maps that hold themselves.
//!
//! `Vec<Vec<…>>` without an end is no Rust type, so such a list becomes a struct of its own. Where an
//! object or a union stands between, that has a name already.

use std::collections::HashSet;

use crate::ir::{Additional, Name, Schema, SchemaId, Schemas, Shape};

/// Marks the lists and maps that need a name: the components among those of a cycle, since they have
/// one, or else all of them.
pub(super) fn mark(schemas: &mut Schemas) {
    let mut done = HashSet::new();
    let all: Vec<SchemaId> = schemas.iter().map(|(id, _)| id).collect();
    for start in all {
        let cycle = cycle(schemas, start, &mut done);
        let is_collection = |id: &SchemaId| !matches!(schemas.get(*id).shape, Shape::Same(_));
        let held: Vec<SchemaId> = cycle.into_iter().filter(is_collection).collect();
        let is_component = |id: &SchemaId| matches!(schemas.get(*id).name, Name::Component(_));
        let named = held.iter().any(is_component);
        let marked: Vec<SchemaId> = held
            .iter()
            .copied()
            .filter(|id| !named || is_component(id))
            .collect();
        for id in marked {
            schemas.name_collection(id);
        }
    }
}

/// The cycle that the chain of collections from here ends in, unless it was seen before.
fn cycle(schemas: &Schemas, start: SchemaId, done: &mut HashSet<SchemaId>) -> Vec<SchemaId> {
    let mut chain: Vec<SchemaId> = Vec::new();
    let mut next = Some(start);
    while let Some(id) = next {
        if let Some(begin) = chain.iter().position(|it| *it == id) {
            return chain.split_off(begin);
        }
        if !done.insert(id) {
            return Vec::new();
        }
        chain.push(id);
        next = inside(schemas.get(id));
    }
    Vec::new()
}

/// What a list or map holds, or what a wrapper stands for.
fn inside(schema: &Schema) -> Option<SchemaId> {
    match &schema.shape {
        Shape::Same(next) => Some(*next),
        Shape::Array(array) => Some(array.items),
        Shape::Object(object) if object.members.is_empty() => match object.additional {
            Additional::Kept(values) => Some(values),
            Additional::Unstated | Additional::Refused(_) => None,
        },
        Shape::Any
        | Shape::Never(_)
        | Shape::Boolean
        | Shape::Number(_)
        | Shape::Text(_)
        | Shape::Choice(_)
        | Shape::Object(_)
        | Shape::Union(_) => None,
    }
}
