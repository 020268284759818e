//! The effects that a call leaves uncertain.

use http::{Method, StatusCode};

use super::retry;

/// The known facts about a call, regardless of its result.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub(super) key: Option<Key>,
    pub(super) attempts: u32,
    /// True if a finished attempt may have been carried out.
    pub(super) doubtful: bool,
    /// True for a safe method, which has no effects.
    pub(super) safe: bool,
    /// The intent in a journal.
    #[cfg(feature = "journal")]
    pub(super) intent: Option<crate::journal::IntentId>,
}

/// The idempotency key of a call.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub(super) text: String,
    /// True if the caller chose the key, and so may have sent it before.
    pub(super) given: bool,
}

/// The uncertainty that an error leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// No uncertainty.
    None,
    /// An earlier call with the caller's key may have been carried out.
    Key,
    /// This call may have been carried out.
    Call,
    /// No uncertainty: it was carried out.
    Done,
}

impl Standing {
    pub(super) fn new(key: Option<Key>, method: &Method) -> Self {
        Self {
            key,
            attempts: 0,
            doubtful: false,
            safe: retry::is_safe(method),
            #[cfg(feature = "journal")]
            intent: None,
        }
    }

    pub(super) fn key(&self) -> Option<&str> {
        self.key.as_ref().map(|key| key.text.as_str())
    }

    /// The uncertainty after an attempt.
    pub(super) fn doubt(&self, may_have_arrived: bool) -> Doubt {
        if self.safe {
            Doubt::None
        } else if may_have_arrived || self.doubtful {
            Doubt::Call
        } else if self.key.as_ref().is_some_and(|key| key.given) {
            Doubt::Key
        } else {
            Doubt::None
        }
    }
}

/// Returns true if a status without a readable success leaves the effect of the request uncertain.
/// A server with a 4xx response has refused it, and one with 307 or 308 has redirected it.
pub(super) fn leaves_doubt(status: StatusCode) -> bool {
    !(status.is_client_error()
        || status == StatusCode::TEMPORARY_REDIRECT
        || status == StatusCode::PERMANENT_REDIRECT)
}

/// The known facts about a call that ended before its request was sent. Earlier attempts with a
/// rejected credential were not carried out.
#[derive(Clone, Debug)]
pub struct NotSent {
    pub(super) standing: Standing,
}

impl NotSent {
    /// The idempotency key, if the caller chose it. An earlier call with this key may have been
    /// carried out.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&str> {
        let key = self.standing.key.as_ref().filter(|key| key.given);
        key.map(|key| key.text.as_str())
    }
}
