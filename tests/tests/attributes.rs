//! Snapshots are reviewed in pull requests, so git must show them as text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::path::{Path, PathBuf};
use std::process::Command;

/// The output of git, run in a folder.
fn git(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args([
            "-c",
            "user.name=Tester",
            "-c",
            "user.email=tester@example.com",
        ])
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("git is installed");
    // `git diff --no-index` exits with 1 if there is a difference.
    assert!(
        output.status.code().is_some_and(|code| code <= 1),
        "{output:?}"
    );
    String::from_utf8(output.stdout).unwrap()
}

/// Every snapshot below `folder`, as a path from it.
fn snapshots(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "snap") {
                found.push(path.strip_prefix(folder).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

/// A repository with the attributes of this one and the files `names`, committed.
fn repository(names: &[&str]) -> tempfile::TempDir {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &["init", "--quiet"]);
    std::fs::copy(
        root.join(".gitattributes"),
        folder.path().join(".gitattributes"),
    )
    .unwrap();
    for name in names {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::copy(root.join(name), path).unwrap();
    }
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "--quiet", "--message", "Begin"]);
    folder
}

#[test]
fn git_shows_the_changed_line_of_a_snapshot() {
    let names = [
        "tests/cases/unions/tagged.snap",
        "tests/bad/adjust/names.snap",
    ];
    let folder = repository(&names);
    for name in names {
        let path = folder.path().join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("{text}one line more\n")).unwrap();
    }
    let diff = git(folder.path(), &["diff"]);
    assert_eq!(
        diff.matches("+one line more").count(),
        names.len(),
        "{diff}"
    );
    assert!(!diff.contains("Binary files"), "{diff}");
}

#[test]
fn every_snapshot_has_a_diff_and_no_stub_stands_beside_it() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = repository(&[]);
    let found = snapshots(tests);
    assert!(found.len() > 100, "{}", found.len());
    for path in found {
        let name = Path::new("tests").join(&path);
        let attribute = git(
            folder.path(),
            &["check-attr", "diff", "--", &name.to_string_lossy()],
        );
        assert!(
            attribute.ends_with("diff: rust\n") || attribute.ends_with("diff: set\n"),
            "{attribute}"
        );
        let text = std::fs::read_to_string(tests.join(&path)).unwrap();
        assert!(
            !text.contains("snapshot_kind: binary"),
            "{}",
            path.display()
        );
    }
}
