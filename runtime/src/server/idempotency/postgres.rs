//! A store in a Postgres database.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio_postgres::Client;

use super::store::{Begun, Claim, IdempotencyStore, StoreFuture};
use crate::server::failed::BoxError;

/// A store in a Postgres database, for a fleet of servers.
///
/// Its table is `copperplate_idempotency`, in the first schema of the connection's search path.
/// Leases end by the clock of the database, so that the clocks of the servers don't matter.
///
/// The store makes its connection with a function, and makes another one after a failure. This one
/// has no TLS:
///
/// ```
/// use copperplate_runtime::server::PostgresIdempotency;
///
/// let store = PostgresIdempotency::new(|| {
///     Box::pin(async {
///         let url = "host=localhost user=payments dbname=payments";
///         let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
///         tokio::spawn(connection);
///         Ok(client)
///     })
/// });
/// # drop(store);
/// ```
pub struct PostgresIdempotency {
    connect: Box<dyn Fn() -> StoreFuture<'static, Client> + Send + Sync>,
    connection: Mutex<Option<Arc<Client>>>,
}

/// Two servers that start at once both create the table, and Postgres fails for one of them without
/// a lock.
const TABLE: &str = "
    BEGIN;
    SELECT pg_advisory_xact_lock(7305807124);
    CREATE TABLE IF NOT EXISTS copperplate_idempotency (
        key BYTEA PRIMARY KEY,
        request BYTEA NOT NULL,
        token BYTEA NOT NULL,
        lease_end TIMESTAMPTZ NOT NULL,
        expires TIMESTAMPTZ NOT NULL,
        response BYTEA
    );
    CREATE INDEX IF NOT EXISTS copperplate_idempotency_expires
        ON copperplate_idempotency (expires);
    COMMIT;
";

/// The number of attempts to take a key whose record changes meanwhile.
const ATTEMPTS: usize = 8;

impl PostgresIdempotency {
    /// A store that connects when it is first used, and creates its table.
    pub fn new(connect: impl Fn() -> StoreFuture<'static, Client> + Send + Sync + 'static) -> Self {
        Self {
            connect: Box::new(connect),
            connection: Mutex::new(None),
        }
    }

    /// The connection. Statements of several requests share it.
    async fn client(&self) -> Result<Arc<Client>, BoxError> {
        let mut connection = self.connection.lock().await;
        if let Some(client) = connection.as_ref().filter(|it| !it.is_closed()) {
            return Ok(Arc::clone(client));
        }
        let client = (self.connect)().await?;
        client.batch_execute(TABLE).await?;
        let client = Arc::new(client);
        *connection = Some(Arc::clone(&client));
        Ok(client)
    }

    /// Inserts the record of a free key.
    async fn started(&self, client: &Client, claim: &Claim) -> Result<bool, BoxError> {
        let inserted = client
            .execute(
                "INSERT INTO copperplate_idempotency AS kept \
                 (key, request, token, lease_end, expires) VALUES ($1, $2, $3, \
                 clock_timestamp() + $4::bigint * interval '1 millisecond', \
                 clock_timestamp() + $5::bigint * interval '1 millisecond') \
                 ON CONFLICT (key) DO UPDATE SET request = excluded.request, \
                 token = excluded.token, lease_end = excluded.lease_end, \
                 expires = excluded.expires, response = NULL \
                 WHERE kept.expires <= clock_timestamp()",
                &[
                    &claim.key.as_slice(),
                    &claim.request.as_slice(),
                    &claim.token.as_slice(),
                    &millis(claim.lease),
                    &millis(claim.keep),
                ],
            )
            .await?;
        Ok(inserted > 0)
    }

    /// Takes over the record of a crashed execution, unless another server was first.
    async fn resumed(&self, client: &Client, claim: &Claim) -> Result<bool, BoxError> {
        let changed = client
            .execute(
                "UPDATE copperplate_idempotency SET token = $2, \
                 lease_end = clock_timestamp() + $3::bigint * interval '1 millisecond' \
                 WHERE key = $1 AND response IS NULL AND lease_end <= clock_timestamp()",
                &[
                    &claim.key.as_slice(),
                    &claim.token.as_slice(),
                    &millis(claim.lease),
                ],
            )
            .await?;
        Ok(changed > 0)
    }

    async fn begun(&self, claim: &Claim) -> Result<Begun, BoxError> {
        let client = self.client().await?;
        for _ in 0..ATTEMPTS {
            if self.started(&client, claim).await? {
                return Ok(Begun::Started);
            }
            let row = client
                .query_opt(
                    "SELECT request, response, lease_end > clock_timestamp() \
                     FROM copperplate_idempotency WHERE key = $1",
                    &[&claim.key.as_slice()],
                )
                .await?;
            // Another server released the key meanwhile.
            let Some(row) = row else { continue };
            let request: Vec<u8> = row.try_get(0)?;
            let response: Option<Vec<u8>> = row.try_get(1)?;
            let runs: bool = row.try_get(2)?;
            match response {
                _ if request != claim.request => return Ok(Begun::Different),
                Some(response) => return Ok(Begun::Finished(response)),
                None if runs => return Ok(Begun::Running),
                None if !claim.resumes => return Ok(Begun::Unsettled),
                None if self.resumed(&client, claim).await? => return Ok(Begun::Resumed),
                None => {}
            }
        }
        Ok(Begun::Running)
    }

    /// Changes the record of a running execution by a statement whose first parameters are the key
    /// and the token.
    async fn change(
        &self,
        claim: &Claim,
        statement: &str,
        more: &[&(dyn tokio_postgres::types::ToSql + Sync)],
    ) -> Result<bool, BoxError> {
        let client = self.client().await?;
        let (key, token) = (claim.key.as_slice(), claim.token.as_slice());
        let mut parameters: Vec<&(dyn tokio_postgres::types::ToSql + Sync)> = vec![&key, &token];
        parameters.extend(more);
        Ok(client.execute(statement, &parameters).await? > 0)
    }
}

/// A number of milliseconds that Postgres can add to a time: at most a hundred years.
fn millis(length: Duration) -> i64 {
    let century = 100 * 366 * 24 * 60 * 60 * 1000;
    i64::try_from(length.as_millis()).map_or(century, |it| it.min(century))
}

impl IdempotencyStore for PostgresIdempotency {
    fn begin<'a>(&'a self, claim: &'a Claim) -> StoreFuture<'a, Begun> {
        Box::pin(self.begun(claim))
    }

    fn renew<'a>(&'a self, claim: &'a Claim) -> StoreFuture<'a, bool> {
        Box::pin(async {
            let statement = "UPDATE copperplate_idempotency \
                 SET lease_end = clock_timestamp() + $3::bigint * interval '1 millisecond' \
                 WHERE key = $1 AND token = $2 AND response IS NULL";
            self.change(claim, statement, &[&millis(claim.lease)]).await
        })
    }

    fn finish<'a>(&'a self, claim: &'a Claim, response: &'a [u8]) -> StoreFuture<'a, bool> {
        Box::pin(async move {
            let statement = "UPDATE copperplate_idempotency SET response = $3, \
                 expires = clock_timestamp() + $4::bigint * interval '1 millisecond' \
                 WHERE key = $1 AND token = $2 AND response IS NULL";
            let keep = millis(claim.keep);
            self.change(claim, statement, &[&response, &keep]).await
        })
    }

    fn abandon<'a>(&'a self, claim: &'a Claim) -> StoreFuture<'a, ()> {
        Box::pin(async {
            let statement = "UPDATE copperplate_idempotency SET lease_end = clock_timestamp() \
                 WHERE key = $1 AND token = $2 AND response IS NULL";
            self.change(claim, statement, &[]).await.map(drop)
        })
    }

    fn release<'a>(&'a self, claim: &'a Claim) -> StoreFuture<'a, ()> {
        Box::pin(async {
            let statement = "DELETE FROM copperplate_idempotency \
                 WHERE key = $1 AND token = $2 AND response IS NULL";
            self.change(claim, statement, &[]).await.map(drop)
        })
    }

    fn remove_expired(&self) -> StoreFuture<'_, ()> {
        Box::pin(async {
            let statement =
                "DELETE FROM copperplate_idempotency WHERE expires <= clock_timestamp()";
            self.client().await?.execute(statement, &[]).await?;
            Ok(())
        })
    }
}

impl fmt::Debug for PostgresIdempotency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("PostgresIdempotency")
            .finish_non_exhaustive()
    }
}
