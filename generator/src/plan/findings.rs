//! Problems of a document that planning finds.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::options::Feature;

/// Problems that planning found.
#[derive(Default)]
pub struct Findings {
    /// Errors and warnings.
    pub diagnostics: Diagnostics,
    /// Places that need a feature which is not done yet.
    pub unsupported: Vec<(Feature, Diagnostic)>,
}
