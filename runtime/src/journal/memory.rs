//! A store in memory.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use uuid::Uuid;

use super::intent::{Intent, IntentId};
use super::store::{Begun, Lease, Listed, Settlement, Store, StoreFuture};
use super::table::Table;

/// A store in memory, for tests. It ends with the process, so it protects nothing.
#[derive(Default)]
pub struct MemoryStore(Mutex<Table>);

impl MemoryStore {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        // No change of a table can panic halfway.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MemoryStore")
            .finish_non_exhaustive()
    }
}

impl Store for MemoryStore {
    fn begin(
        &self,
        intent: Intent,
        replaces: Option<IntentId>,
        lease: Lease,
    ) -> StoreFuture<'_, Begun> {
        Box::pin(async move {
            let mut table = self.table();
            if let Some(known) = table.known(&intent, replaces) {
                return Ok(Begun::Known(Box::new(known.clone())));
            }
            if let Some(old) = replaces {
                table.remove(old);
            }
            let id = intent.id;
            table.put(intent);
            table.lease(id, lease);
            Ok(Begun::Stored)
        })
    }

    fn claim(&self, id: IntentId, lease: Lease) -> StoreFuture<'_, Option<Intent>> {
        Box::pin(async move { Ok(self.table().claim(id, lease)) })
    }

    fn renew(&self, id: IntentId, lease: Lease) -> StoreFuture<'_, bool> {
        Box::pin(async move { Ok(self.table().renew(id, lease)) })
    }

    fn settle(&self, id: IntentId, token: Uuid, settlement: Settlement) -> StoreFuture<'_, bool> {
        Box::pin(async move {
            let mut table = self.table();
            let Some(mut intent) = table.owned(id, token).cloned() else {
                return Ok(false);
            };
            settlement.put_into(&mut intent);
            table.put(intent);
            Ok(true)
        })
    }

    fn list<'s>(
        &'s self,
        scope: &'s str,
        after: Option<IntentId>,
        limit: usize,
    ) -> StoreFuture<'s, Vec<Listed>> {
        Box::pin(async move { Ok(self.table().list(scope, after, limit)) })
    }

    fn forget(&self, id: IntentId) -> StoreFuture<'_, bool> {
        Box::pin(async move {
            let mut table = self.table();
            Ok(table.is_free(id) && table.remove(id))
        })
    }
}
