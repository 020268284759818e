//! Plans constructors, which take the required fields of a struct.

use std::collections::BTreeMap;

use crate::naming::Scope;
use crate::table::Table;

use super::draft::{DraftKind, Drafts, StructDraft};
use super::item::{Constructor, Presence, RequiredAlias};
use super::rust_type::TypeId;
use super::sharing::Sharing;

/// A struct with this many optional fields gets a constructor.
const MANY_ABSENT: usize = 3;

/// The most arguments that a reader distinguishes by position.
const MANY_ARGUMENTS: usize = 4;

/// The constructors of structs, and the names of their argument structs under aliases.
pub(super) struct Constructors {
    pub(super) of: Table<TypeId, Option<Constructor>>,
    pub(super) aliases: BTreeMap<TypeId, RequiredAlias>,
}

impl Constructors {
    /// Finds a constructor for each struct that needs one. Names are claimed in this order of
    /// types.
    pub(super) fn find(
        drafts: &Drafts,
        order: &[TypeId],
        sharing: &Sharing,
        scope: &mut Scope,
    ) -> Self {
        let mut required = |id: TypeId| scope.unique(&format!("{}Required", drafts[id].name));
        let mut found = BTreeMap::new();
        for id in order.iter().filter(|id| sharing.alias(**id).is_none()) {
            if let DraftKind::Struct(object) = &drafts[*id].kind {
                let constructor = constructor(object, sharing).map(|by_name| match by_name {
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
        Self { of, aliases }
    }
}

/// Decides on a constructor; `Some(true)` takes named arguments. A struct literal must list the
/// absent fields, which is a burden beyond a few. Functions cost users compile time, so not every
/// struct has one.
fn constructor(object: &StructDraft, sharing: &Sharing) -> Option<bool> {
    let required = object
        .fields
        .iter()
        .filter(|field| field.presence == Presence::Required);
    let required: Vec<_> = required.map(|field| &field.ty).collect();
    let kept = usize::from(object.additional.field().is_some());
    let absent = object.fields.len() - required.len() + kept;
    if required.is_empty() || absent < MANY_ABSENT {
        return None;
    }
    let mut pairs = required.iter().enumerate().flat_map(|(index, left)| {
        let others = required.iter().skip(index + 1);
        others.map(move |right| (*left, *right))
    });
    let alike = pairs.any(|(left, right)| sharing.is_same(left, right));
    Some(required.len() > MANY_ARGUMENTS || alike)
}
