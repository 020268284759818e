//! The job of a case with its configuration.

use std::collections::BTreeSet;
use std::path::Path;

use copperplate::{Failure, Job, Target};

/// Reads `case.toml` beside `case.yaml`. It has the keys of an API in `specs/apis.toml`, with paths
/// relative to its own folder. Cases have every target.
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
/// Returns true for the overlay of a case.
pub fn is_overlay(path: &Path) -> bool {
    path.to_string_lossy().ends_with(".overlay.yaml")
}
