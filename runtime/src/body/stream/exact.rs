//! A stream with a declared length.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::error::{Pieces, StreamError};

/// The pieces of a stream, checked against the declared length.
///
/// The last piece is kept back until the stream ends: the sender of a message of this length asks
/// for no further piece, and the start of a longer stream would pass for the whole.
pub(super) struct Exact {
    /// `None` once they have ended.
    pieces: Option<Pieces>,
    length: u64,
    left: u64,
    last: Option<Bytes>,
}

impl Exact {
    pub(super) fn new(length: u64, pieces: Pieces) -> Self {
        Self {
            pieces: Some(pieces),
            length,
            left: length,
            last: None,
        }
    }

    fn wrong_length(&self) -> StreamError {
        let text = format!("the stream is not {} bytes long, as it said", self.length);
        io::Error::new(io::ErrorKind::UnexpectedEof, text).into()
    }
}

impl Stream for Exact {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        while let Some(pieces) = &mut this.pieces {
            let piece = match ready!(pieces.as_mut().poll_next(context)) {
                // An empty piece does not mean the end.
                Some(Ok(piece)) if piece.is_empty() => continue,
                Some(Ok(piece)) => piece,
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None if this.left > 0 => return Poll::Ready(Some(Err(this.wrong_length()))),
                None => {
                    this.pieces = None;
                    break;
                }
            };
            let size = u64::try_from(piece.len()).unwrap_or(u64::MAX);
            match this.left.checked_sub(size) {
                None => return Poll::Ready(Some(Err(this.wrong_length()))),
                Some(0) => (this.left, this.last) = (0, Some(piece)),
                Some(left) => {
                    this.left = left;
                    return Poll::Ready(Some(Ok(piece)));
                }
            }
        }
        Poll::Ready(this.last.take().map(Ok))
    }
}
