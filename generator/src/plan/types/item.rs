//! Plans of named types.

use crate::ir::{ChoiceKind, Closing, SchemaId};

use crate::plan::directions::Direction;
use crate::plan::doc_text::DocText;
use crate::plan::rules::{Rules, Static};
use crate::plan::setters::setter;

use super::rust_type::{RustType, TypeName};

/// The variant of open unions and choices for unknown values.
pub(crate) const UNKNOWN: &str = "Unknown";

/// The variant for values that fit several alternatives, each with members of its own.
pub(crate) const SEVERAL: &str = "Several";

/// A named type.
#[derive(Clone, Debug)]
pub struct TypePlan {
    /// Its schema.
    pub(crate) schema: SchemaId,
    /// The form of the schema, if requests and responses have different ones.
    pub(crate) form: Option<Direction>,
    /// Its name.
    pub name: TypeName,
    /// The stem of its file.
    pub file: String,
    /// Its documentation.
    pub words: DocText,
    /// Its kind.
    pub kind: TypeKind,
    /// The constant for keywords that need the whole value.
    pub rules: Option<String>,
    /// Constants used by its rules.
    pub statics: Vec<Static>,
    /// Further derives.
    pub derives: Vec<String>,
    /// The response forms that convert into this request form.
    pub inputs: Vec<InputPlan>,
}

impl TypePlan {
    /// The identifiers it declares: its own, and the argument struct of its constructor.
    pub fn declared(&self) -> impl Iterator<Item = &str> {
        let required = match &self.kind {
            TypeKind::Struct(Struct {
                constructor: Some(Constructor::Named(required)),
                ..
            }) => Some(required.as_str()),
            TypeKind::Alias(Alias { required, .. }) => {
                required.as_ref().map(|required| required.own.as_str())
            }
            TypeKind::Struct(_)
            | TypeKind::Union(_)
            | TypeKind::Choice(_)
            | TypeKind::Newtype(_) => None,
        };
        std::iter::once(self.name.as_str()).chain(required)
    }

    /// The names of all types it refers to.
    pub fn names(&self) -> impl Iterator<Item = &TypeName> {
        let alias = match &self.kind {
            TypeKind::Alias(alias) => Some(&alias.of),
            TypeKind::Struct(_)
            | TypeKind::Union(_)
            | TypeKind::Choice(_)
            | TypeKind::Newtype(_) => None,
        };
        let held = self.kind.types().into_iter().filter_map(RustType::name);
        let inputs = self.inputs.iter().map(|it| &it.response);
        held.chain(alias).chain(inputs)
    }
}

/// A conversion of the response form of a schema to its request form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputPlan {
    /// The response form.
    pub response: TypeName,
    /// True if the forms are unions; otherwise they are structs.
    pub union: bool,
    /// The source of each field or variant of the request form.
    pub parts: Vec<(String, Carried)>,
    /// Required fields of requests that responses lack, with their types.
    pub given: Vec<(String, RustType)>,
}

/// The source of a part of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// The same value in both forms.
    Same,
    /// A conversion of its response form.
    Converted,
    /// None: an optional part that responses lack.
    Absent,
    /// An argument: a required part that responses lack.
    Given,
}

/// The kind of a named type.
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// An object.
    Struct(Struct),
    /// A union.
    Union(Union),
    /// A choice.
    Choice(Choice),
    /// A single value with rules.
    Newtype(Newtype),
    /// An alias of another type.
    Alias(Alias),
}

impl TypeKind {
    /// The types it holds.
    #[must_use]
    pub fn types(&self) -> Vec<&RustType> {
        match self {
            Self::Struct(it) => {
                let fields = it.fields.iter().map(|field| &field.ty);
                fields.chain(it.additional.ty()).collect()
            }
            Self::Union(it) => it.variants.iter().map(|variant| &variant.ty).collect(),
            Self::Newtype(it) => vec![&it.ty],
            Self::Choice(_) | Self::Alias(_) => Vec::new(),
        }
    }

    /// The types it holds, to be replaced.
    pub fn types_mut(&mut self) -> Vec<&mut RustType> {
        match self {
            Self::Struct(it) => {
                let fields = it.fields.iter_mut().map(|field| &mut field.ty);
                fields.chain(it.additional.ty_mut()).collect()
            }
            Self::Union(it) => {
                let variants = it.variants.iter_mut();
                variants.map(|variant| &mut variant.ty).collect()
            }
            Self::Newtype(it) => vec![&mut it.ty],
            Self::Choice(_) | Self::Alias(_) => Vec::new(),
        }
    }
}

/// An alias of a type, for another place with the same schema.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The type.
    pub of: TypeName,
    /// The alias of the constructor's argument struct, if the type has one.
    pub required: Option<RequiredAlias>,
}

/// An alias of the argument struct of a constructor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequiredAlias {
    /// The name.
    pub own: String,
    /// The aliased name.
    pub of: String,
}

/// A struct around a value. It can't be built against its rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Newtype {
    /// The type of its value.
    pub ty: RustType,
    /// The rules that the type of its value does not enforce.
    pub rules: Rules,
    /// The constant of these rules.
    pub constant: String,
}

/// A struct for an object.
#[derive(Clone, Debug)]
pub struct Struct {
    /// The table: all declared properties.
    pub entries: Vec<PropertyRow>,
    /// The fields; a constant or forbidden property has none.
    pub fields: Vec<Field>,
    /// The treatment of additional properties.
    pub additional: AdditionalPlan,
    /// True if it implements `Default`, since all fields are optional.
    pub has_default: bool,
    /// The constructor, if it has one.
    pub constructor: Option<Constructor>,
    /// True if requests carry it, so that it has a setter for each optional member.
    pub sent: bool,
}

/// The arguments of a constructor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constructor {
    /// One argument for each required field.
    Positional,
    /// A struct of this name, since a caller could swap two arguments of one type.
    Named(String),
}

/// A row of the table of properties.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PropertyRow {
    /// The name on the wire.
    pub name: String,
    /// Its presence.
    pub kind: RowKind,
    /// The rules that its Rust type does not enforce.
    pub rules: Rules,
}

/// The presence of a property.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// Required.
    Required,
    /// Optional.
    Optional,
    /// Required, with this string as the only value.
    Constant(String),
    /// Required, with this number as the only value.
    Number(String),
    /// Forbidden by this keyword.
    Forbidden(&'static str),
    /// Ignored, so that it is not kept as an unknown member.
    Ignored,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// The index of its row in the table.
    pub entry: usize,
    /// Its identifier.
    pub ident: String,
    /// Its documentation.
    pub words: DocText,
    /// Its type without the wrapper for presence.
    pub ty: RustType,
    /// The wrapper for presence.
    pub presence: Presence,
    /// The default of an absent property.
    pub default: Option<DefaultPlan>,
}

impl Field {
    /// The name of its setter.
    #[must_use]
    pub fn setter(&self) -> String {
        setter(&self.ident)
    }
}

/// The presence of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// Always present: `T`.
    Required,
    /// Present or absent: `Option<T>`.
    Optional,
    /// Absent, null or a value: `rt::Presence<T>`.
    Nullable,
}

/// The default of an absent property or parameter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DefaultPlan {
    /// The name of the field in documentation.
    pub field: String,
    /// The function that returns it.
    pub function: String,
    /// Its kind.
    pub value: DefaultValue,
}

/// A default value in code.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum DefaultValue {
    Bool(bool),
    Integer(i128),
    /// A fractional number as the document writes it.
    Float(String),
    MinorUnits(i64),
    /// A decimal: its digits, its scale, and its text in the document.
    Decimal(i64, u32, String),
    Text(String),
    /// A value of the choice that is the type of the property.
    Variant {
        /// The value in the document.
        text: String,
        /// The variant.
        ident: String,
        /// True if the variant is `Copy`; any other is returned by reference.
        copy: bool,
    },
}

/// The treatment of members without a row in the table.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum AdditionalPlan {
    /// They are ignored.
    Ignored,
    /// They violate this keyword.
    Refused(Closing),
    /// A field keeps them as JSON.
    Unknown {
        /// The field.
        ident: String,
    },
    /// A field keeps them as values of one type.
    Kept {
        /// The field.
        ident: String,
        /// The type of each value.
        ty: RustType,
        /// The constant of the rules of each value, if there are any.
        rules: Option<String>,
    },
}

impl AdditionalPlan {
    /// The type of each kept value.
    #[must_use]
    pub fn ty(&self) -> Option<&RustType> {
        match self {
            Self::Kept { ty, .. } => Some(ty),
            Self::Ignored | Self::Refused(_) | Self::Unknown { .. } => None,
        }
    }

    pub(super) fn ty_mut(&mut self) -> Option<&mut RustType> {
        match self {
            Self::Kept { ty, .. } => Some(ty),
            Self::Ignored | Self::Refused(_) | Self::Unknown { .. } => None,
        }
    }

    pub(super) fn with_type(self, map: impl FnOnce(RustType) -> RustType) -> Self {
        match self {
            Self::Kept { ident, ty, rules } => Self::Kept {
                ident,
                ty: map(ty),
                rules,
            },
            other => other,
        }
    }

    /// The field for kept members.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Kept { ident, .. } | Self::Unknown { ident } => Some(ident),
            Self::Ignored | Self::Refused(_) => None,
        }
    }
}

/// An enum for a union.
#[derive(Clone, Debug)]
pub struct Union {
    /// The variants in the order of the document.
    pub variants: Vec<UnionVariant>,
    /// The dispatch.
    pub dispatch: Dispatch,
    /// The variant for values that fit several alternatives, if these may skip each other's members.
    pub several: Option<String>,
    /// True if it keeps a value without an alternative.
    pub open: bool,
}

/// An alternative of a union.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// Its identifier.
    pub ident: String,
    /// The type of its value.
    pub ty: RustType,
    /// The constant of its rules, if there are any.
    pub rules: Option<String>,
    /// Its documentation.
    pub words: DocText,
    /// True if no other variant holds the same type, so that the type determines the variant.
    pub distinct: bool,
}

/// The method of finding the alternative of a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Dispatch {
    /// By a discriminator: only one alternative is decoded.
    Tagged {
        /// The discriminating property.
        member: String,
        /// The tags of each alternative; empty for the alternative of all other tags.
        values: Vec<Vec<String>>,
        /// True if an alternative could be built with a missing or wrong tag.
        marked: bool,
    },
    /// By trial of every alternative; exactly one must fit.
    OneOf,
    /// Like `OneOf`, but no value fits two alternatives.
    Disjoint,
    /// Like `OneOf`, but an alternative fits the values of another one. By the document these are
    /// invalid; a built value is checked by its own alternative only, so that it can be sent.
    Ambiguous,
    /// By trial of every alternative; the one that recognizes most of the value wins.
    AnyOf,
}

/// A choice of strings or integers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Choice {
    /// The JSON type of its values.
    pub kind: ChoiceKind,
    /// Its values.
    pub values: Vec<ChoiceValue>,
    /// True if it keeps unlisted values.
    pub open: bool,
}

impl Choice {
    /// True if its values are `Copy`: only unlisted text is not.
    #[must_use]
    pub fn is_copy(&self) -> bool {
        !self.open || self.kind == ChoiceKind::Integer
    }
}

/// A value of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ChoiceValue {
    /// The variant.
    pub ident: String,
    /// The text on the wire, or the digits of the number.
    pub text: String,
    /// Its documentation.
    pub words: DocText,
}
