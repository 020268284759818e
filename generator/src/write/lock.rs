//! Locks a folder, so that one run at a time writes it.

use std::fs::{File, OpenOptions, TryLockError};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

use super::report::WriteError;

/// The time limit for waiting. A run takes well under a second.
const PATIENCE: Duration = Duration::from_secs(20);

/// Excludes other runs until the lock is dropped, even if the process is killed.
pub(super) fn exclusive(root: &Path) -> Result<File, WriteError> {
    acquire(root, File::try_lock)
}

/// Excludes writing runs, but not reading ones. A folder that can't be locked is read without a
/// lock, since a check must work on read-only media.
pub(super) fn shared(root: &Path) -> Result<Option<File>, WriteError> {
    match acquire(root, File::try_lock_shared) {
        Ok(lock) => Ok(Some(lock)),
        Err(WriteError::Io(..)) => Ok(None),
        Err(error) => Err(error),
    }
}

type Try = fn(&File) -> Result<(), TryLockError>;

fn acquire(root: &Path, attempt: Try) -> Result<File, WriteError> {
    let at = |error| WriteError::Io(root.to_owned(), error);
    // The folder itself is locked if the system allows that, since it needs no lock file.
    if cfg!(unix) {
        let folder = File::open(root).map_err(at)?;
        match wait(&folder, attempt) {
            Ok(true) => return Ok(folder),
            Ok(false) => return Err(WriteError::Busy(root.to_owned())),
            // Some network file systems lock only files that are open for writing.
            Err(_) => {}
        }
    }
    let mut hasher = DefaultHasher::new();
    root.canonicalize().map_err(at)?.hash(&mut hasher);
    let path = std::env::temp_dir().join(format!("copperplate-{:016x}.lock", hasher.finish()));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    let file = options
        .open(&path)
        .map_err(|error| WriteError::Io(path.clone(), error))?;
    match wait(&file, attempt) {
        Ok(true) => Ok(file),
        Ok(false) => Err(WriteError::Busy(root.to_owned())),
        Err(error) => Err(WriteError::Io(path, error)),
    }
}

/// Polls the lock for a limited time, so that a hanging run does not block this one. Returns true
/// if the lock was acquired.
fn wait(file: &File, attempt: Try) -> io::Result<bool> {
    let patience = if cfg!(test) {
        Duration::from_millis(100)
    } else {
        PATIENCE
    };
    let start = Instant::now();
    loop {
        match attempt(file) {
            Ok(()) => return Ok(true),
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) if start.elapsed() > patience => return Ok(false),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(20)),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn one_run_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let first = exclusive(folder.path()).unwrap();
        assert!(matches!(exclusive(folder.path()), Err(WriteError::Busy(_))));
        assert!(matches!(shared(folder.path()), Err(WriteError::Busy(_))));
        drop(first);
        let reader = shared(folder.path()).unwrap();
        assert!(reader.is_some() && shared(folder.path()).is_ok());
        assert!(exclusive(folder.path()).is_err());
        drop(reader);
        assert!(exclusive(folder.path()).is_ok());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}
