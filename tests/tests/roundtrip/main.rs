//! Written values can be read back: `decode(encode(x)) == x` for every type of the five documents
//! and `read(write(x)) == x` for the request and every response of every operation.
//!
//! Values are drawn from bytes chosen and shrunk by `proptest`, see [`draw`].

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod circle;
mod draw;
mod fondo;
mod plannr;
mod property;
mod upvest;
mod youhodler;
