//! The reasons to refuse a key.

use std::error::Error;
use std::fmt;

/// A key that can't be used. It shows nothing of the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyError(&'static str);

impl KeyError {
    pub(crate) const fn new(reason: &'static str) -> Self {
        Self(reason)
    }
}

impl fmt::Display for KeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the key {}", self.0)
    }
}

impl Error for KeyError {}
