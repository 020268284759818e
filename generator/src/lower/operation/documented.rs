//! An answer that an operation documents.

use crate::ir::Status;
use crate::source::Place;

/// An answer that an operation documents.
pub(in crate::lower) struct Documented<'a> {
    pub(super) operation: String,
    pub(super) status: Status,
    /// Its media types, each with its object.
    pub(super) content: Vec<(&'a str, Place<'a>)>,
    pub(super) at: Place<'a>,
}
