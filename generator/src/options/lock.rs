//! The file that keeps the names of an API.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

/// The lock of an API: the file with the names that stay.
#[derive(Clone, PartialEq, Eq)]
pub struct LockFile {
    /// The path on the disk.
    pub path: PathBuf,
    /// The path in diagnostics.
    pub shown: String,
    /// The present text; `None` if there is no such file yet.
    pub text: Option<Arc<str>>,
    /// True if names are chosen anew, regardless of the present text.
    pub renames: bool,
}

impl fmt::Debug for LockFile {
    /// Leaves out the text, so that a run which writes the lock compares equal to the next one.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("LockFile");
        let shown = shown.field("path", &self.path).field("shown", &self.shown);
        shown.field("renames", &self.renames).finish()
    }
}
