//! Plans constructors, which take the required fields of a struct.

use std::collections::{BTreeMap, BTreeSet};

use crate::naming::Scope;
use crate::plan::directions::{Direction, Directions};
use crate::table::Table;

use super::draft::{DraftKind, Drafts, StructDraft};
use super::item::{Constructor, Presence, RequiredAlias};
use super::rust_type::TypeId;
use super::sharing::Sharing;

/// A struct with this many optional fields gets a constructor.
const MANY_ABSENT: usize = 3;

/// The most arguments that a reader distinguishes by position.
pub(crate) const MANY_ARGUMENTS: usize = 4;

/// The constructors of structs, and the names of their argument structs under aliases.
pub(super) struct Constructors {
    pub(super) of: Table<TypeId, Option<Constructor>>,
    pub(super) aliases: BTreeMap<TypeId, RequiredAlias>,
    /// The types that requests carry.
    pub(super) sent: BTreeSet<TypeId>,
}

impl Constructors {
    /// Finds a constructor for each struct that needs one. Names are claimed in this order of
    /// types.
    pub(super) fn find(
        drafts: &Drafts,
        order: &[TypeId],
        sharing: &Sharing,
        directions: &Directions,
        scope: &mut Scope,
    ) -> Self {
        let sent = sent(drafts, order, sharing, directions);
        let mut required = |id: TypeId| scope.unique(&format!("{}Required", drafts[id].name));
        let mut found = BTreeMap::new();
        for id in order.iter().filter(|id| sharing.alias(**id).is_none()) {
            if let DraftKind::Struct(object) = &drafts[*id].kind {
                let constructor = constructor(object, sharing, sent.contains(id));
                let constructor = constructor.map(|by_name| match by_name {
                    true => Constructor::Named(required(*id)),
                    false => Constructor::Positional,
                });
                found.insert(*id, constructor);
            }
        }
        let of = drafts.map(|id, _| found.remove(&id).flatten());
        let mut aliases = BTreeMap::new();
        for id in order {
            let declared = sharing.alias(*id).map(|declared| &of[declared.id()]);
            if let Some(Some(Constructor::Named(of))) = declared {
                let (own, of) = (required(*id), of.clone());
                aliases.insert(*id, RequiredAlias { own, of });
            }
        }
        Self { of, aliases, sent }
    }
}

/// The types that requests carry, by themselves or under another name.
fn sent(
    drafts: &Drafts,
    order: &[TypeId],
    sharing: &Sharing,
    directions: &Directions,
) -> BTreeSet<TypeId> {
    let sent = order.iter().filter(|id| {
        let (schema, form) = drafts[**id].key;
        form != Some(Direction::Response) && directions.in_requests(schema)
    });
    let declared = sent.map(|id| sharing.alias(*id).map_or(*id, |of| of.id()));
    declared.collect()
}

/// Tells if a struct has a constructor, and if that takes its arguments by name. A struct literal lists
/// every member, so that a new optional one breaks it. Each type of a request has a constructor for
/// that reason. A type of responses alone has one if there are several members to leave out, as
/// functions cost the crate's users some compile time.
fn constructor(object: &StructDraft, sharing: &Sharing, sent: bool) -> Option<bool> {
    let required = object
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Required);
    let required: Vec<_> = required.map(|field| &field.ty).collect();
    let kept = usize::from(object.additional.field().is_some());
    let absent = object.fields.len() - required.len() + kept;
    if required.is_empty() || !(sent || absent >= MANY_ABSENT) {
        return None;
    }
    let alike = alike(&required, |left, right| sharing.is_same(left, right));
    Some(required.len() > MANY_ARGUMENTS || alike)
}

/// Tells if two required values have one type. They could be taken for each other, also after a
/// document has changed their order, so a constructor takes them by name.
pub(crate) fn alike<'t, T>(required: &[&'t T], is_same: impl Fn(&'t T, &'t T) -> bool) -> bool {
    let mut pairs = required.iter().enumerate().flat_map(|(index, left)| {
        let others = required.iter().skip(index + 1);
        others.map(move |right| (*left, *right))
    });
    pairs.any(|(left, right)| is_same(left, right))
}
