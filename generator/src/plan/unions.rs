//! How the branch of a union is found.

use super::model::{Kind, RustType, TypePlan};
use super::shared::Shared;
use crate::ir::{Api, Branch, Member, Object, SchemaId, Shape, Union, UnionKind};

/// How the branch of a union is found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    /// As `OneOf`, of branches of which no value fits two.
    Apart,
    /// The first branch that fits is taken.
    AnyOf,
}

/// Notes for each variant whether no other of its union holds the same type.
pub(super) fn tell_apart(types: &mut [TypePlan], shared: &Shared) {
    for plan in types {
        let Kind::Union(union) = &mut plan.kind else {
            continue;
        };
        let held: Vec<RustType> = union.variants.iter().map(|it| it.ty.clone()).collect();
        for variant in &mut union.variants {
            let same = held.iter().filter(|it| shared.is_same(it, &variant.ty));
            variant.alone = same.count() == 1;
        }
    }
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

/// Whether no value fits two branches, as far as their types show.
fn apart(api: &Api, union: &Union) -> bool {
    let mut branches = union.branches.as_slice();
    while let Some((first, others)) = branches.split_first() {
        let one = |other: &Branch| disjoint(api, first.schema, other.schema);
        if !others.iter().all(one) {
            return false;
        }
        branches = others;
    }
    true
}

/// Whether two schemas are of different JSON types, or are objects of which one needs what the other
/// refuses.
fn disjoint(api: &Api, first: SchemaId, second: SchemaId) -> bool {
    let types = (json_type(api, first), json_type(api, second));
    let (Some(first_type), Some(second_type)) = types else {
        return false;
    };
    if first_type != second_type {
        return true;
    }
    let (Some(first), Some(second)) = (object(api, first), object(api, second)) else {
        return false;
    };
    needs_what_is_refused(api, first, second) || needs_what_is_refused(api, second, first)
}

/// Whether an object must have a member with which another can't fit.
fn needs_what_is_refused(api: &Api, one: &Object, other: &Object) -> bool {
    let required = one.members.iter().filter(|member| member.required);
    let mut refused =
        required.map(
            |member| match other.members.iter().find(|it| it.name == member.name) {
                None => other.additional.is_refused(),
                Some(theirs) => {
                    let never = api.schemas.get(api.schemas.target(theirs.schema));
                    let tags = (tags(api, member), tags(api, theirs));
                    match (&never.shape, tags) {
                        (Shape::Never(_), _) => true,
                        (_, (Some(ours), Some(theirs))) => !overlap(&[ours], &theirs),
                        _ => false,
                    }
                }
            },
        );
    refused.any(|it| it)
}

fn object(api: &Api, id: SchemaId) -> Option<&Object> {
    match &api.schemas.get(api.schemas.target(id)).shape {
        Shape::Object(object) => Some(object),
        _ => None,
    }
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
        Shape::Any | Shape::Never(_) | Shape::Same(_) | Shape::Union(_) => None,
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
