//! From text to disk, all or nothing.
//!
//! A folder of generated code owns its `src/` and its `Cargo.toml`. Checking never writes. Writing
//! puts a whole new `src/` beside the old one, with unchanged files linked into it so that their
//! times stay, and exchanges the two in one step: whoever interrupts it finds the old tree or the
//! new one.

mod check;
mod stage;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

pub use check::{Drift, check};

use crate::package::MARK;

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
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
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

/// Why a folder was not written or checked.
#[derive(Debug)]
pub enum WriteError {
    /// The folder holds something else.
    NotOurs(PathBuf),
    /// Two paths are one on a system that ignores case, or a name is reserved on one.
    Path(String),
    /// The file system said no.
    Io(PathBuf, io::Error),
}

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOurs(path) => write!(
                formatter,
                "{} is not empty and was not generated; choose another folder, or empty it",
                path.display()
            ),
            Self::Path(path) => write!(formatter, "a file can't be called {path} on every system"),
            Self::Io(path, error) => write!(formatter, "{}: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(_, error) => Some(error),
            Self::NotOurs(_) | Self::Path(_) => None,
        }
    }
}

/// Makes a folder hold exactly a tree, in one step.
///
/// # Errors
///
/// A folder that is not ours, or a file system that says no; the folder is then as it was.
pub fn write(root: &Path, tree: &Tree) -> Result<Changes, WriteError> {
    refuse_bad_paths(tree)?;
    refuse_foreign(root)?;
    let _lock = stage::lock(root)?;
    stage::recover(root)?;
    let found = on_disk(root)?;
    let mut changes = Changes::default();
    for (path, text) in tree.iter() {
        if found.get(path).map(Vec::as_slice) == Some(text.as_bytes()) {
            changes.unchanged += 1;
        } else {
            changes.written.push(path.to_owned());
        }
    }
    let orphans = found.keys().filter(|path| tree.get(path).is_none());
    changes.removed.extend(orphans.cloned());
    if !changes.written.is_empty() || !changes.removed.is_empty() {
        stage::replace(root, tree, &changes)?;
    }
    Ok(changes)
}

/// The text files below a folder, by path below it.
///
/// # Errors
///
/// A folder that can't be read, or a file that is no text.
pub fn files_below(folder: &Path) -> Result<BTreeMap<String, String>, WriteError> {
    let mut found = BTreeMap::new();
    walk(folder, "", &mut found)?;
    let text = |(path, bytes): (String, Vec<u8>)| {
        let path = path.trim_start_matches('/').to_owned();
        match String::from_utf8(bytes) {
            Ok(text) => Ok((path, text)),
            Err(_) => Err(WriteError::Path(path)),
        }
    };
    found.into_iter().map(text).collect()
}

/// Every file that a generated folder owns, with its bytes.
fn on_disk(root: &Path) -> Result<BTreeMap<String, Vec<u8>>, WriteError> {
    let mut found = BTreeMap::new();
    let manifest = root.join("Cargo.toml");
    if manifest.exists() {
        found.insert("Cargo.toml".to_owned(), read(&manifest)?);
    }
    walk(&root.join("src"), "src", &mut found)?;
    Ok(found)
}

fn walk(
    folder: &Path,
    name: &str,
    found: &mut BTreeMap<String, Vec<u8>>,
) -> Result<(), WriteError> {
    let at = |error| WriteError::Io(folder.to_owned(), error);
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(at(error)),
    };
    for entry in entries {
        let entry = entry.map_err(at)?;
        let path = format!("{name}/{}", entry.file_name().to_string_lossy());
        // A link is not followed: it is a leftover like any other file.
        if entry.file_type().map_err(at)?.is_dir() {
            walk(&entry.path(), &path, found)?;
        } else {
            found.insert(path, read(&entry.path()).unwrap_or_default());
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, WriteError> {
    std::fs::read(path).map_err(|error| WriteError::Io(path.to_owned(), error))
}

/// A folder is ours if it is empty or missing, or if its manifest says so.
fn refuse_foreign(root: &Path) -> Result<(), WriteError> {
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).unwrap_or_default();
    if manifest.starts_with(MARK) {
        let source = root.join("src");
        return if source.is_symlink() { Err(WriteError::NotOurs(source)) } else { Ok(()) };
    }
    let other = |entry: io::Result<std::fs::DirEntry>| {
        entry.is_ok_and(|entry| !entry.file_name().to_string_lossy().starts_with(stage::PREFIX))
    };
    let foreign = std::fs::read_dir(root).is_ok_and(|mut entries| entries.any(other));
    if foreign { Err(WriteError::NotOurs(root.to_owned())) } else { Ok(()) }
}

/// Paths that some file system can't hold, or holds as one.
fn refuse_bad_paths(tree: &Tree) -> Result<(), WriteError> {
    let mut known = BTreeMap::new();
    for (path, _) in tree.iter() {
        let reserved = path.split('/').any(|part| {
            let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
            let device = matches!(stem.as_str(), "con" | "prn" | "aux" | "nul");
            let port = stem.len() == 4
                && (stem.starts_with("com") || stem.starts_with("lpt"))
                && stem.ends_with(|it: char| it.is_ascii_digit());
            part.is_empty() || part.starts_with("..") || device || port
        });
        if reserved || known.insert(path.to_lowercase(), path).is_some() {
            return Err(WriteError::Path(path.to_owned()));
        }
    }
    Ok(())
}
