//! The clock of a client: of `tokio`, or of a browser, where the one of `std` panics.

#[cfg(target_arch = "wasm32")]
mod web;

use std::time::SystemTime;

#[cfg(not(target_arch = "wasm32"))]
pub(super) use tokio::time::{Instant, Sleep, sleep, sleep_until, timeout, timeout_at};
#[cfg(target_arch = "wasm32")]
pub(super) use web::{Instant, Sleep, sleep, sleep_until, timeout, timeout_at, unless};

/// The time of day.
pub(super) fn now() -> SystemTime {
    #[cfg(not(target_arch = "wasm32"))]
    let now = SystemTime::now();
    #[cfg(target_arch = "wasm32")]
    let now = web::now();
    now
}
