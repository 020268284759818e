//! The changes of a write, and the reasons for failure.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// The changes of a write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// New and changed files.
    pub written: Vec<String>,
    /// The number of unchanged files, which were not touched.
    pub unchanged: usize,
    /// Removed files, which no document needs any more.
    pub removed: Vec<String>,
}

impl Changes {
    /// True if nothing was written or removed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.written.is_empty() && self.removed.is_empty()
    }
}

/// The reasons for not writing or checking a folder.
#[derive(Debug)]
pub enum WriteError {
    /// The folder has other content.
    NotOurs(PathBuf),
    /// The source folder is a link, so the replaced files would lie elsewhere.
    Linked(PathBuf),
    /// Some system can't represent a path, or confuses it with another; with the reason.
    Path(String, &'static str),
    /// Another run uses the folder for too long.
    Busy(PathBuf),
    /// The file system reported an error.
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
