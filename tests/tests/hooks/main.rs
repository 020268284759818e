//! Tests of servers, security, webhooks, callbacks and links on the wire.

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
mod signed;
mod support;
mod webhooks;
