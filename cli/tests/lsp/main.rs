//! The language server as a process, with a scripted editor.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod actions;
mod diagnostics;
mod editor;
mod features;
mod files;
mod impact;
mod robustness;
