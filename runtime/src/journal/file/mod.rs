//! A store in one file.

mod disk;
mod log;

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use uuid::Uuid;

pub use disk::{Disk, SystemDisk};
pub use log::FileError;
use log::{Change, Log};

use super::intent::{Intent, IntentId};
use super::store::{Begun, Lease, Listed, Settlement, Store, StoreError, StoreFuture};
use super::table::Table;

/// A store in one file, for one process.
///
/// Each change is appended and synchronized to the disk, with a checksum. An append that was cut off
/// by a crash is dropped when the file is opened; its change was not reported as done. Damage
/// anywhere else is an error, because intents could be missing. Removed and replaced records are
/// dropped from the file from time to time, by writing a new one and renaming it.
///
/// Only one process can open the file: it locks `<path>.lock`. The leases are in memory, so that the
/// intents of a process that is gone are free at once.
///
/// ```
/// use copperplate_runtime::client::Journal;
/// use copperplate_runtime::journal::FileStore;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = std::env::temp_dir().join(format!("journal-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder)?;
/// # let path = folder.join("intents");
/// let journal = Journal::new(FileStore::open(&path)?).scope("bank");
/// assert!(FileStore::open(&path).is_err()); // It is open already.
/// # drop(journal);
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok(())
/// # }
/// ```
pub struct FileStore(Arc<Mutex<Inner>>);

struct Inner {
    log: Log,
    table: Table,
}

impl FileStore {
    /// Opens or creates a journal.
    ///
    /// # Errors
    ///
    /// Fails if another process uses it, if it can't be read or written, or if it is damaged.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, FileError> {
        Self::on(SystemDisk::open(path)?)
    }

    /// Opens a journal on other storage than a file of the system, or on a simulated one.
    ///
    /// # Errors
    ///
    /// Fails if it can't be read or written, or if it is damaged.
    pub fn on(disk: impl Disk) -> Result<Self, FileError> {
        let (mut log, changes) = Log::open(Box::new(disk))?;
        let mut table = Table::default();
        for change in changes {
            apply(&mut table, change);
        }
        log.compact(&table, true)?;
        Ok(Self(Arc::new(Mutex::new(Inner { log, table }))))
    }

    /// Works on the file on a thread that may wait.
    fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Inner) -> Result<T, FileError> + Send + 'static,
    ) -> StoreFuture<'_, T> {
        let inner = Arc::clone(&self.0);
        Box::pin(async move {
            let done = tokio::task::spawn_blocking(move || {
                // A panic can't leave a change halfway: the log is written first.
                let mut inner = inner.lock().unwrap_or_else(PoisonError::into_inner);
                work(&mut inner)
            });
            let done = done.await.map_err(StoreError::from)?;
            done.map_err(StoreError::from)
        })
    }
}

impl Inner {
    /// Writes a change, and makes it after that.
    fn change(&mut self, change: Change) -> Result<(), FileError> {
        self.log.append(&change)?;
        apply(&mut self.table, change);
        // The change is durable, so a failure to write a shorter file is not one of the change.
        let _ = self.log.compact(&self.table, false);
        Ok(())
    }
}

fn apply(table: &mut Table, change: Change) {
    match change {
        Change::Put(intent) => table.put(*intent),
        Change::Replace(old, intent) => {
            table.remove(old);
            table.put(*intent);
        }
        Change::Forget(id) => {
            table.remove(id);
        }
    }
}

impl fmt::Debug for FileStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("FileStore").finish_non_exhaustive()
    }
}

impl Store for FileStore {
    fn begin(
        &self,
        intent: Intent,
        replaces: Option<IntentId>,
        lease: Lease,
    ) -> StoreFuture<'_, Begun> {
        self.with(move |it| {
            if let Some(known) = it.table.known(&intent, replaces) {
                return Ok(Begun::Known(Box::new(known.clone())));
            }
            let id = intent.id;
            it.change(match replaces {
                Some(old) => Change::Replace(old, Box::new(intent)),
                None => Change::Put(Box::new(intent)),
            })?;
            it.table.lease(id, lease);
            Ok(Begun::Stored)
        })
    }

    fn claim(&self, id: IntentId, lease: Lease) -> StoreFuture<'_, Option<Intent>> {
        self.with(move |it| Ok(it.table.claim(id, lease)))
    }

    fn renew(&self, id: IntentId, lease: Lease) -> StoreFuture<'_, bool> {
        self.with(move |it| Ok(it.table.renew(id, lease)))
    }

    fn settle(&self, id: IntentId, token: Uuid, settlement: Settlement) -> StoreFuture<'_, bool> {
        self.with(move |it| {
            let Some(mut intent) = it.table.owned(id, token).cloned() else {
                return Ok(false);
            };
            settlement.put_into(&mut intent);
            it.change(Change::Put(Box::new(intent)))?;
            Ok(true)
        })
    }

    fn list<'s>(
        &'s self,
        scope: &'s str,
        after: Option<IntentId>,
        limit: usize,
    ) -> StoreFuture<'s, Vec<Listed>> {
        let scope = scope.to_owned();
        self.with(move |it| Ok(it.table.list(&scope, after, limit)))
    }

    fn forget(&self, id: IntentId) -> StoreFuture<'_, bool> {
        self.with(move |it| {
            let free = it.table.is_free(id);
            if free {
                it.change(Change::Forget(id))?;
            }
            Ok(free)
        })
    }
}
