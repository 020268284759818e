//! The job of a case, with what its configuration says.

use std::collections::BTreeSet;
use std::path::Path;

use copperplate::{Failure, Job, Target};

/// Reads `case.toml` beside `case.yaml`, which may hold what an API's table in `specs/apis.toml` may,
/// with paths from its own folder. Cases have every target.
pub fn job(document: &Path) -> Result<Job, Failure> {
    let table = document.with_extension("toml");
    let text = std::fs::read_to_string(&table).unwrap_or_default();
    let root = table.parent().unwrap_or(Path::new(""));
    let shown = table.to_string_lossy();
    let job = copperplate::config::parse_api(root, &shown, &text, "case", document)?;
    Ok(Job {
        targets: BTreeSet::from([Target::Types, Target::Client, Target::Server]),
        ..job
    })
}

#[allow(dead_code, reason = "some tests name their cases")]
/// Whether a file is an overlay of a case, and no case.
pub fn is_overlay(path: &Path) -> bool {
    path.to_string_lossy().ends_with(".overlay.yaml")
}
