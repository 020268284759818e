//! Writes text to disk, all or nothing.
//!
//! A generated folder owns its `src/`, its `Cargo.toml` and its `copperplate.lock`. Other files,
//! such as a README or build output, are left alone. Checking never writes. Writing builds a
//! complete `src/` next to the old one, with hard links to unchanged files so that their times
//! stay, and renames both. A failed run leaves the old tree. After a killed run, the next one
//! restores it.

mod beside;
mod check;
mod disk;
mod lock;
mod paths;
mod report;
mod stage;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

pub use beside::{Beside, write_with_files};
pub use check::{Drift, check};
pub(crate) use disk::{fingerprint, fingerprint_of};
pub use report::{Changes, WriteError};

use crate::package::Tree;

/// Makes a folder contain exactly a tree, or leaves it unchanged. Writes nothing if nothing
/// differs.
///
/// # Errors
///
/// The folder was not generated, a path is invalid on some system, another run is writing, or the
/// file system reports an error. The folder is then unchanged.
pub fn write(root: &Path, tree: &Tree) -> Result<Changes, WriteError> {
    write_with(root, tree, &mut |_| Ok(()))
}

/// Writes, and calls a hook before each step that changes the disk, so that tests can fail at any
/// step.
fn write_with(root: &Path, tree: &Tree, hook: stage::Hook<'_>) -> Result<Changes, WriteError> {
    paths::refuse_bad(tree)?;
    disk::refuse_foreign(root)?;
    let made = !root.exists();
    let written = write_ours(root, tree, hook);
    if made && written.is_err() {
        // Fails if the folder is not empty, which leaves it alone.
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

fn compare(found: &disk::DiskEntries, tree: &Tree) -> Changes {
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

/// The text files below a folder by relative path.
///
/// # Errors
///
/// The folder can't be read, or an entry is neither a folder nor a text file.
pub fn files_below(folder: &Path) -> Result<BTreeMap<String, String>, WriteError> {
    let text = |(path, entry): (String, disk::DiskEntry)| match entry {
        disk::DiskEntry::File(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Ok((path, text)),
            Err(_) => Err(WriteError::Path(path, "it holds no text")),
        },
        disk::DiskEntry::Other(what) => Err(WriteError::Path(path, what)),
    };
    disk::below(folder)?.into_iter().map(text).collect()
}
