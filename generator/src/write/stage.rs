//! The new files, made beside the old ones and then put in their place.
//!
//! The staging folder lies in the output folder, so that both are on one file system:
//!
//! | below `.copperplate-staging/` | what it is |
//! |---|---|
//! | `new/` | the new `src/`, `Cargo.toml` and `copperplate.lock`, as far as they differ |
//! | `old/` | the files and folders that they replace, until all of them are in place |
//! | `gone/` | `old/` when nobody needs it any more |
//!
//! A run that fails, and the run after one that was killed, put `old/` back. What was generated can be
//! generated again and is under version control, so nothing waits for the disk: after a power failure the
//! next run compares every byte and writes what is not as it should be.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::paths;
use super::report::Changes;
use crate::package::Tree;

/// The name of the staging folder.
pub(super) const STAGING: &str = ".copperplate-staging";

/// Called with the name of a step before it is done; an error stands for a step that failed.
pub(super) type Hook<'h> = &'h mut dyn FnMut(&'static str) -> io::Result<()>;

/// The files and the folder that are put in place. The source folder goes last, since a manifest that is
/// ahead of the modules it names features for still compiles.
fn places() -> impl DoubleEndedIterator<Item = &'static str> {
    paths::FILES.into_iter().chain(["src"])
}

/// The staging folder of an output folder.
pub(super) struct Stage<'h> {
    root: PathBuf,
    folder: PathBuf,
    hook: Hook<'h>,
    /// The files and folders that this run has put in place.
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

    /// Takes back what a run that did not end had begun.
    pub(super) fn recover(&mut self) -> io::Result<()> {
        self.go_back()?;
        self.clean()
    }

    /// Puts a tree in place of what is there.
    pub(super) fn replace(&mut self, tree: &Tree, changes: &Changes) -> io::Result<()> {
        let built = self.build(tree, changes);
        if let Err(error) = built.and_then(|()| self.put_in_place()) {
            // If going back fails as well, the next run does it.
            let _ = self.recover();
            return Err(error);
        }
        // The next run removes what can't be removed now.
        let _ = self.clean();
        Ok(())
    }

    /// Makes everything that is new in the staging folder.
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

    /// Puts in place what is new. A folder can't be replaced in one step on every system, so there is a
    /// moment at which the source folder is missing; it never holds files of two runs.
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

    /// Puts back what was put aside, and takes away what came where nothing was.
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

/// A file keeps its place until a new one takes it, where the system has links.
fn put_aside(now: &Path, old: &Path) -> io::Result<()> {
    if !now.is_dir() && fs::hard_link(now, old).is_ok() {
        return Ok(());
    }
    fs::rename(now, old)
}

/// Takes an unchanged file over. A link keeps the file itself: its time, and what a build knows of
/// it. Where there are no links a copy with the same time does.
fn keep(now: &Path, target: &Path, text: &str) -> io::Result<()> {
    if fs::hard_link(now, target).is_ok() {
        return Ok(());
    }
    fs::write(target, text)?;
    let copy = File::options().write(true).open(target)?;
    copy.set_modified(fs::metadata(now)?.modified()?)
}
