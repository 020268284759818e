//! A store in memory.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::time::Instant;

use super::store::{Begun, Claim, IdempotencyStore, StoreFuture};

/// A store in the memory of one process, for tests and for services that run once.
///
/// A crash of the process loses its keys, so a repeated request is executed again.
pub struct MemoryStore {
    most: usize,
    most_bytes: usize,
    records: Mutex<Records>,
}

/// The default limit of the responses in a store: 64 MiB.
const MOST_BYTES: usize = 64 << 20;

#[derive(Default)]
struct Records {
    by_key: HashMap<[u8; 32], Record>,
    /// The length of all responses.
    bytes: usize,
}

impl Records {
    fn remove(&mut self, key: &[u8; 32]) {
        if let Some(record) = self.by_key.remove(key) {
            self.bytes = self.bytes.saturating_sub(record.bytes());
        }
    }

    fn remove_expired(&mut self, now: Instant) {
        self.by_key.retain(|_, record| !record.is_over(now));
        self.bytes = self.by_key.values().map(Record::bytes).sum();
    }
}

struct Record {
    request: [u8; 32],
    token: [u8; 16],
    lease_end: Instant,
    expires: Option<Instant>,
    response: Option<Vec<u8>>,
}

impl MemoryStore {
    /// A store for this number of keys, of about 200 bytes each, and for 64 MiB of responses. A
    /// request with a further key is refused with 503 until records expire, since forgetting a key
    /// could execute a payment twice.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self {
            most,
            most_bytes: MOST_BYTES,
            records: Mutex::default(),
        }
    }

    /// Sets the limit of the responses, in bytes. Once they are longer, requests with further keys
    /// are refused. The responses of requests that run at that time are kept nevertheless.
    ///
    /// ```
    /// use copperplate_runtime::server::MemoryStore;
    ///
    /// let store = MemoryStore::new(10_000).most_bytes(8 << 20);
    /// assert_eq!(store.bytes(), 0);
    /// ```
    #[must_use]
    pub fn most_bytes(mut self, bytes: usize) -> Self {
        self.most_bytes = bytes;
        self
    }

    /// The length of all responses in the store, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.records().bytes
    }

    /// The number of records.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records().by_key.len()
    }

    /// Returns true if there is no record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn records(&self) -> MutexGuard<'_, Records> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the record of a running execution; false if it lost it.
    fn change(&self, claim: &Claim, change: impl FnOnce(&mut Record, Instant)) -> bool {
        let mut records = self.records();
        match records.by_key.get_mut(&claim.key) {
            Some(record) if record.token == claim.token && record.response.is_none() => {
                change(record, Instant::now());
                let bytes = record.bytes();
                records.bytes = records.bytes.saturating_add(bytes);
                true
            }
            _ => false,
        }
    }

    fn begun(&self, claim: &Claim) -> Begun {
        let now = Instant::now();
        let mut records = self.records();
        let known = records.by_key.get_mut(&claim.key);
        if let Some(record) = known.filter(|it| !it.is_over(now)) {
            return record.begun(claim, now);
        }
        records.remove(&claim.key);
        if self.is_full(&records) {
            records.remove_expired(now);
        }
        if self.is_full(&records) {
            return Begun::Full;
        }
        let record = Record {
            request: claim.request,
            token: claim.token,
            lease_end: now.checked_add(claim.lease).unwrap_or(now),
            expires: now.checked_add(claim.keep),
            response: None,
        };
        records.by_key.insert(claim.key, record);
        Begun::Started
    }

    fn is_full(&self, records: &Records) -> bool {
        records.by_key.len() >= self.most || records.bytes >= self.most_bytes
    }
}

impl Record {
    fn is_over(&self, now: Instant) -> bool {
        self.expires.is_some_and(|end| end <= now)
    }

    fn bytes(&self) -> usize {
        self.response.as_ref().map_or(0, Vec::len)
    }

    fn begun(&mut self, claim: &Claim, now: Instant) -> Begun {
        if self.request != claim.request {
            return Begun::Different;
        }
        if let Some(response) = &self.response {
            return Begun::Finished(response.clone());
        }
        if self.lease_end > now {
            return Begun::Running;
        }
        if !claim.resumes {
            return Begun::Unsettled;
        }
        self.token = claim.token;
        self.lease_end = now.checked_add(claim.lease).unwrap_or(now);
        Begun::Resumed
    }
}

impl IdempotencyStore for MemoryStore {
    fn begin<'a>(&'a self, claim: &'a Claim) -> StoreFuture<'a, Begun> {
        Box::pin(async { Ok(self.begun(claim)) })
    }

    fn renew<'a>(&'a self, claim: &'a Claim) -> StoreFuture<'a, bool> {
        let lease = claim.lease;
        Box::pin(async move {
            Ok(self.change(claim, |record, now| {
                record.lease_end = now.checked_add(lease).unwrap_or(now);
            }))
        })
    }

    fn finish<'a>(&'a self, claim: &'a Claim, response: &'a [u8]) -> StoreFuture<'a, bool> {
        Box::pin(async {
            Ok(self.change(claim, |record, now| {
                record.response = Some(response.to_vec());
                record.expires = now.checked_add(claim.keep);
            }))
        })
    }

    fn abandon<'a>(&'a self, claim: &'a Claim) -> StoreFuture<'a, ()> {
        Box::pin(async {
            self.change(claim, |record, now| record.lease_end = now);
            Ok(())
        })
    }

    fn release<'a>(&'a self, claim: &'a Claim) -> StoreFuture<'a, ()> {
        Box::pin(async {
            if self.change(claim, |_, _| {}) {
                self.records().remove(&claim.key);
            }
            Ok(())
        })
    }

    fn remove_expired(&self) -> StoreFuture<'_, ()> {
        Box::pin(async {
            let now = Instant::now();
            self.records().remove_expired(now);
            Ok(())
        })
    }
}

impl fmt::Debug for MemoryStore {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("MemoryStore")
            .finish_non_exhaustive()
    }
}
