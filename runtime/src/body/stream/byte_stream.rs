//! Bytes in memory, in a temporary file, or in a stream.

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::ops::RangeInclusive;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use super::chain::Chain;
use super::error::{Pieces, SPENT, StreamError};
use super::exact::Exact;
use super::items::locked;
#[cfg(feature = "server")]
use super::spool::Spooled;
use crate::report::Report;
use crate::schema::{Schema, check};

/// Bytes in memory, in a temporary file, or in a stream.
///
/// Bytes in memory can be read, sent and compared freely. A stream is a handle: clones share its
/// pieces, each piece is returned once, and only clones of each other are equal. A request with a
/// stream is never sent again. Each clone reads a temporary file independently from its own
/// position, and the last clone deletes the file. `Debug` shows no content.
#[derive(Clone)]
pub struct ByteStream(Source);

#[derive(Clone)]
enum Source {
    Held(Bytes),
    #[cfg(feature = "server")]
    Spooled(Spooled),
    Pieces(Arc<Mutex<State>>),
}

struct State {
    pieces: Option<Pieces>,
    /// True if the pieces moved to another handle, so their absence is not the end.
    taken: bool,
    length: Option<u64>,
    /// The permitted number of bytes, for a stream without a declared length.
    bounds: RangeInclusive<u64>,
    seen: u64,
}

impl ByteStream {
    /// The pieces of a stream. Its error breaks off the message as well.
    pub fn from_stream<E: Into<StreamError>>(
        pieces: impl Stream<Item = Result<Bytes, E>> + Send + 'static,
    ) -> Self {
        Self::of(Box::pin(Pieced(Box::pin(pieces))), None)
    }

    /// The pieces of a stream with this length, which becomes the `Content-Length`. A stream of
    /// another length breaks off with an error. Its last bytes are returned only after its end,
    /// because they would complete a message of this length.
    pub fn sized<E: Into<StreamError>>(
        length: u64,
        pieces: impl Stream<Item = Result<Bytes, E>> + Send + 'static,
    ) -> Self {
        let pieces = Exact::new(length, Box::pin(Pieced(Box::pin(pieces))));
        Self::of(Box::pin(pieces), Some(length))
    }

    pub(crate) fn new(
        pieces: impl Stream<Item = Result<Bytes, StreamError>> + Send + 'static,
    ) -> Self {
        Self::of(Box::pin(pieces), None)
    }

    /// A chain of streams that can be read once. They are taken when reading begins.
    pub(crate) fn chain(parts: Vec<Self>) -> Self {
        let mut lengths = parts.iter().map(Self::length);
        let length = lengths.try_fold(0_u64, |sum, length| sum.checked_add(length?));
        Self::of(Box::pin(Chain::new(parts)), length)
    }

    fn of(pieces: Pieces, length: Option<u64>) -> Self {
        Self(Source::Pieces(Arc::new(Mutex::new(State {
            pieces: Some(pieces),
            taken: false,
            length,
            bounds: 0..=u64::MAX,
            seen: 0,
        }))))
    }

    /// The number of remaining bytes, if known.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match &self.0 {
            Source::Held(bytes) => u64::try_from(bytes.len()).ok(),
            #[cfg(feature = "server")]
            Source::Spooled(spooled) => Some(spooled.left()),
            Source::Pieces(state) => {
                let state = locked(state);
                state.length.map(|it| it.saturating_sub(state.seen))
            }
        }
    }

    /// Breaks off a stream with fewer or more bytes than permitted.
    pub(crate) fn hold_to(&self, bounds: RangeInclusive<u64>) {
        if let Source::Pieces(state) = &self.0 {
            locked(state).bounds = bounds;
        }
    }

    /// The bytes, if they are in memory.
    #[must_use]
    pub fn buffered(&self) -> Option<&Bytes> {
        match &self.0 {
            Source::Held(bytes) => Some(bytes),
            #[cfg(feature = "server")]
            Source::Spooled(_) => None,
            Source::Pieces(_) => None,
        }
    }

    /// A length and a fingerprint or the bytes themselves, for comparison; `None` for a stream.
    pub(crate) fn identity(&self) -> Option<(u64, &[u8])> {
        match &self.0 {
            Source::Held(bytes) => Some((0, bytes)),
            #[cfg(feature = "server")]
            Source::Spooled(spooled) => Some((spooled.fingerprint(), &[])),
            Source::Pieces(_) => None,
        }
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    ///
    /// The stream broke off, differs from its declared length, or is longer than a server accepts
    /// ([`io::ErrorKind::FileTooLarge`]).
    pub async fn next(&mut self) -> Option<io::Result<Bytes>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// All bytes, at most `limit`.
    ///
    /// # Errors
    ///
    /// Like [`next`](Self::next); [`io::ErrorKind::FileTooLarge`] for more bytes than `limit`.
    pub async fn collect(mut self, limit: usize) -> io::Result<Bytes> {
        let least = self
            .length()
            .map_or(0, |it| usize::try_from(it).unwrap_or(usize::MAX));
        if least > limit {
            return Err(too_large(limit));
        }
        let mut all = BytesMut::new();
        while let Some(piece) = self.next().await {
            let piece = piece?;
            if piece.len() > limit.saturating_sub(all.len()) {
                return Err(too_large(limit));
            }
            all.extend_from_slice(&piece);
        }
        Ok(all.freeze())
    }

    /// Moves the pieces into a new handle; `None` if they were moved before.
    pub(crate) fn take(&self) -> Option<Self> {
        let Source::Pieces(state) = &self.0 else {
            return Some(self.clone());
        };
        let mut state = locked(state);
        let pieces = state.pieces.take()?;
        state.taken = true;
        let length = state.length.map(|it| it.saturating_sub(state.seen));
        let taken = Self::of(pieces, length);
        let (least, most) = (state.bounds.start(), state.bounds.end());
        taken.hold_to(least.saturating_sub(state.seen)..=most.saturating_sub(state.seen));
        Some(taken)
    }

    /// Returns true if the pieces moved to another handle, or some were read.
    pub(crate) fn is_spent(&self) -> bool {
        match &self.0 {
            Source::Held(_) => false,
            #[cfg(feature = "server")]
            Source::Spooled(_) => false,
            Source::Pieces(state) => {
                let state = locked(state);
                state.pieces.is_none() || state.seen > 0
            }
        }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        match &mut self.0 {
            Source::Held(bytes) if bytes.is_empty() => Poll::Ready(None),
            Source::Held(bytes) => Poll::Ready(Some(Ok(std::mem::take(bytes)))),
            #[cfg(feature = "server")]
            Source::Spooled(spooled) => spooled.poll(context),
            Source::Pieces(state) => locked(state).poll(context),
        }
    }
}

impl State {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        let Some(pieces) = &mut self.pieces else {
            // Reported once, so that a reader of the remaining stream reaches its end.
            let taken = std::mem::take(&mut self.taken);
            return Poll::Ready(taken.then(|| Err(io::Error::other(SPENT))));
        };
        let piece = ready!(pieces.as_mut().poll_next(context));
        let found = match piece {
            Some(Ok(piece)) => {
                let size = u64::try_from(piece.len()).unwrap_or(u64::MAX);
                self.seen = self.seen.saturating_add(size);
                match self.seen > *self.bounds.end() {
                    true => Some(Err(self.out_of_bounds())),
                    false => Some(Ok(piece)),
                }
            }
            Some(Err(error)) => Some(Err(broken(error))),
            None if self.seen < *self.bounds.start() => Some(Err(self.out_of_bounds())),
            None => None,
        };
        if !matches!(found, Some(Ok(_))) {
            self.pieces = None;
        }
        Poll::Ready(found)
    }

    fn out_of_bounds(&self) -> io::Error {
        let mut report = Report::new();
        let schema = Schema::new()
            .min_length(*self.bounds.start())
            .max_length(*self.bounds.end());
        check::octets(self.seen, &mut report, &schema);
        io::Error::new(io::ErrorKind::InvalidData, report)
    }
}

/// The error for more bytes than a limit permits.
pub(crate) fn too_large(limit: usize) -> io::Error {
    let text = format!("there are more than {limit} bytes");
    io::Error::new(io::ErrorKind::FileTooLarge, text)
}

fn broken(error: StreamError) -> io::Error {
    match error.downcast::<io::Error>() {
        Ok(error) => *error,
        Err(error) => io::Error::other(error),
    }
}

impl Stream for ByteStream {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<B: Into<Bytes>> From<B> for ByteStream {
    fn from(bytes: B) -> Self {
        Self(Source::Held(bytes.into()))
    }
}

#[cfg(feature = "server")]
impl From<Spooled> for ByteStream {
    fn from(spooled: Spooled) -> Self {
        Self(Source::Spooled(spooled))
    }
}

impl Default for ByteStream {
    fn default() -> Self {
        Self(Source::Held(Bytes::new()))
    }
}

impl Eq for ByteStream {}

impl PartialEq for ByteStream {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Source::Held(one), Source::Held(other)) => one == other,
            #[cfg(feature = "server")]
            (Source::Spooled(one), Source::Spooled(other)) => one == other,
            (Source::Pieces(one), Source::Pieces(other)) => Arc::ptr_eq(one, other),
            _ => false,
        }
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ByteStream")
            .field("buffered", &self.buffered().is_some())
            .field("length", &self.length())
            .finish()
    }
}

/// A stream with any error type.
struct Pieced<S>(Pin<Box<S>>);

impl<S, E> Stream for Pieced<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<StreamError>,
{
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let polled = self.0.as_mut().poll_next(context);
        polled.map(|piece| piece.map(|it| it.map_err(Into::into)))
    }
}
