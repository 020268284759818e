//! The files that a document may refer to.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::ConfiguredText;

/// The files that a document may refer to, besides those below its own folder.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// A folder around the document. References may lead anywhere in it.
    pub root: Option<Folder>,
    /// Files in place of addresses, which are never fetched.
    pub references: Vec<Mapped>,
    /// Texts that replace files on the disk, by their paths without links: an editor has not saved them yet.
    pub unsaved: BTreeMap<PathBuf, Arc<str>>,
}

/// A folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folder {
    /// The path on the disk.
    pub path: PathBuf,
    /// The path in diagnostics.
    pub shown: String,
}

/// A file in place of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    /// The address: the part of references in front of `#`.
    pub url: ConfiguredText,
    /// The path of the file on the disk.
    pub path: PathBuf,
    /// The path in diagnostics.
    pub shown: String,
}
