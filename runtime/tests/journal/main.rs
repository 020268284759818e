//! Tests of journals: any store by one suite, files that are damaged, and calls that are stored.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod calls;
mod conformance;
mod crashes;
mod damaged;
mod interleavings;
#[path = "../client/operations.rs"]
#[allow(dead_code)]
mod operations;
#[cfg(feature = "journal-postgres")]
mod postgres;
#[path = "../client/responder.rs"]
#[allow(dead_code)]
mod responder;
