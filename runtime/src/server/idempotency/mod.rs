//! Requests with an idempotency key are executed once.

mod claimed;
mod memory;
#[cfg(feature = "idempotency-postgres")]
mod postgres;
mod recorded;
mod settings;
#[cfg(feature = "idempotency-sqlite")]
mod sqlite;
mod store;

pub(super) use claimed::{Keyed, claim, once};
pub use memory::MemoryStore;
#[cfg(feature = "idempotency-postgres")]
pub use postgres::PostgresIdempotency;
pub use settings::IdempotencyKeys;
#[cfg(feature = "idempotency-sqlite")]
pub use sqlite::SqliteIdempotency;
pub use store::{Begun, Claim, IdempotencyStore, StoreFuture};
