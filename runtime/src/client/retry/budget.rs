//! How many repetitions a client makes over all of its calls.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// The tokens of one repetition.
const COST: u32 = 10;

/// The tokens of a repetition for which the server itself has said when.
const ASKED_COST: u32 = 5;

/// The tokens that a call without a repetition puts back.
const GAIN: u32 = 1;

/// A limit on the repetitions of all calls of a client, so that a provider that is down is not
/// called three times as often as one that works.
///
/// It is a bucket of tokens, as the standard mode of the AWS SDKs has it. A repetition takes tokens: the
/// half if the response said how long to wait. A call that gets an answer puts back those of its last
/// repetition, or a tenth of one if there was none. A call that finds too few returns what it has.
///
/// Each client has one for 10 repetitions, and clones of a client share it. A budget of your own
/// can be shared by several clients of one provider:
///
/// ```
/// use copperplate_runtime::client::{Builder, Client, RetryBudget};
///
/// let budget = RetryBudget::new(50);
/// let build = |url: &str| {
///     Builder::new(&[], |client: Client| client)
///         .base_url(url)
///         .retry_budget(budget.clone())
///         .build()
/// };
/// # build("http://127.0.0.1:9").unwrap();
/// ```
#[derive(Clone, Debug)]
pub struct RetryBudget(Option<Arc<Bucket>>);

#[derive(Debug)]
struct Bucket {
    capacity: u32,
    left: AtomicU32,
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::new(10)
    }
}

impl RetryBudget {
    /// A budget that has this many repetitions at once.
    #[must_use]
    pub fn new(repetitions: u32) -> Self {
        let capacity = repetitions.saturating_mul(COST);
        let left = AtomicU32::new(capacity);
        Self(Some(Arc::new(Bucket { capacity, left })))
    }

    /// No limit but that of each call.
    #[must_use]
    pub const fn unlimited() -> Self {
        Self(None)
    }

    /// Takes the tokens of a repetition, and tells how many they are; `None` if there are too few.
    pub(in crate::client) fn take(&self, asked: Option<Duration>) -> Option<u32> {
        let cost = if asked.is_some() { ASKED_COST } else { COST };
        let Some(bucket) = &self.0 else {
            return Some(0);
        };
        let less = |left: u32| left.checked_sub(cost);
        let taken = bucket
            .left
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
        taken.ok().map(|_| cost)
    }

    /// Puts tokens back after an answer: those of the last repetition, if there was one.
    pub(in crate::client) fn put_back(&self, last: Option<u32>) {
        if let Some(bucket) = &self.0 {
            let more = |left: u32| {
                let more = left.saturating_add(last.unwrap_or(GAIN));
                (left < bucket.capacity).then_some(more.min(bucket.capacity))
            };
            // A full bucket stays as it is.
            let _full = bucket
                .left
                .fetch_update(Ordering::Relaxed, Ordering::Relaxed, more);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_is_emptied_and_filled() {
        let budget = RetryBudget::new(1);
        assert_eq!(budget.take(None), Some(10));
        assert_eq!(budget.take(None), None);
        for _ in 0..5 {
            budget.put_back(None);
        }
        assert_eq!(budget.take(None), None);
        let asked = Some(Duration::from_secs(1));
        assert_eq!(budget.take(asked), Some(5));
        budget.put_back(Some(10));
        budget.put_back(Some(10));
        assert_eq!(budget.clone().take(None), Some(10));
        assert_eq!(budget.take(asked), None);
        assert_eq!(RetryBudget::new(0).take(asked), None);
        assert_eq!(RetryBudget::unlimited().take(None), Some(0));
    }
}
