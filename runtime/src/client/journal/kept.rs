//! The lease of an intent during a call.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use crate::journal::{IntentId, Lease, Store};

/// Waits for a future, and renews the lease from time to time. `None` if another worker has taken the
/// intent, or the lease ended while the store did not respond. Then nothing more is sent.
pub(super) async fn keep<F: Future>(
    store: &dyn Store,
    id: IntentId,
    lease: Lease,
    work: F,
) -> Option<F::Output> {
    let mut work = pin!(work);
    let mut end = Instant::now().checked_add(lease.length);
    let pause = (lease.length / 2).max(Duration::from_millis(1));
    loop {
        let Some(renewal) = Instant::now().checked_add(pause) else {
            return Some(work.await);
        };
        let mut alarm = pin!(sleep_until(renewal));
        // The alarm is first: a process that was asleep renews its lease before it sends anything.
        let done = poll_fn(|context| match alarm.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(None),
            Poll::Pending => work.as_mut().poll(context).map(Some),
        });
        if let Some(output) = done.await {
            return Some(output);
        }
        let begun = Instant::now();
        match store.renew(id, lease).await {
            Ok(true) => end = begun.checked_add(lease.length),
            Ok(false) => return None,
            Err(_) if end.is_some_and(|end| end <= Instant::now()) => return None,
            Err(_) => {}
        }
    }
}
