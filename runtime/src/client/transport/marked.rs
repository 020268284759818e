//! Bodies that tell if the transport has begun to send them.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// A body that notes when the transport asks about it. The transport does so when it has a
/// connection and writes the head of the request, not before: so a request was certainly not sent
/// as long as nothing is noted, whatever the attempt is waiting for.
pub(in crate::client) struct Marked<B> {
    body: B,
    begun: Arc<AtomicBool>,
}

impl<B> Marked<B> {
    pub(in crate::client) fn new(body: B, begun: &Arc<AtomicBool>) -> Self {
        let begun = Arc::clone(begun);
        Self { body, begun }
    }
}

impl<B: Body + Unpin> Body for Marked<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        self.begun.store(true, Ordering::Relaxed);
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.begun.store(true, Ordering::Relaxed);
        self.body.is_end_stream()
    }

    /// This is asked before there is a connection, too.
    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A body in one piece.
pub(in crate::client) struct Whole(pub(in crate::client) Bytes);

impl Body for Whole {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let piece = std::mem::take(&mut self.0);
        Poll::Ready((!piece.is_empty()).then(|| Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(u64::try_from(self.0.len()).unwrap_or(u64::MAX))
    }
}
