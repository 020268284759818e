//! Operations that are called several times: for the pages of a list, or until work is done.

use super::SchemaId;

/// The pages of a list (`x-copperplate-pagination`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pagination {
    /// The way to the next page.
    pub style: PageStyle,
    /// The JSON Pointer of the list in a page.
    pub items: String,
    /// The schema of an item.
    pub item: SchemaId,
    /// The JSON Pointer of a boolean: true if there is another page.
    pub more: Option<String>,
}

/// The way from a page to the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageStyle {
    /// Each page has the cursor of the next one.
    Cursor {
        /// The query parameter of the cursor.
        parameter: String,
        /// The JSON Pointer of the next cursor.
        next: String,
    },
    /// The query has the number of the page.
    Page {
        /// The query parameter of the number.
        parameter: String,
        /// The number of the first page.
        first: u64,
    },
    /// The query has the number of items before the page.
    Offset {
        /// The query parameter of the number.
        parameter: String,
        /// The number before the first page.
        first: u64,
    },
    /// The header `Link` leads to the next page.
    Link,
}

/// The status of work that goes on after a response (`x-copperplate-polling`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Polling {
    /// The JSON Pointer of the status.
    pub status: String,
    /// The values after which the status does not change.
    pub terminal: Vec<String>,
}
