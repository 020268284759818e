//! Ends a body that does not arrive in time.

use std::error::Error;
use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, HttpBody};
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::time::Instant;

use super::drained::GivenUp;
use super::times::Timer;

/// The caller did not send in time.
#[derive(Debug)]
pub(super) struct Slow;

impl fmt::Display for Slow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the body did not come in in time")
    }
}

impl Error for Slow {}

/// A body with time limits. Only the time spent waiting for the caller counts, not the time of a
/// handler that reads slowly.
pub(super) struct Timed {
    body: Body,
    /// The limit of a single pause.
    idle: Option<Duration>,
    /// The remaining time in total.
    left: Option<Duration>,
    /// The start of the current wait.
    since: Option<Instant>,
    timer: Timer,
    given_up: GivenUp,
}

impl Timed {
    pub(super) fn new(
        body: Body,
        idle: Option<Duration>,
        whole: Option<Duration>,
        given_up: GivenUp,
    ) -> Self {
        Self {
            body,
            idle,
            left: whole,
            since: None,
            timer: Timer::default(),
            given_up,
        }
    }

    fn arrived(&mut self) {
        if let Some(since) = self.since.take() {
            self.left = self.left.map(|it| it.saturating_sub(since.elapsed()));
            self.timer.stop();
        }
    }
}

impl HttpBody for Timed {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        if polled.is_ready() {
            self.arrived();
            return polled;
        }
        let limits = [self.idle, self.left].into_iter().flatten();
        let limit = limits.min();
        if limit.is_some() && self.since.is_none() {
            self.since = Some(Instant::now());
        }
        self.timer.poll(limit, context).map(|()| {
            // A stalled caller is not waited for again by draining.
            self.given_up.set();
            Some(Err(axum::Error::new(Slow)))
        })
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use http_body_util::BodyExt as _;
    use tokio::time::sleep;

    use super::super::drained::channel;
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    /// Reads a body whose pieces arrive after these pauses in seconds. Returns the number of
    /// pieces, and true if the body was too slow.
    async fn read(pauses: &'static [u64], idle: u64, whole: u64) -> (usize, bool) {
        let (sender, body) = channel();
        tokio::spawn(async move {
            for pause in pauses {
                sleep(SECOND * u32::try_from(*pause).unwrap()).await;
                sender.send(Bytes::from_static(b"x")).unwrap_or_default();
            }
        });
        let given_up = GivenUp::default();
        let limits = [idle, whole].map(|it| Some(Duration::from_secs(it)));
        let mut timed = Timed::new(body, limits[0], limits[1], given_up.clone());
        let mut came = 0;
        loop {
            match timed.frame().await {
                None => return (came, false),
                Some(Ok(_)) => came += 1,
                Some(Err(error)) => {
                    assert!(error.to_string().contains("in time"), "{error}");
                    assert!(given_up.is_set());
                    return (came, true);
                }
            }
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_may_neither_pause_nor_take_too_long() {
        assert_eq!(read(&[0, 4, 4, 4], 5, 20).await, (4, false));
        assert_eq!(read(&[0, 4, 6, 4], 5, 20).await, (2, true));
        assert_eq!(read(&[1, 4, 4, 4], 5, 12).await, (3, true));
    }

    #[tokio::test(start_paused = true)]
    async fn the_time_of_who_reads_does_not_count() {
        let (sender, body) = channel();
        for _ in 0..3 {
            sender.send(Bytes::from_static(b"x")).unwrap();
        }
        drop(sender);
        let mut timed = Timed::new(body, Some(SECOND), Some(SECOND), GivenUp::default());
        while let Some(frame) = timed.frame().await {
            frame.unwrap();
            sleep(SECOND * 5).await;
        }
    }
}
