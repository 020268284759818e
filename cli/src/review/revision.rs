//! One revision of the repository: its APIs, and the versions in the generated crate.

use std::collections::BTreeMap;
use std::path::Path;

use copperplate::compare::Side;
use copperplate::config;

/// One revision.
pub struct Revision {
    sides: BTreeMap<String, Side>,
    /// The version of the generated crate.
    pub version: Option<String>,
    /// The version of the generator that wrote the crate.
    pub generator: Option<String>,
}

impl Revision {
    /// Reads all APIs of a checkout. Doubtful content is a warning here, so that a report says more
    /// than the first mistake.
    pub fn read(root: &Path) -> Result<Self, String> {
        // The first configuration is a change as well: each API is new.
        if config::root_of(root).as_deref() != Some(root) {
            return Ok(Self {
                sides: BTreeMap::new(),
                version: None,
                generator: None,
            });
        }
        let config = config::read(root).map_err(|failure| super::rendered(&failure))?;
        let output = root.join(&config.output);
        let mut jobs: Vec<_> = config.jobs.into_values().collect();
        for job in &mut jobs {
            job.reading.strict = false;
            let doubtful = ["invalid-example", "invalid-default", "plain-number"];
            job.unsupported
                .retain(|it| !doubtful.contains(&it.as_str()));
        }
        let results: Vec<_> = std::thread::scope(|scope| {
            let threads = jobs
                .iter()
                .map(|job| scope.spawn(|| copperplate::examine(job)));
            let threads: Vec<_> = threads.collect();
            threads.into_iter().map(|thread| thread.join()).collect()
        });
        let (mut sides, mut problems) = (BTreeMap::new(), String::new());
        for result in results {
            match result {
                Ok(Ok(side)) => drop(sides.insert(side.name.clone(), side)),
                Ok(Err(failure)) => problems.push_str(&super::rendered(&failure)),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            sides,
            version: version(&output.join("Cargo.toml")),
            generator: version(&output.join("copperplate.lock")),
        })
    }

    /// The names of the APIs.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.sides.keys().map(String::as_str)
    }

    /// One API.
    pub fn side(&self, name: &str) -> Option<&Side> {
        self.sides.get(name)
    }
}

/// The first `version` of a TOML file.
fn version(path: &Path) -> Option<String> {
    let text = std::fs::read_to_string(path).ok()?;
    let table: toml::Table = text.parse().ok()?;
    let package = table.get("package").and_then(|it| it.get("version"));
    let found = package.or_else(|| table.get("version"))?;
    found.as_str().map(str::to_owned)
}
