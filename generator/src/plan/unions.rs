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
