//! The pages of a list.

use std::collections::HashSet;
use std::fmt;
use std::future::{Future, poll_fn};
use std::hash::{BuildHasher, RandomState};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use super::super::clock::Instant;
use futures_core::Stream;
use reqwest::Url;

use super::super::prepared::Prepared;
use super::super::reading::Reading;
use super::super::response::ApiResponse;
use super::super::sending::Sending;
use super::super::time_limit::Limit;
use super::error::PageError;
use super::items::Items;
use super::next::{self, Next};
use crate::report::Report;
use crate::wire::{ClientOperation, Paginated};

/// The default maximum of pages.
const MAX_PAGES: usize = 1000;

/// The pages of a list, each with its headers: a [`Stream`] of [`ApiResponse`].
/// [`Sending::pages`](super::super::Sending::pages) makes it, and the settings of that call count
/// for each page.
///
/// A page is requested when the stream is polled, so a slow reader holds one page. The stream ends
/// with the last page or with the first error. A list that never ends has several limits:
/// [`max_pages`](Self::max_pages), [`deadline`](Self::deadline), and the refusal of a page that was
/// read before.
///
/// ```
/// # use copperplate_runtime::client::{Client, PageError};
/// # use copperplate_runtime::operation::{ClientOperation, Paginated};
/// # use std::time::Duration;
/// # async fn read<O: ClientOperation + Paginated>(client: Client, request: &O::Request)
/// # -> Result<usize, PageError<O::Error, O::Response>> {
/// let mut pages = client.send::<O>(request).pages().deadline(Duration::from_secs(60));
/// let mut bytes = 0;
/// while let Some(page) = pages.next().await {
///     bytes += page?.body().len();
/// }
/// # Ok(bytes)
/// # }
/// ```
#[must_use = "nothing is sent before it is polled"]
pub struct Pages<O: Paginated> {
    /// The request of the first page; the others differ in the URL.
    origin: Result<Box<Prepared>, Option<Report>>,
    reading: Reading,
    /// The URL of the next page; `None` after the last one.
    url: Option<Url>,
    sending: Option<Sending<O>>,
    /// The error after the page that was handed over last.
    failed: Option<PageErrorOf<O>>,
    seen: Seen,
    pages: usize,
    max_pages: usize,
    deadline: Limit,
    end: Option<Instant>,
}

/// Recognizes URLs without keeping them.
#[derive(Default)]
struct Seen {
    state: RandomState,
    hashes: HashSet<u64>,
}

impl Seen {
    /// True if a URL is new.
    fn insert(&mut self, url: &Url) -> bool {
        self.hashes.insert(self.state.hash_one(url.as_str()))
    }
}

impl<O: ClientOperation + Paginated> Pages<O> {
    pub(in crate::client) fn new(origin: Result<Box<Prepared>, Report>, reading: Reading) -> Self {
        let url = origin.as_ref().ok().and_then(|it| it.url.as_ref().ok());
        Self {
            url: url.cloned(),
            origin: origin.map_err(Some),
            reading,
            sending: None,
            failed: None,
            seen: Seen::default(),
            pages: 0,
            max_pages: MAX_PAGES,
            deadline: Limit::new(None),
            end: None,
        }
    }

    /// Sets the maximum of pages (1000). A list with more ends with
    /// [`PageError::TooManyPages`].
    pub fn max_pages(mut self, pages: usize) -> Self {
        self.max_pages = pages;
        self
    }

    /// Sets the time limit of all pages, from the first poll. By default, only each page has one:
    /// [`Sending::deadline`](super::super::Sending::deadline).
    pub fn deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.deadline = Limit::new(deadline.into());
        self
    }

    /// The items of all pages, each with the page that it is from.
    pub fn items(self) -> Items<O> {
        Items::new(self)
    }

    /// The next page; `None` after the last one or after an error.
    pub async fn next(&mut self) -> Option<Page<O>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// The call of the next page; `None` at the end.
    fn begin(&mut self) -> Option<Result<Sending<O>, PageErrorOf<O>>> {
        if self.pages == 0 {
            self.end = self.deadline.end();
            if self.url.is_none() {
                return self.refused().map(Ok);
            }
        }
        let (url, prepared) = (self.url.clone()?, self.origin.as_ref().ok()?);
        if self.pages >= self.max_pages {
            return Some(Err(PageError::TooManyPages(self.max_pages)));
        }
        if !self.seen.insert(&url) {
            return Some(Err(PageError::Repeated));
        }
        self.pages += 1;
        let mut twin = prepared.twin(url);
        if let Some(end) = self.end {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Some(Err(PageError::Deadline));
            }
            let own = twin.options.deadline.and_then(Limit::get);
            twin.deadline(Some(own.map_or(left, |own| own.min(left))));
        }
        Some(Ok(Sending::new(twin, self.reading)))
    }

    /// The call of a request that can't be sent. It explains the reason.
    fn refused(&mut self) -> Option<Sending<O>> {
        match std::mem::replace(&mut self.origin, Err(None)) {
            Ok(prepared) => Some(Sending::new(*prepared, self.reading)),
            Err(report) => report.map(Sending::refused),
        }
    }

    /// Finds the URL after a page.
    fn advance(&mut self, page: &ApiResponse<O::Response>) {
        let (Some(url), Ok(prepared)) = (self.url.take(), &self.origin) else {
            return;
        };
        match next::after(O::PAGINATION, prepared, &url, &page.parts().response) {
            Next::End => {}
            Next::Page(url) => self.url = Some(url),
            Next::Unusable => self.failed = Some(PageError::Unusable),
            Next::Elsewhere => self.failed = Some(PageError::Elsewhere),
        }
    }

    /// Makes the stream end.
    pub(super) fn stop(&mut self) {
        self.url = None;
        self.sending = None;
        self.failed = None;
        self.origin = Err(None);
    }
}

/// The pending error is never pinned.
impl<O: Paginated> Unpin for Pages<O> {}

impl<O: ClientOperation + Paginated> Stream for Pages<O> {
    type Item = Page<O>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let mut sending = match self.sending.take() {
            Some(sending) => sending,
            None => match self.failed.take().map(Err).or_else(|| self.begin()) {
                Some(Ok(sending)) => sending,
                Some(Err(error)) => {
                    self.stop();
                    return Poll::Ready(Some(Err(error)));
                }
                None => return Poll::Ready(None),
            },
        };
        let result = match Pin::new(&mut sending).poll(context) {
            Poll::Ready(result) => result,
            Poll::Pending => {
                self.sending = Some(sending);
                return Poll::Pending;
            }
        };
        Poll::Ready(Some(match result {
            Ok(page) => {
                self.advance(&page);
                Ok(page)
            }
            Err(error) => {
                self.stop();
                Err(PageError::Call(error))
            }
        }))
    }
}

/// Shows neither the request nor a cursor.
impl<O: Paginated> fmt::Debug for Pages<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Pages")
            .field("pages", &self.pages)
            .field("max_pages", &self.max_pages)
            .finish_non_exhaustive()
    }
}

/// A page, or the reason why there is none.
pub(super) type Page<O> =
    Result<ApiResponse<<O as crate::wire::Operation>::Response>, PageErrorOf<O>>;

pub(super) type PageErrorOf<O> =
    PageError<<O as crate::wire::Operation>::Error, <O as crate::wire::Operation>::Response>;
