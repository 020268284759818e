//! Sends a request over HTTP, and reads the response.

mod error;
mod incoming;
mod layers;
mod marked;
mod tls;

pub use error::TransportError;
pub(super) use error::{Cause, Head};
pub(super) use incoming::Incoming;
pub(super) use layers::LayerFn;
pub use layers::Transport;
pub(super) use marked::{Begun, Marked, Whole};
pub(super) use tls::{MISSING as NO_TLS, is_there as has_tls};
