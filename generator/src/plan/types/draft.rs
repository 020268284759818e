//! Drafts of types, independent of each other.
//!
//! Tables hold the facts that depend on other types: boxes, sharing, derives, constructors. A
//! [`TypePlan`](super::item::TypePlan) is built from a draft and its rows.

use crate::ir::SchemaId;
use crate::plan::directions::Direction;
use crate::plan::doc_text::DocText;
use crate::plan::rules::Static;

use super::item::{AdditionalPlan, Choice, Dispatch, Field, Newtype, Presence, PropertyRow};
use super::rust_type::{RustType, TypeId, TypeName};
use crate::table::Table;

/// A schema, and its direction if requests and responses have different forms.
pub(crate) type Key = (SchemaId, Option<Direction>);

/// The drafts of all named types.
pub(crate) type Drafts = Table<TypeId, TypeDraft>;

/// A draft of a named type.
#[derive(Clone, Debug)]
pub(crate) struct TypeDraft {
    pub(crate) key: Key,
    pub(crate) name: TypeName,
    /// The stem of its file.
    pub(crate) file: String,
    pub(crate) words: DocText,
    pub(crate) kind: DraftKind,
    /// The constant for keywords that need the whole value.
    pub(crate) rules: Option<String>,
    /// Constants used by its rules.
    pub(crate) statics: Vec<Static>,
    /// The indices of its configured derives.
    pub(crate) derives: Vec<usize>,
}

/// The kind of a named type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum DraftKind {
    Struct(StructDraft),
    Union(UnionDraft),
    Choice(Choice),
    Newtype(Newtype),
}

/// A struct for an object.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct StructDraft {
    pub(crate) entries: Vec<PropertyRow>,
    pub(crate) fields: Vec<Field>,
    pub(crate) additional: AdditionalPlan,
}

impl StructDraft {
    /// True if it implements `Default`, since all fields are optional.
    pub(super) fn has_default(&self) -> bool {
        let mut fields = self.fields.iter();
        fields.all(|field| field.presence != Presence::Required)
    }
}

/// An enum for a union.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct UnionDraft {
    pub(crate) variants: Vec<VariantDraft>,
    pub(crate) dispatch: Dispatch,
    /// The variant for values that fit several alternatives.
    pub(crate) several: Option<String>,
    pub(crate) open: bool,
}

/// An alternative of a union.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct VariantDraft {
    pub(crate) ident: String,
    pub(crate) ty: RustType,
    pub(crate) rules: Option<String>,
    pub(crate) words: DocText,
}

impl DraftKind {
    /// The fields or variants held by value, with their names.
    pub(crate) fn members(&self) -> Vec<(&str, &RustType)> {
        match self {
            Self::Struct(it) => {
                let fields = it.fields.iter();
                fields
                    .map(|field| (field.ident.as_str(), &field.ty))
                    .collect()
            }
            Self::Union(it) => {
                let variants = it.variants.iter();
                variants
                    .map(|variant| (variant.ident.as_str(), &variant.ty))
                    .collect()
            }
            Self::Choice(_) | Self::Newtype(_) => Vec::new(),
        }
    }

    /// All types that it holds.
    pub(crate) fn types(&self) -> Vec<&RustType> {
        let others = match self {
            Self::Struct(it) => it.additional.ty(),
            Self::Newtype(it) => Some(&it.ty),
            Self::Union(_) | Self::Choice(_) => None,
        };
        let members = self.members().into_iter().map(|(_, ty)| ty);
        members.chain(others).collect()
    }

    /// Replaces the types inside.
    pub(super) fn with_types(self, mut ty: impl FnMut(RustType) -> RustType) -> Self {
        match self {
            Self::Struct(it) => {
                let fields = it.fields.into_iter();
                let fields = fields.map(|field| Field {
                    ty: ty(field.ty),
                    ..field
                });
                Self::Struct(StructDraft {
                    entries: it.entries,
                    fields: fields.collect(),
                    additional: it.additional.with_type(ty),
                })
            }
            Self::Union(it) => {
                let variants = it.variants.into_iter();
                let variants = variants.map(|variant| VariantDraft {
                    ty: ty(variant.ty),
                    ..variant
                });
                Self::Union(UnionDraft {
                    variants: variants.collect(),
                    dispatch: it.dispatch,
                    several: it.several,
                    open: it.open,
                })
            }
            Self::Newtype(it) => Self::Newtype(Newtype {
                ty: ty(it.ty),
                ..it
            }),
            Self::Choice(it) => Self::Choice(it),
        }
    }
}
