//! The text of a document for every stage: files, places in them, trees and pointers.
//!
//! This folder neither knows OpenAPI nor reads the disk.

mod chain;
mod files;
mod json;
mod limits;
mod node;
mod place;
pub(crate) mod pointer;
mod span;
pub(crate) mod uri;
mod version;

pub use chain::{Chain, Pointer};
pub use files::{FileId, Files};
pub use json::json_text;
pub use limits::{LONGEST_METHOD, Limits};
pub(crate) use node::Scratch;
pub use node::{Node, Object, Value};
pub use place::Place;
pub(crate) use place::nothing;
pub use span::Span;
pub use version::Version;
