//! Finds unions whose alternatives fit one value and describe different members of it.

use std::collections::BTreeSet;

use crate::ir::{Additional, Api, Object, SchemaId, Shape, Union};

use super::dispatch::{disjoint, json_type};

/// True if a value may fit two alternatives, and one skips a member that the other declares. The
/// value is then kept as both.
pub(super) fn may_skip(api: &Api, union: &Union) -> bool {
    let mut overlap = Overlap {
        api,
        seen: BTreeSet::new(),
    };
    let branches: Vec<SchemaId> = union.branches.iter().map(|it| it.schema).collect();
    let mut pairs = branches.iter().enumerate().flat_map(|(at, one)| {
        let others = branches.iter().skip(at + 1);
        others.map(|other| (*one, *other))
    });
    pairs.any(|(one, other)| overlap.skips(one, other) || overlap.skips(other, one))
}

struct Overlap<'a> {
    api: &'a Api,
    /// The compared pairs, since schemas may contain themselves.
    seen: BTreeSet<(SchemaId, SchemaId)>,
}

impl Overlap<'_> {
    /// True if the type of one schema may skip a member that another schema of the value declares.
    fn skips(&mut self, one: SchemaId, other: SchemaId) -> bool {
        let api = self.api;
        let (one, other) = (api.schemas.target(one), api.schemas.target(other));
        if one == other || !self.seen.insert((one, other)) {
            return false;
        }
        let (left, right) = (api.schemas.get(one), api.schemas.get(other));
        match (&left.shape, &right.shape) {
            // The checks of a replacement type are unknown.
            _ if left.replaced.is_some() || right.replaced.is_some() => false,
            (Shape::Union(union), _) => {
                let mut branches = union.branches.iter();
                branches.any(|it| self.skips(it.schema, other))
            }
            (_, Shape::Union(union)) => {
                let mut branches = union.branches.iter();
                branches.any(|it| self.skips(one, it.schema))
            }
            (Shape::Array(left), Shape::Array(right)) => self.skips(left.items, right.items),
            (Shape::Object(left), Shape::Object(right)) => {
                !disjoint(api, one, other)
                    && !self.contradict(left, right)
                    && self.object_skips(left, right)
            }
            _ => false,
        }
    }

    fn object_skips(&mut self, left: &Object, right: &Object) -> bool {
        for member in &right.members {
            let known = left.members.iter().find(|it| it.name == member.name);
            let skips = match (known, &left.additional) {
                (Some(known), _) => self.skips(known.schema, member.schema),
                (None, Additional::Kept(schema)) => self.skips(*schema, member.schema),
                (None, Additional::Unstated) => !self.is_never(member.schema),
                (None, Additional::Refused(_)) => false,
            };
            if skips {
                return true;
            }
        }
        match (&left.additional, &right.additional) {
            (Additional::Kept(left), Additional::Kept(right)) => self.skips(*left, *right),
            _ => false,
        }
    }

    /// True if one object requires a member with a JSON type that the other refuses.
    fn contradict(&self, left: &Object, right: &Object) -> bool {
        let api = self.api;
        left.members.iter().any(|own| {
            let other = right.members.iter().find(|it| it.name == own.name);
            other.is_some_and(|other| {
                let types = (json_type(api, own.schema), json_type(api, other.schema));
                let differ = matches!(types, (Some(left), Some(right)) if left != right);
                differ && (own.required || other.required)
            })
        })
    }

    fn is_never(&self, id: SchemaId) -> bool {
        let schema = self.api.schemas.get(self.api.schemas.target(id));
        matches!(schema.shape, Shape::Never(_))
    }
}
