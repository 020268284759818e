//! Reads the entries of a folder.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hasher as _};
use std::io;
use std::path::Path;

use super::report::WriteError;
use super::{lock, paths, stage};
use crate::package::{Tree, is_marked};

/// Entries by path, with `/` between folders.
pub(super) type DiskEntries = BTreeMap<String, DiskEntry>;

/// An entry of an owned folder.
pub(super) enum DiskEntry {
    /// A regular file with its bytes.
    File(Vec<u8>),
    /// Any other entry, with its kind. It is never opened: a link may point anywhere, and reading a
    /// pipe may never end.
    Other(&'static str),
}

impl DiskEntry {
    /// True if it is a regular file with exactly this text.
    pub(super) fn is(&self, text: &str) -> bool {
        match self {
            Self::File(bytes) => bytes == text.as_bytes(),
            Self::Other(_) => false,
        }
    }
}

/// All owned entries of a generated folder.
pub(super) fn owned(root: &Path) -> Result<DiskEntries, WriteError> {
    let mut found = DiskEntries::new();
    for name in paths::FILES {
        let path = root.join(name);
        match path.symlink_metadata() {
            Ok(metadata) => {
                found.insert(name.to_owned(), entry(&path, metadata.file_type())?);
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(WriteError::Io(path, error)),
        }
    }
    walk(&root.join("src"), "src/", &mut found)?;
    Ok(found)
}

/// The digest of all paths and texts of a tree; see [`fingerprint`].
pub(crate) fn fingerprint_of(tree: &Tree) -> u64 {
    digest(tree.iter().map(|(path, text)| (path, text.as_bytes())))
}

/// The digest of a generated folder. It equals the digest of the tree that was written. Returns
/// `None` if a run has work to do in any case.
pub(crate) fn fingerprint(root: &Path) -> Option<u64> {
    refuse_foreign(root).ok()?;
    let _lock = lock::shared(root).ok()?;
    if root.join(stage::STAGING).symlink_metadata().is_ok() {
        return None;
    }
    let found = owned(root).ok()?;
    let files = found.iter().map(|(path, entry)| match entry {
        DiskEntry::File(bytes) => Some((path.as_str(), bytes.as_slice())),
        DiskEntry::Other(_) => None,
    });
    let files: Option<Vec<_>> = files.collect();
    Some(digest(files?.into_iter()))
}

/// The digest of files in this order.
fn digest<'f>(files: impl Iterator<Item = (&'f str, &'f [u8])>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for (path, bytes) in files {
        for part in [path.as_bytes(), bytes] {
            hasher.write_usize(part.len());
            hasher.write(part);
        }
    }
    hasher.finish()
}

/// All entries below a folder; none if the folder is missing.
pub(super) fn below(folder: &Path) -> Result<DiskEntries, WriteError> {
    let mut found = DiskEntries::new();
    walk(folder, "", &mut found)?;
    Ok(found)
}

fn walk(folder: &Path, name: &str, found: &mut DiskEntries) -> Result<(), WriteError> {
    let at = |error| WriteError::Io(folder.to_owned(), error);
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(at(error)),
    };
    let mut empty = true;
    for item in entries {
        let item = item.map_err(at)?;
        empty = false;
        let path = format!("{name}{}", item.file_name().to_string_lossy());
        let kind = item.file_type().map_err(at)?;
        if kind.is_dir() {
            walk(&item.path(), &format!("{path}/"), found)?;
        } else {
            found.insert(path, entry(&item.path(), kind)?);
        }
    }
    // An empty folder below the first level is left over, too, although no file shows it.
    if empty && name.trim_end_matches('/').contains('/') {
        found.insert(name.to_owned(), DiskEntry::Other("it is an empty folder"));
    }
    Ok(())
}

fn entry(path: &Path, kind: std::fs::FileType) -> Result<DiskEntry, WriteError> {
    if kind.is_file() {
        let bytes = std::fs::read(path).map_err(|error| WriteError::Io(path.to_owned(), error))?;
        Ok(DiskEntry::File(bytes))
    } else if kind.is_symlink() {
        Ok(DiskEntry::Other("it is a link"))
    } else {
        Ok(DiskEntry::Other("it is no regular file"))
    }
}

/// A folder is ours if it is empty or missing, or if its record or its manifest has the mark. One
/// of the two suffices, so that a run can restore the other.
pub(super) fn refuse_foreign(root: &Path) -> Result<(), WriteError> {
    let source = root.join("src");
    if source.is_symlink() {
        return Err(WriteError::Linked(source));
    }
    let marked = |name| std::fs::read(root.join(name)).is_ok_and(|it| is_marked(&it));
    if paths::FILES.into_iter().any(marked) {
        return Ok(());
    }
    let entries = match std::fs::read_dir(root) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(WriteError::Io(root.to_owned(), error)),
    };
    for entry in entries {
        let entry = entry.map_err(|error| WriteError::Io(root.to_owned(), error))?;
        if entry.file_name() != stage::STAGING {
            return Err(WriteError::NotOurs(root.to_owned()));
        }
    }
    Ok(())
}
