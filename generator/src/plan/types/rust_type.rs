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

    /// The text of the type. `runtime` stands in front of the names of the runtime, `rt::` in generated
    /// code, and `named` returns the path of a named type.
    #[must_use]
    pub fn text(&self, runtime: &str, named: &dyn Fn(&TypeName) -> String) -> String {
        let of = |name: &str, inner: &Self| format!("{name}<{}>", inner.text(runtime, named));
        let own = |name: &str| format!("{runtime}{name}");
        match self {
            Self::Bool => "bool".to_owned(),
            Self::I32 => "i32".to_owned(),
            Self::I64 => "i64".to_owned(),
            Self::U64 => "u64".to_owned(),
            Self::I128 => "i128".to_owned(),
            Self::F64 => "f64".to_owned(),
            Self::Text => "String".to_owned(),
            Self::Decimal => own("Decimal"),
            Self::MinorUnits => own("MinorUnits"),
            Self::Uuid => own("Uuid"),
            Self::Date => own("Date"),
            Self::DateTime => own("DateTime"),
            Self::Bytes => own("Base64"),
            Self::Ipv4 => "std::net::Ipv4Addr".to_owned(),
            Self::Ipv6 => "std::net::Ipv6Addr".to_owned(),
            Self::Json => own("Json"),
            Self::ExactInteger => own("Integer"),
            Self::Exact => own("Number"),
            Self::Named(name) => named(name),
            Self::Foreign(path) => path.clone(),
            Self::List(inner) => of("Vec", inner),
            Self::Map(inner) => of(&own("Map"), inner),
            Self::Nullable(inner) => of("Option", inner),
            Self::Sensitive(inner) => of(&own("Sensitive"), inner),
            Self::Boxed(inner) => of("Box", inner),
        }
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
