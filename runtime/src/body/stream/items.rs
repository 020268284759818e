//! A stream of items, made by a handler and read by a caller.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use futures_core::Stream;

use super::error::StreamError;
use crate::report::Report;

pub(in crate::body) type Source<T> = Pin<Box<dyn Stream<Item = Result<T, ItemError>> + Send>>;

/// A stream of items.
///
/// A handler makes one from any `Stream` or from an iterator; a caller reads it with
/// [`Items::next`] or as a `Stream`. It is a handle: clones share the items, each item is returned
/// once, and only clones of each other are equal.
pub struct Items<T> {
    source: Arc<Mutex<Option<Source<T>>>>,
    warnings: Arc<Mutex<Report>>,
}

/// The failure to read an item.
#[derive(Debug)]
#[non_exhaustive]
pub enum ItemError {
    /// The item violates the document; others may follow.
    Invalid(Report),
    /// The item is larger than this many bytes; the stream ends.
    TooLarge(usize),
    /// The stream broke off.
    Lost(StreamError),
}

impl fmt::Display for ItemError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(_) => formatter.write_str("an item is not as documented"),
            Self::TooLarge(limit) => write!(formatter, "an item is larger than {limit} bytes"),
            Self::Lost(_) => formatter.write_str("the stream broke off"),
        }
    }
}

impl std::error::Error for ItemError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Invalid(report) => Some(report),
            Self::TooLarge(_) => None,
            Self::Lost(error) => Some(error.as_ref()),
        }
    }
}

impl<T> Items<T> {
    pub(super) fn from_source(source: Source<T>, warnings: Arc<Mutex<Report>>) -> Self {
        Self {
            source: Arc::new(Mutex::new(Some(source))),
            warnings,
        }
    }

    /// The items of a stream.
    pub fn new(items: impl Stream<Item = T> + Send + 'static) -> Self {
        let source = Box::pin(Sure(Box::pin(items)));
        Self::from_source(source, Arc::default())
    }

    /// The items of a fallible stream. A caller sees its error as a lost connection.
    pub fn fallible<E: Into<StreamError>>(
        items: impl Stream<Item = Result<T, E>> + Send + 'static,
    ) -> Self {
        let source = Box::pin(Unsure(Box::pin(items)));
        Self::from_source(source, Arc::default())
    }

    /// Items from an iterator.
    pub fn of<I>(items: I) -> Self
    where
        I: IntoIterator<Item = T>,
        I::IntoIter: Send + 'static,
        T: 'static,
    {
        let items = items.into_iter();
        Self::from_source(Box::pin(Each(items.map(Ok))), Arc::default())
    }

    /// The next item; `None` at the end.
    ///
    /// # Errors
    ///
    /// The item violates the document, or the stream broke off.
    pub async fn next(&mut self) -> Option<Result<T, ItemError>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// The violations in the items so far that did not prevent reading.
    #[must_use]
    pub fn warnings(&self) -> Report {
        locked(&self.warnings).clone()
    }

    pub(in crate::body) fn take(&self) -> Option<Source<T>> {
        locked(&self.source).take()
    }

    fn poll(&self, context: &mut Context<'_>) -> Poll<Option<Result<T, ItemError>>> {
        match locked(&self.source).as_mut() {
            Some(source) => source.as_mut().poll_next(context),
            None => Poll::Ready(None),
        }
    }
}

/// A panic leaves valid data behind this lock, so poisoning is ignored.
pub(super) fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T> Stream for Items<T> {
    type Item = Result<T, ItemError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<T> Clone for Items<T> {
    fn clone(&self) -> Self {
        Self {
            source: Arc::clone(&self.source),
            warnings: Arc::clone(&self.warnings),
        }
    }
}

impl<T> PartialEq for Items<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.source, &other.source)
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Items")
    }
}

/// A stream over an iterator.
pub(super) struct Each<I>(pub(super) I);

// The iterator is never pinned.
impl<I> Unpin for Each<I> {}

impl<I: Iterator> Stream for Each<I> {
    type Item = I::Item;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I::Item>> {
        Poll::Ready(self.0.next())
    }
}

struct Sure<S>(Pin<Box<S>>);

impl<S: Stream> Stream for Sure<S> {
    type Item = Result<S::Item, ItemError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.as_mut().poll_next(context).map(|item| item.map(Ok))
    }
}

struct Unsure<S>(Pin<Box<S>>);

impl<S, T, E> Stream for Unsure<S>
where
    S: Stream<Item = Result<T, E>>,
    E: Into<StreamError>,
{
    type Item = Result<T, ItemError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let polled = self.0.as_mut().poll_next(context);
        polled.map(|item| item.map(|it| it.map_err(|error| ItemError::Lost(error.into()))))
    }
}
