//! A journal of intents: what a client is about to do is stored before it is sent.
//!
//! A process can end at any time: after it has sent a payment, and before it knows the result. Whoever
//! starts it again must send the same bytes with the same idempotency key, and so must have stored
//! both. A [`Store`] keeps them, and [`client::Journal`](crate::client::Journal) writes and reads it
//! around calls.
//!
//! | store | for |
//! |---|---|
//! | [`MemoryStore`] | tests |
//! | [`FileStore`] | one process on one machine |
//! | `SqliteStore` (feature `journal-sqlite`) | several processes on one machine |
//! | `PostgresStore` (feature `journal-postgres`) | several machines |
//!
//! The parts of a record that can be private are sealed by a [`Cipher`], if there is one: the path,
//! the headers and the body of the request, and the response. Credentials, signatures and headers
//! marked as sensitive are never stored.

mod bytes;
mod cipher;
mod file;
mod intent;
mod memory;
#[cfg(feature = "journal-postgres")]
mod postgres;
#[cfg(feature = "journal-sqlite")]
mod sqlite;
mod store;
mod table;

pub use cipher::Cipher;
pub(crate) use cipher::{Part, Sealing};
pub use file::{Disk, FileError, FileStore, SystemDisk};
pub use intent::{Intent, IntentId, State};
pub(crate) use intent::{RecordedRequest, RecordedResponse, now};
pub use memory::MemoryStore;
#[cfg(feature = "journal-postgres")]
pub use postgres::{PostgresConnector, PostgresStore};
#[cfg(feature = "journal-sqlite")]
pub use sqlite::SqliteStore;
pub use store::{Begun, Lease, Listed, Settlement, Store, StoreError, StoreFuture};
