//! The hook for failures.

use std::sync::Arc;

use super::failed::Failure;
use crate::wire::OperationInfo;

pub(super) type OnFailure = Arc<dyn Fn(&'static OperationInfo, &Failure) + Send + Sync>;

/// Calls the hook for failures.
#[derive(Clone)]
pub(super) struct Log(pub(super) Option<OnFailure>);

impl Log {
    pub(super) fn tell(&self, info: &'static OperationInfo, failure: &Failure) {
        match &self.0 {
            Some(hook) => hook(info, failure),
            // A bare 500 would puzzle the author of a handler.
            None if cfg!(debug_assertions) => eprintln!("{}: {failure}", info.id),
            None => {}
        }
    }
}
