//! What surrounds an operation, on the wire: servers, security, webhooks, callbacks and links.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod apart;
mod callbacks;
mod closed;
mod elsewhere;
mod links;
mod listed;
mod security;
mod servers;
mod support;
mod webhooks;
