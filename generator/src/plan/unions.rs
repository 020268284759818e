//! How the branch of a union is found.

use crate::ir::{Api, Member, SchemaId, Shape, Union, UnionKind};

/// How the branch of a union is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dispatch {
    /// A member's value names the branch, so one branch is decoded.
    Tagged {
        /// The member.
        member: String,
        /// For each branch the values that choose it.
        values: Vec<Vec<String>>,
    },
    /// Every branch is tried and exactly one must fit.
    OneOf,
    /// As `OneOf`, of branches that are of different JSON types, so that no value fits two.
    Apart,
    /// The first branch that fits is taken.
    AnyOf,
}

/// The document's discriminator, else a member that tells every branch apart, else by trying.
pub(super) fn dispatch(api: &Api, union: &Union) -> Dispatch {
    if let Some(discriminator) = &union.discriminator {
        return Dispatch::Tagged {
            member: discriminator.property.clone(),
            values: discriminator.values.clone(),
        };
    }
    let by_trying = match union.kind {
        UnionKind::OneOf if apart(api, union) => Dispatch::Apart,
        UnionKind::OneOf => Dispatch::OneOf,
        UnionKind::AnyOf => Dispatch::AnyOf,
    };
    let Some(branches) = union
        .branches
        .iter()
        .map(|branch| members(api, branch.schema))
        .collect::<Option<Vec<_>>>()
    else {
        return by_trying;
    };
    let Some((first, others)) = branches.split_first() else {
        return by_trying;
    };
    for member in first.iter() {
        let Some(tags) = tags(api, member) else {
            continue;
        };
        let mut values = vec![tags];
        for other in others {
            let same = other.iter().find(|it| it.name == member.name);
            match same.and_then(|it| self::tags(api, it)) {
                Some(tags) if !overlap(&values, &tags) => values.push(tags),
                _ => break,
            }
        }
        if values.len() == branches.len() {
            return Dispatch::Tagged {
                member: member.name.clone(),
                values,
            };
        }
    }
    by_trying
}

/// Whether no two branches are of one JSON type.
fn apart(api: &Api, union: &Union) -> bool {
    let mut known = Vec::with_capacity(union.branches.len());
    union
        .branches
        .iter()
        .all(|branch| match json_type(api, branch.schema) {
            Some(it) if !known.contains(&it) => {
                known.push(it);
                true
            }
            _ => false,
        })
}

/// The JSON type of every value of a schema, if there is one alone.
fn json_type(api: &Api, id: SchemaId) -> Option<&'static str> {
    let schema = api.schemas.get(api.schemas.target(id));
    match &schema.shape {
        _ if schema.nullable => None,
        Shape::Boolean => Some("boolean"),
        Shape::Number(_) => Some("number"),
        Shape::Text(_) | Shape::Choice(_) => Some("string"),
        Shape::Array(_) => Some("array"),
        Shape::Object(_) => Some("object"),
        Shape::Any | Shape::Never | Shape::Same(_) | Shape::Union(_) => None,
    }
}

fn members(api: &Api, id: SchemaId) -> Option<&Vec<Member>> {
    let schema = api.schemas.get(api.schemas.target(id));
    match &schema.shape {
        Shape::Object(object) if !schema.nullable => Some(&object.members),
        _ => None,
    }
}

/// The strings that a required member may be.
fn tags(api: &Api, member: &Member) -> Option<Vec<String>> {
    let schema = api.schemas.get(api.schemas.target(member.schema));
    match &schema.shape {
        Shape::Choice(values) if member.required && !schema.nullable => Some(values.clone()),
        _ => None,
    }
}

fn overlap(known: &[Vec<String>], tags: &[String]) -> bool {
    known.iter().flatten().any(|value| tags.contains(value))
}
