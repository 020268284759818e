//! Example bodies as they are printed.

use crate::ir::Example;

/// An example body.
#[derive(Clone, Debug)]
pub struct ExamplePlan {
    /// The `operationId`.
    pub operation: String,
    /// The status of the response; `None` for a request body.
    pub status: Option<u16>,
    /// The stem of its file.
    pub file: String,
    /// The example.
    pub example: Example,
}
