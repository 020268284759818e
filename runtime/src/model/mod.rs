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

pub use choice::{Choice, Unknown, show_choice};
pub use fields::{Behind, FieldRefs, Fields, Unnamed};
pub use input::FromAnswer;
pub use integer_choice::{IntegerChoice, UnknownInteger, show_integer_choice};
pub use kinds::{CheckKind, Kind, Model, ScalarKind, kind};
pub use newtype::{Newtype, WasRead};
pub use object::{Field, Object, Visit, same_object, show_object};
#[cfg(feature = "serde")]
pub use serde_shims::{deserialize, serialize};
pub use source::{Offers, Source};
pub use text_type::stands_in;
pub use union::{Alternative, Mark, VisitAlternative, check_union};
pub use unknown::UnknownJson;
