//! The store of idempotency keys: its states, and the trait of its implementations.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use crate::server::failed::BoxError;

/// A step of a store.
pub type StoreFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, BoxError>> + Send + 'a>>;

/// A request with an idempotency key, as a store sees it.
///
/// A store has neither the key nor the request, only their SHA-256 digests. The digest of the key
/// covers the caller too, so that callers don't share keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The digest of the scope, the caller and the key: the primary key of a record.
    pub key: [u8; 32],
    /// The digest of the operation, the path, the query and the body.
    pub request: [u8; 32],
    /// Tells this execution from others with the same key.
    pub token: [u8; 16],
    /// The time until the execution counts as crashed, unless it is renewed.
    pub lease: Duration,
    /// The time for which a record is kept.
    pub keep: Duration,
    /// True if a crashed execution may be taken over.
    pub resumes: bool,
}

/// The state of a key when a request comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// The key was free, and belongs to this execution now.
    Started,
    /// An earlier execution crashed or failed, and this one has taken over its record.
    Resumed,
    /// Another execution has the key.
    Running,
    /// An earlier execution crashed or failed, and its effects are unknown.
    Unsettled,
    /// The key was used with another request.
    Different,
    /// An earlier execution ended with this response.
    Finished(Vec<u8>),
    /// There is no room for another key.
    Full,
}

/// A store of idempotency keys and the responses to their requests.
///
/// A record has one of three states: an execution *runs* and has a lease; it *finished*, with its
/// response; or it is *unsettled*, since the lease ended without a response. A record past its time
/// ([`Claim::keep`]) counts as absent. Each method must be atomic, even if several servers use the
/// store.
pub trait IdempotencyStore: Send + Sync + 'static {
    /// Takes a key, or tells why not.
    ///
    /// # Errors
    ///
    /// The store can't be reached. Nothing was executed then, and the response is 503.
    fn begin<'a>(&'a self, claim: &'a Claim) -> StoreFuture<'a, Begun>;

    /// Prolongs the lease of a running execution; false if it lost its record.
    ///
    /// # Errors
    ///
    /// The store can't be reached.
    fn renew<'a>(&'a self, claim: &'a Claim) -> StoreFuture<'a, bool>;

    /// Ends an execution with its response; false if it lost its record.
    ///
    /// # Errors
    ///
    /// The store can't be reached.
    fn finish<'a>(&'a self, claim: &'a Claim, response: &'a [u8]) -> StoreFuture<'a, bool>;

    /// Ends an execution without a response: its effects are unknown.
    ///
    /// # Errors
    ///
    /// The store can't be reached.
    fn abandon<'a>(&'a self, claim: &'a Claim) -> StoreFuture<'a, ()>;

    /// Removes the record of an execution that had no effect.
    ///
    /// # Errors
    ///
    /// The store can't be reached.
    fn release<'a>(&'a self, claim: &'a Claim) -> StoreFuture<'a, ()>;

    /// Removes the records past their time.
    ///
    /// # Errors
    ///
    /// The store can't be reached.
    fn remove_expired(&self) -> StoreFuture<'_, ()>;
}
