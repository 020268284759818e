//! The form of a schema as a digest, which recognizes a schema at another place.

use crate::ir::{Api, Member, Name, Schema, SchemaId, Shape, UnionKind};
use crate::naming::hash;
use crate::plan::types::named::is_named;

/// The digest of a schema with a type of its own.
pub(super) fn digest(api: &Api, id: SchemaId) -> Option<u32> {
    let schema = api.schemas.get(id);
    is_named(schema).then(|| hash(&form(api, schema, 3)))
}

/// The text of a schema's form, without documentation, order and the names of other types. Schemas inside
/// are shown to a depth.
fn form(api: &Api, schema: &Schema, depth: usize) -> String {
    // The members of a component are in the lines of the component.
    let member = |id: SchemaId| {
        let target = api.schemas.get(api.schemas.target(id));
        match (depth, &target.name) {
            (0, _) | (_, Name::Component(_)) => kind(target),
            (_, Name::Inline(_)) => form(api, target, depth - 1),
        }
    };
    let alternative = |id: SchemaId| {
        let target = api.schemas.get(api.schemas.target(id));
        match depth {
            0 => kind(target),
            _ => form(api, target, depth - 1),
        }
    };
    let constraints = || {
        let mut all: Vec<String> = schema
            .constraints
            .iter()
            .map(|it| format!("{it:?}"))
            .collect();
        all.sort();
        all.join(",")
    };
    match &schema.shape {
        Shape::Object(object) => {
            let one = |it: &Member| {
                let required = if it.required { "!" } else { "" };
                format!("{}{required}:{}", it.name, member(it.schema))
            };
            let mut members: Vec<String> = object.members.iter().map(one).collect();
            members.sort();
            format!("object {{{}}}", members.join(","))
        }
        Shape::Choice(choice) => {
            let mut values: Vec<&str> = choice.values.iter().map(|it| it.text.as_str()).collect();
            values.sort_unstable();
            format!("{:?} {}", choice.kind, values.join(","))
        }
        Shape::Union(union) => {
            let word = match union.kind {
                UnionKind::OneOf => "oneOf",
                UnionKind::AnyOf => "anyOf",
            };
            let mut all: Vec<String> = union
                .branches
                .iter()
                .map(|it| alternative(it.schema))
                .collect();
            all.sort();
            format!("{word} [{}]", all.join(","))
        }
        Shape::Array(array) => format!("list {} {}", member(array.items), constraints()),
        Shape::Any
        | Shape::Never(_)
        | Shape::Same(_)
        | Shape::Boolean
        | Shape::Number(_)
        | Shape::Text(_) => format!("{} {}", kind(schema), constraints()),
    }
}

/// The JSON type of a schema, with its format.
fn kind(schema: &Schema) -> String {
    match &schema.shape {
        Shape::Number(number) => format!("{number:?}"),
        Shape::Text(text) => format!("{:?}", text.format),
        Shape::Any => "any".to_owned(),
        Shape::Never(_) => "never".to_owned(),
        Shape::Same(_) => "same".to_owned(),
        Shape::Boolean => "boolean".to_owned(),
        Shape::Choice(_) => "choice".to_owned(),
        Shape::Array(_) => "list".to_owned(),
        Shape::Object(_) => "object".to_owned(),
        Shape::Union(_) => "union".to_owned(),
    }
}
