//! Resolves name collisions among generated constants in one file.
//!
//! A constant is named after a type and a field, so two types of a file may produce the same name:
//! `PART_OF_NAME` belongs to the field `of_name` of `Part` and to `name` of `PartOf`. A type such
//! as `S3` also collides with its own constant.

use std::collections::{BTreeMap, BTreeSet};

use crate::naming::Scope;
use crate::plan::rules::{Call, Rules, Static};

use super::draft::{DraftKind, Drafts, StructDraft, UnionDraft, VariantDraft};
use super::item::{AdditionalPlan, Newtype, PropertyRow};

/// Names constants, separately in each file.
pub(super) struct ConstantNames {
    types: BTreeSet<String>,
    files: BTreeMap<String, Scope>,
}

impl ConstantNames {
    pub(super) fn new(drafts: &Drafts) -> Self {
        let types = drafts.rows().map(|it| it.name.to_string()).collect();
        let files = BTreeMap::new();
        Self { types, files }
    }

    /// The names of a type's constants in its file.
    pub(super) fn of_type(&mut self, file: &str) -> impl FnMut(String) -> String {
        let scope = self.files.entry(file.to_owned()).or_default();
        let types = &self.types;
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        move |constant| {
            let name = known.entry(constant).or_insert_with_key(|constant| {
                let rules = types.contains(constant).then_some("_RULES");
                scope.unique(&format!("{constant}{}", rules.unwrap_or_default()))
            });
            name.clone()
        }
    }
}

/// Renames the constants that a type declares or refers to.
pub(super) fn with_constants(
    kind: DraftKind,
    statics: Vec<Static>,
    mut name: impl FnMut(String) -> String,
) -> (DraftKind, Vec<Static>) {
    let name = &mut name;
    let kind = match kind {
        DraftKind::Struct(it) => {
            let entries = it.entries.into_iter().map(|entry| PropertyRow {
                rules: in_rules(entry.rules, name),
                ..entry
            });
            DraftKind::Struct(StructDraft {
                entries: entries.collect(),
                fields: it.fields,
                additional: in_additional(it.additional, name),
            })
        }
        DraftKind::Union(it) => {
            let variants = it.variants.into_iter().map(|variant| VariantDraft {
                rules: variant.rules.map(&mut *name),
                ..variant
            });
            DraftKind::Union(UnionDraft {
                variants: variants.collect(),
                ..it
            })
        }
        DraftKind::Newtype(it) => DraftKind::Newtype(Newtype {
            constant: name(it.constant),
            rules: in_rules(it.rules, name),
            ty: it.ty,
        }),
        DraftKind::Choice(it) => DraftKind::Choice(it),
    };
    let statics = statics.into_iter().map(|constant| match constant {
        Static::Rules(own, rules) => {
            let own = name(own);
            Static::Rules(own, in_rules(rules, name))
        }
        Static::Pattern(own, pattern) => Static::Pattern(name(own), pattern),
    });
    (kind, statics.collect())
}

fn in_additional(
    additional: AdditionalPlan,
    name: &mut impl FnMut(String) -> String,
) -> AdditionalPlan {
    match additional {
        AdditionalPlan::Kept { ident, ty, rules } => AdditionalPlan::Kept {
            ident,
            ty,
            rules: rules.map(name),
        },
        other => other,
    }
}

fn in_rules(rules: Rules, name: &mut impl FnMut(String) -> String) -> Rules {
    let calls = rules.calls.into_iter().map(|call| match call {
        Call::Pattern(own) => Call::Pattern(name(own)),
        Call::Items(inner) => Call::Items(in_rules(inner, name)),
        // Keywords that need the whole value have constants in another module.
        other @ (Call::Keywords(_)
        | Call::Constraint(_)
        | Call::Format(_)
        | Call::AsString
        | Call::Sensitive
        | Call::Nullable
        | Call::ListsConstants) => other,
    });
    let calls = calls.collect();
    Rules { calls }
}
