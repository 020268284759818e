//! The package that the configuration describes.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Job;

/// The package that is generated, and its APIs.
#[derive(Clone, Debug)]
pub struct Config {
    /// The name of the package.
    pub package: String,
    /// Its folder, from the root of the repository.
    pub output: PathBuf,
    /// What the package depends on beside the runtime.
    pub dependencies: Vec<Dependency>,
    /// What to generate, by the name of the API.
    pub jobs: BTreeMap<String, Job>,
}

/// A package that the generated one depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// Its name.
    pub name: String,
    /// The version that is asked for.
    pub version: Option<String>,
    /// Its folder, from the root of the repository.
    pub path: Option<PathBuf>,
    /// Its features.
    pub features: Vec<String>,
}
