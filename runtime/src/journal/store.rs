//! The trait of stores.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use bytes::Bytes;
use uuid::Uuid;

use super::intent::{Intent, IntentId, State};

/// An error of a store.
pub type StoreError = Box<dyn std::error::Error + Send + Sync>;

/// What the methods of a store return. Create one with `Box::pin(async move { … })`.
pub type StoreFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// The right to work on an intent. It ends after a time, so that an intent of a process that is gone
/// can be taken by another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lease {
    /// A random value. It is unknown to all others, even to other tasks of the same process.
    pub token: Uuid,
    /// The time for which it is valid from now, by the clock of the store.
    pub length: Duration,
}

impl Lease {
    /// A lease with a token of its own.
    #[must_use]
    pub fn new(length: Duration) -> Self {
        let token = Uuid::new_v4();
        Self { token, length }
    }
}

/// The result of [`Store::begin`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// The intent is stored, and the lease is valid.
    Stored,
    /// An earlier intent has the reference. Nothing was stored.
    Known(Box<Intent>),
}

/// What is known about an intent after a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The state of the intent.
    pub state: State,
    /// The number of times it was sent, in all calls.
    pub attempts: u32,
    /// The last result in a few words, for a person.
    pub note: Option<String>,
    /// The recorded response, sealed.
    pub response: Option<Bytes>,
}

impl Settlement {
    /// Puts it into an intent.
    pub(super) fn put_into(self, intent: &mut Intent) {
        intent.state = self.state;
        intent.attempts = self.attempts;
        intent.note = self.note;
        intent.response = self.response;
    }
}

/// An intent in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The intent.
    pub intent: Intent,
    /// True if somebody is working on it.
    pub leased: bool,
}

/// The storage of a journal.
///
/// A change is durable when its future has finished successfully: it survives the end of the
/// process and of the machine. Each method is one atomic step, also for other processes with the
/// same storage. A scope is a journal of its own; no method mixes two.
///
/// [`Intent::to_bytes`] has all that must be kept of an intent. Beside it, a store keeps the lease.
pub trait Store: Send + Sync + 'static {
    /// Stores a new intent with a lease. If another intent of the scope has its reference, that one
    /// is returned, and nothing is stored. An intent named in `replaces` is removed in the same
    /// step; its reference is free. If that one is gone, the reference of the new intent decides.
    fn begin(
        &self,
        intent: Intent,
        replaces: Option<IntentId>,
        lease: Lease,
    ) -> StoreFuture<'_, Begun>;

    /// Takes an intent that nobody has a valid lease of. `None` if somebody has, or if the intent is
    /// gone.
    fn claim(&self, id: IntentId, lease: Lease) -> StoreFuture<'_, Option<Intent>>;

    /// Makes a lease last longer: until its length from now. False if somebody else has taken the
    /// intent, or it is gone. A lease that is over can be renewed, if nobody else has taken the
    /// intent.
    fn renew(&self, id: IntentId, lease: Lease) -> StoreFuture<'_, bool>;

    /// Records the result of a call, and ends its lease. False if somebody else has taken the
    /// intent, or it is gone; then nothing is recorded.
    fn settle(&self, id: IntentId, token: Uuid, settlement: Settlement) -> StoreFuture<'_, bool>;

    /// The intents of a scope in the order of their ids, after one of them, and at most `limit`.
    fn list<'s>(
        &'s self,
        scope: &'s str,
        after: Option<IntentId>,
        limit: usize,
    ) -> StoreFuture<'s, Vec<Listed>>;

    /// Removes an intent that nobody has a valid lease of. False if somebody has, or if it is gone.
    fn forget(&self, id: IntentId) -> StoreFuture<'_, bool>;
}

impl<S: Store + ?Sized> Store for std::sync::Arc<S> {
    fn begin(
        &self,
        intent: Intent,
        replaces: Option<IntentId>,
        lease: Lease,
    ) -> StoreFuture<'_, Begun> {
        (**self).begin(intent, replaces, lease)
    }

    fn claim(&self, id: IntentId, lease: Lease) -> StoreFuture<'_, Option<Intent>> {
        (**self).claim(id, lease)
    }

    fn renew(&self, id: IntentId, lease: Lease) -> StoreFuture<'_, bool> {
        (**self).renew(id, lease)
    }

    fn settle(&self, id: IntentId, token: Uuid, settlement: Settlement) -> StoreFuture<'_, bool> {
        (**self).settle(id, token, settlement)
    }

    fn list<'s>(
        &'s self,
        scope: &'s str,
        after: Option<IntentId>,
        limit: usize,
    ) -> StoreFuture<'s, Vec<Listed>> {
        (**self).list(scope, after, limit)
    }

    fn forget(&self, id: IntentId) -> StoreFuture<'_, bool> {
        (**self).forget(id)
    }
}
