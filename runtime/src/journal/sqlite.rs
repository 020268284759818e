//! A store in a SQLite database.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, OptionalExtension as _, Row, TransactionBehavior, params};
use uuid::Uuid;

use super::intent::{Intent, IntentId};
use super::store::{Begun, Lease, Listed, Settlement, Store, StoreError, StoreFuture};

/// A store in a SQLite database, for several processes on one machine.
///
/// Its table is `copperplate_journal`; the database can have others. A commit is synchronized to the
/// disk (`synchronous = FULL`). Leases end by the clock of the machine.
///
/// ```
/// use copperplate_runtime::client::Journal;
/// use copperplate_runtime::journal::SqliteStore;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
/// # let folder = std::env::temp_dir().join(format!("sqlite-journal-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder)?;
/// # let path = folder.join("service.db");
/// let journal = Journal::new(SqliteStore::open(&path)?).scope("bank");
/// # drop(journal);
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok(())
/// # }
/// ```
pub struct SqliteStore(Arc<Mutex<Connection>>);

const TABLE: &str = "
    CREATE TABLE IF NOT EXISTS copperplate_journal (
        id TEXT PRIMARY KEY,
        scope TEXT NOT NULL,
        reference TEXT,
        record BLOB NOT NULL,
        lease TEXT,
        lease_end INTEGER
    ) WITHOUT ROWID;
    CREATE UNIQUE INDEX IF NOT EXISTS copperplate_journal_reference
        ON copperplate_journal (scope, reference) WHERE reference IS NOT NULL;
    CREATE INDEX IF NOT EXISTS copperplate_journal_scope ON copperplate_journal (scope, id);
";

impl SqliteStore {
    /// Opens or creates a database.
    ///
    /// # Errors
    ///
    /// Fails if it can't be opened or written.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        Self::of(Connection::open(path)?)
    }

    /// Uses a connection of the caller's. Its journal mode becomes WAL, and its synchronization FULL.
    ///
    /// # Errors
    ///
    /// Fails if the database can't be written.
    pub fn of(connection: Connection) -> Result<Self, StoreError> {
        connection.busy_timeout(Duration::from_secs(10))?;
        // A database in memory has no such mode, and answers with its own.
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.execute_batch(TABLE)?;
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    /// Works on the database in a transaction, on a thread that may wait.
    fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> StoreFuture<'_, T> {
        let connection = Arc::clone(&self.0);
        Box::pin(async move {
            let done = tokio::task::spawn_blocking(move || {
                // A panic rolls the transaction back.
                let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
                // The transaction takes the right to write first, so that it never fails halfway.
                let behavior = TransactionBehavior::Immediate;
                let transaction = connection.transaction_with_behavior(behavior)?;
                let done = work(&transaction)?;
                transaction.commit()?;
                Ok(done)
            });
            done.await.map_err(StoreError::from)?
        })
    }
}

/// The time in milliseconds since 1970, after a duration from now.
fn after(length: Duration) -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let end = now.unwrap_or(Duration::ZERO).saturating_add(length);
    i64::try_from(end.as_millis()).unwrap_or(i64::MAX)
}

fn intent(record: Vec<u8>) -> Result<Intent, StoreError> {
    Intent::from_bytes(record)
}

fn record_of(row: &Row<'_>) -> rusqlite::Result<Vec<u8>> {
    row.get(0)
}

impl fmt::Debug for SqliteStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SqliteStore")
            .finish_non_exhaustive()
    }
}

impl Store for SqliteStore {
    fn begin(
        &self,
        intent: Intent,
        replaces: Option<IntentId>,
        lease: Lease,
    ) -> StoreFuture<'_, Begun> {
        self.with(move |it| {
            if let Some(old) = replaces {
                let sql = "DELETE FROM copperplate_journal WHERE id = ?1 AND scope = ?2";
                it.execute(sql, params![old.to_string(), intent.scope])?;
            }
            let known = it
                .query_row(
                    "SELECT record FROM copperplate_journal WHERE scope = ?1 AND reference = ?2",
                    params![intent.scope, intent.reference],
                    record_of,
                )
                .optional()?;
            if let Some(known) = known {
                return Ok(Begun::Known(Box::new(self::intent(known)?)));
            }
            it.execute(
                "INSERT INTO copperplate_journal (id, scope, reference, record, lease, lease_end) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    intent.id.to_string(),
                    intent.scope,
                    intent.reference,
                    intent.to_bytes(),
                    lease.token.to_string(),
                    after(lease.length),
                ],
            )?;
            Ok(Begun::Stored)
        })
    }

    fn claim(&self, id: IntentId, lease: Lease) -> StoreFuture<'_, Option<Intent>> {
        self.with(move |it| {
            let record = it
                .query_row(
                    "UPDATE copperplate_journal SET lease = ?2, lease_end = ?3 \
                     WHERE id = ?1 AND (lease IS NULL OR lease_end <= ?4) RETURNING record",
                    params![
                        id.to_string(),
                        lease.token.to_string(),
                        after(lease.length),
                        after(Duration::ZERO),
                    ],
                    record_of,
                )
                .optional()?;
            record.map(intent).transpose()
        })
    }

    fn renew(&self, id: IntentId, lease: Lease) -> StoreFuture<'_, bool> {
        self.with(move |it| {
            let changed = it.execute(
                "UPDATE copperplate_journal SET lease_end = ?3 WHERE id = ?1 AND lease = ?2",
                params![id.to_string(), lease.token.to_string(), after(lease.length)],
            )?;
            Ok(changed > 0)
        })
    }

    fn settle(&self, id: IntentId, token: Uuid, settlement: Settlement) -> StoreFuture<'_, bool> {
        self.with(move |it| {
            let record = it
                .query_row(
                    "SELECT record FROM copperplate_journal WHERE id = ?1 AND lease = ?2",
                    params![id.to_string(), token.to_string()],
                    record_of,
                )
                .optional()?;
            let Some(record) = record else {
                return Ok(false);
            };
            let mut intent = intent(record)?;
            settlement.put_into(&mut intent);
            it.execute(
                "UPDATE copperplate_journal SET record = ?2, lease = NULL, lease_end = NULL \
                 WHERE id = ?1",
                params![id.to_string(), intent.to_bytes()],
            )?;
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
        self.with(move |it| {
            let mut statement = it.prepare(
                "SELECT record, lease IS NOT NULL AND lease_end > ?4 FROM copperplate_journal \
                 WHERE scope = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
            )?;
            // The empty text is less than every id.
            let after = after.map(|it| it.to_string()).unwrap_or_default();
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let now = self::after(Duration::ZERO);
            let rows = statement.query_map(params![scope, after, limit, now], |row| {
                Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, bool>(1)?))
            })?;
            let mut listed = Vec::new();
            for row in rows {
                let (record, leased) = row?;
                let intent = intent(record)?;
                listed.push(Listed { intent, leased });
            }
            Ok(listed)
        })
    }

    fn forget(&self, id: IntentId) -> StoreFuture<'_, bool> {
        self.with(move |it| {
            let removed = it.execute(
                "DELETE FROM copperplate_journal \
                 WHERE id = ?1 AND (lease IS NULL OR lease_end <= ?2)",
                params![id.to_string(), after(Duration::ZERO)],
            )?;
            Ok(removed > 0)
        })
    }
}
