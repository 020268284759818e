//! What a call leaves open.

use http::{Method, StatusCode};

use super::retry;

/// What is known of a call, whatever comes of it.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    pub(super) key: Option<Key>,
    pub(super) attempts: u32,
    /// Whether an attempt that is over may have been carried out.
    pub(super) doubtful: bool,
    /// Whether the method asks for nothing that could be carried out.
    pub(super) safe: bool,
}

/// The idempotency key of a call.
#[derive(Clone, Debug)]
pub(super) struct Key {
    pub(super) text: String,
    /// Whether the caller chose it, who may have sent it before.
    pub(super) given: bool,
}

/// What an error leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// Nothing.
    None,
    /// Whether an earlier call with the caller's key was carried out.
    Key,
    /// Whether this call was carried out.
    Call,
    /// Nothing: it was carried out.
    Done,
}

impl Standing {
    pub(super) fn new(key: Option<Key>, method: &Method) -> Self {
        Self {
            key,
            attempts: 0,
            doubtful: false,
            safe: retry::is_safe(method),
        }
    }

    pub(super) fn key(&self) -> Option<&str> {
        self.key.as_ref().map(|key| key.text.as_str())
    }

    /// What is open behind an attempt that may have been carried out, or not.
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

/// Whether a status without a readable success leaves open if the request was carried out. A
/// server that answers 4xx has refused it, and one that answers 307 or 308 asks for it elsewhere.
pub(super) fn leaves_doubt(status: StatusCode) -> bool {
    !(status.is_client_error()
        || status == StatusCode::TEMPORARY_REDIRECT
        || status == StatusCode::PERMANENT_REDIRECT)
}

/// What is known of a call that ended before its request was sent. What was sent of it before, with
/// a credential that was rejected, was not carried out.
#[derive(Clone, Debug)]
pub struct NotSent {
    pub(super) standing: Standing,
}

impl NotSent {
    /// The idempotency key that the caller chose. An earlier call with it may have been carried out.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&str> {
        let key = self.standing.key.as_ref().filter(|key| key.given);
        key.map(|key| key.text.as_str())
    }
}
