//! The point at which the transport begins to send.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

/// The state of one attempt, which its body shares. The transport runs on other threads, so the end of
/// an attempt and the beginning of its request exclude each other: after the end, nothing is sent.
#[derive(Clone, Debug, Default)]
pub(in crate::client) struct Begun(Arc<AtomicU8>);

const WAITING: u8 = 0;
const BEGUN: u8 = 1;
const GIVEN_UP: u8 = 2;

impl Begun {
    /// Records that the transport begins to send. Returns false if the attempt has ended.
    pub(in crate::client) fn begin(&self) -> bool {
        !matches!(self.leave_for(BEGUN), Err(GIVEN_UP))
    }

    /// Ends the attempt. Returns true if the transport has begun to send.
    pub(in crate::client) fn give_up(&self) -> bool {
        matches!(self.leave_for(GIVEN_UP), Err(BEGUN))
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn is_given_up(&self) -> bool {
        self.0.load(Ordering::Acquire) == GIVEN_UP
    }

    fn leave_for(&self, state: u8) -> Result<u8, u8> {
        let (success, failure) = (Ordering::AcqRel, Ordering::Acquire);
        self.0.compare_exchange(WAITING, state, success, failure)
    }
}
