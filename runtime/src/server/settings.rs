//! What a server accepts at most.

use super::exchange::Gate;
use super::parts::Holding;
use crate::json::Limits;
use crate::wire::{OperationInfo, Refusal, Refusals};

/// How large a body may be unless told otherwise, in bytes: 1 MiB.
pub const BODY_LIMIT: usize = 1024 * 1024;

/// How long a file in a part may be that is held in memory unless told otherwise, in bytes: 64 KiB.
pub const FILE_HELD: usize = 64 * 1024;

/// What a router of routes accepts at most.
#[derive(Clone, Copy)]
pub(super) struct Settings {
    pub(super) body_limit: usize,
    pub(super) upload_limit: Option<usize>,
    pub(super) file_held: usize,
    pub(super) limits: Limits,
    /// Whether webhooks and callbacks are read as strictly as all else.
    pub(super) strict: bool,
    /// Whether a request that accepts no answer is refused.
    pub(super) unacceptable: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            body_limit: BODY_LIMIT,
            upload_limit: None,
            file_held: FILE_HELD,
            limits: Limits::default(),
            strict: false,
            unacceptable: false,
        }
    }
}

impl Settings {
    /// What holds for this operation.
    pub(super) fn gate(self, info: &'static OperationInfo, refusals: &'static Refusals) -> Gate {
        let body_limit = self.body_limit;
        let upload_limit = self.upload_limit.unwrap_or(body_limit);
        Gate {
            info,
            refusals,
            body_limit: info.body_limit.unwrap_or(body_limit),
            upload_limit: info.body_limit.unwrap_or(upload_limit),
            holding: Holding {
                names: info.held_parts,
                most: body_limit,
                file: self.file_held,
            },
            limits: self.limits,
            lenient: info.hook && !self.strict,
            unacceptable: self.unacceptable || refusals.has(Refusal::NotAcceptable),
        }
    }
}
