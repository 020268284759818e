//! Reads and drops the rest of a body after the response, so that the caller receives the response.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::Request;
use bytes::Bytes;
use http::header::EXPECT;
use http_body::{Frame, SizeHint};
use http_body_util::BodyExt as _;
use tokio::runtime::Handle;

use super::times;

/// Set once the server stops waiting for a body. It is in the extensions of a request with a body.
#[derive(Clone, Default)]
pub(super) struct GivenUp(Arc<AtomicBool>);

impl GivenUp {
    pub(super) fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Makes the body of a request read to its end, even if a handler drops it earlier.
///
/// A server that closes a connection with unread input resets it, and a caller still sending loses
/// a response it has not read yet (RFC 9112, section 9.6). It would mistake a refusal for a network
/// failure.
pub(super) fn drained(mut request: Request, within: Option<Duration>) -> Request {
    if request.body().is_end_stream() {
        return request;
    }
    // A caller with `Expect: 100-continue` sends nothing until the body is polled for the first
    // time (RFC 9110, section 10.1.1).
    let sending = !request.headers().contains_key(EXPECT);
    let given_up = GivenUp::default();
    request.extensions_mut().insert(given_up.clone());
    request.map(|body| {
        Body::new(Drained {
            body,
            sending,
            within,
            given_up,
        })
    })
}

struct Drained {
    body: Body,
    /// True if more may arrive.
    sending: bool,
    /// The time limit for reading it.
    within: Option<Duration>,
    given_up: GivenUp,
}

impl HttpBody for Drained {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        self.sending = !matches!(polled, Poll::Ready(None | Some(Err(_))));
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Drained {
    fn drop(&mut self) {
        let mut body = std::mem::take(&mut self.body);
        if !self.sending || self.given_up.is_set() || body.is_end_stream() {
            return;
        }
        let within = self.within;
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(async move {
                let rest = async { while let Some(Ok(_)) = body.frame().await {} };
                times::within(within, rest).await.unwrap_or_default();
            });
        }
    }
}

/// A body with pieces sent by a test.
#[cfg(test)]
pub(super) fn channel() -> (tokio::sync::mpsc::UnboundedSender<Bytes>, Body) {
    struct Pieces(tokio::sync::mpsc::UnboundedReceiver<Bytes>);

    impl HttpBody for Pieces {
        type Data = Bytes;
        type Error = axum::Error;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
            let polled = self.0.poll_recv(context);
            polled.map(|piece| piece.map(|it| Ok(Frame::data(it))))
        }
    }

    let (sender, receiver) = tokio::sync::mpsc::unbounded_channel();
    (sender, Body::new(Pieces(receiver)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::sync::atomic::AtomicUsize;

    use super::super::times::DRAIN_WITHIN;
    use super::*;

    /// A body of three pieces, which either ends or stalls after them and counts its polls.
    struct Pieces {
        seen: Arc<AtomicUsize>,
        stops: bool,
    }

    impl HttpBody for Pieces {
        type Data = Bytes;
        type Error = axum::Error;

        fn poll_frame(
            self: Pin<&mut Self>,
            _: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
            match self.seen.fetch_add(1, Ordering::Relaxed) {
                0..3 => Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"x"))))),
                _ if self.stops => Poll::Pending,
                _ => Poll::Ready(None),
            }
        }
    }

    fn request(stops: bool) -> (Request, Arc<AtomicUsize>) {
        let seen = Arc::default();
        let body = Pieces {
            seen: Arc::clone(&seen),
            stops,
        };
        (Request::new(Body::new(body)), seen)
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_dropped_is_read_to_its_end_and_no_further() {
        let (request, seen) = request(false);
        let mut body = drained(request, Some(DRAIN_WITHIN)).into_body();
        body.frame().await.unwrap().unwrap();
        drop(body);
        tokio::time::sleep(Duration::from_millis(1)).await;
        assert_eq!(seen.load(Ordering::Relaxed), 4);
        assert_eq!(Arc::strong_count(&seen), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_read_to_its_end_is_left_alone() {
        let (request, seen) = request(false);
        let body = drained(request, Some(DRAIN_WITHIN)).into_body();
        assert_eq!(body.collect().await.unwrap().to_bytes(), "xxx");
        tokio::time::sleep(Duration::from_millis(1)).await;
        assert_eq!(seen.load(Ordering::Relaxed), 4);
    }

    #[tokio::test(start_paused = true)]
    async fn a_caller_that_stops_is_waited_for_within_the_limit() {
        let (request, seen) = request(true);
        drop(drained(request, Some(DRAIN_WITHIN)));
        tokio::time::sleep(DRAIN_WITHIN - Duration::from_millis(1)).await;
        assert_eq!(Arc::strong_count(&seen), 2);
        tokio::time::sleep(Duration::from_millis(2)).await;
        assert_eq!(Arc::strong_count(&seen), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn a_caller_that_was_given_up_is_not_waited_for() {
        let (request, seen) = request(true);
        let request = drained(request, None);
        request.extensions().get::<GivenUp>().unwrap().set();
        drop(request);
        tokio::time::sleep(Duration::from_millis(1)).await;
        assert_eq!(Arc::strong_count(&seen), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn a_caller_that_asks_before_it_sends_is_told_to_send_nothing() {
        let (mut request, seen) = request(false);
        let expected = http::HeaderValue::from_static("100-continue");
        request.headers_mut().insert(EXPECT, expected);
        drop(drained(request, Some(DRAIN_WITHIN)));
        tokio::time::sleep(Duration::from_millis(1)).await;
        assert_eq!(seen.load(Ordering::Relaxed), 0);
    }
}
