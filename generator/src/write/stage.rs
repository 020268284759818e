//! The new files, made beside the old ones and put in their place in one step.
//!
//! The staging folder lies in the output folder, so that both are on one file system:
//!
//! | below `.copperplate-staging/` | what it is |
//! |---|---|
//! | `new/` | the new `src/`, and the new `Cargo.toml` and `copperplate.lock` if they differ |
//! | `old/` | what stood in their place, to go back if a step fails |
//! | `ready` | written when `new/` is whole: from then on a run that is killed is finished by the next |
//!
//! Without `ready` nothing outside of the staging folder has changed. Every byte and name in `new/` is
//! on the disk before `ready` is, so this holds when the power fails as well as when the run is killed.

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

/// The staging folder of an output folder.
pub(super) struct Stage<'h> {
    root: PathBuf,
    folder: PathBuf,
    hook: Hook<'h>,
    /// The files that this run has put in place.
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

    fn ready(&self) -> PathBuf {
        self.folder.join("ready")
    }

    /// Ends what a run that was killed began: it is finished if all was ready, and dropped if not.
    pub(super) fn recover(&mut self) -> io::Result<()> {
        let recorded = match fs::read_to_string(self.ready()) {
            Ok(recorded) => recorded,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return self.clean(),
            Err(error) => return Err(error),
        };
        self.put_in_place(&recorded)?;
        self.forget()
    }

    /// Puts a tree in place of what is there.
    pub(super) fn replace(&mut self, tree: &Tree, changes: &Changes) -> io::Result<()> {
        let recorded = match self.build(tree, changes) {
            Ok(recorded) => recorded,
            Err(error) => {
                // Nothing is in place yet, so a leftover is all that there can be.
                let _ = self.clean();
                return Err(error);
            }
        };
        if let Err(error) = self.put_in_place(&recorded) {
            // If going back fails as well, the next run finishes what was ready.
            let _ = self.go_back(&recorded).and_then(|()| self.forget());
            return Err(error);
        }
        // The new tree is in place. What can't be cleaned up now is cleaned up by the next run.
        let _ = self.forget();
        Ok(())
    }

    /// Makes everything that is new in the staging folder. The answer tells the new source folder
    /// from the old one when they have changed places.
    fn build(&mut self, tree: &Tree, changes: &Changes) -> io::Result<String> {
        let written: BTreeSet<&str> = changes.written.iter().map(String::as_str).collect();
        let all = changes.written.iter().chain(&changes.removed);
        let source_changed = all.into_iter().any(|path| path.starts_with("src/"));
        let mut folders = BTreeSet::from([self.folder.join("old"), self.folder.join("new")]);
        (self.hook)("make the staging folder")?;
        for folder in &folders {
            fs::create_dir_all(folder)?;
        }
        for (path, text) in tree.iter() {
            let target = self.new_file(path);
            let changed = written.contains(path);
            if !changed && (paths::FILES.contains(&path) || !source_changed) {
                continue;
            }
            (self.hook)("make a file")?;
            if let Some(folder) = target.parent()
                && !folders.contains(folder)
            {
                fs::create_dir_all(folder)?;
                folders.insert(folder.to_owned());
            }
            if changed {
                fs::write(&target, text)?;
            } else {
                keep(&self.root.join(path), &target, text)?;
            }
        }
        for name in paths::FILES {
            let now = self.root.join(name);
            if written.contains(name) && now.symlink_metadata().is_ok() {
                (self.hook)("remember a file")?;
                fs::hard_link(&now, self.old_file(name))
                    .or_else(|_| fs::copy(&now, self.old_file(name)).map(drop))?;
            }
        }
        (self.hook)("reach the disk")?;
        let files = changes.written.iter().map(|path| self.new_file(path));
        sync(&self.folder, &files.collect::<Vec<_>>(), &folders)?;
        let recorded = match source_changed {
            true => identity(&self.new_file("src")),
            false => String::new(),
        };
        (self.hook)("say that all is ready")?;
        let draft = self.folder.join("ready.new");
        fs::write(&draft, &recorded)?;
        File::open(&draft)?.sync_all()?;
        fs::rename(draft, self.ready())?;
        sync_folder(&self.folder)?;
        Ok(recorded)
    }

    /// Puts in place what is not yet in place. Files go first and the source folder last: a manifest
    /// that is ahead of the modules it names features for still compiles.
    fn put_in_place(&mut self, recorded: &str) -> io::Result<()> {
        for name in paths::FILES {
            let new = self.new_file(name);
            if new.exists() {
                (self.hook)("put a file in place")?;
                fs::rename(new, self.root.join(name))?;
                self.placed.push(name);
            }
        }
        let new = self.new_file("src");
        if new.exists() && identity(&new) == recorded {
            (self.hook)("put the source folder in place")?;
            let source = self.root.join("src");
            self.swap(&new, &source)?;
        }
        sync_folder(&self.root)
    }

    /// Puts back what stood in the places before. What is new returns to the staging folder, so that
    /// the next run can go forward from wherever this stops.
    fn go_back(&mut self, recorded: &str) -> io::Result<()> {
        (self.hook)("put the old source folder back")?;
        if !recorded.is_empty() {
            self.take_source_back(recorded)?;
        }
        for name in std::mem::take(&mut self.placed) {
            (self.hook)("put an old file back")?;
            let (old, now) = (self.old_file(name), self.root.join(name));
            fs::rename(&now, self.new_file(name))?;
            if old.symlink_metadata().is_ok() {
                fs::rename(old, now)?;
            }
        }
        Ok(())
    }

    fn take_source_back(&mut self, recorded: &str) -> io::Result<()> {
        let (new, source) = (self.new_file("src"), self.root.join("src"));
        let old = self.old_file("src");
        if old.exists() {
            if source.exists() {
                fs::rename(&source, &new)?;
            }
            fs::rename(old, source)
        } else if !new.exists() {
            // There was no old one.
            fs::rename(source, new)
        } else if identity(&new) != recorded {
            self.swap(&new, &source)
        } else {
            Ok(())
        }
    }

    /// Two folders swap their names in one step where the system can do that. Elsewhere two steps
    /// do, and the next run mends what a kill between them leaves.
    fn swap(&mut self, new: &Path, source: &Path) -> io::Result<()> {
        if source.exists() {
            if exchange(new, source) {
                return Ok(());
            }
            fs::rename(source, self.old_file("src"))?;
            (self.hook)("take the second step")?;
        }
        fs::rename(new, source)
    }

    /// Says that there is nothing left to finish, and removes the staging folder.
    fn forget(&mut self) -> io::Result<()> {
        (self.hook)("forget")?;
        fs::remove_file(self.ready())?;
        self.clean()
    }

    fn clean(&mut self) -> io::Result<()> {
        if self.folder.symlink_metadata().is_err() {
            return Ok(());
        }
        (self.hook)("clean up")?;
        fs::remove_dir_all(&self.folder)
    }
}

/// Makes files and the names in folders durable. Many files are a matter of one call where the system
/// has it, since the disk is waited for once and not once a file; few are not, since that call waits
/// for whatever else is on its way to the disk.
fn sync(stage: &Path, files: &[PathBuf], folders: &BTreeSet<PathBuf>) -> io::Result<()> {
    const FEW: usize = 16;
    if files.len() > FEW && sync_system(stage)? {
        return Ok(());
    }
    for file in files {
        File::options().write(true).open(file)?.sync_all()?;
    }
    // Names inside a folder before the name of the folder.
    folders.iter().rev().try_for_each(|it| sync_folder(it))
}

/// Whether the file system of a folder has written all there was to write.
#[cfg(target_os = "linux")]
fn sync_system(folder: &Path) -> io::Result<bool> {
    rustix::fs::syncfs(File::open(folder)?)?;
    Ok(true)
}

#[cfg(not(target_os = "linux"))]
fn sync_system(_: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Takes an unchanged file over. A link keeps the file itself: its time, and what a build knows of
/// it. Where there are no links a copy with the same time does.
fn keep(now: &Path, target: &Path, text: &str) -> io::Result<()> {
    if fs::hard_link(now, target).is_ok() {
        return Ok(());
    }
    fs::write(target, text)?;
    let copy = File::options().write(true).open(target)?;
    copy.set_modified(fs::metadata(now)?.modified()?)?;
    copy.sync_all()
}

/// Makes the names in a folder durable, where a folder can be opened.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

/// What stays with a folder when its name changes; never empty.
#[cfg(unix)]
fn identity(folder: &Path) -> String {
    use std::os::unix::fs::MetadataExt as _;
    let inode = folder.symlink_metadata().map(|metadata| metadata.ino());
    inode.map_or_else(|_| "none".to_owned(), |inode| inode.to_string())
}

/// Two steps never leave the old folder in the place of the new one, so none need be told apart.
#[cfg(not(unix))]
fn identity(_: &Path) -> String {
    "src".to_owned()
}

/// Whether two folders have swapped their names; some file systems can't do it.
#[cfg(target_os = "linux")]
fn exchange(new: &Path, source: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, source, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> bool {
    false
}
