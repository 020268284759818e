//! Settings of a client for all calls, or of a caller for one call.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::build_error::BuildError;
use super::retry::RetryPolicy;
use super::time_limit::Limit;
use crate::types::Sensitive;

/// The settings of a call.
#[derive(Clone, Copy, Debug)]
pub(super) struct Options {
    /// The time limit of one attempt.
    pub(super) timeout: Limit,
    /// The time limit of the whole call, if a caller set one.
    pub(super) deadline: Option<Limit>,
    /// The longest pause between two pieces of a stream.
    pub(super) idle: Limit,
    pub(super) retry: RetryPolicy,
    /// True if a call with a rejected credential may be sent again with another one.
    pub(super) refresh: bool,
    pub(super) response_limit: usize,
}

impl Options {
    /// The time limit of the whole call. By default, it is the sum of the limits of all attempts
    /// and the delays between them. So it cuts off no attempt, and limits everything outside
    /// attempts.
    pub(super) fn whole(&self) -> Limit {
        self.deadline.unwrap_or_else(|| Limit::new(self.longest()))
    }

    fn longest(&self) -> Option<Duration> {
        let attempts = self.retry.attempts();
        let sent = self.timeout.get()?.checked_mul(attempts)?;
        let waits = self.retry.cap().checked_mul(attempts.saturating_sub(1))?;
        sent.checked_add(waits)
    }
}

/// The headers of all requests.
pub(super) fn headers(given: &[(String, Sensitive<String>)]) -> Result<HeaderMap, BuildError> {
    let mut headers = HeaderMap::with_capacity(given.len());
    for (name, value) in given {
        let parsed = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(value.expose()),
        );
        let (Ok(parsed), Ok(mut value)) = parsed else {
            return Err(BuildError::Header(name.clone()));
        };
        value.set_sensitive(true);
        headers.append(parsed, value);
    }
    Ok(headers)
}
