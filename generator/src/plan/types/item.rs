//! Types with a name, ready to be printed.

use crate::ir::{ChoiceKind, Closing};

use crate::plan::rules::{Rules, Static};
use crate::plan::words::Words;

use super::rust_type::{RustType, TypeName};

/// The variant of an open union or enumeration, which keeps what fits none of the others.
pub(crate) const UNKNOWN: &str = "Unknown";

/// A type with a name.
#[derive(Clone, Debug)]
pub struct TypePlan {
    /// Its name.
    pub name: TypeName,
    /// The stem of the file that it stands in.
    pub file: String,
    /// Its documentation.
    pub words: Words,
    /// Its kind.
    pub kind: Kind,
    /// The constant of the keywords that need the whole value.
    pub rules: Option<String>,
    /// Constants that its rules refer to.
    pub statics: Vec<Static>,
    /// What it derives beside its own.
    pub derives: Vec<String>,
    /// The response forms that it is made of, where it is the request form of a schema with two.
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
        std::iter::once(self.name.as_str()).chain(required)
    }

    /// The names of all types that it refers to.
    pub fn names(&self) -> impl Iterator<Item = &TypeName> {
        let alias = match &self.kind {
            Kind::Alias(alias) => Some(&alias.of),
            Kind::Struct(_) | Kind::Union(_) | Kind::Choice(_) | Kind::Newtype(_) => None,
        };
        let held = self.kind.types().into_iter().filter_map(RustType::name);
        let inputs = self.inputs.iter().map(|it| &it.response);
        held.chain(alias).chain(inputs)
    }
}

/// How a request form is made of the response form of the same schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputPlan {
    /// The response form.
    pub response: TypeName,
    /// Whether the two are unions; otherwise they are structs.
    pub union: bool,
    /// What becomes of each field or variant of the request form.
    pub parts: Vec<(String, Carried)>,
    /// What no response says and a request must have: fields with their types.
    pub given: Vec<(String, RustType)>,
}

/// What becomes of a part of a response in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carried {
    /// It is the same in both.
    Same,
    /// It is made of its own response form.
    Converted,
    /// No response says it, and a request need not.
    Absent,
    /// No response says it, and a request must.
    Given,
}

/// The kind of a named type.
#[derive(Clone, Debug)]
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
            Self::Union(it) => {
                let variants = it.variants.iter_mut();
                variants.map(|variant| &mut variant.ty).collect()
            }
            Self::Newtype(it) => vec![&mut it.ty],
            Self::Choice(_) | Self::Alias(_) => Vec::new(),
        }
    }
}

/// Another name of a type, for a second place with the same schema.
#[derive(Clone, Debug)]
pub struct Alias {
    /// The type.
    pub of: TypeName,
    /// The names of what its constructor takes, if that is a struct.
    pub required: Option<RequiredAlias>,
}

/// Another name of what a constructor takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequiredAlias {
    /// The name.
    pub own: String,
    /// The name that it stands for.
    pub of: String,
}

/// A named value as a struct around it, which can't be built against its rules.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Newtype {
    /// The type of its value.
    pub ty: RustType,
    /// What the type of its value does not hold.
    pub rules: Rules,
    /// The name of the constant of these rules.
    pub constant: String,
}

/// An object as a struct.
#[derive(Clone, Debug)]
pub struct Struct {
    /// The table: every member that the document names.
    pub entries: Vec<Entry>,
    /// The fields; a constant or forbidden member has none.
    pub fields: Vec<Field>,
    /// What happens to other members.
    pub additional: AdditionalPlan,
    /// True if it can be built from nothing, since all of it is optional.
    pub has_default: bool,
    /// The function that makes one of what is required.
    pub constructor: Option<Constructor>,
    /// True if requests carry it, so that it has a setter for each optional member.
    pub sent: bool,
}

/// How a constructor takes what is required.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Its documentation.
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

/// A default that the code offers where a member or parameter is absent.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DefaultPlan {
    /// The field as documentation spells it.
    pub field: String,
    /// The function that returns it.
    pub function: String,
    /// Its kind.
    pub value: DefaultValue,
}

/// A default as it stands in code.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum DefaultValue {
    Bool(bool),
    Integer(i128),
    /// A number with a fraction, as it is written.
    Float(String),
    MinorUnits(i64),
    /// The digits of a decimal, how many of them stand after the point, and the whole as it is
    /// written.
    Decimal(i64, u32, String),
    Text(String),
    /// A value of the enumeration that is the type of the member.
    Variant {
        /// The value in the document.
        text: String,
        /// The variant.
        ident: String,
        /// True if the variant can be copied; any other is handed out by reference.
        copy: bool,
    },
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
#[derive(Clone, Debug)]
pub struct Union {
    /// The variants in the order of the document.
    pub variants: Vec<UnionVariant>,
    /// How the branch is found.
    pub dispatch: Dispatch,
    /// Whether a value that fits no branch is kept.
    pub open: bool,
}

/// A branch of a union.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// Its identifier.
    pub ident: String,
    /// The type of its value.
    pub ty: RustType,
    /// The name of the constant with its rules, if there are any.
    pub rules: Option<String>,
    /// Its documentation.
    pub words: Words,
    /// True if no other variant holds the same type, so that a value of it names the variant.
    pub distinct: bool,
}

/// How the branch of a union is found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Dispatch {
    /// A member's value names the branch, so one branch is decoded.
    Tagged {
        /// The member.
        member: String,
        /// For each branch the values that choose it; none for that of all other values.
        values: Vec<Vec<String>>,
        /// Whether a branch may be built without one of its values, or with another one's.
        marked: bool,
    },
    /// Every branch is tried and exactly one must fit.
    OneOf,
    /// As `OneOf`, of branches that no value fits two of.
    Disjoint,
    /// Every branch is tried, and the one that knows most of the value is taken.
    AnyOf,
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
    /// Its documentation.
    pub words: Words,
}
