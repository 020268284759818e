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
mod typed_shape;

pub use alternatives::UnionReader;
pub use document::{
    from_json, from_json_lenient, from_json_lenient_with, from_json_with, to_json, to_json_with,
};
pub use evaluated::ValueStart;
pub use members::{MemberReader, NextMember};
pub use object_writer::ObjectWriter;
pub(crate) use shape::Inner;
pub use shape::{FieldShape, Shape};
pub use traits::{Decode, Encode, Scalar, Validate};
