//! Time limits of a server, for callers and for its own service.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

/// The default time to wait for a buffered body: 60 seconds. A body of 1 MiB, the default limit,
/// needs 140 kbit/s.
pub const BODY_WITHIN: Duration = Duration::from_secs(60);

/// The default time to wait for more of a body: 15 seconds. Slow networks have no such pauses, and
/// the memory of a stalled body is released.
pub const BODY_IDLE: Duration = Duration::from_secs(15);

/// The default time to wait for a body that is not buffered as a whole: 10 minutes. Such a body
/// needs little memory, and files take time.
pub const UPLOAD_WITHIN: Duration = Duration::from_secs(600);

/// The default time limit of a handler: 60 seconds. Callers and proxies commonly wait for 30 to 60
/// seconds, so nobody would receive a later response.
pub const HANDLER_WITHIN: Duration = Duration::from_secs(60);

/// The default time limit for draining an unread body: 10 seconds.
pub const DRAIN_WITHIN: Duration = Duration::from_secs(10);

/// The default interval of comments in a quiet stream of events: 15 seconds. Proxies commonly close
/// a connection after 30 to 60 quiet seconds.
pub const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// Longer than any server runs, so a longer time means no limit.
const LONGEST: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

/// A configured time. `None` and unreachably long times, such as [`Duration::MAX`], mean no limit.
pub(super) fn limit(within: impl Into<Option<Duration>>) -> Option<Duration> {
    within.into().filter(|within| *within < LONGEST)
}

/// The times of an exchange; `None` means no limit.
#[derive(Clone, Copy)]
pub(super) struct Times {
    pub(super) body: Option<Duration>,
    pub(super) idle: Option<Duration>,
    pub(super) upload: Option<Duration>,
    pub(super) handler: Option<Duration>,
    pub(super) drain: Option<Duration>,
    pub(super) keep_alive: Option<Duration>,
}

impl Default for Times {
    fn default() -> Self {
        Self {
            body: Some(BODY_WITHIN),
            idle: Some(BODY_IDLE),
            upload: Some(UPLOAD_WITHIN),
            handler: Some(HANDLER_WITHIN),
            drain: Some(DRAIN_WITHIN),
            keep_alive: Some(KEEP_ALIVE),
        }
    }
}

impl Times {
    /// The time limit of a handler that reads a streamed body.
    pub(super) fn handler_of_upload(&self) -> Option<Duration> {
        self.handler?.checked_add(self.upload?)
    }
}

/// A timer created by the first wait, so that code without waits needs no clock.
#[derive(Default)]
pub(super) struct Timer {
    sleep: Option<Pin<Box<Sleep>>>,
    waiting: bool,
}

impl Timer {
    /// Waits this long from the first call on; further calls continue the same wait until
    /// [`Timer::stop`].
    pub(super) fn poll(&mut self, within: Option<Duration>, context: &mut Context<'_>) -> Poll<()> {
        let Some(within) = within else {
            return Poll::Pending;
        };
        if !self.waiting {
            let Some(end) = Instant::now().checked_add(within) else {
                return Poll::Pending;
            };
            match &mut self.sleep {
                Some(sleep) => sleep.as_mut().reset(end),
                None => self.sleep = Some(Box::pin(sleep_until(end))),
            }
            self.waiting = true;
        }
        match &mut self.sleep {
            Some(sleep) => sleep.as_mut().poll(context),
            None => Poll::Pending,
        }
    }

    /// Ends the current wait.
    pub(super) fn stop(&mut self) {
        self.waiting = false;
    }
}

/// Awaits a future; `None` if it takes longer than the limit. A future that is ready at once needs
/// no clock.
pub(super) async fn within<F: Future>(limit: Option<Duration>, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut timer = Timer::default();
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => timer.poll(limit, context).map(|()| None),
    })
    .await
}

#[cfg(test)]
mod tests {
    use tokio::time::sleep;

    use super::*;

    #[test]
    fn what_can_not_be_reached_is_no_limit() {
        assert_eq!(limit(None), None);
        assert_eq!(limit(Duration::MAX), None);
        assert_eq!(limit(Duration::from_secs(1)), Some(Duration::from_secs(1)));
        assert_eq!(limit(Duration::ZERO), Some(Duration::ZERO));
        let times = Times {
            upload: None,
            ..Times::default()
        };
        assert_eq!(times.handler_of_upload(), None);
    }

    #[tokio::test(start_paused = true)]
    async fn a_future_is_awaited_within_the_limit() {
        let begun = Instant::now();
        let slow = || sleep(Duration::from_secs(3));
        assert!(within(Some(Duration::from_secs(4)), slow()).await.is_some());
        assert_eq!(begun.elapsed().as_secs(), 3);
        assert!(within(Some(Duration::from_secs(2)), slow()).await.is_none());
        assert_eq!(begun.elapsed().as_secs(), 5);
        assert!(within(None, slow()).await.is_some());
        assert_eq!(within(Some(Duration::ZERO), async { 1 }).await, Some(1));
    }
}
