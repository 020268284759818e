//! A store in a Postgres database.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio_postgres::Client;
use uuid::Uuid;

use super::intent::{Intent, IntentId};
use super::store::{Begun, Lease, Listed, Settlement, Store, StoreError, StoreFuture};

/// A store in a Postgres database, for workers on several machines.
///
/// Its table is `copperplate_journal`, in the first schema of the connection's search path. Each
/// method is one statement, and leases end by the clock of the database, so that the clocks of the
/// workers don't matter.
///
/// The store makes its connection with a function, and makes another one after a failure. This one
/// has no TLS:
///
/// ```
/// use copperplate_runtime::client::Journal;
/// use copperplate_runtime::journal::{PostgresConnector, PostgresStore};
///
/// let connector: PostgresConnector = Box::new(|| {
///     Box::pin(async {
///         let url = "host=localhost user=payments dbname=payments";
///         let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
///         tokio::spawn(connection);
///         Ok(client)
///     })
/// });
/// # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
/// let journal = Journal::new(PostgresStore::new(connector)).scope("bank");
/// # drop(journal);
/// # });
/// ```
pub struct PostgresStore {
    connector: PostgresConnector,
    connection: Mutex<Option<Arc<Client>>>,
}

/// Makes a connection to the database, and lets a task drive it.
pub type PostgresConnector = Box<dyn Fn() -> StoreFuture<'static, Client> + Send + Sync>;

/// Two workers that begin at once both create the table, and Postgres fails for one of them without
/// a lock.
const TABLE: &str = "
    BEGIN;
    SELECT pg_advisory_xact_lock(7305807123);
    CREATE TABLE IF NOT EXISTS copperplate_journal (
        id TEXT COLLATE \"C\" PRIMARY KEY,
        scope TEXT NOT NULL,
        reference TEXT,
        record BYTEA NOT NULL,
        lease TEXT,
        lease_end TIMESTAMPTZ
    );
    CREATE UNIQUE INDEX IF NOT EXISTS copperplate_journal_reference
        ON copperplate_journal (scope, reference) WHERE reference IS NOT NULL;
    CREATE INDEX IF NOT EXISTS copperplate_journal_scope ON copperplate_journal (scope, id);
    COMMIT;
";

impl PostgresStore {
    /// A store that connects when it is first used, and creates its table.
    #[must_use]
    pub fn new(connector: PostgresConnector) -> Self {
        let connection = Mutex::new(None);
        Self {
            connector,
            connection,
        }
    }

    /// The connection. Statements of several tasks share it.
    async fn client(&self) -> Result<Arc<Client>, StoreError> {
        let mut connection = self.connection.lock().await;
        if let Some(client) = connection.as_ref().filter(|it| !it.is_closed()) {
            return Ok(Arc::clone(client));
        }
        let client = (self.connector)().await?;
        client.batch_execute(TABLE).await?;
        let client = Arc::new(client);
        *connection = Some(Arc::clone(&client));
        Ok(client)
    }
}

/// A number of milliseconds that Postgres can add to a time: at most a hundred years.
fn millis(length: Duration) -> i64 {
    let century = 100 * 366 * 24 * 60 * 60 * 1000;
    i64::try_from(length.as_millis()).map_or(century, |it| it.min(century))
}

impl fmt::Debug for PostgresStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("PostgresStore")
            .finish_non_exhaustive()
    }
}

impl PostgresStore {
    /// Puts an intent in the row of another one. False if that row is gone.
    async fn replace(
        &self,
        client: &Client,
        intent: &Intent,
        old: IntentId,
        lease: Lease,
    ) -> Result<bool, StoreError> {
        let changed = client
            .execute(
                "UPDATE copperplate_journal SET id = $3, record = $4, lease = $5, \
                 lease_end = clock_timestamp() + $6 * interval '1 millisecond' \
                 WHERE id = $1 AND scope = $2 AND reference IS NOT DISTINCT FROM $7",
                &[
                    &old.to_string(),
                    &intent.scope,
                    &intent.id.to_string(),
                    &intent.to_bytes(),
                    &lease.token.to_string(),
                    &interval(lease.length),
                    &intent.reference,
                ],
            )
            .await?;
        Ok(changed > 0)
    }

    async fn known(&self, client: &Client, intent: &Intent) -> Result<Option<Intent>, StoreError> {
        let row = client
            .query_opt(
                "SELECT record FROM copperplate_journal WHERE scope = $1 AND reference = $2",
                &[&intent.scope, &intent.reference],
            )
            .await?;
        row.map(|row| Intent::from_bytes(row.try_get::<_, Vec<u8>>(0)?))
            .transpose()
    }
}

/// Milliseconds as the factor of an interval.
#[allow(clippy::cast_precision_loss)]
fn interval(length: Duration) -> f64 {
    millis(length) as f64
}

impl Store for PostgresStore {
    fn begin(
        &self,
        intent: Intent,
        replaces: Option<IntentId>,
        lease: Lease,
    ) -> StoreFuture<'_, Begun> {
        Box::pin(async move {
            let client = self.client().await?;
            if let Some(old) = replaces
                && self.replace(&client, &intent, old, lease).await?
            {
                return Ok(Begun::Stored);
            }
            // The intent with the reference can be removed between the two statements.
            loop {
                let stored = client
                    .execute(
                        "INSERT INTO copperplate_journal \
                         (id, scope, reference, record, lease, lease_end) VALUES ($1, $2, $3, $4, $5, \
                         clock_timestamp() + $6 * interval '1 millisecond') \
                         ON CONFLICT (scope, reference) WHERE reference IS NOT NULL DO NOTHING",
                        &[
                            &intent.id.to_string(),
                            &intent.scope,
                            &intent.reference,
                            &intent.to_bytes(),
                            &lease.token.to_string(),
                            &interval(lease.length),
                        ],
                    )
                    .await?;
                if stored > 0 {
                    return Ok(Begun::Stored);
                }
                if let Some(known) = self.known(&client, &intent).await? {
                    return Ok(Begun::Known(Box::new(known)));
                }
            }
        })
    }

    fn claim(&self, id: IntentId, lease: Lease) -> StoreFuture<'_, Option<Intent>> {
        Box::pin(async move {
            let client = self.client().await?;
            let row = client
                .query_opt(
                    "UPDATE copperplate_journal SET lease = $2, \
                     lease_end = clock_timestamp() + $3 * interval '1 millisecond' \
                     WHERE id = $1 AND (lease IS NULL OR lease_end <= clock_timestamp()) \
                     RETURNING record",
                    &[
                        &id.to_string(),
                        &lease.token.to_string(),
                        &interval(lease.length),
                    ],
                )
                .await?;
            row.map(|row| Intent::from_bytes(row.try_get::<_, Vec<u8>>(0)?))
                .transpose()
        })
    }

    fn renew(&self, id: IntentId, lease: Lease) -> StoreFuture<'_, bool> {
        Box::pin(async move {
            let client = self.client().await?;
            let changed = client
                .execute(
                    "UPDATE copperplate_journal SET \
                     lease_end = clock_timestamp() + $3 * interval '1 millisecond' \
                     WHERE id = $1 AND lease = $2",
                    &[
                        &id.to_string(),
                        &lease.token.to_string(),
                        &interval(lease.length),
                    ],
                )
                .await?;
            Ok(changed > 0)
        })
    }

    fn settle(&self, id: IntentId, token: Uuid, settlement: Settlement) -> StoreFuture<'_, bool> {
        Box::pin(async move {
            let client = self.client().await?;
            let (id, token) = (id.to_string(), token.to_string());
            let row = client
                .query_opt(
                    "SELECT record FROM copperplate_journal WHERE id = $1 AND lease = $2",
                    &[&id, &token],
                )
                .await?;
            let Some(row) = row else { return Ok(false) };
            let mut intent = Intent::from_bytes(row.try_get::<_, Vec<u8>>(0)?)?;
            settlement.put_into(&mut intent);
            // Only the owner of the lease changes a record, and the lease is checked again.
            let changed = client
                .execute(
                    "UPDATE copperplate_journal SET record = $3, lease = NULL, lease_end = NULL \
                     WHERE id = $1 AND lease = $2",
                    &[&id, &token, &intent.to_bytes()],
                )
                .await?;
            Ok(changed > 0)
        })
    }

    fn list<'s>(
        &'s self,
        scope: &'s str,
        after: Option<IntentId>,
        limit: usize,
    ) -> StoreFuture<'s, Vec<Listed>> {
        Box::pin(async move {
            let client = self.client().await?;
            let after = after.map(|it| it.to_string()).unwrap_or_default();
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            let rows = client
                .query(
                    "SELECT record, lease IS NOT NULL AND lease_end > clock_timestamp() \
                     FROM copperplate_journal WHERE scope = $1 AND id > $2 ORDER BY id LIMIT $3",
                    &[&scope, &after, &limit],
                )
                .await?;
            let mut listed = Vec::new();
            for row in rows {
                let intent = Intent::from_bytes(row.try_get::<_, Vec<u8>>(0)?)?;
                let leased = row.try_get(1)?;
                listed.push(Listed { intent, leased });
            }
            Ok(listed)
        })
    }

    fn forget(&self, id: IntentId) -> StoreFuture<'_, bool> {
        Box::pin(async move {
            let client = self.client().await?;
            let removed = client
                .execute(
                    "DELETE FROM copperplate_journal \
                     WHERE id = $1 AND (lease IS NULL OR lease_end <= clock_timestamp())",
                    &[&id.to_string()],
                )
                .await?;
            Ok(removed > 0)
        })
    }
}
