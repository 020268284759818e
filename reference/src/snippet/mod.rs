//! Snippets that send the request of an operation.

mod curl;
mod rust;

pub use curl::curl;
pub use rust::rust;
