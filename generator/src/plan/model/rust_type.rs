//! The Rust type of a use of a schema.

use std::collections::BTreeSet;

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
