//! From text to disk, all or nothing.
//!
//! A folder of generated code owns its `src/`, its `Cargo.toml` and its `copperplate.lock`; whatever
//! else lies in it, such as a README or build output, is left alone. Checking never writes. Writing
//! puts a whole new `src/` beside the old one, with unchanged files linked into it so that their
//! times stay, and renames both: a run that fails leaves the old tree, and the next run takes back a
//! run that was killed.

mod check;
mod disk;
mod lock;
mod paths;
mod stage;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

pub use check::{Drift, check};
pub(crate) use disk::fingerprint;
pub(crate) use paths::fault as name_fault;

/// The files of a folder, by path below it with `/` between folders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree(BTreeMap<String, String>);

impl Tree {
    /// Puts a file into the tree.
    pub fn insert(&mut self, path: &str, text: String) {
        self.0.insert(path.to_owned(), text);
    }

    /// The files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The digest of all paths and texts; see [`fingerprint`].
    pub(crate) fn fingerprint(&self) -> u64 {
        disk::digest(self.iter().map(|(path, text)| (path, text.as_bytes())))
    }

    /// The text of a file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }
}

/// What writing did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that are new or different.
    pub written: Vec<String>,
    /// Files that were as they should be, and were not touched.
    pub unchanged: usize,
    /// Files that no document asks for any more.
    pub removed: Vec<String>,
}

impl Changes {
    fn is_empty(&self) -> bool {
        self.written.is_empty() && self.removed.is_empty()
    }
}

/// Why a folder was not written or checked.
#[derive(Debug)]
pub enum WriteError {
    /// The folder holds something else.
    NotOurs(PathBuf),
    /// The source folder is a link, so what would be replaced lies elsewhere.
    Linked(PathBuf),
    /// A path that some system can't hold, or would take for another one, and why.
    Path(String, &'static str),
    /// Another run is busy with the folder, and does not come to an end.
    Busy(PathBuf),
    /// The file system said no.
    Io(PathBuf, io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs(path) => write!(
                formatter,
                "{} is not empty and was not generated: it has no copperplate.lock; \
                 choose another folder, or empty it",
                path.display()
            ),
            Self::Linked(path) => write!(
                formatter,
                "{} is a link, and only a folder can be replaced; remove the link",
                path.display()
            ),
            Self::Path(path, why) => write!(
                formatter,
                "no file can be called {path:?} on every system: {why}; \
                 rename what it is generated from"
            ),
            Self::Busy(path) => write!(
                formatter,
                "another run is writing {}; try again when it has ended",
                path.display()
            ),
            Self::Io(path, error) => write!(formatter, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(_, error) => Some(error),
            Self::NotOurs(_) | Self::Linked(_) | Self::Path(..) | Self::Busy(_) => None,
        }
    }
}

/// Makes a folder hold exactly a tree, or leaves it as it was. Where nothing differs nothing is written.
///
/// # Errors
///
/// A folder that is not ours, a path that is not fit for every system, another run that is busy, or
/// a file system that says no. The folder is then as it was.
pub fn write(root: &Path, tree: &Tree) -> Result<Changes, WriteError> {
    write_with(root, tree, &mut |_| Ok(()))
}

/// Writes, and calls a hook before each step that changes the disk, so that tests can stop there.
fn write_with(root: &Path, tree: &Tree, hook: stage::Hook<'_>) -> Result<Changes, WriteError> {
    paths::refuse_bad(tree)?;
    disk::refuse_foreign(root)?;
    let made = !root.exists();
    let written = write_ours(root, tree, hook);
    if made && written.is_err() {
        // Leaves a folder alone that has anything in it.
        let _ = std::fs::remove_dir(root);
    }
    written
}

fn write_ours(root: &Path, tree: &Tree, hook: stage::Hook<'_>) -> Result<Changes, WriteError> {
    let at = |error| WriteError::Io(root.to_owned(), error);
    std::fs::create_dir_all(root).map_err(at)?;
    let _lock = lock::exclusive(root)?;
    let mut stage = stage::Stage::new(root, hook);
    stage.recover().map_err(at)?;
    let changes = compare(&disk::owned(root)?, tree);
    if !changes.is_empty() {
        stage.replace(tree, &changes).map_err(at)?;
    }
    Ok(changes)
}

fn compare(found: &disk::Found, tree: &Tree) -> Changes {
    let mut changes = Changes::default();
    for (path, text) in tree.iter() {
        if found.get(path).is_some_and(|it| it.is(text)) {
            changes.unchanged += 1;
        } else {
            changes.written.push(path.to_owned());
        }
    }
    let orphans = found.keys().filter(|path| tree.get(path).is_none());
    changes.removed.extend(orphans.cloned());
    changes
}

/// The text files below a folder, by path below it.
///
/// # Errors
///
/// A folder that can't be read, or an entry that is neither a folder nor a file of text.
pub fn files_below(folder: &Path) -> Result<BTreeMap<String, String>, WriteError> {
    let text = |(path, entry): (String, disk::Entry)| match entry {
        disk::Entry::File(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok((path, text)),
            Err(_) => Err(WriteError::Path(path, "it holds no text")),
        },
        disk::Entry::Other(what) => Err(WriteError::Path(path, what)),
    };
    disk::below(folder)?.into_iter().map(text).collect()
}
