//! Problems found during planning.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::options::Feature;

/// Problems found during planning.
#[derive(Default)]
pub struct Findings {
    /// Errors and warnings.
    pub diagnostics: Diagnostics,
    /// Unsupported features, each with its diagnostic.
    pub unsupported: Vec<(Feature, Diagnostic)>,
}
