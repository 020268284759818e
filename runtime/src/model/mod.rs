//! Types declared with a table.

mod choice;
mod constructor;
mod fields;
mod input;
mod integer_choice;
mod kinds;
mod newtype;
mod object;
mod reader_source;
#[cfg(feature = "serde")]
mod serde_shims;
mod several;
mod shape_source;
mod source;
mod text_type;
mod union;
mod unknown;

#[doc(hidden)]
pub use choice::debug_choice;
pub use choice::{Choice, Unknown};
#[doc(hidden)]
pub use fields::{FieldChain, FieldRefs, Fields, Undeclared};
pub use input::FromResponse;
#[doc(hidden)]
pub use integer_choice::debug_integer_choice;
pub use integer_choice::{IntegerChoice, UnknownInteger};
pub use kinds::{CheckKind, JsonKind, Model, ScalarKind, kind};
pub use newtype::{Newtype, WasRead};
pub use object::{Field, Object, Visit};
#[doc(hidden)]
pub use object::{debug_object, eq_objects};
#[cfg(feature = "serde")]
#[doc(hidden)]
pub use serde_shims::{deserialize, serialize};
pub use several::Several;
pub use source::{Alternatives, Source};
#[doc(hidden)]
pub use text_type::assert_replacement;
#[doc(hidden)]
pub use union::check_union;
pub use union::{Union, UnionTag, VisitUnion};
pub use unknown::UnknownJson;
