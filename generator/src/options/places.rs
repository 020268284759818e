//! The files that a document may refer to.

use std::path::PathBuf;

use super::ConfiguredText;

/// The files that a document may refer to, besides those below its own folder.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// A folder around the document. References may lead anywhere in it.
    pub root: Option<Folder>,
    /// Files in place of addresses, which are never fetched.
    pub references: Vec<Mapped>,
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
