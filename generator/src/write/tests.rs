#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::io;
use std::path::Path;

use super::stage::STAGING;
use super::*;
use crate::package::{MARK, RECORD, record};

fn tree(files: &[(&str, &str)]) -> Tree {
    let mut tree = Tree::default();
    tree.insert("Cargo.toml", MARK.to_owned());
    tree.insert(RECORD, record());
    for (path, text) in files {
        tree.insert(path, (*text).to_owned());
    }
    tree
}

fn holds(root: &Path, tree: &Tree) -> bool {
    check(root, tree).unwrap().is_empty()
}

/// Two trees with every kind of difference: a file kept, edited, added, removed, and the manifest.
fn two() -> (Tree, Tree) {
    let old = tree(&[
        ("src/lib.rs", "old"),
        ("src/a/mod.rs", "same"),
        ("src/a/b.rs", "gone"),
    ]);
    let mut new = tree(&[
        ("src/lib.rs", "new"),
        ("src/a/mod.rs", "same"),
        ("src/c.rs", "more"),
    ]);
    new.insert("Cargo.toml", format!("{MARK}\nmore"));
    (old, new)
}

#[cfg(unix)]
fn inode(path: &Path) -> (u64, std::time::SystemTime) {
    use std::os::unix::fs::MetadataExt as _;
    let metadata = fs::metadata(path).unwrap();
    (metadata.ino(), metadata.modified().unwrap())
}

#[test]
fn unchanged_files_are_not_touched_and_orphans_go() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("out");
    let (old, new) = two();
    write(&root, &old).unwrap();
    #[cfg(unix)]
    let before = (inode(&root.join("src/a/mod.rs")), inode(&root.join(RECORD)));
    fs::write(root.join("src/left.txt"), "left").unwrap();
    fs::create_dir(root.join("src/empty")).unwrap();
    fs::write(root.join("README.md"), "kept").unwrap();
    fs::create_dir(root.join("target")).unwrap();
    let changes = write(&root, &new).unwrap();
    assert_eq!(changes.written, ["Cargo.toml", "src/c.rs", "src/lib.rs"]);
    assert_eq!(
        changes.removed,
        ["src/a/b.rs", "src/empty/", "src/left.txt"]
    );
    assert_eq!(changes.unchanged, 2);
    #[cfg(unix)]
    assert_eq!(
        (inode(&root.join("src/a/mod.rs")), inode(&root.join(RECORD))),
        before
    );
    assert!(holds(&root, &new));
    assert!(root.join("README.md").exists() && root.join("target").exists());
    assert!(!root.join(STAGING).exists() && !root.join("src/empty").exists());
}

#[test]
fn nothing_to_do_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let wanted = tree(&[("src/lib.rs", "a")]);
    write(folder.path(), &wanted).unwrap();
    let mut steps = Vec::new();
    let changes = write_with(folder.path(), &wanted, &mut |step| {
        steps.push(step);
        Ok(())
    });
    assert_eq!(changes.unwrap().unchanged, 3);
    assert_eq!(steps, [""; 0]);
}

#[test]
fn a_new_manifest_alone_leaves_the_sources() {
    let folder = tempfile::tempdir().unwrap();
    let old = tree(&[("src/lib.rs", "a")]);
    write(folder.path(), &old).unwrap();
    let mut new = old.clone();
    new.insert("Cargo.toml", format!("{MARK}\nnew"));
    let mut steps = Vec::new();
    write_with(folder.path(), &new, &mut |step| {
        steps.push(step);
        Ok(())
    })
    .unwrap();
    assert!(holds(folder.path(), &new));
    assert!(steps.contains(&"Cargo.toml") && !steps.contains(&"src"));
}

/// Writes with a hook that fails at one step: once, or from then on, like a killed process.
fn stopped_at(root: &Path, tree: &Tree, stop: usize, dead: bool) -> Option<&'static str> {
    let (mut count, mut stopped) = (0, None);
    let _ = write_with(root, tree, &mut |step| {
        count += 1;
        if count == stop + 1 || (dead && count > stop) {
            stopped.get_or_insert(step);
            return Err(io::Error::other("stopped"));
        }
        Ok(())
    });
    stopped
}

#[test]
fn a_step_that_fails_leaves_one_tree_entire() {
    let (old, new) = two();
    let mut steps = Vec::new();
    for stop in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        write(root, &old).unwrap();
        let Some(step) = stopped_at(root, &new, stop, false) else {
            break;
        };
        steps.push(step);
        // Only steps after the last change may fail and leave files to clean up.
        let late = step == "clean up";
        if late {
            assert!(write(root, &new).unwrap().is_empty(), "{step}");
        }
        assert!(holds(root, if late { &new } else { &old }), "{step}");
    }
    assert!(steps.contains(&"src"), "{steps:?}");
    assert!(steps.len() > 8, "{steps:?}");
}

#[test]
fn a_first_run_that_fails_leaves_nothing() {
    let (_, new) = two();
    for stop in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("out");
        let Some(step) = stopped_at(&root, &new, stop, false) else {
            break;
        };
        assert!(step == "clean up" || !root.exists(), "{step}");
    }
}

#[test]
fn a_run_that_is_killed_at_a_step_is_taken_back_by_the_next() {
    let (old, new) = two();
    let mut missing = 0;
    for stop in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        write(root, &old).unwrap();
        let Some(step) = stopped_at(root, &new, stop, true) else {
            break;
        };
        // Even before the next run the sources are complete, though they may be in the staging
        // folder.
        match fs::read_to_string(root.join("src/lib.rs")) {
            Ok(source) => {
                assert_eq!(source == "old", root.join("src/a/b.rs").exists(), "{step}");
                assert_eq!(source == "new", root.join("src/c.rs").exists(), "{step}");
            }
            Err(_) => missing += 1,
        }
        let drift = check(root, &old).unwrap();
        let told = drift.iter().any(|it| matches!(it, Drift::Interrupted(_)));
        assert_eq!(told, step != "make the staging folder", "{step}");
        stage::Stage::new(root, &mut |_| Ok(())).recover().unwrap();
        let expected = if step == "clean up" { &new } else { &old };
        assert!(holds(root, expected), "{step}: {:?}", check(root, expected));
    }
    assert_eq!(missing, 1, "the source folder is missing at one step only");
}

#[test]
fn a_first_run_that_is_killed_is_done_by_the_next() {
    let (_, new) = two();
    for stop in 0.. {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("out");
        let Some(step) = stopped_at(&root, &new, stop, true) else {
            break;
        };
        write(&root, &new).unwrap();
        assert!(holds(&root, &new), "{step}");
    }
}

#[test]
fn what_a_killed_process_leaves_is_one_tree() {
    const FOLDER: &str = "COPPERPLATE_TEST_FOLDER";
    let (old, new) = two();
    if let Some(root) = std::env::var_os(FOLDER) {
        // The child process writes both trees in turn until it is killed.
        loop {
            write(Path::new(&root), &new).unwrap();
            write(Path::new(&root), &old).unwrap();
        }
    }
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("out");
    for round in 0..12_u64 {
        let mut child = std::process::Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "write::tests::what_a_killed_process_leaves_is_one_tree",
            ])
            .env(FOLDER, &root)
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap();
        while !root.join("src").exists() {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        std::thread::sleep(std::time::Duration::from_micros(20_000 + round * 1370));
        child.kill().unwrap();
        child.wait().unwrap();
        stage::Stage::new(&root, &mut |_| Ok(())).recover().unwrap();
        assert!(
            holds(&root, &old) || holds(&root, &new),
            "{round}: {:?}",
            check(&root, &new)
        );
    }
}

#[test]
fn every_kind_of_drift_is_found_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let wanted = tree(&[
        ("src/x/edited.rs", "a\nb\nc\n"),
        ("src/x/ends.rs", "a\n"),
        ("src/x/gone.rs", ""),
        ("src/x/link.rs", "a\n"),
    ]);
    write(root, &wanted).unwrap();
    let source = root.join("src/x");
    fs::write(source.join("edited.rs"), "a\nhand\u{1b}[31m\nc\n").unwrap();
    fs::write(source.join("ends.rs"), "a\r\n").unwrap();
    fs::remove_file(source.join("gone.rs")).unwrap();
    fs::write(source.join("left.orig"), "").unwrap();
    fs::create_dir(source.join("empty")).unwrap();
    fs::write(
        root.join(RECORD),
        record().replace(env!("CARGO_PKG_VERSION"), "99.0.0"),
    )
    .unwrap();
    #[cfg(unix)]
    {
        fs::rename(source.join("link.rs"), root.join("elsewhere.rs")).unwrap();
        std::os::unix::fs::symlink(root.join("elsewhere.rs"), source.join("link.rs")).unwrap();
    }
    let found: Vec<String> = check(root, &wanted)
        .unwrap()
        .iter()
        .map(ToString::to_string)
        .collect();
    for expected in [
        "-hand\\u{1b}[31m\n+b",
        "-a\\r\n+a",
        "src/x/gone.rs is missing",
        "src/x/left.orig belongs to no document",
        "src/x/empty/ belongs to no document",
        "copperplate.lock names version 99.0.0 of the generator",
    ] {
        assert!(
            found.iter().any(|it| it.contains(expected)),
            "{expected}: {found:#?}"
        );
    }
    #[cfg(unix)]
    assert!(found.contains(&"src/x/link.rs should be a file, but it is a link".to_owned()));
    assert!(!source.join("gone.rs").exists(), "a check writes nothing");
    let changes = write(root, &wanted).unwrap();
    assert_eq!(changes.removed, ["src/x/empty/", "src/x/left.orig"]);
    assert!(holds(root, &wanted));
    assert!(!source.join("link.rs").is_symlink());
}

#[test]
fn a_folder_of_somebody_else_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    let wanted = tree(&[("src/lib.rs", "a")]);
    assert!(matches!(
        write(folder.path(), &wanted),
        Err(WriteError::NotOurs(_))
    ));
    assert!(matches!(
        check(folder.path(), &wanted),
        Err(WriteError::NotOurs(_))
    ));
    assert!(!folder.path().join("src").exists());
}

#[cfg(unix)]
#[test]
fn a_linked_source_folder_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (elsewhere, root) = (folder.path().join("elsewhere"), folder.path().join("out"));
    let wanted = tree(&[("src/lib.rs", "a")]);
    write(&root, &wanted).unwrap();
    fs::rename(root.join("src"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, root.join("src")).unwrap();
    assert!(matches!(
        write(&root, &tree(&[])),
        Err(WriteError::Linked(_))
    ));
    assert!(elsewhere.join("lib.rs").exists());
}

#[test]
fn a_lost_source_folder_or_record_is_restored() {
    let folder = tempfile::tempdir().unwrap();
    let wanted = tree(&[("src/lib.rs", "a")]);
    write(folder.path(), &wanted).unwrap();
    fs::remove_dir_all(folder.path().join("src")).unwrap();
    assert_eq!(
        check(folder.path(), &wanted).unwrap(),
        [Drift::Missing("src/lib.rs".into())]
    );
    write(folder.path(), &wanted).unwrap();
    fs::remove_file(folder.path().join(RECORD)).unwrap();
    write(folder.path(), &wanted).unwrap();
    assert!(holds(folder.path(), &wanted));
}
