//! Results of planning besides the plan.

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::options::Feature;

use super::names::surface::Surface;

/// Problems found during planning, and the list of public items.
#[derive(Default)]
pub struct Findings {
    /// Errors and warnings.
    pub diagnostics: Diagnostics,
    /// Unsupported features, each with its diagnostic.
    pub unsupported: Vec<(Feature, Diagnostic)>,
    /// The public items.
    pub surface: Surface,
}
