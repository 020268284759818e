//! Time limits, as set by callers.

use std::fmt;
use std::future::Future;
use std::time::Duration;

use super::clock::{Instant, timeout, timeout_at};

use super::boxed::BoxError;

/// A time limit; `None` means no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limit(Option<Duration>);

impl Limit {
    /// A limit set by a caller. Many callers use [`Duration::MAX`] for no limit.
    pub(super) fn new(limit: Option<Duration>) -> Self {
        Self(limit.filter(|it| *it < Duration::MAX))
    }

    pub(super) fn get(self) -> Option<Duration> {
        self.0
    }

    /// The end of a limit that starts now. A time beyond the range of the clock means no limit.
    pub(super) fn end(self) -> Option<Instant> {
        Instant::now().checked_add(self.0?)
    }

    /// Waits for a future; `None` after the time limit.
    pub(super) async fn wait<F: Future>(self, future: F) -> Option<F::Output> {
        match self.0 {
            Some(limit) => timeout(limit, future).await.ok(),
            None => Some(future.await),
        }
    }
}

/// Waits for a future until a point in time; `None` after it.
pub(super) async fn wait_until<F: Future>(end: Option<Instant>, future: F) -> Option<F::Output> {
    match end {
        Some(end) => timeout_at(end, future).await.ok(),
        None => Some(future.await),
    }
}

/// The earlier of two points in time.
pub(super) fn earlier(one: Option<Instant>, other: Option<Instant>) -> Option<Instant> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// The error of a caller's own code that did not end in time.
#[derive(Debug)]
pub(super) struct TooSlow(&'static str);

impl TooSlow {
    pub(super) fn boxed(reason: &'static str) -> BoxError {
        Box::new(Self(reason))
    }
}

impl fmt::Display for TooSlow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

impl std::error::Error for TooSlow {}
