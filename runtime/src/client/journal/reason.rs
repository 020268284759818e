//! The reasons to leave an intent to a person.

use std::fmt;
use std::time::Duration;

use crate::journal::Intent;

/// Why an intent was not sent again.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// Another worker is working on it, or did so less than a lease ago.
    Leased,
    /// It has no idempotency key, and its method is not idempotent, so it could be carried out twice.
    NotRepeatable,
    /// It is older than [`Journal::key_lifetime`](crate::client::Journal::key_lifetime), so the provider may have forgotten its key.
    KeyExpired,
    /// It had sensitive headers with these names, which are not stored. [`Resume::header`](crate::client::Resume::header) supplies
    /// them.
    Withheld(Vec<String>),
    /// It was sent to another server than the client's.
    OtherServer,
    /// It was refused before it was sent, without a response that could be handed over.
    NotSent,
    /// Its record can't be read, perhaps for want of the right [`Cipher`](crate::journal::Cipher).
    Unreadable,
}

impl Reason {
    /// Why an open intent must not be sent again, regardless of the client.
    pub(super) fn against(key_lifetime: Duration, intent: &Intent) -> Option<Self> {
        if !intent.repeatable {
            return Some(Self::NotRepeatable);
        }
        (intent.key.is_some() && intent.age() >= key_lifetime).then_some(Self::KeyExpired)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Leased => formatter.write_str("another worker works on it"),
            Self::NotRepeatable => {
                formatter.write_str("it has no idempotency key, and its method is not idempotent")
            }
            Self::KeyExpired => formatter.write_str("the provider may have forgotten its key"),
            Self::Withheld(names) => write!(
                formatter,
                "the values of these headers are not stored: {}",
                names.join(", ")
            ),
            Self::OtherServer => formatter.write_str("it was sent to another server"),
            Self::NotSent => formatter.write_str("it was not sent"),
            Self::Unreadable => formatter.write_str("its record can't be read"),
        }
    }
}
