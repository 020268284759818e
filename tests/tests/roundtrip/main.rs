//! What is written can be read again: `decode(encode(x)) == x` for every type of the five documents
//! and `read(write(x)) == x` for the request and every answer of every operation.
//!
//! Values are drawn from bytes that `proptest` chooses and shrinks, see [`draw`].

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
