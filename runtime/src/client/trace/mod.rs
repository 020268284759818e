//! Spans and events of calls, with the feature `tracing`.

mod notice;
mod settings;
#[cfg(not(feature = "tracing"))]
mod silent;
#[cfg(feature = "tracing")]
mod spans;

pub use notice::Deprecation;
pub(super) use notice::{Listener, Notices};
#[cfg(not(feature = "tracing"))]
pub(super) use silent::{AttemptTrace, CallTrace};
#[cfg(feature = "tracing")]
pub(super) use spans::{AttemptTrace, CallTrace};
