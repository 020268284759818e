//! The checked-in crate: up to date, reproducible, and stable under small changes of a document.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use copperplate::options::Config;
use copperplate::package::{self, ApiFiles, Tree};
use copperplate::{config, write};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

fn config() -> Config {
    config::read(&root()).unwrap_or_else(|failure| {
        panic!(
            "{}",
            copperplate::diagnostics::render(&failure.diagnostics, &failure.sources, false)
        )
    })
}

fn api(job: &copperplate::Job) -> ApiFiles {
    let generated = copperplate::generate(job).unwrap_or_else(|failure| {
        panic!(
            "{}",
            copperplate::diagnostics::render(&failure.diagnostics, &failure.sources, false)
        )
    });
    package::print(job, &generated.plan, package::Form::Module).unwrap()
}

/// The whole crate. The threads that generate the APIs start in the order of `reversed`.
fn tree(config: &Config, reversed: bool) -> Tree {
    let mut jobs: Vec<_> = config.jobs.values().collect();
    if reversed {
        jobs.reverse();
    }
    let mut apis: Vec<ApiFiles> = std::thread::scope(|scope| {
        let threads: Vec<_> = jobs.iter().map(|job| scope.spawn(|| api(job))).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    apis.sort_by(|a, b| a.name.cmp(&b.name));
    package::shared(config, apis).unwrap()
}

#[test]
fn what_is_checked_in_is_what_is_generated() {
    let config = config();
    let drift = write::check(&root().join(&config.output), &tree(&config, false)).unwrap();
    let drift: Vec<_> = drift.iter().map(ToString::to_string).collect();
    assert!(
        drift.is_empty(),
        "run `cargo xtask generate`:\n{}",
        drift.join("\n")
    );
}

#[test]
fn an_empty_folder_is_filled_byte_for_byte() {
    let config = config();
    let folder = tempfile::tempdir().unwrap();
    write::write(folder.path(), &tree(&config, false)).unwrap();
    for (path, text) in tree(&config, false).iter() {
        let written = std::fs::read(folder.path().join(path)).unwrap();
        let kept = std::fs::read(root().join(&config.output).join(path)).unwrap();
        assert!(written == kept && written == text.as_bytes(), "{path}");
    }
}

#[test]
fn two_runs_give_the_same_bytes() {
    let first = tree(&config(), false);
    let mut elsewhere = config();
    // The same documents under other absolute paths, on other threads, in another order.
    let folder = tempfile::tempdir().unwrap();
    for job in elsewhere.jobs.values_mut() {
        let copy = folder.path().join(format!("{}.yaml", job.name));
        std::fs::copy(&job.document, &copy).unwrap();
        job.document = copy;
    }
    for reversed in [true, false, true, false] {
        assert!(tree(&elsewhere, reversed) == first);
    }
}

#[test]
fn a_new_member_changes_a_handful_of_lines_of_one_api() {
    let mut config = config();
    let before = tree(&config, false);
    let job = config.jobs.get_mut("plannr").unwrap();
    let document = std::fs::read_to_string(&job.document).unwrap();
    let anchor = "        notes:\n";
    assert!(document.contains(anchor));
    let member = "        reference:\n          type: string\n          description: Our own.\n";
    let changed = document.replacen(anchor, &format!("{member}{anchor}"), 1);
    let folder = tempfile::tempdir().unwrap();
    job.document = folder.path().join("plannr.yaml");
    std::fs::write(&job.document, changed).unwrap();
    let after = tree(&config, false);
    let mut lines = 0;
    for (path, text) in after.iter() {
        let old = before.get(path).unwrap();
        if old != text {
            assert!(path.starts_with("src/plannr/"), "{path} changed");
            let known: BTreeSet<&str> = old.lines().collect();
            lines += text.lines().filter(|line| !known.contains(line)).count();
        }
    }
    assert!((1..=16).contains(&lines), "{lines} lines are new");
    assert_eq!(before.iter().count(), after.iter().count());
}

/// The packages compiled for the generated crate with these features.
fn packages(package: &str, features: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .current_dir(root())
        .args([
            "tree",
            "--locked",
            "--offline",
            "--edges",
            "normal",
            "--prefix",
            "none",
        ])
        .args(["--package", package, "--features", features])
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn features_bring_what_they_need_and_no_more() {
    let types = packages("withdrawal-apis", "all-apis");
    let client = packages("withdrawal-apis", "all-apis,client");
    let server = packages("withdrawal-apis", "all-apis,server");
    let generator = packages("xtask", "");
    for name in ["axum", "reqwest", "hyper", "tokio"] {
        assert!(!types.contains(name), "types bring {name}");
        assert!(!generator.contains(name), "the generator brings {name}");
    }
    // Its blanket implementations would appear on each page of the documentation.
    assert!(!types.contains("tap"), "types bring `tap`");
    assert!(!client.contains("axum") && client.contains("reqwest"));
    assert!(!server.contains("reqwest") && server.contains("axum"));
    for all in [&types, &client, &server] {
        assert!(
            !all.contains("copperplate"),
            "the generated crate depends on its generator"
        );
    }
    // The guide for contributors states the counts.
    let guide = std::fs::read_to_string(root().join("CONTRIBUTING.md")).unwrap();
    let counts = format!(
        "generator {}, types {}, client {}, server {}",
        generator.len(),
        types.len(),
        client.len(),
        server.len()
    );
    assert!(
        guide.contains(&counts),
        "CONTRIBUTING.md should say: {counts}"
    );
}
