//! The journal that a program holds.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::journal::{
    Cipher, Intent, IntentId, Lease, Listed, Sealing, Settlement, State, Store, StoreError,
};

/// The time that a worker has for an intent before it must renew its lease.
const LEASE: Duration = Duration::from_secs(60);

/// The time for which providers are expected to know a key. Several forget keys after 24 hours.
const KEY_LIFETIME: Duration = Duration::from_secs(23 * 60 * 60);

/// The number of intents in one step of a list.
const PAGE: usize = 100;

/// A journal of intents. It stores what a call is about to send, so that it can be finished after a
/// crash with the same bytes and the same key: exactly once.
///
/// [`Sending::journal`](crate::client::Sending::journal) writes an intent before the first byte is sent, and
/// its result after the response. After a crash, [`resume`](Self::resume) sends what is open again, and
/// hands over each response, also the ones that arrived before the crash. An intent stays in the
/// journal until [`acknowledge`](Self::acknowledge) or [`prune`](Self::prune).
///
/// ```
/// # use copperplate_runtime::client::{CallError, Client, Journal};
/// # use copperplate_runtime::operation::ClientOperation;
/// # async fn pay<O: ClientOperation>(client: &Client, request: &O::Request, journal: &Journal)
/// # -> Result<(), Box<dyn std::error::Error + Send + Sync>>
/// # where O::Response: std::fmt::Debug {
/// // After a start: finish the calls of the process that is gone.
/// let resumption = journal.resume::<O>(client).await?;
/// for resumed in resumption.results {
///     println!("{:?}: {:?}", resumed.intent.reference, resumed.result);
///     journal.acknowledge(resumed.intent.id).await?;
/// }
///
/// // A payment of its own, named by the order.
/// let response = client.send::<O>(request).journal(journal).reference("order-17").await?;
/// if let Some(intent) = response.intent() {
///     journal.acknowledge(intent).await?; // once the order has the result
/// }
/// # Ok(())
/// # }
/// ```
///
/// # Keys
///
/// An intent keeps its key for good, with one exception: if the document states for a response that
/// nothing was carried out under the key (`x-copperplate-not-carried-out`), the next call with the
/// same [`reference`](crate::client::Journaled::reference) has a new one.
///
/// Cloning it is cheap; clones share the store.
#[derive(Clone)]
pub struct Journal {
    pub(super) store: Arc<dyn Store>,
    pub(super) scope: String,
    pub(super) lease: Duration,
    pub(super) key_lifetime: Duration,
    pub(super) sealing: Sealing,
    pub(super) unrecorded: Arc<AtomicU64>,
}

impl Journal {
    /// A journal in a store.
    #[must_use]
    pub fn new(store: impl Store) -> Self {
        Self {
            store: Arc::new(store),
            scope: String::new(),
            lease: LEASE,
            key_lifetime: KEY_LIFETIME,
            sealing: Sealing::default(),
            unrecorded: Arc::default(),
        }
    }

    /// Names the part of the store that this journal uses, such as the name of an API. Two APIs can
    /// have operations and references of the same name. The default is empty.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scope = scope.into();
        self
    }

    /// Sets the time after which another worker may take an intent of a worker that is gone (60 s). A
    /// worker that still works renews its lease after a half of it.
    #[must_use]
    pub fn lease(mut self, lease: Duration) -> Self {
        self.lease = lease;
        self
    }

    /// Sets the time for which the provider knows an idempotency key (23 hours). It would carry out
    /// an older intent once more, so a person has to decide about that.
    #[must_use]
    pub fn key_lifetime(mut self, lifetime: Duration) -> Self {
        self.key_lifetime = lifetime;
        self
    }

    /// Sets the encryption of requests and responses at rest.
    #[must_use]
    pub fn cipher(mut self, cipher: impl Cipher) -> Self {
        self.sealing = Sealing(Some(Arc::new(cipher)));
        self
    }

    /// Removes an intent whose result the caller has stored or looked up. Its reference is free
    /// after that, and a call with it is a new one. False if a call with it is under way, or it is
    /// gone.
    ///
    /// # Errors
    ///
    /// Fails if the store does.
    pub async fn acknowledge(&self, id: IntentId) -> Result<bool, StoreError> {
        self.store.forget(id).await
    }

    /// Removes all intents with a known result that are older than this, and returns their number.
    /// Open ones stay.
    ///
    /// # Errors
    ///
    /// Fails if the store does.
    pub async fn prune(&self, age: Duration) -> Result<usize, StoreError> {
        let (mut after, mut removed) = (None, 0);
        loop {
            let page = self.page(after).await?;
            let Some(last) = page.last() else {
                return Ok(removed);
            };
            after = Some(last.intent.id);
            for listed in page {
                let intent = listed.intent;
                if intent.state != State::Open
                    && intent.age() >= age
                    && self.store.forget(intent.id).await?
                {
                    removed += 1;
                }
            }
        }
    }

    /// The intents of this journal in the order of their ids, after one of them and at most `limit`:
    /// for reports, and for people who look payments up.
    ///
    /// # Errors
    ///
    /// Fails if the store does.
    pub async fn list(
        &self,
        after: Option<IntentId>,
        limit: usize,
    ) -> Result<Vec<Listed>, StoreError> {
        self.store.list(&self.scope, after, limit).await
    }

    /// The number of results that could not be stored. Their calls have returned them nevertheless,
    /// and their intents are open: they will be sent again with their keys.
    #[must_use]
    pub fn unrecorded(&self) -> u64 {
        self.unrecorded.load(Ordering::Relaxed)
    }

    pub(super) async fn page(&self, after: Option<IntentId>) -> Result<Vec<Listed>, StoreError> {
        self.list(after, PAGE).await
    }

    /// Gives back an intent that is not sent.
    pub(super) async fn release(&self, intent: &Intent, lease: Lease) -> Result<bool, StoreError> {
        let unchanged = Settlement {
            state: intent.state,
            attempts: intent.attempts,
            note: intent.note.clone(),
            response: intent.response.clone(),
        };
        self.store.settle(intent.id, lease.token, unchanged).await
    }

    pub(super) fn new_lease(&self) -> Lease {
        Lease::new(self.lease)
    }
}

impl fmt::Debug for Journal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Journal")
            .field("scope", &self.scope)
            .field("lease", &self.lease)
            .field("key_lifetime", &self.key_lifetime)
            .field("sealing", &self.sealing)
            .field("unrecorded", &self.unrecorded())
            .finish_non_exhaustive()
    }
}
