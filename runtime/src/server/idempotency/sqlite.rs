//! A store in a SQLite database.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, params};

use super::store::{Begun, Claim, IdempotencyStore, StoreFuture};
use crate::server::failed::BoxError;

/// A store in a SQLite database, for the server processes of one machine.
///
/// Its table is `copperplate_idempotency`; the database can have others. A commit is synchronized to
/// the disk (`synchronous = FULL`). Leases end by the clock of the machine.
///
/// ```
/// use copperplate_runtime::server::SqliteIdempotency;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
/// # let folder = std::env::temp_dir().join(format!("sqlite-keys-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder)?;
/// # let path = folder.join("service.db");
/// let store = SqliteIdempotency::open(&path)?;
/// # drop(store);
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok(())
/// # }
/// ```
pub struct SqliteIdempotency(Arc<Mutex<Connection>>);

const TABLE: &str = "
    CREATE TABLE IF NOT EXISTS copperplate_idempotency (
        key BLOB PRIMARY KEY,
        request BLOB NOT NULL,
        token BLOB NOT NULL,
        lease_end INTEGER NOT NULL,
        expires INTEGER NOT NULL,
        response BLOB
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS copperplate_idempotency_expires
        ON copperplate_idempotency (expires);
";

impl SqliteIdempotency {
    /// Opens or creates a database.
    ///
    /// # Errors
    ///
    /// Fails if it can't be opened or written.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, BoxError> {
        Self::of(Connection::open(path)?)
    }

    /// Uses a connection of the caller's. Its journal mode becomes WAL, and its synchronization
    /// FULL.
    ///
    /// # Errors
    ///
    /// Fails if the database can't be written.
    pub fn of(connection: Connection) -> Result<Self, BoxError> {
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
        work: impl FnOnce(&Connection) -> rusqlite::Result<T> + Send + 'static,
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
                Ok::<T, rusqlite::Error>(done)
            });
            Ok(done.await??)
        })
    }
}

/// The time in milliseconds since 1970, after a duration from now.
fn after(length: Duration) -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let end = now.unwrap_or(Duration::ZERO).saturating_add(length);
    i64::try_from(end.as_millis()).unwrap_or(i64::MAX)
}

fn now() -> i64 {
    after(Duration::ZERO)
}

fn begin(connection: &Connection, claim: &Claim) -> rusqlite::Result<Begun> {
    let started = connection.execute(
        "INSERT INTO copperplate_idempotency (key, request, token, lease_end, expires) \
         VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (key) DO UPDATE SET request = ?2, token = ?3, \
         lease_end = ?4, expires = ?5, response = NULL WHERE expires <= ?6",
        params![
            claim.key,
            claim.request,
            claim.token,
            after(claim.lease),
            after(claim.keep),
            now()
        ],
    )?;
    if started > 0 {
        return Ok(Begun::Started);
    }
    let row = connection.query_row(
        "SELECT request, response, lease_end FROM copperplate_idempotency WHERE key = ?1",
        [claim.key],
        |row| {
            let (request, response): (Vec<u8>, Option<Vec<u8>>) = (row.get(0)?, row.get(1)?);
            Ok((request, response, row.get::<_, i64>(2)?))
        },
    );
    let Some((request, response, lease_end)) = row.optional()? else {
        return Ok(Begun::Running);
    };
    Ok(match response {
        _ if request != claim.request => Begun::Different,
        Some(response) => Begun::Finished(response),
        None if lease_end > now() => Begun::Running,
        None if !claim.resumes => Begun::Unsettled,
        None => {
            connection.execute(
                "UPDATE copperplate_idempotency SET token = ?2, lease_end = ?3 WHERE key = ?1",
                params![claim.key, claim.token, after(claim.lease)],
            )?;
            Begun::Resumed
        }
    })
}

impl IdempotencyStore for SqliteIdempotency {
    fn begin<'a>(&'a self, claim: &'a Claim) -> StoreFuture<'a, Begun> {
        let claim = claim.clone();
        self.with(move |connection| begin(connection, &claim))
    }

    fn renew<'a>(&'a self, claim: &'a Claim) -> StoreFuture<'a, bool> {
        let claim = claim.clone();
        self.with(move |connection| {
            let changed = connection.execute(
                "UPDATE copperplate_idempotency SET lease_end = ?3 \
                 WHERE key = ?1 AND token = ?2 AND response IS NULL",
                params![claim.key, claim.token, after(claim.lease)],
            )?;
            Ok(changed > 0)
        })
    }

    fn finish<'a>(&'a self, claim: &'a Claim, response: &'a [u8]) -> StoreFuture<'a, bool> {
        let (claim, response) = (claim.clone(), response.to_vec());
        self.with(move |connection| {
            let changed = connection.execute(
                "UPDATE copperplate_idempotency SET response = ?3, expires = ?4 \
                 WHERE key = ?1 AND token = ?2 AND response IS NULL",
                params![claim.key, claim.token, response, after(claim.keep)],
            )?;
            Ok(changed > 0)
        })
    }

    fn abandon<'a>(&'a self, claim: &'a Claim) -> StoreFuture<'a, ()> {
        let claim = claim.clone();
        self.with(move |connection| {
            connection.execute(
                "UPDATE copperplate_idempotency SET lease_end = 0 \
                 WHERE key = ?1 AND token = ?2 AND response IS NULL",
                params![claim.key, claim.token],
            )?;
            Ok(())
        })
    }

    fn release<'a>(&'a self, claim: &'a Claim) -> StoreFuture<'a, ()> {
        let claim = claim.clone();
        self.with(move |connection| {
            connection.execute(
                "DELETE FROM copperplate_idempotency \
                 WHERE key = ?1 AND token = ?2 AND response IS NULL",
                params![claim.key, claim.token],
            )?;
            Ok(())
        })
    }

    fn remove_expired(&self) -> StoreFuture<'_, ()> {
        self.with(|connection| {
            connection.execute(
                "DELETE FROM copperplate_idempotency WHERE expires <= ?1",
                [now()],
            )?;
            Ok(())
        })
    }
}

impl fmt::Debug for SqliteIdempotency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SqliteIdempotency")
            .finish_non_exhaustive()
    }
}
