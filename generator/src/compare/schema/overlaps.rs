//! Alternatives of `oneOf` that fit the same values. A value that two of them fit is not valid.

use crate::ir::{Additional, Api, ChoiceKind, Member, Object, SchemaId, Shape, Union, UnionKind};

use super::types::types;

/// True if values of an alternative of `oneOf` may fit another one as well. A discriminator selects one
/// of them, so that the others do not matter.
pub(super) fn overlaps(api: &Api, union: &Union, at: usize) -> bool {
    let Some(own) = union.branches.get(at) else {
        return false;
    };
    let mut others = union.branches.iter().enumerate();
    union.kind == UnionKind::OneOf
        && union.discriminator.is_none()
        && others.any(|(other, it)| other != at && !are_disjoint(api, own.schema, it.schema))
}

/// True if it is certain that no value fits both schemas.
fn are_disjoint(api: &Api, left: SchemaId, right: SchemaId) -> bool {
    let (first, second) = (types(api, left), types(api, right));
    let mut common = first.intersection(&second);
    let shape = |id: SchemaId| &api.schemas.get(api.schemas.target(id)).shape;
    match (common.next(), common.next()) {
        (None, _) => true,
        (Some(_), Some(_)) => false,
        (Some(_), None) => match (shape(left), shape(right)) {
            (Shape::Object(first), Shape::Object(second)) => {
                are_separate(api, first, second)
                    || refuses(first, second)
                    || refuses(second, first)
                    || forbids(api, first, second)
                    || forbids(api, second, first)
            }
            _ => are_other_values(api, left, right),
        },
    }
}

/// True if a member of both objects has other values in each, and one of them requires it.
fn are_separate(api: &Api, left: &Object, right: &Object) -> bool {
    left.members.iter().any(|it| {
        let mut others = right.members.iter();
        let other = others.find(|other| other.name == it.name);
        other.is_some_and(|other| {
            let decides = it.required || other.required;
            decides
                && is_mutual(it)
                && is_mutual(other)
                && are_other_values(api, it.schema, other.schema)
        })
    })
}

/// True if an object must be without a member that another one requires.
fn forbids(api: &Api, object: &Object, other: &Object) -> bool {
    let shape = |it: &Member| &api.schemas.get(api.schemas.target(it.schema)).shape;
    let absent = |it: &&Member| matches!(shape(it), Shape::Never(_)) && is_mutual(it);
    let mut absent = object.members.iter().filter(absent);
    absent.any(|it| {
        let mut others = other.members.iter();
        others.any(|other| other.name == it.name && is_required(other))
    })
}

/// A member of one direction only is not required in the other.
fn is_required(member: &Member) -> bool {
    member.required && is_mutual(member)
}

/// True for a member of both directions.
fn is_mutual(member: &Member) -> bool {
    !member.read_only && !member.write_only
}

/// True for enumerations without a common value.
fn are_other_values(api: &Api, left: SchemaId, right: SchemaId) -> bool {
    let nullable = api.schemas.is_nullable(left) && api.schemas.is_nullable(right);
    let values = |id: SchemaId| match &api.schemas.get(api.schemas.target(id)).shape {
        Shape::Choice(choice) if choice.kind == ChoiceKind::Text => choice.texts(),
        _ => None,
    };
    match (values(left), values(right)) {
        (Some(left), Some(right)) => !nullable && left.iter().all(|it| !right.contains(it)),
        _ => false,
    }
}

/// True if a closed object does not declare a member that another one requires.
fn refuses(closed: &Object, other: &Object) -> bool {
    let declares = |name: &str| closed.members.iter().any(|it| it.name == name);
    let mut needed = other.members.iter().filter(|it| is_required(it));
    matches!(closed.additional, Additional::Refused(_)) && needed.any(|it| !declares(&it.name))
}
