//! Settings that a client has for all calls, and a caller for one of them.

use std::time::Duration;

use super::retry::RetryPolicy;
use super::time_limit::Limit;

/// The settings of a call.
#[derive(Clone, Copy, Debug)]
pub(super) struct Options {
    /// The time of one attempt.
    pub(super) timeout: Limit,
    /// The time of the whole call, if a caller set one.
    pub(super) deadline: Option<Limit>,
    /// The longest pause between two pieces of a stream.
    pub(super) idle: Limit,
    pub(super) retry: RetryPolicy,
    /// True if a call whose credential is rejected may be sent again with another one.
    pub(super) refresh: bool,
    pub(super) response_limit: usize,
}

impl Options {
    /// The time of the whole call. Unless a caller set one, it is the time that all attempts and the
    /// waits between them can take, so it cuts off no attempt, and bounds what is no attempt.
    pub(super) fn whole(&self) -> Limit {
        self.deadline.unwrap_or_else(|| Limit::new(self.longest()))
    }

    fn longest(&self) -> Option<Duration> {
        let attempts = self.retry.attempts();
        let sent = self.timeout.get()?.checked_mul(attempts)?;
        let waits = self.retry.cap().checked_mul(attempts.saturating_sub(1))?;
        sent.checked_add(waits)
    }
}
