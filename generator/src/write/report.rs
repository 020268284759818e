//! What writing did, or why it did not.

use std::fmt;
use std::io;
use std::path::PathBuf;

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
    pub(super) fn is_empty(&self) -> bool {
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
