//! What of an API is switched on, used, or advised against.

mod deprecated;
pub(super) mod gates;
mod uses;
mod wire;

pub use uses::Uses;
