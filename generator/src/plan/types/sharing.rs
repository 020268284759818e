//! Inline schemas that say the same share one type, and each place keeps its name as an alias.
//!
//! Documents without a component for what they repeat spell it out wherever it is used, and a type
//! for each place would make most of a large crate copies. Components are never shared: their author
//! gave them names. What a document says of the place stays with the name of the place.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::internal;
use crate::ir::{Api, Name};
use crate::naming::constant_name;
use crate::plan::dedup::dedup;
use crate::plan::rules::Static;
use crate::plan::words::Words;
use crate::table::Table;

use super::constant_names::with_constants;
use super::draft::{DraftKind, Drafts, StructDraft, TypeDraft};
use super::item::Field;
use super::rust_type::{RustType, TypeId, TypeName};

/// The type that stands for each: itself, or the one that it is an alias of.
pub(crate) struct Sharing(Table<TypeId, TypeName>);

impl Sharing {
    /// Finds the types that say the same, with what they are to derive.
    pub(super) fn find(
        api: &Api,
        drafts: &Drafts,
        order: &[TypeId],
        derives: &Table<TypeId, Vec<String>>,
    ) -> Self {
        // Inner types come first, so that the types around them can be compared by them.
        // Those of one depth come as they are printed, so that a use of one doesn't decide.
        let mut inner_first: Vec<(Reverse<usize>, TypeId)> = order
            .iter()
            .filter_map(|id| Some((Reverse(depth(api, &drafts[*id])?), *id)))
            .collect();
        inner_first.sort_by_key(|(depth, _)| *depth);
        let groups = dedup(
            inner_first.into_iter().map(|(_, id)| id),
            |id, equal| {
                // A type that is compared later is another one for now, so it keeps its plain name.
                let name = |own: &TypeName| Some(drafts[*equal.get(&own.id())?].name.in_super());
                let plain = Signature::of(&drafts[id], |ty| ty.renamed(&name));
                Some((plain, &derives[id]))
            },
            |id| drafts[id].name.as_str(),
        );
        let groups = groups.iter();
        let shared = groups.flat_map(|group| group.all.iter().map(|id| (*id, group.first)));
        let shared: BTreeMap<TypeId, TypeId> = shared.collect();
        Self(drafts.map(|id, _| drafts[*shared.get(&id).unwrap_or(&id)].name.clone()))
    }

    /// The type that another one is an alias of.
    pub(super) fn alias(&self, id: TypeId) -> Option<&TypeName> {
        Some(&self.0[id]).filter(|declared| declared.id() != id)
    }

    /// The type that stands for one.
    pub(crate) fn declared(&self, id: TypeId) -> TypeId {
        self.0[id].id()
    }

    /// A type by the names that types are declared with.
    pub(crate) fn resolved(&self, ty: &RustType) -> RustType {
        ty.renamed(&|name| Some(self.0[name.id()].clone()))
    }

    /// True for two names of one type.
    pub(super) fn is_same(&self, left: &RustType, right: &RustType) -> bool {
        self.resolved(left) == self.resolved(right)
    }
}

/// The depth of an inline schema inside its component or operation. An alias of a tuple struct does
/// not construct it, so newtypes are never shared.
fn depth(api: &Api, draft: &TypeDraft) -> Option<usize> {
    match (&draft.kind, &api.schemas.get(draft.key.0).name) {
        (DraftKind::Newtype(_), _) | (_, Name::Component(_)) => None,
        (
            DraftKind::Struct(_) | DraftKind::Union(_) | DraftKind::Choice(_),
            Name::Inline(words),
        ) => Some(words.len()),
    }
}

/// A type without the names that come from its place.
#[derive(PartialEq, Eq, Hash)]
struct Signature {
    kind: DraftKind,
    rules: Option<String>,
    statics: Vec<Static>,
    words: Words,
}

impl Signature {
    fn of(draft: &TypeDraft, ty: impl Fn(&RustType) -> RustType) -> Self {
        let prefix = format!("{}_", constant_name(draft.name.as_str()));
        let plain = |constant: String| match constant.strip_prefix(&prefix) {
            Some(rest) => rest.to_owned(),
            None => constant,
        };
        let kind = draft.kind.clone().with_types(|it| ty(&it));
        let kind = match kind {
            DraftKind::Struct(object) => DraftKind::Struct(in_order(object)),
            other => other,
        };
        let (kind, statics) = with_constants(kind, draft.statics.clone(), plain);
        Self {
            kind,
            rules: draft.rules.clone(),
            statics,
            words: Words {
                lines: Vec::new(),
                note: None,
                ..draft.words
            },
        }
    }
}

/// The order of members says nothing (RFC 8259, section 1).
fn in_order(object: StructDraft) -> StructDraft {
    let entries = object.entries.into_iter().enumerate();
    let mut entries: Vec<_> = entries.map(|(at, entry)| (entry, at)).collect();
    entries.sort_by(|left, right| left.0.name.cmp(&right.0.name));
    let places = entries.iter().enumerate();
    let places: BTreeMap<usize, usize> = places.map(|(new, (_, old))| (*old, new)).collect();
    let fields = object.fields.into_iter().map(|field| Field {
        entry: match places.get(&field.entry) {
            Some(place) => *place,
            None => internal::error("a field has no row in the table of members"),
        },
        ..field
    });
    let mut fields: Vec<_> = fields.collect();
    fields.sort_by_key(|field| field.entry);
    StructDraft {
        entries: entries.into_iter().map(|(entry, _)| entry).collect(),
        fields,
        additional: object.additional,
    }
}
