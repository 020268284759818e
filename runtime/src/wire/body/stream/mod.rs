//! Bodies that are a sequence of items which come one after the other: lines of JSON, and
//! server-sent events.

mod codec;
mod events;
mod items;
mod lines;
mod pieces;

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use futures_core::Stream;

pub use codec::{EventsBody, ItemsBody, TextEventsBody};
pub use events::Event;
pub use items::{ItemError, Items};

/// Any error of what a stream comes from.
pub type StreamError = Box<dyn std::error::Error + Send + Sync>;

type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, StreamError>> + Send>>;

/// The pieces of a body that is not held as a whole. Clones share them; who takes them first has
/// them.
#[derive(Clone)]
pub(crate) struct ByteStream(Arc<Mutex<Option<Pieces>>>);

impl ByteStream {
    pub(crate) fn new(
        pieces: impl Stream<Item = Result<Bytes, StreamError>> + Send + 'static,
    ) -> Self {
        Self(Arc::new(Mutex::new(Some(Box::pin(pieces)))))
    }

    /// A body that is there as a whole.
    pub(crate) fn whole(bytes: Bytes) -> Self {
        Self::new(items::Each(std::iter::once(Ok(bytes))))
    }

    pub(crate) fn take(&self) -> Option<Pieces> {
        // What a panic left behind is a stream that may still be read.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ByteStream")
    }
}
