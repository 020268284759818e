//! The report about a request without a reply.

use std::error::Error;
use std::fmt;

/// The reason why a [`MockTransport`](super::MockTransport) gave no reply. It is the source of the
/// error of the call, and [`MockTransport::verify`](super::MockTransport::verify) reports it as
/// well, since the tested code may hide the error.
#[derive(Clone, PartialEq, Eq)]
pub struct Unmatched(pub(super) String);

impl fmt::Display for Unmatched {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// The text as it is, because `unwrap` shows the `Debug` of an error.
impl fmt::Debug for Unmatched {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl Error for Unmatched {}
