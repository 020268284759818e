//! The job of a case with its configuration.

use std::collections::BTreeSet;
use std::path::Path;

use copperplate::source::{Limits, Node};
use copperplate::{Failure, Job, Target};

/// Reads `case.toml` beside `case.yaml`. It has the keys of an API in `specs/apis.toml`, with paths
/// relative to its own folder. The job has every target.
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

#[allow(dead_code, reason = "the tests of bad documents have no cases")]
/// The job of a case: types only, unless its snapshot shows other parts.
pub fn case(document: &Path) -> Result<Job, Failure> {
    let mut job = job(document)?;
    if shown(document).is_empty() {
        job.targets = BTreeSet::from([Target::Types]);
    }
    Ok(job)
}

#[allow(dead_code, reason = "the tests of bad documents have no cases")]
/// The parts of generated code in the snapshot of a case, by its extension `x-shows`.
pub fn shown(document: &Path) -> Vec<String> {
    let Ok((opened, _)) = copperplate::open(document, &Limits::default()) else {
        return Vec::new();
    };
    let parts = opened.root().node.get("x-shows");
    let parts = parts.and_then(Node::as_array).unwrap_or_default();
    let parts = parts.iter().filter_map(Node::as_str);
    parts.map(str::to_owned).collect()
}

#[allow(dead_code, reason = "only the test of snapshots asks")]
/// Returns false for a case with `x-snapshot: false`. Such a case is about behaviour: its instances and exchanges
/// are tested, and other cases show the forms of its code.
pub fn has_snapshot(document: &Path) -> bool {
    let Ok((opened, _)) = copperplate::open(document, &Limits::default()) else {
        return true;
    };
    let stated = opened.root().node.get("x-snapshot");
    stated.and_then(Node::as_bool).unwrap_or(true)
}

#[allow(dead_code, reason = "some tests name their cases")]
/// Returns true for the overlay of a case.
pub fn is_overlay(path: &Path) -> bool {
    path.to_string_lossy().ends_with(".overlay.yaml")
}
