//! Operations whose result is one page of a list.

use super::operation::Operation;
use crate::codec::Decode;

/// An operation that returns a list page by page. Generated operations with
/// `x-copperplate-pagination` implement it, by [`pages!`](crate::pages).
pub trait Paginated: Operation {
    /// An item of the list.
    type Item: Decode + Send + Sync + 'static;
    /// The way from a page to the next one.
    const PAGINATION: Pagination;
}

/// The location of the items in a page, and the way to the next page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pagination {
    /// The way to the next page.
    pub style: PageStyle,
    /// The JSON Pointer of the list in the body of a page.
    pub items: &'static str,
    /// The JSON Pointer of a boolean: true if there is another page.
    pub more: Option<&'static str>,
}

/// The way from a page to the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageStyle {
    /// Each page has the cursor of the next one.
    Cursor {
        /// The query parameter of the cursor.
        parameter: &'static str,
        /// The JSON Pointer of the next cursor in the body. The last page has none, or `null`, or
        /// empty text.
        next: &'static str,
    },
    /// The query has the number of the page. The list ends with an empty page.
    Page {
        /// The query parameter of the number.
        parameter: &'static str,
        /// The number of the first page.
        first: u64,
    },
    /// The query has the number of items before the page. The list ends with an empty page.
    Offset {
        /// The query parameter of the number.
        parameter: &'static str,
        /// The number before the first page.
        first: u64,
    },
    /// The header `Link` of a page has the URL of the next one, with the relation `next` (RFC
    /// 8288).
    Link,
}

impl Pagination {
    const fn new(style: PageStyle) -> Self {
        Self {
            style,
            items: "",
            more: None,
        }
    }

    /// Each page has the cursor of the next one at this JSON Pointer.
    #[must_use]
    pub const fn cursor(parameter: &'static str, next: &'static str) -> Self {
        Self::new(PageStyle::Cursor { parameter, next })
    }

    /// The query has the number of the page, from `first`.
    #[must_use]
    pub const fn page(parameter: &'static str, first: u64) -> Self {
        Self::new(PageStyle::Page { parameter, first })
    }

    /// The query has the number of items before the page, from `first`.
    #[must_use]
    pub const fn offset(parameter: &'static str, first: u64) -> Self {
        Self::new(PageStyle::Offset { parameter, first })
    }

    /// The header `Link` leads to the next page.
    #[must_use]
    pub const fn link() -> Self {
        Self::new(PageStyle::Link)
    }

    /// Sets the JSON Pointer of the list; by default it is the whole body.
    #[must_use]
    pub const fn items(mut self, pointer: &'static str) -> Self {
        self.items = pointer;
        self
    }

    /// Sets the JSON Pointer of the boolean that tells of another page.
    #[must_use]
    pub const fn more(mut self, pointer: &'static str) -> Self {
        self.more = Some(pointer);
        self
    }
}

/// Implements [`Paginated`](crate::operation::Paginated): the type of an item, then a constructor of
/// [`Pagination`](crate::operation::Pagination) and its further methods.
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Clone, Debug, PartialEq)]
/// struct ListIdsRequest {}
/// rt::request! { ListIdsRequest {} }
///
/// struct ListIds;
/// rt::operation! {
///     ListIds {
///         id: "listIds",
///         method: GET,
///         path: "/ids",
///         request: ListIdsRequest,
///         response: rt::response::Ok<rt::Json>,
///         error: std::convert::Infallible,
///     }
/// }
/// rt::pages! {
///     ListIds {
///         item: String,
///         cursor("after", "/next"),
///         items("/ids"),
///     }
/// }
///
/// use rt::operation::{PageStyle, Paginated};
/// let style = PageStyle::Cursor { parameter: "after", next: "/next" };
/// assert_eq!(ListIds::PAGINATION.style, style);
/// ```
#[macro_export]
macro_rules! pages {
    ($name:ident {
        item: $item:ty,
        $style:ident $first:tt,
        $($call:ident $arguments:tt,)*
    }) => {
        impl $crate::operation::Paginated for $name {
            type Item = $item;
            const PAGINATION: $crate::operation::Pagination =
                $crate::operation::Pagination::$style $first $(.$call $arguments)*;
        }
    };
}
