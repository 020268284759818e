//! The data of one generated API.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::{Adjust, Reading, Target};

/// One API to generate.
#[derive(Clone, Debug)]
pub struct Job {
    /// The name of the API's module and feature.
    pub name: String,
    /// The OpenAPI document.
    pub document: PathBuf,
    /// The path in diagnostics; by default, the path of the document.
    pub shown: Option<String>,
    /// The name of the API in documentation; by default, the title of the document.
    pub title: Option<String>,
    /// The generated targets.
    pub targets: BTreeSet<Target>,
    /// Unsupported features that the API permits.
    pub unsupported: Vec<String>,
    /// The interpretation of ambiguous parts of the document.
    pub reading: Reading,
    /// Changes to the document, and the selection of operations.
    pub adjust: Adjust,
}
