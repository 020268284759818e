//! The settings for reading responses.

use crate::json::Limits;

/// The settings for reading a response.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reading {
    pub(super) limits: Limits,
    /// True if a success with unreadable optional members counts as a success.
    pub(super) accept_incomplete: bool,
}
