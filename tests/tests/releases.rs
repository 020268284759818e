//! Releases: the steps that a tag starts, and the actions that the workflows use.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use toml::Table;

fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap().to_owned()
}

/// Runs a step of a release in a folder. Returns its output, or the error that it prints.
fn step(folder: &Path, arguments: &[&str]) -> Result<String, String> {
    let run = Command::new("bash")
        .arg(folder.join(".github/release.sh"))
        .args(arguments)
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    match run.status.success() {
        true => Ok(text(run.stdout)),
        false => Err(text(run.stderr)),
    }
}

/// A folder with the script, the version 1.2.3, and a changelog.
fn released(changelog: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(".github")).unwrap();
    let script = root().join(".github/release.sh");
    fs::copy(script, folder.path().join(".github/release.sh")).unwrap();
    let manifest = "[workspace.package]\nversion = \"1.2.3\"\n\n[profile.dev]\nversion = \"9\"\n";
    fs::write(folder.path().join("Cargo.toml"), manifest).unwrap();
    fs::write(folder.path().join("CHANGELOG.md"), changelog).unwrap();
    folder
}

#[test]
fn the_tag_the_manifest_and_the_changelog_agree() {
    let good = released(
        "# Changelog\n\n## Unreleased\n\n- Later.\n\n## 1.2.3 - 2026-12-01\n\n- New.\n\n\
         ## 1.2.2 - 2026-11-01\n\n- Old.\n",
    );
    step(good.path(), &["version", "v1.2.3"]).unwrap();
    let notes = step(good.path(), &["notes", "v1.2.3"]).unwrap();
    assert_eq!(notes.trim(), "- New.");
    for tag in ["v1.2.4", "1.2.3", "v9"] {
        let refused = step(good.path(), &["version", tag]).unwrap_err();
        assert!(refused.contains("and Cargo.toml has 1.2.3"), "{refused}");
    }
    let unlisted = released("# Changelog\n\n## Unreleased\n\n- New.\n");
    let refused = step(unlisted.path(), &["version", "v1.2.3"]).unwrap_err();
    assert!(refused.contains("has no heading"), "{refused}");
    let empty =
        released("# Changelog\n\n## 1.2.3 - 2026-12-01\n\n## 1.2.2 - 2026-11-01\n\n- Old.\n");
    let refused = step(empty.path(), &["version", "v1.2.3"]).unwrap_err();
    assert!(refused.contains("says nothing about 1.2.3"), "{refused}");
}

#[test]
fn every_package_that_may_be_published_is_released() {
    let listed = step(&root(), &["packages"]).unwrap();
    let mut listed: Vec<&str> = listed.split_whitespace().filter(|it| *it != "-p").collect();
    listed.sort_unstable();
    let workspace: Table = fs::read_to_string(root().join("Cargo.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let mut publishable = Vec::new();
    for member in workspace["workspace"]["members"].as_array().unwrap() {
        let path = root().join(member.as_str().unwrap()).join("Cargo.toml");
        let manifest: Table = fs::read_to_string(path).unwrap().parse().unwrap();
        let package = &manifest["package"];
        if package.get("publish").is_none() {
            publishable.push(package["name"].as_str().unwrap().to_owned());
        }
    }
    publishable.sort_unstable();
    assert_eq!(listed, publishable);
}

#[test]
fn actions_are_pinned_to_a_commit() {
    let mut files = vec![root().join("cli/templates/workflow.yml")];
    for entry in fs::read_dir(root().join(".github/workflows")).unwrap() {
        files.push(entry.unwrap().path());
    }
    let mut uses = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for action in text.lines().filter_map(|it| it.split_once("uses: ")) {
            let commit = action.1.split_once('@').unwrap().1;
            let commit = commit.split(' ').next().unwrap();
            let is_commit = commit.len() == 40 && commit.bytes().all(|it| it.is_ascii_hexdigit());
            assert!(is_commit, "{}: {}", file.display(), action.1);
            uses += 1;
        }
    }
    assert!(uses > 5, "{uses}");
}
