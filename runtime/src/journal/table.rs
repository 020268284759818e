//! Intents in memory, with their leases.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;

use tokio::time::Instant;
use uuid::Uuid;

use super::intent::{Intent, IntentId};
use super::store::{Lease, Listed};

/// The intents of all scopes.
#[derive(Default)]
pub(super) struct Table {
    rows: BTreeMap<IntentId, Row>,
    references: HashMap<(String, String), IntentId>,
}

struct Row {
    intent: Intent,
    lease: Option<(Uuid, Option<Instant>)>,
}

impl Row {
    /// True if somebody has a valid lease.
    fn is_leased(&self) -> bool {
        // A time beyond the range of the clock never ends.
        let valid = |end: Option<Instant>| end.is_none_or(|end| Instant::now() < end);
        self.lease.is_some_and(|(_, end)| valid(end))
    }

    fn is_of(&self, token: Uuid) -> bool {
        self.lease.is_some_and(|(own, _)| own == token)
    }
}

impl Table {
    /// The other intent with the reference of this one.
    pub(super) fn known(&self, intent: &Intent, replaces: Option<IntentId>) -> Option<&Intent> {
        let reference = intent.reference.as_ref()?;
        let place = (intent.scope.clone(), reference.clone());
        let id = self.references.get(&place)?;
        let row = self.rows.get(id).filter(|_| Some(*id) != replaces);
        row.map(|row| &row.intent)
    }

    /// Stores an intent in place of the one with the same id. It has no lease.
    pub(super) fn put(&mut self, intent: Intent) {
        if let Some(reference) = &intent.reference {
            let place = (intent.scope.clone(), reference.clone());
            self.references.insert(place, intent.id);
        }
        let row = Row {
            intent,
            lease: None,
        };
        self.rows.insert(row.intent.id, row);
    }

    pub(super) fn remove(&mut self, id: IntentId) -> bool {
        let Some(row) = self.rows.remove(&id) else {
            return false;
        };
        if let Some(reference) = row.intent.reference {
            let place = (row.intent.scope, reference);
            if self.references.get(&place) == Some(&id) {
                self.references.remove(&place);
            }
        }
        true
    }

    pub(super) fn lease(&mut self, id: IntentId, lease: Lease) {
        if let Some(row) = self.rows.get_mut(&id) {
            row.lease = Some((lease.token, Instant::now().checked_add(lease.length)));
        }
    }

    pub(super) fn claim(&mut self, id: IntentId, lease: Lease) -> Option<Intent> {
        let row = self.rows.get(&id).filter(|row| !row.is_leased())?;
        let intent = row.intent.clone();
        self.lease(id, lease);
        Some(intent)
    }

    pub(super) fn renew(&mut self, id: IntentId, lease: Lease) -> bool {
        let own = self.rows.get(&id).is_some_and(|row| row.is_of(lease.token));
        if own {
            self.lease(id, lease);
        }
        own
    }

    /// The intent, if this token has its lease.
    pub(super) fn owned(&self, id: IntentId, token: Uuid) -> Option<&Intent> {
        let row = self.rows.get(&id).filter(|row| row.is_of(token))?;
        Some(&row.intent)
    }

    /// True if the intent is there and nobody works on it.
    pub(super) fn is_free(&self, id: IntentId) -> bool {
        self.rows.get(&id).is_some_and(|row| !row.is_leased())
    }

    pub(super) fn list(&self, scope: &str, after: Option<IntentId>, limit: usize) -> Vec<Listed> {
        let start = after.map_or(Bound::Unbounded, Bound::Excluded);
        let rows = self.rows.range((start, Bound::Unbounded));
        let rows = rows.map(|(_, row)| row);
        let rows = rows.filter(|row| row.intent.scope == scope).take(limit);
        rows.map(|row| Listed {
            intent: row.intent.clone(),
            leased: row.is_leased(),
        })
        .collect()
    }

    /// All intents.
    pub(super) fn intents(&self) -> impl Iterator<Item = &Intent> {
        self.rows.values().map(|row| &row.intent)
    }
}
