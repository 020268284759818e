//! How long a server waits, for callers and for its own service.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::time::{Instant, Sleep, sleep_until};

/// How long a server waits in all for the body of a request that it holds as a whole, unless told
/// otherwise: 60 seconds. 1 MiB, which is as large as a body may be, comes in within it at 140 kbit/s.
pub const BODY_WITHIN: Duration = Duration::from_secs(60);

/// How long a server waits for more of a body unless told otherwise: 15 seconds. A network that is
/// only slow has no such pauses, and what was held of a stalled body is free again.
pub const BODY_IDLE: Duration = Duration::from_secs(15);

/// How long a server waits in all for a body that it does not hold as a whole, unless told otherwise:
/// 10 minutes. Little of such a body is in memory, and files take their time.
pub const UPLOAD_WITHIN: Duration = Duration::from_secs(600);

/// How long a handler may take unless told otherwise: 60 seconds. Callers and proxies commonly wait
/// for 30 to 60, so that nobody is there any more for a later answer.
pub const HANDLER_WITHIN: Duration = Duration::from_secs(60);

/// How long the rest of a body is read that nobody asks for any more, unless told otherwise: 10
/// seconds.
pub const DRAIN_WITHIN: Duration = Duration::from_secs(10);

/// How often a quiet stream of events says that it is alive, unless told otherwise: 15 seconds.
/// Proxies commonly close a connection that is quiet for 30 to 60.
pub const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// No server runs for as long as this; a longer time is no limit.
const LONGEST: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

/// A time as it is set: `None` and what is too long to be reached, such as [`Duration::MAX`], are no
/// limit.
pub(super) fn limit(within: impl Into<Option<Duration>>) -> Option<Duration> {
    within.into().filter(|within| *within < LONGEST)
}

/// The times of an exchange; `None` is no limit.
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
    /// How long a handler may take that reads the body of its request while it comes in.
    pub(super) fn handler_of_upload(&self) -> Option<Duration> {
        self.handler?.checked_add(self.upload?)
    }
}

/// A timer that exists once somebody waits, so that whoever does not wait needs no clock.
#[derive(Default)]
pub(super) struct Timer {
    sleep: Option<Pin<Box<Sleep>>>,
    waiting: bool,
}

impl Timer {
    /// Waits for so long from the first call on; the others go on with that, until [`Timer::stop`].
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

    /// Nobody waits any more.
    pub(super) fn stop(&mut self) {
        self.waiting = false;
    }
}

/// Awaits a future for so long; `None` where it takes longer. A future that is ready at once needs no
/// clock.
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
