//! Concatenated streams of bytes.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::byte_stream::ByteStream;
use super::error::{SPENT, StreamError};

/// Concatenated streams.
pub(super) struct Chain {
    parts: VecDeque<ByteStream>,
    begun: bool,
}

impl Chain {
    pub(super) fn new(parts: Vec<ByteStream>) -> Self {
        Self {
            parts: parts.into(),
            begun: false,
        }
    }

    /// Takes all streams before the first piece is sent, so that no other handle reads them in the
    /// meantime. The streams of a message that is never sent stay untouched.
    fn begin(&mut self) -> Result<(), StreamError> {
        for part in &mut self.parts {
            *part = part.take().ok_or_else(|| io::Error::other(SPENT))?;
        }
        self.begun = true;
        Ok(())
    }
}

impl Stream for Chain {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if !self.begun {
            self.begin()?;
        }
        while let Some(part) = self.parts.front_mut() {
            match ready!(Pin::new(part).poll_next(context)) {
                Some(piece) => return Poll::Ready(Some(piece.map_err(StreamError::from))),
                None => self.parts.pop_front(),
            };
        }
        Poll::Ready(None)
    }
}
