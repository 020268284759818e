//! When and how often a call is repeated.

mod budget;
mod delay;

use std::time::Duration;

use http::{Method, StatusCode};

pub use budget::RetryBudget;
pub(super) use delay::asked;

/// When a call is repeated, and how long it waits before that.
///
/// A call is repeated if nothing of it was sent, since the connection was refused or the name was not
/// found. It is repeated after a lost connection and after the statuses 408, 429, 500, 502, 503 and 504
/// only if its method is idempotent or it carries its idempotency key. The wait is the one that the
/// response asks for ([`Error::retry_after`](super::Error::retry_after)), or else a random part of a
/// time that doubles with each attempt. Each repetition takes from the [`RetryBudget`] of the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryPolicy {
    attempts: u32,
    base: Duration,
    cap: Duration,
}

impl Default for RetryPolicy {
    /// Three attempts, 250 ms to begin with, and at most 10 s between two attempts.
    fn default() -> Self {
        Self {
            attempts: 3,
            base: Duration::from_millis(250),
            cap: Duration::from_secs(10),
        }
    }
}

impl RetryPolicy {
    /// Sends a call once.
    #[must_use]
    pub const fn never() -> Self {
        Self {
            attempts: 1,
            base: Duration::ZERO,
            cap: Duration::ZERO,
        }
    }

    /// Changes how many times a call is sent at most; 0 means 1.
    #[must_use]
    pub const fn max_attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// Changes the longest wait before the second attempt.
    #[must_use]
    pub const fn base_delay(mut self, base: Duration) -> Self {
        self.base = base;
        self
    }

    /// Changes the longest wait before any attempt. An answer that asks for a longer one ends the
    /// call and is handed to the caller. [`Duration::MAX`] waits as long as any answer asks for.
    #[must_use]
    pub const fn max_delay(mut self, cap: Duration) -> Self {
        self.cap = cap;
        self
    }

    /// How many times a call is sent at most.
    pub(super) const fn attempts(&self) -> u32 {
        if self.attempts == 0 { 1 } else { self.attempts }
    }

    /// The longest wait between two attempts.
    pub(super) const fn cap(&self) -> Duration {
        self.cap
    }

    /// How long to wait after this many attempts; `None` to stop.
    pub(super) fn delay(
        &self,
        attempts: u32,
        asked: Option<Duration>,
        random: u64,
    ) -> Option<Duration> {
        if attempts >= self.attempts {
            return None;
        }
        match asked {
            Some(asked) => (asked <= self.cap).then_some(asked),
            None => Some(self.backoff(attempts, random)),
        }
    }

    /// A random part of `base · 2^(attempts − 1)` or of the cap, whichever is less.
    fn backoff(&self, attempts: u32, random: u64) -> Duration {
        let doubled = 1_u32
            .checked_shl(attempts.saturating_sub(1))
            .and_then(|factor| self.base.checked_mul(factor));
        let longest = doubled.unwrap_or(self.cap).min(self.cap).as_micros();
        let micros = u64::try_from(longest).unwrap_or(u64::MAX);
        Duration::from_micros(random % micros.saturating_add(1))
    }
}

/// Whether a method asks for nothing to be done (RFC 9110, section 9.2.1, and the HTTP QUERY method).
pub(super) fn is_safe(method: &Method) -> bool {
    method.is_safe() || *method == Method::QUERY
}

/// Whether sending the same request again has no further effect (RFC 9110, section
/// 9.2.2, and the HTTP QUERY method).
pub(super) fn is_idempotent(method: &Method) -> bool {
    [
        Method::GET,
        Method::HEAD,
        Method::PUT,
        Method::DELETE,
        Method::OPTIONS,
        Method::QUERY,
    ]
    .contains(method)
}

/// Whether a status says that a later attempt may succeed.
pub(super) fn is_transient(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 429 | 500 | 502 | 503 | 504)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_wait_doubles_up_to_the_cap() {
        let policy = RetryPolicy::default().max_attempts(u32::MAX);
        let longest = |attempts| {
            policy
                .backoff(attempts, 0)
                .max(policy.backoff(attempts, 249_999))
        };
        assert_eq!(longest(1), Duration::from_micros(249_999));
        assert_eq!(policy.backoff(2, 500_000), Duration::from_millis(500));
        assert_eq!(policy.backoff(90, 10_000_000), Duration::from_secs(10));
        assert_eq!(policy.backoff(90, 10_000_001), Duration::ZERO);
        let never = RetryPolicy::never();
        assert_eq!(never.backoff(1, u64::MAX), Duration::ZERO);
    }

    #[test]
    fn a_longer_wait_than_the_cap_ends_the_call() {
        let policy = RetryPolicy::default().max_delay(Duration::from_secs(2));
        let [two, three] = [2, 3].map(|it| Some(Duration::from_secs(it)));
        assert_eq!(policy.delay(1, two, 0), two);
        assert_eq!(policy.delay(1, three, 0), None);
        assert_eq!(policy.delay(3, None, 0), None);
    }

    #[test]
    fn no_time_is_too_long_to_reckon_with() {
        let policy = RetryPolicy::default()
            .max_attempts(u32::MAX)
            .base_delay(Duration::MAX)
            .max_delay(Duration::MAX);
        for attempts in [0, 1, 2, 90, u32::MAX - 1] {
            assert!(policy.delay(attempts, None, u64::MAX).is_some());
            let asked = Some(Duration::MAX);
            assert_eq!(policy.delay(attempts, asked, 0), asked);
        }
    }
}
