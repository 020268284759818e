//! What planning hands to the emitters about types.

use std::collections::BTreeSet;

use crate::ir::{ChoiceKind, Closing};

use super::defaults::DefaultPlan;
use super::rules::{Rules, Static};
use super::unions::Dispatch;
use super::words::Words;

/// A type with a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TypePlan {
    /// Its identifier.
    pub ident: String,
    /// The stem of the file that it stands in.
    pub file: String,
    /// What the document says about it.
    pub words: Words,
    /// What it is.
    pub kind: Kind,
    /// The constant of the keywords that need the whole value.
    pub rules: Option<String>,
    /// Constants that its rules refer to.
    pub statics: Vec<Static>,
    /// What it derives beside its own.
    pub derives: Vec<String>,
    /// The answer forms that it is made of, where it is the request form of a schema with two.
    pub inputs: Vec<InputPlan>,
}

impl TypePlan {
    /// The identifiers that it declares: its own, and that of what its constructor takes.
    pub fn declared(&self) -> impl Iterator<Item = &str> {
        let required = match &self.kind {
            Kind::Struct(Struct {
                constructor: Some(Constructor::Named(required)),
                ..
            }) => Some(required.as_str()),
            Kind::Alias(Alias { required, .. }) => {
                required.as_ref().map(|required| required.own.as_str())
            }
            Kind::Struct(_) | Kind::Union(_) | Kind::Choice(_) | Kind::Newtype(_) => None,
        };
        std::iter::once(self.ident.as_str()).chain(required)
    }
}

/// How a request form is made of the answer form of the same schema.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct InputPlan {
    /// The answer form.
    pub answer: String,
    /// Whether the two are unions; otherwise they are structs.
    pub union: bool,
    /// What becomes of each field or variant of the request form.
    pub parts: Vec<(String, Carried)>,
    /// What no answer says and a request must have: fields with their types.
    pub given: Vec<(String, RustType)>,
}

/// What becomes of a part of an answer in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Carried {
    /// It is the same in both.
    Same,
    /// It is made of its own answer form.
    Converted,
    /// No answer says it, and a request need not.
    Absent,
    /// No answer says it, and a request must.
    Given,
}

/// What a named type is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An object.
    Struct(Struct),
    /// One of several schemas.
    Union(Union),
    /// One of several strings.
    Choice(Choice),
    /// A single value with rules of its own.
    Newtype(Newtype),
    /// Another name of a type.
    Alias(Alias),
}

impl Kind {
    /// The types that it holds.
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

    /// The types that it holds, to be exchanged.
    pub fn types_mut(&mut self) -> Vec<&mut RustType> {
        match self {
            Self::Struct(it) => {
                let fields = it.fields.iter_mut().map(|field| &mut field.ty);
                fields.chain(it.additional.ty_mut()).collect()
            }
            Self::Union(it) => it
                .variants
                .iter_mut()
                .map(|variant| &mut variant.ty)
                .collect(),
            Self::Newtype(it) => vec![&mut it.ty],
            Self::Choice(_) | Self::Alias(_) => Vec::new(),
        }
    }
}

/// Another name of a type: that of a second place with the same schema.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Alias {
    /// The type.
    pub of: String,
    /// The names of what its constructor takes, if that is a struct.
    pub required: Option<RequiredAlias>,
}

/// Another name of what a constructor takes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RequiredAlias {
    /// The name.
    pub own: String,
    /// The name that it stands for.
    pub of: String,
}

/// A named value as a struct around it, which can't be built against its rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Newtype {
    /// What it holds.
    pub ty: RustType,
    /// What the type of its value does not hold.
    pub rules: Rules,
    /// The name of the constant of these rules.
    pub constant: String,
}

/// An object as a struct.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Struct {
    /// The table: every member that the document names.
    pub entries: Vec<Entry>,
    /// The fields; a constant or forbidden member has none.
    pub fields: Vec<Field>,
    /// What happens to other members.
    pub additional: AdditionalPlan,
    /// The function that makes one of what is required, if a struct literal would be long.
    pub constructor: Option<Constructor>,
}

/// How a constructor takes what is required.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Constructor {
    /// One argument for each member.
    Positional,
    /// As a struct of this name, since two arguments of one type could be taken for each other.
    Named(String),
}

/// A row of the table of members.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The name on the wire.
    pub name: String,
    /// Whether it must be there.
    pub kind: EntryKind,
    /// What its Rust type does not hold.
    pub rules: Rules,
}

/// Whether a member must be there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// It must.
    Required,
    /// It may.
    Optional,
    /// It must, and only one string is legal.
    Constant(String),
    /// It must, and only this number is legal.
    Number(String),
    /// It must not, by this keyword.
    Forbidden(&'static str),
    /// It is passed over, where members without a row are kept.
    Ignored,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// The index of its row in the table.
    pub entry: usize,
    /// Its identifier.
    pub ident: String,
    /// What the document says about it.
    pub words: Words,
    /// Its type without what presence adds.
    pub ty: RustType,
    /// What presence adds to the type.
    pub presence: Presence,
    /// What is offered where the member is absent.
    pub default: Option<DefaultPlan>,
}

/// How a field tells presence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// Always there: `T`.
    Required,
    /// There or not: `Option<T>`.
    Optional,
    /// Absent, null or a value: `rt::Presence<T>`.
    Nullable,
}

/// What happens to members that the table does not name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum AdditionalPlan {
    /// They are passed over.
    Ignored,
    /// They are violations of this keyword.
    Refused(Closing),
    /// They are kept in a field of this name as they are.
    Unknown {
        /// The field.
        ident: String,
    },
    /// They are kept in a field of this name as values of this type.
    Kept {
        /// The field.
        ident: String,
        /// The type of each value.
        ty: RustType,
        /// The name of the constant with the rules of each value, if there are any.
        rules: Option<String>,
    },
}

impl AdditionalPlan {
    /// The type of each member that is kept.
    #[must_use]
    pub fn ty(&self) -> Option<&RustType> {
        match self {
            Self::Kept { ty, .. } => Some(ty),
            Self::Ignored | Self::Refused(_) | Self::Unknown { .. } => None,
        }
    }

    fn ty_mut(&mut self) -> Option<&mut RustType> {
        match self {
            Self::Kept { ty, .. } => Some(ty),
            Self::Ignored | Self::Refused(_) | Self::Unknown { .. } => None,
        }
    }

    /// The field that keeps other members.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        match self {
            Self::Kept { ident, .. } | Self::Unknown { ident } => Some(ident),
            Self::Ignored | Self::Refused(_) => None,
        }
    }
}

/// A union as an enum.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Union {
    /// The variants in the order of the document.
    pub variants: Vec<UnionVariant>,
    /// How the branch is found.
    pub dispatch: Dispatch,
    /// Whether a value that fits no branch is kept.
    pub open: bool,
}

/// A branch of a union.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UnionVariant {
    /// Its identifier.
    pub ident: String,
    /// What it holds.
    pub ty: RustType,
    /// The name of the constant with its rules, if there are any.
    pub rules: Option<String>,
    /// What the document says about it.
    pub words: Words,
    /// Whether no other variant holds the same type, so that a value of it tells the variant.
    pub alone: bool,
}

/// An enumeration of strings or whole numbers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Choice {
    /// What its values are in JSON.
    pub kind: ChoiceKind,
    /// Its values.
    pub values: Vec<ChoiceValue>,
    /// Whether a value that the document does not list is kept.
    pub open: bool,
}

impl Choice {
    /// Whether its values can be copied: all but text that nobody listed.
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
    /// What the document says about it.
    pub words: Words,
}

/// The Rust type of a use of a schema.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum RustType {
    Bool,
    I32,
    I64,
    U64,
    I128,
    F64,
    Text,
    Decimal,
    MinorUnits,
    Uuid,
    Date,
    DateTime,
    Bytes,
    Ipv4,
    Ipv6,
    Json,
    ExactInteger,
    Exact,
    Named(String),
    /// A type of the user's own, by its path.
    Foreign(String),
    List(Box<RustType>),
    Map(Box<RustType>),
    Nullable(Box<RustType>),
    Sensitive(Box<RustType>),
    Boxed(Box<RustType>),
}

impl RustType {
    /// The type under other names: those that `name` gives.
    pub fn renamed(&self, name: &impl Fn(&str) -> Option<String>) -> Self {
        let inside = |inner: &Self| Box::new(inner.renamed(name));
        match self {
            Self::Named(own) => Self::Named(name(own).unwrap_or_else(|| own.clone())),
            Self::List(inner) => Self::List(inside(inner)),
            Self::Map(inner) => Self::Map(inside(inner)),
            Self::Nullable(inner) => Self::Nullable(inside(inner)),
            Self::Sensitive(inner) => Self::Sensitive(inside(inner)),
            Self::Boxed(inner) => Self::Boxed(inside(inner)),
            other => other.clone(),
        }
    }
}

/// Whether a value of this type can break a rule of a named type inside it.
pub(crate) fn holds_named(ty: &RustType) -> bool {
    match ty {
        RustType::Named(_) | RustType::Foreign(_) => true,
        RustType::List(inner)
        | RustType::Map(inner)
        | RustType::Nullable(inner)
        | RustType::Sensitive(inner)
        | RustType::Boxed(inner) => holds_named(inner),
        RustType::Bool
        | RustType::I32
        | RustType::I64
        | RustType::U64
        | RustType::I128
        | RustType::F64
        | RustType::Text
        | RustType::Decimal
        | RustType::MinorUnits
        | RustType::Uuid
        | RustType::Date
        | RustType::DateTime
        | RustType::Bytes
        | RustType::Ipv4
        | RustType::Ipv6
        | RustType::ExactInteger
        | RustType::Exact
        | RustType::Json => false,
    }
}

/// The names that a file of types needs from its neighbours.
pub(crate) fn names_in(ty: &RustType, found: &mut BTreeSet<String>) {
    match ty {
        RustType::Named(name) => {
            found.insert(name.clone());
        }
        RustType::List(inner)
        | RustType::Map(inner)
        | RustType::Nullable(inner)
        | RustType::Sensitive(inner)
        | RustType::Boxed(inner) => names_in(inner, found),
        _ => {}
    }
}
