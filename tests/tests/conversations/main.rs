//! Conversations over a real socket: for each of the five providers the generated server on
//! loopback, and the generated client against it.
//!
//! [`support`] holds the stage, [`common`] what is tried with every provider alike, and each module
//! what is special about its provider.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod circle;
mod common;
mod fondo;
mod plannr;
mod refusals;
mod repeats;
mod signer;
mod support;
mod together;
mod upvest;
mod wire;
mod youhodler;
