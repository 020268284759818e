//! Limits the retries of all calls of a client.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// The tokens of one retry.
const COST: u32 = 10;

/// The tokens of a retry with a delay requested by the server.
const ASKED_COST: u32 = 5;

/// The tokens that a call without a retry returns.
const GAIN: u32 = 1;

/// A limit on the retries of all calls of a client, so that a failed provider does not get three
/// times as many requests as a working one.
///
/// It is a token bucket, as in the standard mode of the AWS SDKs. A retry takes tokens, or half as
/// many if the response requested a delay. A call with a response returns the tokens of its last
/// retry, or a tenth of a retry if there was none. Without enough tokens, a call ends with its last
/// result.
///
/// Each client has a budget of 10 retries, and its clones share it. Several clients of one provider
/// can share a budget:
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
    /// A budget for this many retries at once.
    #[must_use]
    pub fn new(repetitions: u32) -> Self {
        let capacity = repetitions.saturating_mul(COST);
        let left = AtomicU32::new(capacity);
        Self(Some(Arc::new(Bucket { capacity, left })))
    }

    /// A budget without a limit; each call still has its own limit.
    #[must_use]
    pub const fn unlimited() -> Self {
        Self(None)
    }

    /// Takes the tokens of a retry and returns their number; `None` if there are too few.
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

    /// Returns tokens to the bucket after a response: the tokens of the last retry, if there was
    /// one.
    pub(in crate::client) fn put_back(&self, last: Option<u32>) {
        if let Some(bucket) = &self.0 {
            let more = |left: u32| {
                let more = left.saturating_add(last.unwrap_or(GAIN));
                (left < bucket.capacity).then_some(more.min(bucket.capacity))
            };
            // A full bucket does not change.
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
