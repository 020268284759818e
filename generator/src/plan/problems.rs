//! What planning finds wrong.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::options::Feature;

/// What planning found wrong.
#[derive(Default)]
pub struct Planned {
    /// Errors.
    pub diagnostics: Diagnostics,
    /// Places that need a feature which is not done yet.
    pub unsupported: Vec<(Feature, Diagnostic)>,
}
