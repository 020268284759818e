//! Conversations over a real socket: for each of the five providers, the generated client calls the
//! generated server on loopback.
//!
//! [`support`] sets up the server and the client, [`common`] has the tests shared by all providers,
//! and each other module the specifics of its provider.

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
mod raw;
mod refusals;
mod repeats;
mod sandbox;
mod signer;
mod snapshots;
mod support;
mod together;
mod upvest;
mod wire;
mod world;
mod youhodler;
