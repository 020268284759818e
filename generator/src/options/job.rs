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

impl Job {
    /// A document without a configuration, with all targets.
    ///
    /// # Examples
    ///
    /// ```
    /// let job = copperplate::Job::new("payments", "specs/payments.yaml");
    /// assert_eq!(job.targets.len(), 3);
    /// ```
    #[must_use]
    pub fn new(name: impl Into<String>, document: impl Into<PathBuf>) -> Self {
        Self {
            name: name.into(),
            document: document.into(),
            shown: None,
            title: None,
            targets: Target::ALL.map(|(_, target)| target).into(),
            unsupported: Vec::new(),
            reading: Reading::default(),
            adjust: Adjust::default(),
        }
    }
}
