//! Finds unions whose alternatives fit one value and describe different members of it.

use std::collections::BTreeSet;

use crate::diagnostics::{self, Diagnostic};
use crate::ir::{Additional, Api, Member, Object, SchemaId, Shape, Union};

use super::dispatch::{disjoint, json_type};
use super::draft::{DraftKind, Drafts};
use super::item::Dispatch;

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

/// The alternative of a `oneOf` that fits the values of another one: an object that requires no
/// member and admits all others.
pub(super) fn catch_all(api: &Api, union: &Union) -> Option<usize> {
    let overlap = Overlap {
        api,
        seen: BTreeSet::new(),
    };
    let branches: Vec<SchemaId> = union.branches.iter().map(|it| it.schema).collect();
    branches.iter().position(|one| {
        let mut others = branches.iter().filter(|it| *it != one);
        overlap.is_bare(*one) && others.any(|other| overlap.catches(*one, *other))
    })
}

/// A warning for each `oneOf` with an alternative that fits the values of others.
pub(super) fn ambiguous(api: &Api, drafts: &Drafts) -> Vec<Diagnostic> {
    let unions = drafts.iter().filter_map(|(_, draft)| match &draft.kind {
        DraftKind::Union(union) if union.dispatch == Dispatch::Ambiguous => Some(draft.key.0),
        _ => None,
    });
    // Requests and responses may have different forms of one schema.
    let unions: BTreeSet<SchemaId> = unions.collect();
    let told = unions.into_iter().filter_map(|id| {
        let schema = api.schemas.get(id);
        let Shape::Union(union) = &schema.shape else {
            return None;
        };
        let at = catch_all(api, union)?;
        let branch = &api.schemas.get(union.branches.get(at)?.schema).origin;
        Some(diagnostics::schema::catch_all_branch(
            (schema.origin.span, &schema.origin.pointer),
            branch.span,
            at + 1,
        ))
    });
    told.collect()
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

    /// True for an object without a required member or a rule, and open for all members.
    fn is_bare(&self, id: SchemaId) -> bool {
        let schema = self.api.schemas.get(self.api.schemas.target(id));
        let Shape::Object(object) = &schema.shape else {
            return false;
        };
        let free = schema.constraints.is_empty() && schema.rules.is_none();
        let open = matches!(object.additional, Additional::Unstated);
        free && open && schema.replaced.is_none() && object.members.iter().all(|it| !it.required)
    }

    /// True if the values of another object fit this one, as far as types tell.
    fn catches(&self, one: SchemaId, other: SchemaId) -> bool {
        let api = self.api;
        let (one, other) = (api.schemas.target(one), api.schemas.target(other));
        let shapes = (&api.schemas.get(one).shape, &api.schemas.get(other).shape);
        let (Shape::Object(own), Shape::Object(theirs)) = shapes else {
            return false;
        };
        let tight = |member: &Member| {
            let schema = api.schemas.get(api.schemas.target(member.schema));
            self.is_never(member.schema)
                || !schema.constraints.is_empty()
                || matches!(schema.shape, Shape::Choice(_))
        };
        let mut shared = own.members.iter().filter(|it| {
            let name = &it.name;
            theirs.members.iter().any(|other| other.name == *name)
        });
        one != other
            && !disjoint(api, one, other)
            && !self.contradict(own, theirs)
            && !shared.any(tight)
            && !own.members.iter().any(|it| self.is_never(it.schema))
    }

    fn is_never(&self, id: SchemaId) -> bool {
        let schema = self.api.schemas.get(self.api.schemas.target(id));
        matches!(schema.shape, Shape::Never(_))
    }
}
