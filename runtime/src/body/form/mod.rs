//! Bodies of the type `application/x-www-form-urlencoded`.
//!
//! A form has text only, and the shape of the type gives it JSON types. So a form is converted to
//! JSON and decoded like JSON, with the same checks and the same pointers. Writing goes the
//! opposite way.

mod codec;
mod definition;
pub(super) mod read;
mod tree;
pub(super) mod write;

pub use definition::{FORM, FormBody, FormField, FormStyle};
