//! The new source folder, made beside the old one and put in its place in one step.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Changes, Tree, WriteError};

/// What names of our temporary files and folders begin with.
pub(super) const PREFIX: &str = ".copperplate-";

fn staging(root: &Path) -> PathBuf {
    root.join(format!("{PREFIX}new"))
}

/// Keeps a second run out until this one ends. The lock lies outside of the folder, so that it is
/// never found as a leftover.
pub(super) fn lock(root: &Path) -> Result<File, WriteError> {
    let at = |error| WriteError::Io(root.to_owned(), error);
    fs::create_dir_all(root).map_err(at)?;
    let mut hasher = DefaultHasher::new();
    root.canonicalize().map_err(at)?.hash(&mut hasher);
    let path = std::env::temp_dir().join(format!("copperplate-{:016x}.lock", hasher.finish()));
    let file = File::create(&path).map_err(|error| WriteError::Io(path.clone(), error))?;
    file.lock().map_err(|error| WriteError::Io(path, error))?;
    Ok(file)
}

/// Cleans up after a run that was killed. Whatever it left is either not yet in place or no longer.
pub(super) fn recover(root: &Path) -> Result<(), WriteError> {
    let staging = staging(root);
    let source = root.join("src");
    let at = |error| WriteError::Io(staging.clone(), error);
    let old = staging.join("old");
    if !source.exists() && old.exists() {
        fs::rename(&old, &source).map_err(at)?;
    }
    match fs::remove_dir_all(&staging) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(at(error)),
        _ => Ok(()),
    }
}

/// Puts a tree in place of what is there.
pub(super) fn replace(root: &Path, tree: &Tree, changes: &Changes) -> Result<(), WriteError> {
    let staging = staging(root);
    let at = |error| WriteError::Io(root.to_owned(), error);
    let result = build(root, &staging, tree, changes).and_then(|()| swap(root, &staging));
    let removed = fs::remove_dir_all(&staging);
    result.and(removed).map_err(at)
}

/// Makes the whole new tree in the staging folder.
fn build(root: &Path, staging: &Path, tree: &Tree, changes: &Changes) -> io::Result<()> {
    let written: BTreeSet<&str> = changes.written.iter().map(String::as_str).collect();
    fs::create_dir_all(staging.join("src"))?;
    for (path, text) in tree.iter() {
        let target = staging.join(path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        // A link keeps the file itself: its time, and what a build knows of it.
        if !written.contains(path) && fs::hard_link(root.join(path), &target).is_ok() {
            continue;
        }
        let mut file = File::create(&target)?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
    }
    Ok(())
}

/// Exchanges old and new. The manifest is a file of its own and changes only when an API comes or
/// goes; it goes first, because a module without its feature is merely not compiled.
fn swap(root: &Path, staging: &Path) -> io::Result<()> {
    let (new, source) = (staging.join("src"), root.join("src"));
    let manifest = staging.join("Cargo.toml");
    if manifest.exists() {
        fs::rename(manifest, root.join("Cargo.toml"))?;
    }
    if !source.exists() {
        return fs::rename(new, source);
    }
    exchange(&new, &source, staging)
}

/// Two folders swap their names in one step where the system can do that.
#[cfg(target_os = "linux")]
fn exchange(new: &Path, source: &Path, staging: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, new, CWD, source, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(()),
        // Some file systems can't; two steps then do, and the next run mends what a kill between
        // them leaves.
        Err(_) => two_steps(new, source, staging),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange(new: &Path, source: &Path, staging: &Path) -> io::Result<()> {
    two_steps(new, source, staging)
}

fn two_steps(new: &Path, source: &Path, staging: &Path) -> io::Result<()> {
    let old = staging.join("old");
    fs::rename(source, &old)?;
    fs::rename(new, source).inspect_err(|_| {
        // The old tree goes back; if even that fails, the next run does it.
        let _ = fs::rename(&old, source);
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::package::MARK;
    use crate::write::{check, write};

    fn tree(files: &[(&str, &str)]) -> Tree {
        let mut tree = Tree::default();
        tree.insert("Cargo.toml", MARK.to_owned());
        for (path, text) in files {
            tree.insert(path, (*text).to_owned());
        }
        tree
    }

    #[test]
    fn unchanged_files_are_not_touched_and_orphans_go() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("out");
        write(&root, &tree(&[("src/lib.rs", "a"), ("src/x/mod.rs", "b"), ("src/y.rs", "c")])).unwrap();
        let before = fs::metadata(root.join("src/x/mod.rs")).unwrap().modified().unwrap();
        fs::write(root.join("src/left.txt"), "left").unwrap();
        fs::write(root.join("README.md"), "kept").unwrap();
        let changes = write(&root, &tree(&[("src/lib.rs", "A"), ("src/x/mod.rs", "b")])).unwrap();
        assert_eq!(changes.written, ["src/lib.rs"]);
        assert_eq!(changes.removed, ["src/left.txt", "src/y.rs"]);
        assert_eq!(changes.unchanged, 2);
        assert_eq!(fs::metadata(root.join("src/x/mod.rs")).unwrap().modified().unwrap(), before);
        assert_eq!(fs::read_to_string(root.join("src/lib.rs")).unwrap(), "A");
        assert!(root.join("README.md").exists() && !root.join("src/y.rs").exists());
        assert!(!staging(&root).exists());
    }

    #[test]
    fn nothing_to_do_writes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let wanted = tree(&[("src/lib.rs", "a")]);
        write(folder.path(), &wanted).unwrap();
        let before = fs::metadata(folder.path().join("src")).unwrap().modified().unwrap();
        let changes = write(folder.path(), &wanted).unwrap();
        assert_eq!((changes.written.len(), changes.unchanged), (0, 2));
        assert_eq!(fs::metadata(folder.path().join("src")).unwrap().modified().unwrap(), before);
        assert!(check(folder.path(), &wanted).unwrap().is_empty());
    }

    #[test]
    fn a_run_that_was_killed_leaves_the_old_tree_or_the_new() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let old = tree(&[("src/lib.rs", "old"), ("src/a.rs", "old")]);
        let new = tree(&[("src/lib.rs", "new"), ("src/b.rs", "new")]);
        let changes = Changes { written: vec!["src/lib.rs".into(), "src/b.rs".into()], ..Changes::default() };
        // Killed before the exchange: the old tree is whole, and the next run cleans up.
        write(root, &old).unwrap();
        build(root, &staging(root), &new, &changes).unwrap();
        assert!(check(root, &old).unwrap().is_empty());
        recover(root).unwrap();
        assert!(check(root, &old).unwrap().is_empty() && !staging(root).exists());
        // Killed after it: the new tree is whole.
        build(root, &staging(root), &new, &changes).unwrap();
        swap(root, &staging(root)).unwrap();
        assert!(check(root, &new).unwrap().is_empty());
        recover(root).unwrap();
        assert!(check(root, &new).unwrap().is_empty() && !staging(root).exists());
        // Killed between the two steps of a system that can't exchange.
        build(root, &staging(root), &old, &Changes { written: vec!["src/lib.rs".into(), "src/a.rs".into()], ..Changes::default() }).unwrap();
        fs::rename(root.join("src"), staging(root).join("old")).unwrap();
        recover(root).unwrap();
        assert!(check(root, &new).unwrap().is_empty());
    }

    #[test]
    fn a_failure_leaves_the_tree_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let old = tree(&[("src/lib.rs", "old")]);
        write(folder.path(), &old).unwrap();
        // A file where a folder is wanted, which no file system can make.
        let new = tree(&[("src/lib.rs", "new"), ("src/a.rs", "x"), ("src/a.rs/b.rs", "y")]);
        assert!(write(folder.path(), &new).is_err());
        assert!(check(folder.path(), &old).unwrap().is_empty());
        assert!(!staging(folder.path()).exists());
    }

    #[test]
    fn a_folder_of_somebody_else_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("notes.txt"), "mine").unwrap();
        assert!(write(folder.path(), &tree(&[("src/lib.rs", "a")])).is_err());
        assert!(!folder.path().join("src").exists());
        let twice = tree(&[("src/a.rs", ""), ("src/A.rs", "")]);
        assert!(write(&folder.path().join("b"), &twice).is_err());
        assert!(write(&folder.path().join("c"), &tree(&[("src/nul.rs", "")])).is_err());
    }
}
