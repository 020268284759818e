//! Sends a request over HTTP, and reads the response.

mod begun;
mod error;
mod incoming;
#[cfg(not(target_arch = "wasm32"))]
mod layers;
#[cfg(not(target_arch = "wasm32"))]
mod marked;
#[cfg(not(target_arch = "wasm32"))]
mod tls;
#[cfg(target_arch = "wasm32")]
mod web;

pub(super) use begun::Begun;
pub use error::TransportError;
pub(super) use error::{Cause, Head};
pub(super) use incoming::Incoming;
#[cfg(not(target_arch = "wasm32"))]
pub(super) use layers::LayerFn;
#[cfg(not(target_arch = "wasm32"))]
pub use layers::Transport;
#[cfg(not(target_arch = "wasm32"))]
pub(super) use marked::{Marked, Whole};
#[cfg(not(target_arch = "wasm32"))]
pub(super) use tls::{MISSING as NO_TLS, is_there as has_tls};
#[cfg(target_arch = "wasm32")]
pub(super) use web::{Body, Response as Received, Transport};

#[cfg(not(target_arch = "wasm32"))]
pub(super) use reqwest::{Body, Response as Received};

/// A browser has TLS.
#[cfg(target_arch = "wasm32")]
pub(super) fn has_tls() -> bool {
    true
}

#[cfg(target_arch = "wasm32")]
pub(super) const NO_TLS: &str = "`https` needs TLS";
