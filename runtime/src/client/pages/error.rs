//! Reasons why a list ends early.

use std::fmt;

use super::super::error::Error;
use crate::report::Report;

/// The reason why a list ended before its last page. All pages before it were handed over.
///
/// `Display` shows neither a cursor nor a URL, because these may hold values of the request.
#[derive(Debug)]
#[non_exhaustive]
pub enum PageError<E, R> {
    /// The call of a page has no success.
    Call(Error<E, R>),
    /// The page leads to a page that was read before, so the list would never end.
    Repeated,
    /// The `Link` of the page leads to another origin or to another path. It was not followed,
    /// because the request has credentials.
    Elsewhere,
    /// The page has no list, no cursor of one piece of text, or no `Link` that is a URL.
    Unusable,
    /// The items of the page can't be read.
    Items(Report),
    /// There are more pages than [`Pages::max_pages`](super::Pages::max_pages).
    TooManyPages(usize),
    /// The time for all pages is over ([`Pages::deadline`](super::Pages::deadline)).
    Deadline,
}

impl<E, R> From<Error<E, R>> for PageError<E, R> {
    fn from(error: Error<E, R>) -> Self {
        Self::Call(error)
    }
}

impl<E, R> fmt::Display for PageError<E, R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(_) => formatter.write_str("a page could not be read"),
            Self::Repeated => formatter.write_str("the list leads back to an earlier page"),
            Self::Elsewhere => {
                formatter.write_str("the next page is at another origin or path, and not followed")
            }
            Self::Unusable => formatter.write_str("the page does not lead to the next one"),
            Self::Items(_) => formatter.write_str("the items of the page can't be read"),
            Self::TooManyPages(limit) => write!(formatter, "there are more than {limit} pages"),
            Self::Deadline => formatter.write_str("the time for all pages is over"),
        }
    }
}

impl<E, R> std::error::Error for PageError<E, R>
where
    E: std::error::Error + 'static,
    R: fmt::Debug + 'static,
{
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Call(error) => Some(error),
            Self::Items(report) => Some(report),
            _ => None,
        }
    }
}
