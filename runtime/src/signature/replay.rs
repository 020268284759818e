//! Messages that were received before.

use std::collections::{BTreeSet, HashMap};
use std::error::Error;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// Any error of a source of keys or a store of replays.
pub type BoxError = Box<dyn Error + Send + Sync>;

/// A boxed future.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Remembers messages, so that each is accepted once.
///
/// Several machines share one, for example a table with a unique column for the digest.
pub trait Replays: Send + Sync + 'static {
    /// Remembers a message until it is too old to be accepted anyway. Returns true if it is new.
    ///
    /// The check and the insertion are one step: of two equal messages at a time, one is new. The
    /// digest is SHA-256 over the key's name and the nonce, or over all that the signature covers.
    fn is_new<'a>(
        &'a self,
        message: [u8; 32],
        until: SystemTime,
    ) -> BoxFuture<'a, Result<bool, BoxError>>;
}

/// Remembers messages in the memory of one process.
///
/// It forgets expired messages only. When it is full of others, it fails, so that nobody can push a
/// message out to send it again.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use copperplate_runtime::signature::{MemoryReplays, Replays as _};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let seen = MemoryReplays::new(2);
/// let later = SystemTime::now() + Duration::from_secs(60);
/// assert!(seen.is_new([1; 32], later).await.unwrap());
/// assert!(!seen.is_new([1; 32], later).await.unwrap());
/// assert!(seen.is_new([2; 32], later).await.unwrap());
/// assert!(seen.is_new([3; 32], later).await.is_err(), "full");
/// # }
/// ```
#[derive(Debug)]
pub struct MemoryReplays {
    most: usize,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    until: HashMap<[u8; 32], SystemTime>,
    order: BTreeSet<(SystemTime, [u8; 32])>,
}

impl MemoryReplays {
    /// Remembers at most this number of messages. One takes about 150 bytes.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self {
            most,
            seen: Mutex::default(),
        }
    }
}

impl Replays for MemoryReplays {
    fn is_new<'a>(
        &'a self,
        message: [u8; 32],
        until: SystemTime,
    ) -> BoxFuture<'a, Result<bool, BoxError>> {
        let now = SystemTime::now();
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let found = seen.remember(message, until, now, self.most);
        Box::pin(async move { found.ok_or_else(|| "the store of replays is full".into()) })
    }
}

impl Seen {
    /// Returns true if a message is new, and `None` without room for it.
    fn remember(
        &mut self,
        message: [u8; 32],
        until: SystemTime,
        now: SystemTime,
        most: usize,
    ) -> Option<bool> {
        while let Some((end, oldest)) = self.order.first().copied() {
            if end >= now {
                break;
            }
            self.order.remove(&(end, oldest));
            self.until.remove(&oldest);
        }
        if self.until.contains_key(&message) {
            return Some(false);
        }
        if self.until.len() >= most {
            return None;
        }
        self.until.insert(message, until);
        self.order.insert((until, message));
        Some(true)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_message_is_forgotten_when_it_has_expired() {
        let start = SystemTime::UNIX_EPOCH;
        let at = |seconds| start + Duration::from_secs(seconds);
        let mut seen = Seen::default();
        assert_eq!(seen.remember([1; 32], at(10), at(0), 2), Some(true));
        assert_eq!(seen.remember([2; 32], at(20), at(0), 2), Some(true));
        assert_eq!(seen.remember([3; 32], at(30), at(10), 2), None);
        assert_eq!(seen.remember([1; 32], at(30), at(10), 2), Some(false));
        assert_eq!(seen.remember([3; 32], at(30), at(11), 2), Some(true));
        assert_eq!(seen.remember([2; 32], at(30), at(11), 2), Some(false));
        assert_eq!(seen.until.len(), seen.order.len());
    }
}
