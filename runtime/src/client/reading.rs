//! How answers are read.

use crate::json::Limits;

/// How an answer is read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reading {
    pub(super) limits: Limits,
    /// Whether a success counts as one of which a part can't be read.
    pub(super) accept_incomplete: bool,
}
