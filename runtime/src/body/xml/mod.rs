//! Bodies of `application/xml` with a schema.
//!
//! A table has the XML of each type. It converts XML to JSON by the expected type of each node, so
//! XML is decoded like JSON, with the same checks and the same pointers. Writing goes the opposite
//! way, and reads its own text back: a value that would arrive changed is refused.

mod chars;
mod codec;
mod read;
mod table;
#[cfg(test)]
mod tests;
mod tree;
mod write;

pub use codec::XmlBody;
pub use table::{XmlMember, XmlName, XmlType};
