//! Digests of schemas, by which alternatives are matched whatever their order and names are.

use std::fmt::Write as _;

use crate::compare::finding::stable_id;
use crate::ir::{Additional, Api, SchemaId, Shape};

/// The depth from which differences do not count.
const DEPTH: usize = 4;

/// A digest of the values of a schema. Equal schemas have equal digests, regardless of the order
/// of members and of the names of components.
pub(super) fn digest(api: &Api, id: SchemaId) -> String {
    let mut text = String::new();
    write(api, id, &mut text, 0);
    stable_id(&[&text])
}

fn write(api: &Api, id: SchemaId, to: &mut String, depth: usize) {
    let schema = api.schemas.get(api.schemas.target(id));
    if depth > DEPTH {
        return;
    }
    let mut constraints: Vec<String> = schema
        .constraints
        .iter()
        .map(|it| format!("{it:?}"))
        .collect();
    constraints.sort_unstable();
    // Writing to a string can't fail, here and below.
    let _ = write!(to, "{}{constraints:?}", api.schemas.is_nullable(id));
    match &schema.shape {
        Shape::Any => to.push_str("any"),
        Shape::Never(_) => to.push_str("never"),
        Shape::Same(_) => {}
        Shape::Boolean => to.push_str("boolean"),
        Shape::Number(number) => {
            let _ = write!(to, "{number:?}");
        }
        Shape::Text(text) => {
            let _ = write!(to, "{text:?}");
        }
        Shape::Choice(choice) => {
            let mut values: Vec<&str> = choice.values.iter().map(|it| it.text.as_str()).collect();
            values.sort_unstable();
            let _ = write!(to, "{values:?}");
        }
        Shape::Array(array) => {
            to.push('[');
            write(api, array.items, to, depth + 1);
            to.push(']');
        }
        Shape::Object(object) => {
            let mut members: Vec<_> = object.members.iter().collect();
            members.sort_by_key(|it| &it.name);
            to.push('{');
            for member in members {
                let _ = write!(to, "{:?}{}:", member.name, member.required);
                write(api, member.schema, to, depth + 1);
                to.push(',');
            }
            match object.additional {
                Additional::Unstated => {}
                Additional::Refused(_) => to.push('!'),
                Additional::Kept(values) => write(api, values, to, depth + 1),
            }
            to.push('}');
        }
        Shape::Union(union) => {
            let mut branches: Vec<String> = union
                .branches
                .iter()
                .map(|branch| {
                    let mut text = String::new();
                    write(api, branch.schema, &mut text, depth + 1);
                    text
                })
                .collect();
            branches.sort_unstable();
            let _ = write!(to, "{:?}{branches:?}", union.kind);
        }
    }
}
