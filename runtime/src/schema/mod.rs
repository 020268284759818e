//! The keywords of a schema that a Rust type does not enforce, as constant data.

mod bound;
pub(crate) mod check;
mod digits;
mod keyword;
mod number_format;
mod pattern;
mod property;
mod rules;
mod schema_object;

pub(crate) use bound::Amount;
pub use bound::Bound;
pub(crate) use digits::Digits;
pub use keyword::Keyword;
pub(crate) use pattern::Found;
pub use pattern::Pattern;
pub use property::Property;
pub(crate) use property::{Constant, Rule};
pub(crate) use rules::rules;
pub use schema_object::{ANY, Schema};

pub use crate::format::Format;
