//! The settings of idempotency keys.

use std::any::Any;
use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use super::claimed::Keyed;
use super::store::IdempotencyStore;
use crate::server::auth::Authenticate;
use crate::server::routes::Routes;

/// Executes each request with an idempotency key once, and replays its response.
///
/// It concerns operations whose document names the key (`x-copperplate-idempotency-key`), and their
/// valid requests that have one. Streamed requests and responses are not covered, since they can't
/// be compared and replayed.
///
/// - The same key with the same request replays the status, the headers and the bytes of the
///   response, unless it was 429 or 503 or the handler refused: these mean that nothing was carried
///   out, so the key is free again.
/// - The same key with another request is refused with 422 ([`Refusal::KeyReused`]).
/// - A repetition during the execution waits for it ([`wait`](Self::wait)), and is refused with 409
///   after that time ([`Refusal::KeyInUse`]).
/// - After a crash of the server or a failure of the handler, the effects are unknown. A
///   repetition is then refused with 500, or handled again ([`resume`](Self::resume)).
/// - While the store can't be reached, requests with a key are refused with 503.
///
/// ```
/// use copperplate_runtime as rt;
/// use std::time::Duration;
/// use rt::server::{Authenticate, Credentials, Denied, IdempotencyKeys, MemoryStore, Routes};
///
/// # struct Bank;
/// struct Account {
///     id: String,
/// }
/// # impl Authenticate for Bank {
/// #     type Principal = Account;
/// #     async fn authenticate(&self, _: Credentials<'_>) -> Result<Account, Denied> { Err(Denied::Unauthenticated) }
/// # }
///
/// fn keyed(routes: Routes<Bank>) -> Routes<Bank> {
///     let keys = IdempotencyKeys::new(MemoryStore::new(100_000))
///         .keep(Duration::from_secs(7 * 24 * 60 * 60));
///     // Callers with the same text share their keys: no token, since a token is renewed.
///     routes.idempotency(keys, |account: &Account| account.id.clone())
/// }
/// # let _ = keyed;
/// ```
///
/// [`Refusal::KeyReused`]: crate::wire::refusal::Refusal::KeyReused
/// [`Refusal::KeyInUse`]: crate::wire::refusal::Refusal::KeyInUse
pub struct IdempotencyKeys {
    store: Arc<dyn IdempotencyStore>,
    scope: String,
    keep: Duration,
    lease: Duration,
    wait: Duration,
    resumes: bool,
}

impl IdempotencyKeys {
    /// Keys in this store.
    pub fn new(store: impl IdempotencyStore) -> Self {
        Self::shared(Arc::new(store))
    }

    /// Keys in a store that several APIs use: each needs its own [`scope`](Self::scope).
    #[must_use]
    pub fn shared(store: Arc<dyn IdempotencyStore>) -> Self {
        Self {
            store,
            scope: String::new(),
            keep: Duration::from_secs(24 * 60 * 60),
            lease: Duration::from_secs(30),
            wait: Duration::from_secs(10),
            resumes: false,
        }
    }

    /// Sets the name of the API in the store, so that the keys of two APIs differ.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scope = scope.into();
        self
    }

    /// Sets the time for which a key and its response are kept (24 h). A later request with the key
    /// is executed again.
    #[must_use]
    pub fn keep(mut self, keep: Duration) -> Self {
        self.keep = keep;
        self
    }

    /// Sets the time after which an execution counts as crashed (30 s). A running server renews it
    /// three times in this time.
    #[must_use]
    pub fn lease(mut self, lease: Duration) -> Self {
        self.lease = lease;
        self
    }

    /// Sets the time for which a repetition waits for the running execution (10 s).
    #[must_use]
    pub fn wait(mut self, wait: Duration) -> Self {
        self.wait = wait;
        self
    }

    /// Handles a request again after a crash or a failure, instead of refusing it.
    ///
    /// The handler must find out by itself what the earlier execution did
    /// ([`Context::is_resumed`](crate::server::Context::is_resumed)); otherwise it may pay twice.
    #[must_use]
    pub fn resume(mut self) -> Self {
        self.resumes = true;
        self
    }

    fn keyed(self, identity: impl Fn(&dyn Any) -> Option<String> + Send + Sync + 'static) -> Keyed {
        Keyed {
            store: self.store,
            identity: Box::new(identity),
            scope: self.scope,
            keep: self.keep,
            lease: self.lease,
            wait: self.wait,
            resumes: self.resumes,
            begun: AtomicU64::new(0),
        }
    }
}

impl fmt::Debug for IdempotencyKeys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("IdempotencyKeys")
            .finish_non_exhaustive()
    }
}

/// # Idempotency
impl<S: Send + Sync + 'static> Routes<S> {
    /// Executes requests with an idempotency key once: see [`IdempotencyKeys`].
    ///
    /// Callers with the same identity share their keys, and no others do. The identity must outlive
    /// a credential: the id of an account, and not its token. All callers without credentials share
    /// their keys.
    #[must_use]
    pub fn idempotency(
        mut self,
        keys: IdempotencyKeys,
        identity: impl Fn(&S::Principal) -> String + Send + Sync + 'static,
    ) -> Self
    where
        S: Authenticate,
    {
        let identity = move |principal: &dyn Any| {
            if let Some(known) = principal.downcast_ref::<S::Principal>() {
                return Some(format!("1{}", identity(known)));
            }
            match principal.downcast_ref::<Option<S::Principal>>() {
                Some(Some(known)) => Some(format!("1{}", identity(known))),
                Some(None) => Some(String::new()),
                None => principal.is::<()>().then(String::new),
            }
        };
        self.settings.keyed = Some(Arc::new(keys.keyed(identity)));
        self
    }

    /// Like [`idempotency`](Self::idempotency), for an API without credentials. All callers share
    /// their keys. A request with a known caller is refused with 500.
    #[must_use]
    pub fn public_idempotency(mut self, keys: IdempotencyKeys) -> Self {
        let identity = |principal: &dyn Any| principal.is::<()>().then(String::new);
        self.settings.keyed = Some(Arc::new(keys.keyed(identity)));
        self
    }
}
