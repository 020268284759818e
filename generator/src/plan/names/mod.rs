//! Names that the configuration gives, and those of operations.

mod given;
pub(super) mod operations;

pub(super) use given::Book;
