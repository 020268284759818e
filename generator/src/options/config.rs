//! The package that the configuration describes.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Job;

/// The generated package and its APIs.
#[derive(Clone, Debug)]
pub struct Config {
    /// The name of the package.
    pub package: String,
    /// Its folder, relative to the root of the repository.
    pub output: PathBuf,
    /// The dependencies besides the runtime.
    pub dependencies: Vec<Dependency>,
    /// The jobs by the names of their APIs.
    pub jobs: BTreeMap<String, Job>,
}

/// A dependency of the generated package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// Its name.
    pub name: String,
    /// The requested version.
    pub version: Option<String>,
    /// Its folder, relative to the root of the repository.
    pub path: Option<PathBuf>,
    /// Its features.
    pub features: Vec<String>,
}
