//! What every store does.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use copperplate_runtime as rt;
use rt::client::{Builder, Client, Journal, RetryPolicy};
use rt::journal::{
    Begun, FileStore, Intent, IntentId, Lease, MemoryStore, Settlement, State, Store,
};

use crate::operations::Keyed;

const HOUR: Duration = Duration::from_secs(3600);

/// A stored intent, made by a call that can't reach its server.
pub async fn intent(reference: Option<&str>) -> Intent {
    let store = Arc::new(MemoryStore::new());
    let journal = Journal::new(Arc::clone(&store)).scope("a");
    let client: Client = Builder::new(&[], |client| client)
        .base_url("http://127.0.0.1:9")
        .http(reqwest::Client::builder().no_proxy())
        .retry(RetryPolicy::never())
        .bearer("token", "t")
        .build()
        .unwrap();
    let call = client
        .send::<Keyed>(&crate::calls::transfer())
        .journal(&journal);
    let call = match reference {
        Some(reference) => call.reference(reference),
        None => call,
    };
    assert!(call.await.is_err());
    let mut intent = store.list("a", None, 1).await.unwrap().remove(0).intent;
    (intent.id, intent.state, intent.note) = (IntentId::new(), State::Open, None);
    intent
}

fn settlement(state: State) -> Settlement {
    Settlement {
        state,
        attempts: 3,
        note: Some("status 201".to_owned()),
        response: Some(rt::Bytes::from_static(b"\0response\xff")),
    }
}

fn ids(listed: &[rt::journal::Listed]) -> Vec<IntentId> {
    listed.iter().map(|it| it.intent.id).collect()
}

/// Checks a store. `another` opens the same storage for another worker, if it can be shared.
pub async fn conforms(store: Arc<dyn Store>, another: Option<Arc<dyn Store>>) {
    let other = another.unwrap_or_else(|| Arc::clone(&store));
    records(&*store, &*other).await;
    references(&*store, &*other).await;
    leases(&*store, &*other).await;
    settlements(&*store, &*other).await;
    lists(&*store, &*other).await;
    races(&store, &other).await;
}

async fn begin(store: &dyn Store, intent: &Intent) -> Lease {
    let lease = Lease::new(HOUR);
    let begun = store.begin(intent.clone(), None, lease).await.unwrap();
    assert_eq!(begun, Begun::Stored);
    lease
}

/// A record is read as it was written, also by another worker.
async fn records(store: &dyn Store, other: &dyn Store) {
    let intent = intent(None).await;
    begin(store, &intent).await;
    let listed = other.list("a", None, 10).await.unwrap();
    assert_eq!((&listed[0].intent, listed[0].leased), (&intent, true));
    assert_eq!(other.list("", None, 10).await.unwrap(), []);
    assert!(!other.forget(intent.id).await.unwrap(), "it is leased");
    let lease = Lease::new(HOUR);
    assert_eq!(other.claim(intent.id, lease).await.unwrap(), None);
    assert_eq!(other.claim(IntentId::new(), lease).await.unwrap(), None);
    assert!(!other.forget(IntentId::new()).await.unwrap());
}

/// A reference has one intent in a scope.
async fn references(store: &dyn Store, other: &dyn Store) {
    let first = intent(Some("r")).await;
    let lease = begin(store, &first).await;
    let second = intent(Some("r")).await;
    let known = other.begin(second.clone(), None, Lease::new(HOUR)).await;
    assert_eq!(known.unwrap(), Begun::Known(Box::new(first.clone())));

    let mut elsewhere = intent(Some("r")).await;
    elsewhere.scope = "b".to_owned();
    begin(other, &elsewhere).await;

    store
        .settle(first.id, lease.token, settlement(State::NotCarriedOut))
        .await
        .unwrap();
    let old = Some(first.id);
    let lease = Lease::new(HOUR);
    let begun = other.begin(second.clone(), old, lease).await.unwrap();
    assert_eq!(begun, Begun::Stored);
    // A worker that is late meets the intent in its place.
    let third = intent(Some("r")).await;
    let known = store.begin(third.clone(), old, Lease::new(HOUR)).await;
    assert_eq!(known.unwrap(), Begun::Known(Box::new(second.clone())));
    let listed = store.list("a", None, 100).await.unwrap();
    assert!(!ids(&listed).contains(&first.id));

    let ended = settlement(State::Done);
    assert!(store.settle(second.id, lease.token, ended).await.unwrap());
    assert!(store.forget(second.id).await.unwrap());
    assert!(!store.forget(second.id).await.unwrap());
    begin(other, &third).await;
}

/// An intent has one worker, until the lease of that one is over.
async fn leases(store: &dyn Store, other: &dyn Store) {
    let intent = intent(None).await;
    let over = Lease::new(Duration::ZERO);
    store.begin(intent.clone(), None, over).await.unwrap();
    assert!(store.renew(intent.id, over).await.unwrap());
    let mine = Lease::new(HOUR);
    let claimed = other.claim(intent.id, mine).await.unwrap();
    assert_eq!(claimed.as_ref(), Some(&intent));
    assert!(!store.renew(intent.id, over).await.unwrap(), "it was taken");
    let done = settlement(State::Done);
    let late = store.settle(intent.id, over.token, done.clone()).await;
    assert!(
        !late.unwrap(),
        "the result of a late worker counts for nothing"
    );
    let theirs = Lease::new(HOUR);
    assert_eq!(store.claim(intent.id, theirs).await.unwrap(), None);
    assert!(other.renew(intent.id, mine).await.unwrap());
    assert!(other.settle(intent.id, mine.token, done).await.unwrap());
    assert!(store.claim(intent.id, theirs).await.unwrap().is_some());
    // A lease without an end in sight.
    let long = Lease {
        length: Duration::MAX,
        ..theirs
    };
    assert!(store.renew(intent.id, long).await.unwrap());
    assert_eq!(other.claim(intent.id, mine).await.unwrap(), None);
}

/// A result is kept, and the intent is free after it.
async fn settlements(store: &dyn Store, other: &dyn Store) {
    for state in [
        State::Open,
        State::Done,
        State::Refused,
        State::NotCarriedOut,
    ] {
        let intent = intent(None).await;
        let lease = begin(store, &intent).await;
        let result = settlement(state);
        let settled = store.settle(intent.id, lease.token, result.clone()).await;
        assert!(settled.unwrap());
        let listed = other.list("a", None, 100).await.unwrap();
        let found = listed.iter().find(|it| it.intent.id == intent.id).unwrap();
        assert_eq!(found.intent.state, state);
        assert_eq!(found.intent.attempts, 3);
        assert_eq!(found.intent.note.as_deref(), Some("status 201"));
        assert!(!found.leased);
        let claimed = other.claim(intent.id, lease).await.unwrap();
        assert_eq!(claimed.as_ref(), Some(&found.intent), "with its response");
        let free = other.settle(intent.id, lease.token, result).await;
        assert!(free.unwrap() && other.forget(intent.id).await.unwrap());
    }
}

/// Lists are in the order of the ids, in pages.
async fn lists(store: &dyn Store, other: &dyn Store) {
    let mut expected = Vec::new();
    for _ in 0..5 {
        let mut intent = intent(None).await;
        intent.scope = "listed".to_owned();
        expected.push(intent.id);
        begin(store, &intent).await;
    }
    let (mut after, mut found) = (None, Vec::new());
    loop {
        let page = other.list("listed", after, 2).await.unwrap();
        let Some(last) = page.last() else { break };
        assert!(page.len() <= 2);
        after = Some(last.intent.id);
        found.extend(ids(&page));
    }
    assert_eq!(found, expected);
}

/// Of many tasks that take one intent or one reference at once, one gets it.
async fn races(store: &Arc<dyn Store>, other: &Arc<dyn Store>) {
    let free = intent(None).await;
    let over = Lease::new(Duration::ZERO);
    store.begin(free.clone(), None, over).await.unwrap();
    let mut tasks = Vec::new();
    for index in 0..16 {
        let store = Arc::clone(if index % 2 == 0 { store } else { other });
        let mut named = intent(Some("race")).await;
        named.scope = "races".to_owned();
        let id = free.id;
        tasks.push(tokio::spawn(async move {
            let claimed = store.claim(id, Lease::new(HOUR)).await.unwrap();
            let lease = Lease::new(HOUR);
            let begun = store.begin(named.clone(), None, lease).await.unwrap();
            let winner = match begun {
                Begun::Stored => named.id,
                Begun::Known(known) => known.id,
            };
            (claimed.is_some(), winner)
        }));
    }
    let (mut claims, mut winners) = (0, BTreeSet::new());
    for task in tasks {
        let (claimed, winner) = task.await.unwrap();
        claims += usize::from(claimed);
        winners.insert(winner);
    }
    assert_eq!((claims, winners.len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn memory() {
    conforms(Arc::new(MemoryStore::new()), None).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("intents");
    conforms(Arc::new(FileStore::open(&path).unwrap()), None).await;
    // All of it is there after a restart, without the leases.
    let store = FileStore::open(&path).unwrap();
    let listed = store.list("listed", None, 10).await.unwrap();
    assert_eq!(listed.len(), 5);
    assert!(listed.iter().all(|it| !it.leased));
}

#[cfg(feature = "journal-sqlite")]
#[tokio::test(flavor = "multi_thread")]
async fn sqlite() {
    use rt::journal::SqliteStore;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("service.db");
    let other = Arc::new(SqliteStore::open(&path).unwrap());
    conforms(Arc::new(SqliteStore::open(&path).unwrap()), Some(other)).await;
}

#[cfg(feature = "journal-postgres")]
#[tokio::test(flavor = "multi_thread")]
async fn postgres() {
    use rt::journal::PostgresStore;
    let Some(server) = crate::postgres::Server::start() else {
        eprintln!(
            "\n*** NOT TESTED: there is no Postgres on this machine (initdb, postgres) ***\n"
        );
        return;
    };
    let store = Arc::new(PostgresStore::new(server.connector()));
    let other = Arc::new(PostgresStore::new(server.connector()));
    conforms(store, Some(other)).await;
}
