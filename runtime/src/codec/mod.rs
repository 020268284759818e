//! Reading, writing and checking typed values.

mod alternatives;
mod closest;
mod document;
mod evaluated;
mod json;
mod members;
mod object_writer;
mod report;
mod shape;
mod tag;
mod traits;
mod trial;
mod typed_shape;

pub use alternatives::UnionReader;
pub use document::{
    from_json, from_json_lenient, from_json_lenient_with, from_json_with, to_json, to_json_with,
};
#[doc(hidden)]
pub use evaluated::ValueStart;
#[doc(hidden)]
pub use members::{MemberReader, NextMember};
pub use object_writer::ObjectWriter;
#[doc(hidden)]
pub use shape::FieldShape;
pub(crate) use shape::Inner;
pub use shape::Shape;
pub use traits::{Decode, Encode, Scalar, Validate};
