//! The package that the configuration describes.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Job;

/// The generated package and its APIs.
#[derive(Clone, Debug)]
pub struct Config {
    /// The path of the configuration, relative to the root of the repository.
    pub shown: String,
    /// The source of the runtime, which the generated package depends on.
    pub runtime: Runtime,
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

/// The source of the package `copperplate-runtime`, as a manifest names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Runtime {
    /// A version of the registry.
    Version(String),
    /// A folder, relative to the root of the repository.
    Path(PathBuf),
    /// A revision of a git repository.
    Git {
        /// The URL of the repository.
        url: String,
        /// The commit or tag.
        revision: String,
    },
}

impl Default for Runtime {
    /// The version of the generator, since the two are released together.
    fn default() -> Self {
        Self::Version(env!("CARGO_PKG_VERSION").to_owned())
    }
}
