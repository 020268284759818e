//! A stream as the body of a message that is sent.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body, Frame, SizeHint};

use super::ByteStream;

/// A body that is sent piece by piece, with its length where that is known.
pub(crate) struct Outgoing {
    pieces: ByteStream,
    ended: bool,
    progress: Arc<AtomicU64>,
}

impl Outgoing {
    pub(crate) fn new(pieces: ByteStream) -> Self {
        let ended = pieces.length() == Some(0);
        Self {
            pieces,
            ended,
            progress: Arc::default(),
        }
    }

    /// How many pieces were sent so far, for whoever watches whether it goes on.
    #[cfg(feature = "client")]
    pub(crate) fn progress(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.progress)
    }
}

impl Body for Outgoing {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let polled = Pin::new(&mut self.pieces).poll_next(context);
        if let Poll::Ready(piece) = &polled {
            self.progress.fetch_add(1, Ordering::Relaxed);
            self.ended |= piece.is_none();
        }
        polled.map(|piece| piece.map(|it| it.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.ended
    }

    fn size_hint(&self) -> SizeHint {
        let length = self.pieces.length();
        length.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
