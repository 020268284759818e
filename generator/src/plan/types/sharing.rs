//! Declares equal inline schemas once. Every place has an alias with its own name.
//!
//! Documents without components repeat schemas inline, and types for each place would fill most of
//! a large crate with copies. Components are never shared, since their author named them. The alias
//! keeps the documentation of its place.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::internal;
use crate::ir::{Api, Name};
use crate::naming::constant_name;
use crate::plan::dedup::dedup;
use crate::plan::doc_text::DocText;
use crate::plan::rules::Static;
use crate::table::Table;

use super::constant_names::with_constants;
use super::draft::{DraftKind, Drafts, StructDraft, TypeDraft};
use super::item::Field;
use super::rust_type::{RustType, TypeId, TypeName};

/// The declared type of each type: itself, or the target of its alias.
pub(crate) struct Sharing(Table<TypeId, TypeName>);

impl Sharing {
    /// Finds equal types, including their derives.
    pub(super) fn find(
        api: &Api,
        drafts: &Drafts,
        order: &[TypeId],
        derives: &Table<TypeId, Vec<String>>,
    ) -> Self {
        // Inner types come first, so that comparing outer types can rely on them. Types of one
        // depth keep the order of printing, so that their uses have no effect.
        let mut inner_first: Vec<(Reverse<usize>, TypeId)> = order
            .iter()
            .filter_map(|id| Some((Reverse(depth(api, &drafts[*id])?), *id)))
            .collect();
        inner_first.sort_by_key(|(depth, _)| *depth);
        let groups = dedup(
            inner_first.into_iter().map(|(_, id)| id),
            |id, equal| {
                // A type that is compared later counts as different, so it keeps its own name.
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

    /// The target of an alias.
    pub(super) fn alias(&self, id: TypeId) -> Option<&TypeName> {
        Some(&self.0[id]).filter(|declared| declared.id() != id)
    }

    /// The declared type.
    pub(crate) fn declared(&self, id: TypeId) -> TypeId {
        self.0[id].id()
    }

    /// A type with the declared names inside.
    pub(crate) fn resolved(&self, ty: &RustType) -> RustType {
        ty.renamed(&|name| Some(self.0[name.id()].clone()))
    }

    /// True if both types are declared as one.
    pub(super) fn is_same(&self, left: &RustType, right: &RustType) -> bool {
        self.resolved(left) == self.resolved(right)
    }
}

/// The depth of an inline schema inside its component or operation. An alias of a tuple struct is
/// not a constructor, so newtypes are never shared.
fn depth(api: &Api, draft: &TypeDraft) -> Option<usize> {
    match (&draft.kind, &api.schemas.get(draft.key.0).name) {
        (DraftKind::Newtype(_), _) | (_, Name::Component(_)) => None,
        (
            DraftKind::Struct(_) | DraftKind::Union(_) | DraftKind::Choice(_),
            Name::Inline(words),
        ) => Some(words.len()),
    }
}

/// A type without the names derived from its place.
#[derive(PartialEq, Eq, Hash)]
struct Signature {
    kind: DraftKind,
    rules: Option<String>,
    statics: Vec<Static>,
    words: DocText,
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
            words: DocText {
                lines: Vec::new(),
                note: None,
                ..draft.words
            },
        }
    }
}

/// Sorts fields, since the order of members has no meaning (RFC 8259, section 1).
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
