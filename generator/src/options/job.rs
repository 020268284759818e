//! One API to be generated.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{Adjust, Reading, Target};

/// What to generate.
#[derive(Clone, Debug)]
pub struct Job {
    /// The name of the API's module and feature.
    pub name: String,
    /// The OpenAPI document.
    pub document: PathBuf,
    /// The path that diagnostics show for the document; its own where there is none.
    pub shown: Option<String>,
    /// The name of the API in documentation; the document's own title where there is none.
    pub title: Option<String>,
    /// What to print.
    pub targets: BTreeSet<Target>,
    /// Features that the API may leave unsupported.
    pub unsupported: Vec<String>,
    /// How the document is read where there is more than one way.
    pub reading: Reading,
    /// What is changed about the document on the way, or left out of it.
    pub adjust: Adjust,
}
