//! Calls without spans.

use super::super::attempt_result::{AttemptResult, Unsent};
use super::super::call::Call;
use super::super::error::CallError;
use super::super::prepared::Prepared;
use super::super::response::ApiResponse;
use crate::wire::ClientOperation;

pub(in crate::client) struct CallTrace;

impl CallTrace {
    pub(in crate::client) fn begin(_: &Prepared) -> Self {
        Self
    }

    pub(in crate::client) fn inside<T>(&self, run: impl FnOnce() -> T) -> T {
        run()
    }

    pub(in crate::client) fn finish<O: ClientOperation>(
        &self,
        _: &Result<ApiResponse<O::Response>, CallError<O>>,
    ) {
    }
}

pub(in crate::client) struct AttemptTrace;

impl AttemptTrace {
    pub(in crate::client) fn begin(_: &Call) -> Self {
        Self
    }

    pub(in crate::client) async fn follow<F: Future>(&self, attempt: F) -> F::Output {
        attempt.await
    }

    pub(in crate::client) fn finish(&self, _: &Result<AttemptResult, Unsent>) {}
}
