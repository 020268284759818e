//! Requests with an idempotency key are executed once, with every store.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[cfg(feature = "idempotency-postgres")]
mod postgres;
#[cfg(feature = "idempotency-postgres")]
mod processes;
mod served;

use std::time::Duration;

use copperplate_runtime as rt;
use rt::server::{Begun, Claim, IdempotencyStore, MemoryStore};

const MINUTE: Duration = Duration::from_secs(60);

fn claim(key: u8, request: u8, token: u8) -> Claim {
    Claim {
        key: [key; 32],
        request: [request; 32],
        token: [token; 16],
        lease: MINUTE,
        keep: MINUTE,
        resumes: false,
    }
}

/// The states of a store, as every store has to keep them.
async fn conforms(store: &impl IdempotencyStore) {
    let (first, second) = (claim(1, 1, 1), claim(1, 1, 2));
    assert_eq!(store.begin(&first).await.unwrap(), Begun::Started);
    assert_eq!(store.begin(&second).await.unwrap(), Begun::Running);
    assert_eq!(
        store.begin(&claim(1, 2, 3)).await.unwrap(),
        Begun::Different
    );
    assert_eq!(store.begin(&claim(2, 1, 4)).await.unwrap(), Begun::Started);

    // Only the execution that has the key may end it.
    assert!(!store.finish(&second, b"other").await.unwrap());
    assert!(!store.renew(&second).await.unwrap());
    store.release(&second).await.unwrap();
    store.abandon(&second).await.unwrap();
    assert!(store.renew(&first).await.unwrap());
    assert!(store.finish(&first, b"\0one\xff").await.unwrap());
    assert!(!store.finish(&first, b"two").await.unwrap());
    store.release(&first).await.unwrap();
    let finished = Begun::Finished(b"\0one\xff".to_vec());
    assert_eq!(store.begin(&second).await.unwrap(), finished);
    assert_eq!(
        store.begin(&claim(1, 2, 3)).await.unwrap(),
        Begun::Different
    );

    // A key without an effect is free again.
    let released = claim(3, 1, 5);
    assert_eq!(store.begin(&released).await.unwrap(), Begun::Started);
    store.release(&released).await.unwrap();
    assert_eq!(store.begin(&claim(3, 2, 6)).await.unwrap(), Begun::Started);

    // An execution without an end is unsettled, until another one may take it over.
    let crashed = claim(4, 1, 7);
    assert_eq!(store.begin(&crashed).await.unwrap(), Begun::Started);
    store.abandon(&crashed).await.unwrap();
    assert_eq!(
        store.begin(&claim(4, 1, 8)).await.unwrap(),
        Begun::Unsettled
    );
    let resumes = |token| Claim {
        resumes: true,
        ..claim(4, 1, token)
    };
    assert_eq!(store.begin(&resumes(9)).await.unwrap(), Begun::Resumed);
    assert_eq!(store.begin(&resumes(10)).await.unwrap(), Begun::Running);
    assert!(!store.finish(&crashed, b"late").await.unwrap());
    assert!(store.finish(&resumes(9), b"in time").await.unwrap());

    // A lease that has ended without a word is a crash as well.
    let silent = Claim {
        lease: Duration::ZERO,
        ..claim(5, 1, 11)
    };
    assert_eq!(store.begin(&silent).await.unwrap(), Begun::Started);
    assert_eq!(
        store.begin(&claim(5, 1, 12)).await.unwrap(),
        Begun::Unsettled
    );

    // A record past its time is absent, even before it is removed.
    let short = Claim {
        keep: Duration::ZERO,
        ..claim(6, 1, 13)
    };
    assert_eq!(store.begin(&short).await.unwrap(), Begun::Started);
    assert_eq!(store.begin(&short).await.unwrap(), Begun::Started);
    store.remove_expired().await.unwrap();
    assert_eq!(store.begin(&claim(6, 2, 14)).await.unwrap(), Begun::Started);
    assert_eq!(store.begin(&second).await.unwrap(), finished);
}

#[tokio::test]
async fn a_store_in_memory_conforms_and_forgets_no_key_for_want_of_room() {
    conforms(&MemoryStore::new(100)).await;
    let small = MemoryStore::new(1);
    assert_eq!(small.begin(&claim(1, 1, 1)).await.unwrap(), Begun::Started);
    assert_eq!(small.begin(&claim(2, 1, 2)).await.unwrap(), Begun::Full);
    assert_eq!(small.begin(&claim(1, 1, 3)).await.unwrap(), Begun::Running);
}

#[tokio::test(start_paused = true)]
async fn the_responses_in_memory_have_a_limit() {
    let store = MemoryStore::new(100).most_bytes(10);
    let (one, two) = (claim(1, 1, 1), claim(2, 1, 2));
    assert_eq!(store.begin(&one).await.unwrap(), Begun::Started);
    assert_eq!(store.begin(&two).await.unwrap(), Begun::Started);
    assert!(store.finish(&one, &[b'x'; 9]).await.unwrap());
    assert!(store.renew(&two).await.unwrap());
    assert_eq!(store.bytes(), 9);
    // A response of a running request is kept beyond the limit; no further key is.
    assert!(store.finish(&two, &[b'x'; 9]).await.unwrap());
    assert_eq!(store.bytes(), 18);
    let full = store.begin(&claim(3, 1, 3)).await.unwrap();
    assert_eq!(full, Begun::Full);
    let finished = Begun::Finished(vec![b'x'; 9]);
    assert_eq!(store.begin(&one).await.unwrap(), finished);
    // Expired responses make room, at once or when the key comes again.
    tokio::time::advance(MINUTE).await;
    assert_eq!(store.begin(&one).await.unwrap(), Begun::Started);
    assert_eq!((store.bytes(), store.len()), (9, 2));
    let started = store.begin(&claim(3, 1, 4)).await.unwrap();
    assert_eq!(started, Begun::Started);
    store.remove_expired().await.unwrap();
    assert_eq!((store.bytes(), store.len()), (0, 2));
}

#[cfg(feature = "idempotency-sqlite")]
#[tokio::test]
async fn a_store_in_sqlite_conforms_and_survives_its_process() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("keys.db");
    let store = rt::server::SqliteIdempotency::open(&path).unwrap();
    conforms(&store).await;
    drop(store);
    let store = rt::server::SqliteIdempotency::open(&path).unwrap();
    let finished = Begun::Finished(b"\0one\xff".to_vec());
    assert_eq!(store.begin(&claim(1, 1, 20)).await.unwrap(), finished);
}
