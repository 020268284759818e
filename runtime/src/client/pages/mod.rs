//! Lists in pages, as streams.

mod error;
mod items;
mod next;
mod stream;

pub use error::PageError;
pub use items::{Items, PageItem};
pub use stream::Pages;
