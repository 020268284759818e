//! Limits of time, as callers set them.

use std::future::Future;
use std::time::Duration;

use tokio::time::{Instant, timeout, timeout_at};

/// How long something may take; `None` is for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limit(Option<Duration>);

impl Limit {
    /// A limit that a caller set. [`Duration::MAX`] is how many say that there is none.
    pub(super) fn new(limit: Option<Duration>) -> Self {
        Self(limit.filter(|it| *it < Duration::MAX))
    }

    pub(super) fn get(self) -> Option<Duration> {
        self.0
    }

    /// When it is over that starts now. What no clock can tell is never.
    pub(super) fn end(self) -> Option<Instant> {
        Instant::now().checked_add(self.0?)
    }

    /// Waits for a future; `None` when the time is over.
    pub(super) async fn wait<F: Future>(self, future: F) -> Option<F::Output> {
        match self.0 {
            Some(limit) => timeout(limit, future).await.ok(),
            None => Some(future.await),
        }
    }
}

/// Waits for a future until a point in time; `None` when that has come.
pub(super) async fn wait_until<F: Future>(end: Option<Instant>, future: F) -> Option<F::Output> {
    match end {
        Some(end) => timeout_at(end, future).await.ok(),
        None => Some(future.await),
    }
}
