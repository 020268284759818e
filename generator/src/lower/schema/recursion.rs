//! Finds lists and maps that contain themselves.
//!
//! `Vec<Vec<…>>` without an end is not a Rust type, so such a list becomes a struct. An object or a
//! union in between has a name already, so nothing needs to be done.

use crate::graph::Components;
use crate::ir::{Additional, Name, Schema, SchemaId, Schemas, Shape};

/// Gives a type to lists and maps in each cycle: to the components among them, since they have a
/// name, else to all.
pub(crate) fn mark(schemas: &mut Schemas) {
    let edges = schemas.map(|_, schema| Vec::from_iter(inside(schema)));
    for cycle in Components::of(&edges).cycles(&edges) {
        let is_collection = |id: &SchemaId| !matches!(schemas.get(*id).shape, Shape::Same(_));
        let instances: Vec<SchemaId> = cycle.iter().copied().filter(is_collection).collect();
        let is_component = |id: &SchemaId| matches!(schemas.get(*id).name, Name::Component(_));
        let named = instances.iter().any(is_component);
        let marked = instances.iter().copied();
        let marked: Vec<SchemaId> = marked.filter(|id| !named || is_component(id)).collect();
        for id in marked {
            schemas.name_collection(id);
        }
    }
}

/// The content of a list or map, or the target of a wrapper.
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
