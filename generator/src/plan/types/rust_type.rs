//! Rust types of schemas, with the names they contain.

use std::fmt;
use std::sync::Arc;

use crate::table::id;

id! {
    /// The id of a named type.
    pub struct TypeId;
}

/// A type name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeName {
    ident: Arc<str>,
    id: TypeId,
}

impl TypeName {
    pub(crate) fn new(ident: &str, id: TypeId) -> Self {
        let ident = ident.into();
        Self { ident, id }
    }

    /// The identifier.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.ident
    }

    /// The type.
    #[must_use]
    pub fn id(&self) -> TypeId {
        self.id
    }

    /// The name as a path from a sibling module.
    #[must_use]
    pub fn in_super(&self) -> Self {
        Self::new(&format!("super::{self}"), self.id)
    }
}

impl fmt::Display for TypeName {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.ident)
    }
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
    Named(TypeName),
    /// A user's type by path.
    Foreign(String),
    List(Box<RustType>),
    Map(Box<RustType>),
    Nullable(Box<RustType>),
    Sensitive(Box<RustType>),
    Boxed(Box<RustType>),
}

impl RustType {
    /// The type with other names.
    pub fn renamed(&self, name: &impl Fn(&TypeName) -> Option<TypeName>) -> Self {
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

    /// The type as generated code writes it, with the paths of named types by `named`.
    #[must_use]
    pub fn path(&self, named: &dyn Fn(&TypeName) -> String) -> String {
        let inside = |inner: &Self| inner.path(named);
        let plain = match self {
            Self::Bool => "bool",
            Self::I32 => "i32",
            Self::I64 => "i64",
            Self::U64 => "u64",
            Self::I128 => "i128",
            Self::F64 => "f64",
            Self::Text => "String",
            Self::Decimal => "rt::Decimal",
            Self::MinorUnits => "rt::MinorUnits",
            Self::Uuid => "rt::Uuid",
            Self::Date => "rt::Date",
            Self::DateTime => "rt::DateTime",
            Self::Bytes => "rt::Base64",
            Self::Ipv4 => "std::net::Ipv4Addr",
            Self::Ipv6 => "std::net::Ipv6Addr",
            Self::Json => "rt::Json",
            Self::ExactInteger => "rt::Integer",
            Self::Exact => "rt::Number",
            Self::Named(own) => return named(own),
            Self::Foreign(path) => path,
            Self::List(inner) => return format!("Vec<{}>", inside(inner)),
            Self::Map(inner) => return format!("rt::Map<{}>", inside(inner)),
            Self::Nullable(inner) => return format!("Option<{}>", inside(inner)),
            Self::Sensitive(inner) => return format!("rt::Sensitive<{}>", inside(inner)),
            Self::Boxed(inner) => return format!("Box<{}>", inside(inner)),
        };
        plain.to_owned()
    }

    /// The type inside all wrappers, such as lists and maps.
    #[must_use]
    pub fn innermost(&self) -> &Self {
        match self {
            Self::List(inner)
            | Self::Map(inner)
            | Self::Nullable(inner)
            | Self::Sensitive(inner)
            | Self::Boxed(inner) => inner.innermost(),
            own => own,
        }
    }

    /// The only name inside.
    #[must_use]
    pub fn name(&self) -> Option<&TypeName> {
        match self.innermost() {
            Self::Named(name) => Some(name),
            _ => None,
        }
    }

    /// True if a value can break a rule of a named type inside.
    pub(crate) fn has_own_rules(&self) -> bool {
        matches!(self.innermost(), Self::Named(_) | Self::Foreign(_))
    }

    /// The named type held without a heap allocation in between.
    pub(crate) fn held_directly(&self) -> Option<&TypeName> {
        match self {
            Self::Named(name) => Some(name),
            Self::Nullable(inner) | Self::Sensitive(inner) => inner.held_directly(),
            _ => None,
        }
    }

    /// Boxes the named type held without a heap allocation.
    pub(crate) fn boxed(self) -> Self {
        match self {
            Self::Named(_) => Self::Boxed(Box::new(self)),
            Self::Nullable(inner) => Self::Nullable(Box::new(inner.boxed())),
            Self::Sensitive(inner) => Self::Sensitive(Box::new(inner.boxed())),
            other => other,
        }
    }
}
