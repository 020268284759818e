//! Plans the dispatch of unions, which finds the alternative of a value.

use std::collections::HashSet;

use crate::ir::{
    Api, Branch, ChoiceKind, Constraint, Member, Object, SchemaId, Shape, Union, UnionKind,
};

use super::item::Dispatch;
use super::overlap::catch_all;

/// Dispatch by the document's discriminator, else by a property that distinguishes all
/// alternatives, else by trial.
pub(super) fn dispatch(api: &Api, union: &Union) -> Dispatch {
    if let Some(discriminator) = &union.discriminator {
        let says = |(branch, values): (&Branch, &Vec<String>)| {
            let (property, mut seen) = (&discriminator.property, HashSet::new());
            says_its_tag(api, branch.schema, (property, values), 0, &mut seen)
        };
        let mut branches = union.branches.iter().zip(&discriminator.values);
        // The tag of the alternative for all other values must not be a listed one.
        let others = discriminator.values.iter().any(Vec::is_empty);
        return Dispatch::Tagged {
            member: discriminator.property.clone(),
            values: discriminator.values.clone(),
            marked: others || !branches.all(says),
        };
    }
    let by_trying = match union.kind {
        UnionKind::OneOf if are_disjoint(api, union) => Dispatch::Disjoint,
        UnionKind::OneOf if catch_all(api, union).is_some() => Dispatch::Ambiguous,
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
        let mut known = vec![tags];
        for other in others {
            let same = other.iter().find(|it| it.name == member.name);
            let Some(tags) = same.and_then(|it| self::tags(api, it)) else {
                break;
            };
            let new = |it: &Tags| it.kind == tags.kind && !it.overlap(&tags);
            if !known.iter().all(new) {
                break;
            }
            known.push(tags);
        }
        if known.len() == branches.len() {
            return Dispatch::Tagged {
                member: member.name.clone(),
                values: known.into_iter().map(|it| it.texts).collect(),
                marked: false,
            };
        }
    }
    by_trying
}

/// The depth limit in nested unions for finding the tag of the outermost alternative.
const LOOK: usize = 8;

/// True if every value of an alternative has the property with one of these values. An alternative
/// that was seen before is decided elsewhere.
fn says_its_tag(
    api: &Api,
    branch: SchemaId,
    (name, values): (&str, &[String]),
    depth: usize,
    seen: &mut HashSet<SchemaId>,
) -> bool {
    let target = api.schemas.target(branch);
    if !seen.insert(target) {
        return true;
    }
    if let Shape::Union(inner) = &api.schemas.get(target).shape {
        let mut says = |it: &Branch| says_its_tag(api, it.schema, (name, values), depth + 1, seen);
        return depth < LOOK && inner.branches.iter().all(&mut says);
    }
    let member = members(api, branch).and_then(|all| all.iter().find(|it| it.name == name));
    let tags = member.and_then(|it| tags(api, it));
    tags.is_some_and(|it| it.texts.iter().all(|text| values.contains(text)))
}

/// True if the types prove that no value fits two alternatives.
fn are_disjoint(api: &Api, union: &Union) -> bool {
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

/// True if two schemas have different JSON types, or are objects and one requires a member that the
/// other forbids.
pub(super) fn disjoint(api: &Api, first: SchemaId, second: SchemaId) -> bool {
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

/// True if an object requires a member that keeps the other from fitting.
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
                        (_, (Some(ours), Some(theirs))) => !ours.overlap(&theirs),
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

/// The JSON type of all values of a schema, if there is only one.
pub(super) fn json_type(api: &Api, id: SchemaId) -> Option<&'static str> {
    let schema = api.schemas.get(api.schemas.target(id));
    match &schema.shape {
        _ if api.schemas.is_nullable(id) => None,
        Shape::Boolean => Some("boolean"),
        Shape::Number(_) => Some("number"),
        Shape::Text(_) => Some("string"),
        Shape::Choice(choice) => match choice.kind {
            ChoiceKind::Text => Some("string"),
            ChoiceKind::Integer => Some("number"),
        },
        Shape::Array(_) => Some("array"),
        Shape::Object(_) => Some("object"),
        Shape::Any | Shape::Never(_) | Shape::Same(_) | Shape::Union(_) => None,
    }
}

fn members(api: &Api, id: SchemaId) -> Option<&Vec<Member>> {
    let schema = api.schemas.get(api.schemas.target(id));
    match &schema.shape {
        Shape::Object(object) if !api.schemas.is_nullable(id) => Some(&object.members),
        _ => None,
    }
}

/// The values of a required property, if they form a short list of one JSON type.
struct Tags {
    kind: TagKind,
    /// The strings, or other values as JSON text.
    texts: Vec<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum TagKind {
    Text,
    Integer,
    Boolean,
}

impl Tags {
    fn overlap(&self, other: &Self) -> bool {
        self.kind == other.kind && self.texts.iter().any(|it| other.texts.contains(it))
    }
}

fn tags(api: &Api, member: &Member) -> Option<Tags> {
    let schema = api.schemas.get(api.schemas.target(member.schema));
    if !member.required || api.schemas.is_nullable(member.schema) {
        return None;
    }
    let listed = || {
        schema.constraints.iter().find_map(|it| match it {
            Constraint::Enum(texts) | Constraint::Const(texts) => Some(texts.clone()),
            _ => None,
        })
    };
    let (kind, texts) = match &schema.shape {
        Shape::Choice(choice) => {
            let texts = choice.values.iter().map(|it| it.text.clone());
            let kind = match choice.kind {
                ChoiceKind::Text => TagKind::Text,
                ChoiceKind::Integer => TagKind::Integer,
            };
            (kind, texts.collect())
        }
        Shape::Number(_) => {
            let texts = listed()?;
            // `1.0` equals `1`, but comparing texts does not show that.
            let plain = |it: &String| {
                it.parse::<i64>()
                    .is_ok_and(|value| value.to_string() == *it)
            };
            texts
                .iter()
                .all(plain)
                .then_some((TagKind::Integer, texts))?
        }
        Shape::Boolean => (TagKind::Boolean, listed()?),
        _ => return None,
    };
    Some(Tags { kind, texts })
}
