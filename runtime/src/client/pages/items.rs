//! The items of a list.

use std::fmt;
use std::future::poll_fn;
use std::ops::Deref;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::vec::IntoIter;

use futures_core::Stream;

use super::super::response::ApiResponse;
use super::error::PageError;
use super::stream::{PageErrorOf, Pages};
use crate::codec::from_json_lenient_with;
use crate::json::{Limits, pointer};
use crate::schema::Schema;
use crate::wire::{ClientOperation, Paginated};

/// The items of a list, page by page: a [`Stream`] of [`PageItem`]. [`Pages::items`] makes it.
///
/// ```
/// # use copperplate_runtime::client::{Client, PageError};
/// # use copperplate_runtime::operation::{ClientOperation, Paginated};
/// # async fn read<O: ClientOperation + Paginated>(client: Client, request: &O::Request)
/// # -> Result<Vec<O::Item>, PageError<O::Error, O::Response>> {
/// let mut items = client.send::<O>(request).pages().max_pages(50).items();
/// let mut found = Vec::new();
/// while let Some(item) = items.next().await {
///     let item = item?;
///     assert!(item.page().status().is_success());
///     found.push(item.into_value());
/// }
/// # Ok(found)
/// # }
/// ```
#[must_use = "nothing is sent before it is polled"]
pub struct Items<O: Paginated> {
    pages: Pages<O>,
    /// The items of the current page that were not handed over.
    left: IntoIter<O::Item>,
    page: Option<Arc<ApiResponse<O::Response>>>,
}

/// An item of a list, with the page that it is from.
pub struct PageItem<O: Paginated> {
    value: O::Item,
    page: Arc<ApiResponse<O::Response>>,
}

impl<O: Paginated> PageItem<O> {
    /// The page, with its status and its headers.
    #[must_use]
    pub fn page(&self) -> &ApiResponse<O::Response> {
        &self.page
    }

    /// Takes the item out.
    #[must_use]
    pub fn into_value(self) -> O::Item {
        self.value
    }
}

impl<O: Paginated> Deref for PageItem<O> {
    type Target = O::Item;

    fn deref(&self) -> &O::Item {
        &self.value
    }
}

impl<O: Paginated<Item: fmt::Debug>> fmt::Debug for PageItem<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("PageItem");
        shown.field("value", &self.value).finish_non_exhaustive()
    }
}

impl<O: ClientOperation + Paginated> Items<O> {
    pub(super) fn new(pages: Pages<O>) -> Self {
        Self {
            pages,
            left: Vec::new().into_iter(),
            page: None,
        }
    }

    /// The next item; `None` after the last one or after an error.
    pub async fn next(&mut self) -> Option<Result<PageItem<O>, PageErrorOf<O>>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    fn item(&mut self) -> Option<PageItem<O>> {
        let page = Arc::clone(self.page.as_ref()?);
        let value = self.left.next()?;
        Some(PageItem { value, page })
    }
}

/// Reads the items of a page, whose own violations are warnings of the page.
fn read<O: Paginated>(page: &ApiResponse<O::Response>) -> Result<Vec<O::Item>, PageErrorOf<O>> {
    static ANY: Schema = Schema::new();
    match pointer::text_at(page.body(), O::PAGINATION.items) {
        None | Some("null") => Ok(Vec::new()),
        Some(text) if !text.starts_with('[') => Err(PageError::Unusable),
        Some(text) => {
            let read = from_json_lenient_with(text.as_bytes(), &ANY, Limits::default());
            let (items, _) = read.map_err(PageError::Items)?;
            Ok(items)
        }
    }
}

impl<O: ClientOperation + Paginated> Stream for Items<O> {
    type Item = Result<PageItem<O>, PageErrorOf<O>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.item() {
                return Poll::Ready(Some(Ok(item)));
            }
            let page = match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                Some(Ok(page)) => page,
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            };
            match read::<O>(&page) {
                Ok(items) => self.left = items.into_iter(),
                Err(error) => {
                    self.pages.stop();
                    return Poll::Ready(Some(Err(error)));
                }
            }
            self.page = Some(Arc::new(page));
        }
    }
}

/// `O::Item` is never pinned.
impl<O: Paginated> Unpin for Items<O> {}

/// Shows no item.
impl<O: Paginated> fmt::Debug for Items<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Items");
        shown.field("pages", &self.pages).finish_non_exhaustive()
    }
}
