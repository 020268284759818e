//! The bytes of a file store.

use std::ffi::OsString;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

/// Where a [`FileStore`](super::FileStore) keeps its bytes. [`SystemDisk`] is a file of the system;
/// a test can simulate a disk that fails, or loses what was not synchronized.
pub trait Disk: Send + 'static {
    /// All bytes.
    ///
    /// # Errors
    ///
    /// Fails if they can't be read.
    fn read(&mut self) -> io::Result<Vec<u8>>;

    /// Appends bytes. They may be lost until [`sync`](Self::sync).
    ///
    /// # Errors
    ///
    /// Fails if they can't be written. Some of them may have been.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Makes everything durable.
    ///
    /// # Errors
    ///
    /// Fails if that is not certain.
    fn sync(&mut self) -> io::Result<()>;

    /// Cuts off everything after this many bytes, durably.
    ///
    /// # Errors
    ///
    /// Fails if that is not certain.
    fn truncate(&mut self, length: u64) -> io::Result<()>;

    /// Replaces everything at once, durably: after a crash there is either the old or the new.
    ///
    /// # Errors
    ///
    /// Fails if that is not certain.
    fn replace(&mut self, bytes: &[u8]) -> io::Result<()>;
}

/// A file of the system, locked for this process.
#[derive(Debug)]
pub struct SystemDisk {
    path: PathBuf,
    file: File,
    /// It holds the lock. The lock is on a file of its own, because a replaced file is another one.
    _lock: File,
}

impl SystemDisk {
    /// Opens or creates a file, and locks it.
    ///
    /// # Errors
    ///
    /// Fails if another process uses it, or if it can't be opened.
    pub fn open(path: impl Into<PathBuf>) -> io::Result<Self> {
        let path = path.into();
        let lock = beside(&path, ".lock");
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(lock)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let reason = "another process has the journal open";
                return Err(io::Error::new(io::ErrorKind::ResourceBusy, reason));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let file = file(&path)?;
        sync_folder(&path)?;
        let _lock = lock;
        Ok(Self { path, file, _lock })
    }
}

/// Opens a file; nobody else can read a new one.
fn file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

/// Makes the name of a new file durable.
fn sync_folder(path: &Path) -> io::Result<()> {
    // Other systems can't open a folder, and have no call for this.
    if cfg!(unix) {
        let folder = path.parent().filter(|it| !it.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    Ok(())
}

impl Disk for SystemDisk {
    fn read(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.file.seek(SeekFrom::Start(0))?;
        self.file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.seek(SeekFrom::End(0))?;
        self.file.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        self.file.set_len(length)?;
        self.file.sync_all()
    }

    fn replace(&mut self, bytes: &[u8]) -> io::Result<()> {
        let new = beside(&self.path, ".new");
        let mut next = file(&new)?;
        next.set_len(0)?;
        next.write_all(bytes)?;
        next.sync_all()?;
        std::fs::rename(&new, &self.path)?;
        // From here on appends must go to the new file, even if its name is not durable yet.
        self.file = next;
        sync_folder(&self.path)
    }
}
