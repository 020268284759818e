//! The body of a response that is a stream.

use std::future::Future as _;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::super::clock::{Instant, Sleep, sleep, sleep_until};
use bytes::Bytes;
use futures_core::Stream;
use http_body::Body as _;

use super::super::boxed::BoxError;
use super::super::time_limit::Limit;
use super::Body;

/// The pieces of a body as they arrive. It ends with an error after a pause that is too long, or
/// after the deadline of the call.
pub(in crate::client) struct Incoming {
    body: Body,
    idle: Option<(Duration, Pin<Box<Sleep>>)>,
    deadline: Option<Pin<Box<Sleep>>>,
}

impl Incoming {
    pub(in crate::client) fn new(body: Body, idle: Limit, deadline: Option<Instant>) -> Self {
        Self {
            body,
            idle: idle.get().map(|it| (it, Box::pin(sleep(it)))),
            deadline: deadline.map(|it| Box::pin(sleep_until(it))),
        }
    }

    /// The error that ends the stream after a time limit.
    fn overdue(&mut self, context: &mut Context<'_>) -> Option<io::Error> {
        let mut over = |end: &mut Pin<Box<Sleep>>| end.as_mut().poll(context).is_ready();
        let reason = if self.deadline.as_mut().is_some_and(&mut over) {
            "the deadline of the call is over before the stream is complete"
        } else if self.idle.as_mut().is_some_and(|(_, end)| over(end)) {
            "no piece of the stream came in the time for it; see `Builder::idle_timeout`"
        } else {
            return None;
        };
        Some(io::Error::new(io::ErrorKind::TimedOut, reason))
    }

    fn came(&mut self) {
        if let Some((limit, end)) = &mut self.idle
            && let Some(next) = Instant::now().checked_add(*limit)
        {
            end.as_mut().reset(next);
        }
    }
}

impl Stream for Incoming {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            return match Pin::new(&mut self.body).poll_frame(context) {
                Poll::Pending => match self.overdue(context) {
                    Some(error) => Poll::Ready(Some(Err(error.into()))),
                    None => Poll::Pending,
                },
                Poll::Ready(None) => Poll::Ready(None),
                Poll::Ready(Some(Ok(frame))) => {
                    self.came();
                    match frame.into_data() {
                        Ok(piece) => Poll::Ready(Some(Ok(piece))),
                        // Trailers contain no item.
                        Err(_) => continue,
                    }
                }
                Poll::Ready(Some(Err(error))) => Poll::Ready(Some(Err(error.without_url().into()))),
            };
        }
    }
}
