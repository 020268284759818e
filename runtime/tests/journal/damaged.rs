//! Files that were cut off, changed, or lost what was not synchronized.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use copperplate_runtime as rt;
use rt::journal::{Begun, Disk, FileError, FileStore, Intent, Lease, Settlement, State, Store};

use crate::conformance::intent;

/// A disk in memory. It keeps what is synchronized, and fails when it is told to.
#[derive(Clone, Default)]
struct Simulated(Arc<Mutex<Platter>>);

#[derive(Clone, Default)]
struct Platter {
    kept: Vec<u8>,
    written: Vec<u8>,
    steps: usize,
    /// The step at which it fails.
    fails: Option<usize>,
    /// The number of bytes that reach the disk before an append fails.
    torn: usize,
}

impl Platter {
    fn step(&mut self) -> io::Result<()> {
        self.steps += 1;
        match self.fails {
            Some(fails) if self.steps >= fails => Err(io::Error::other("the disk failed")),
            _ => Ok(()),
        }
    }
}

impl Simulated {
    fn of(bytes: &[u8]) -> Self {
        let it = Self::default();
        it.0.lock().unwrap().kept = bytes.to_vec();
        it.0.lock().unwrap().written = bytes.to_vec();
        it
    }

    fn kept(&self) -> Vec<u8> {
        self.0.lock().unwrap().kept.clone()
    }
}

impl Disk for Simulated {
    fn read(&mut self) -> io::Result<Vec<u8>> {
        Ok(self.0.lock().unwrap().written.clone())
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut it = self.0.lock().unwrap();
        if let Err(error) = it.step() {
            let torn = it.torn.min(bytes.len());
            it.written.extend_from_slice(&bytes[..torn]);
            // The system may write at any time, also without being asked.
            it.kept = it.written.clone();
            return Err(error);
        }
        it.written.extend_from_slice(bytes);
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let mut it = self.0.lock().unwrap();
        it.step()?;
        it.kept = it.written.clone();
        Ok(())
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        let mut it = self.0.lock().unwrap();
        it.step()?;
        it.written.truncate(usize::try_from(length).unwrap());
        it.kept = it.written.clone();
        Ok(())
    }

    fn replace(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut it = self.0.lock().unwrap();
        it.step()?;
        it.written = bytes.to_vec();
        it.kept = bytes.to_vec();
        Ok(())
    }
}

async fn all(disk: &Simulated) -> Vec<Intent> {
    let store = FileStore::on(disk.clone()).unwrap();
    let listed = store.list("a", None, 100).await.unwrap();
    listed.into_iter().map(|it| it.intent).collect()
}

async fn begin(store: &FileStore, intent: &Intent) -> Result<Begun, rt::journal::StoreError> {
    let lease = Lease::new(Duration::from_secs(60));
    store.begin(intent.clone(), None, lease).await
}

/// The bytes of a file with two intents, the intents, and where the second one begins.
async fn two() -> (Vec<u8>, [Intent; 2], usize) {
    let disk = Simulated::default();
    let store = FileStore::on(disk.clone()).unwrap();
    let intents = [intent(None).await, intent(Some("r")).await];
    begin(&store, &intents[0]).await.unwrap();
    let first = disk.kept().len();
    begin(&store, &intents[1]).await.unwrap();
    (disk.kept(), intents, first)
}

#[tokio::test]
async fn a_cut_anywhere_keeps_all_that_was_whole() {
    let (bytes, intents, first) = two().await;
    for length in 0..=bytes.len() {
        let found = all(&Simulated::of(&bytes[..length])).await;
        let whole = usize::from(length >= first) + usize::from(length == bytes.len());
        assert_eq!(found, intents[..whole], "cut after {length} bytes");
    }
}

#[tokio::test]
async fn an_end_of_zeros_is_cut_off() {
    let (bytes, intents, first) = two().await;
    let mut zeroed = bytes[..first].to_vec();
    zeroed.resize(bytes.len() + 4096, 0);
    let disk = Simulated::of(&zeroed);
    assert_eq!(all(&disk).await, intents[..1]);
    assert_eq!(disk.kept().len(), first);
}

#[tokio::test]
async fn a_changed_byte_is_never_read_as_something_else() {
    let (bytes, intents, first) = two().await;
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 0x40;
        match FileStore::on(Simulated::of(&changed)) {
            // Within the content of the last record, it looks like an append that was cut off.
            Ok(store) => {
                assert!(at >= first, "byte {at} is of the first intent");
                let listed = store.list("a", None, 100).await.unwrap();
                assert_eq!(listed.len(), 1, "byte {at}");
                assert_eq!(listed[0].intent, intents[0]);
            }
            Err(FileError::Damaged(_) | FileError::Foreign) => {}
            Err(other) => panic!("byte {at}: {other:?}"),
        }
    }
}

/// Every step of a disk fails once. What was reported as stored is there after the restart, and what
/// is there was at least begun.
#[tokio::test]
async fn a_disk_that_fails_loses_nothing_that_was_reported() {
    let intents = [intent(Some("a")).await, intent(Some("b")).await];
    for torn in [0, 1, 19, 20, 21, 200] {
        for fails in 1..=12 {
            let disk = Simulated::default();
            (disk.0.lock().unwrap().fails, disk.0.lock().unwrap().torn) = (Some(fails), torn);
            let mut reported = Vec::new();
            if let Ok(store) = FileStore::on(disk.clone()) {
                for intent in &intents {
                    if begin(&store, intent).await.is_ok() {
                        reported.push(intent.id);
                    }
                }
            }
            // The machine loses its power: only synchronized bytes are left.
            let found = all(&Simulated::of(&disk.kept())).await;
            let ids: Vec<_> = found.iter().map(|it| it.id).collect();
            for id in &reported {
                assert!(ids.contains(id), "step {fails}, {torn} bytes");
            }
        }
    }
}

/// After a failed synchronization nothing more is written, because the system may have dropped what
/// it could not write.
#[tokio::test]
async fn a_store_stops_after_a_failed_synchronization() {
    let disk = Simulated::default();
    let store = FileStore::on(disk.clone()).unwrap();
    let steps = disk.0.lock().unwrap().steps;
    disk.0.lock().unwrap().fails = Some(steps + 2);
    assert!(begin(&store, &intent(None).await).await.is_err());
    disk.0.lock().unwrap().fails = None;
    let error = begin(&store, &intent(None).await).await.unwrap_err();
    let error = error.downcast_ref::<FileError>().unwrap();
    assert!(matches!(error, FileError::Stopped), "{error:?}");
}

/// Replaced and removed records leave the file.
#[tokio::test]
async fn a_file_does_not_grow_for_ever() {
    let disk = Simulated::default();
    let store = FileStore::on(disk.clone()).unwrap();
    let open = intent(Some("open")).await;
    begin(&store, &open).await.unwrap();
    for _ in 0..40 {
        let big = intent(None).await;
        let lease = Lease::new(Duration::from_secs(60));
        store.begin(big.clone(), None, lease).await.unwrap();
        let done = Settlement {
            state: State::Done,
            attempts: 1,
            note: None,
            response: Some(vec![7; 100_000].into()),
        };
        assert!(store.settle(big.id, lease.token, done).await.unwrap());
        assert!(store.forget(big.id).await.unwrap());
    }
    assert!(disk.kept().len() < 2_000_000, "{}", disk.kept().len());
    drop(store);
    assert_eq!(all(&disk).await, [open]);
    assert!(disk.kept().len() < 2_000, "{}", disk.kept().len());
}
