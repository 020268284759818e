//! A stream as the body of an outgoing message.

use std::io;
use std::iter;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body, Frame, SizeHint};

use super::byte_stream::ByteStream;
use super::error::StreamError;
use super::items::Each;

/// A streamed body, with its length if known.
pub(crate) struct Outgoing {
    pieces: ByteStream,
    ended: bool,
    progress: Arc<AtomicU64>,
}

impl Outgoing {
    /// A body of these pieces. A stream of declared length 0 is read before anything is sent,
    /// because a transport asks an empty body for no piece and would not notice a longer one.
    pub(crate) async fn begin(mut pieces: ByteStream) -> Self {
        let mut ended = pieces.length() == Some(0);
        if ended && let Some(piece) = pieces.next().await {
            ended = false;
            pieces = ByteStream::new(Each(iter::once(piece.map_err(StreamError::from))));
        }
        Self {
            pieces,
            ended,
            progress: Arc::default(),
        }
    }

    /// The number of pieces sent so far, to watch the progress.
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::future::poll_fn;

    use super::*;

    /// Sends pieces like a transport, which asks for no piece after the full length.
    async fn sent(length: u64, pieces: &'static [&'static str]) -> io::Result<String> {
        let pieces = pieces.iter().map(|it| Ok::<_, io::Error>(Bytes::from(*it)));
        let mut body = Outgoing::begin(ByteStream::sized(length, Each(pieces))).await;
        let length = body.size_hint().exact();
        let mut out = String::new();
        while !body.is_end_stream() && length != u64::try_from(out.len()).ok() {
            let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await
            else {
                break;
            };
            let piece = frame?.into_data().unwrap_or_default();
            out.push_str(&String::from_utf8_lossy(&piece));
        }
        Ok(out)
    }

    #[tokio::test]
    async fn a_stream_of_another_length_than_it_says_breaks_off() {
        for (length, pieces) in [
            (2, &["ab", "c"] as &[_]),
            (2, &["a", "b", "", "c"]),
            (2, &["a", "bc"]),
            (2, &["a"]),
            (0, &["a"]),
            (0, &["", "a"]),
        ] {
            let error = sent(length, pieces).await.unwrap_err();
            let text = format!("the stream is not {length} bytes long, as it said");
            assert_eq!(error.to_string(), text, "{pieces:?}");
        }
        for (length, pieces, text) in [
            (0, &[] as &[_], ""),
            (0, &[""], ""),
            (2, &["ab"], "ab"),
            (2, &["", "a", "", "b", ""], "ab"),
        ] {
            assert_eq!(sent(length, pieces).await.unwrap(), text);
        }
    }
}
