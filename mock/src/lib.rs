//! Serves an API from its OpenAPI document, without compiling.
//!
//! A [`Mock`] interprets the content of documents: it validates requests as a generated server does,
//! with the validators of the runtime, and answers with examples of the document or values made from
//! its schemas. Every answer is validated before it is sent.

#![forbid(unsafe_code)]

mod exchange;
mod generate;
mod model;
mod page;
mod serve;
mod settings;
mod state;

pub use exchange::{Mock, Reply};
pub use serve::Serving;
pub use settings::{Credential, Failing, Faults, Settings, duration, percent};
