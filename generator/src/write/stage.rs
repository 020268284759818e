//! Builds new files next to the old ones, and then replaces these.
//!
//! The staging folder lies in the output folder, so that both are on one file system:
//!
//! | below `.copperplate-staging/` | content |
//! |---|---|
//! | `new/` | the new `src/`, `Cargo.toml` and `copperplate.lock`, if they differ |
//! | `old/` | the replaced files and folders, until all are in place |
//! | `gone/` | `old/` after that |
//!
//! A failed run restores `old/`; after a killed run, the next one does. Generated code is under
//! version control and can be generated again, so nothing is synced to the disk: after a power
//! failure the next run compares every byte and writes the files that differ.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::paths;
use super::report::Changes;
use crate::package::Tree;

pub(super) const STAGING: &str = ".copperplate-staging";

/// Called with the name of each step before the step; an error simulates a failure of the step.
pub(super) type Hook<'h> = &'h mut dyn FnMut(&'static str) -> io::Result<()>;

/// The replaced files and folder. The source folder is last, since a manifest with features for
/// missing modules still compiles.
fn places() -> impl DoubleEndedIterator<Item = &'static str> {
    paths::FILES.into_iter().chain(["src"])
}

/// The staging folder of an output folder.
pub(super) struct Stage<'h> {
    root: PathBuf,
    folder: PathBuf,
    hook: Hook<'h>,
    /// The files and folders already in place.
    placed: Vec<&'static str>,
}

impl<'h> Stage<'h> {
    pub(super) fn new(root: &Path, hook: Hook<'h>) -> Self {
        Self {
            root: root.to_owned(),
            folder: root.join(STAGING),
            hook,
            placed: Vec::new(),
        }
    }

    fn new_file(&self, name: &str) -> PathBuf {
        self.folder.join("new").join(name)
    }

    fn old_file(&self, name: &str) -> PathBuf {
        self.folder.join("old").join(name)
    }

    /// Reverts an unfinished run.
    pub(super) fn recover(&mut self) -> io::Result<()> {
        self.go_back()?;
        self.clean()
    }

    /// Replaces the present files by a tree.
    pub(super) fn replace(&mut self, tree: &Tree, changes: &Changes) -> io::Result<()> {
        let built = self.build(tree, changes);
        if let Err(error) = built.and_then(|()| self.put_in_place()) {
            // If that fails as well, the next run reverts.
            let _ = self.recover();
            return Err(error);
        }
        // The next run removes the rest.
        let _ = self.clean();
        Ok(())
    }

    /// Builds the new files in the staging folder.
    fn build(&mut self, tree: &Tree, changes: &Changes) -> io::Result<()> {
        let written: BTreeSet<&str> = changes.written.iter().map(String::as_str).collect();
        let mut all = changes.written.iter().chain(&changes.removed);
        let source_changed = all.any(|path| path.starts_with("src/"));
        (self.hook)("make the staging folder")?;
        for folder in ["new", "old"] {
            fs::create_dir_all(self.folder.join(folder))?;
        }
        for (path, text) in tree.iter() {
            let changed = written.contains(path);
            if !changed && (paths::FILES.contains(&path) || !source_changed) {
                continue;
            }
            (self.hook)("make a file")?;
            let target = self.new_file(path);
            if let Some(folder) = target.parent() {
                fs::create_dir_all(folder)?;
            }
            if changed {
                fs::write(&target, text)?;
            } else {
                keep(&self.root.join(path), &target, text)?;
            }
        }
        Ok(())
    }

    /// Moves the new files into place. Some systems can't replace a folder in one step, so the
    /// source folder is missing for a moment; it never contains files of two runs.
    fn put_in_place(&mut self) -> io::Result<()> {
        for name in places() {
            let (new, now) = (self.new_file(name), self.root.join(name));
            if !new.exists() {
                continue;
            }
            if now.symlink_metadata().is_ok() {
                (self.hook)("put the old one aside")?;
                put_aside(&now, &self.old_file(name))?;
            }
            (self.hook)(name)?;
            fs::rename(new, now)?;
            self.placed.push(name);
        }
        (self.hook)("let go of the old ones")?;
        fs::rename(self.folder.join("old"), self.folder.join("gone"))
    }

    /// Restores moved files, and removes new files that replaced none.
    fn go_back(&mut self) -> io::Result<()> {
        for name in places().rev() {
            let (old, now) = (self.old_file(name), self.root.join(name));
            let is_aside = old.symlink_metadata().is_ok();
            if !is_aside && !self.placed.contains(&name) {
                continue;
            }
            (self.hook)("go back")?;
            if now.symlink_metadata().is_ok() && (now.is_dir() || !is_aside) {
                fs::rename(&now, self.new_file(name))?;
            }
            if is_aside {
                fs::rename(old, now)?;
            }
        }
        Ok(())
    }

    fn clean(&mut self) -> io::Result<()> {
        if self.folder.symlink_metadata().is_err() {
            return Ok(());
        }
        (self.hook)("clean up")?;
        fs::remove_dir_all(&self.folder)
    }
}

/// Moves an old file to the staging folder. A hard link, where the system supports links, keeps the
/// old path valid until the new file replaces it.
fn put_aside(now: &Path, old: &Path) -> io::Result<()> {
    if !now.is_dir() && fs::hard_link(now, old).is_ok() {
        return Ok(());
    }
    fs::rename(now, old)
}

/// Reuses an unchanged file. A hard link keeps its time, so that builds do not recompile it.
/// Without links, a copy gets the same time.
fn keep(now: &Path, target: &Path, text: &str) -> io::Result<()> {
    if fs::hard_link(now, target).is_ok() {
        return Ok(());
    }
    fs::write(target, text)?;
    let copy = File::options().write(true).open(target)?;
    copy.set_modified(fs::metadata(now)?.modified()?)
}
