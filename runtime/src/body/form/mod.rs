//! Bodies of the type `application/x-www-form-urlencoded`.
//!
//! A form is text only. What its text means is told by the shape of the type, so a form is turned
//! into JSON and read as JSON is, with the same checks and the same pointers; it is written the
//! other way round.

mod codec;
mod definition;
pub(super) mod read;
mod tree;
pub(super) mod write;

pub use definition::{FORM, FormBody, FormField, FormStyle};
