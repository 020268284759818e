//! Types that a table describes.

mod choice;
mod fields;
mod input;
mod integer_choice;
mod kinds;
mod newtype;
mod object;
mod reader_source;
#[cfg(feature = "serde")]
mod serde_shims;
mod shape_source;
mod source;
mod text_type;
mod union;
mod unknown;

pub use choice::{Choice, Unknown, debug_choice};
pub use fields::{FieldChain, FieldRefs, Fields, Undeclared};
pub use input::FromResponse;
pub use integer_choice::{IntegerChoice, UnknownInteger, debug_integer_choice};
pub use kinds::{CheckKind, JsonKind, Model, ScalarKind, kind};
pub use newtype::{Newtype, WasRead};
pub use object::{Field, Object, Visit, debug_object, eq_objects};
#[cfg(feature = "serde")]
pub use serde_shims::{deserialize, serialize};
pub use source::{Alternatives, Source};
pub use text_type::assert_replacement;
pub use union::{Union, UnionTag, VisitUnion, check_union};
pub use unknown::UnknownJson;
