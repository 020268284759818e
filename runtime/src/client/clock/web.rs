//! The clock of a browser, under the names of `tokio`.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use gloo_timers::future::TimeoutFuture;
use tokio::sync::oneshot;
use wasm_bindgen_futures::spawn_local;
pub(in crate::client) use web_time::Instant;

/// The longest delay of a timer, in milliseconds; a longer one would end at once.
const LONGEST: u32 = i32::MAX.unsigned_abs();

/// A wait. A promise is not `Send`, so a local task waits for the timer.
pub(in crate::client) struct Sleep(Option<oneshot::Receiver<()>>);

pub(in crate::client) fn sleep(delay: Duration) -> Sleep {
    let (mut sender, receiver) = oneshot::channel();
    spawn_local(async move {
        let waited = unless(sender.closed(), wait(delay)).await;
        if waited.is_some() {
            let _ = sender.send(());
        }
    });
    Sleep(Some(receiver))
}

async fn wait(delay: Duration) {
    // A timer may end a little early, because it counts whole milliseconds.
    let mut left = delay.as_nanos().div_ceil(1_000_000);
    loop {
        let part = u32::try_from(left).unwrap_or(LONGEST).min(LONGEST);
        TimeoutFuture::new(part).await;
        left = left.saturating_sub(part.into());
        if left == 0 {
            return;
        }
    }
}

pub(in crate::client) fn sleep_until(end: Instant) -> Sleep {
    sleep(end.saturating_duration_since(Instant::now()))
}

impl Sleep {
    pub(in crate::client) fn reset(mut self: Pin<&mut Self>, end: Instant) {
        *self = sleep_until(end);
    }
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let waiting = self.0.as_mut();
        let ended = waiting.is_none_or(|it| Pin::new(it).poll(context).is_ready());
        if !ended {
            return Poll::Pending;
        }
        self.0 = None;
        Poll::Ready(())
    }
}

/// The end of a time limit.
#[derive(Debug)]
pub(in crate::client) struct Elapsed;

pub(in crate::client) async fn timeout<F: Future>(
    limit: Duration,
    future: F,
) -> Result<F::Output, Elapsed> {
    unless(sleep(limit), future).await.ok_or(Elapsed)
}

pub(in crate::client) async fn timeout_at<F: Future>(
    end: Instant,
    future: F,
) -> Result<F::Output, Elapsed> {
    unless(sleep_until(end), future).await.ok_or(Elapsed)
}

/// Waits for a future; `None` if the other one is ready first.
pub(in crate::client) async fn unless<F: Future>(
    end: impl Future<Output = ()>,
    future: F,
) -> Option<F::Output> {
    let (mut end, mut future) = (pin!(end), pin!(future));
    poll_fn(|context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Some(output));
        }
        end.as_mut().poll(context).map(|()| None)
    })
    .await
}

pub(in crate::client) fn now() -> SystemTime {
    let now = web_time::SystemTime::now();
    let since = now.duration_since(web_time::UNIX_EPOCH);
    let now = since.ok().and_then(|since| UNIX_EPOCH.checked_add(since));
    now.unwrap_or(UNIX_EPOCH)
}
