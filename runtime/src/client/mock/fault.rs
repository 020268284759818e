//! Failures of a connection, on purpose.

use std::error::Error;
use std::fmt;

/// A failure that a [`MockTransport`](super::MockTransport) causes instead of a response.
///
/// The client treats each as the failure of a real connection: with the same text, the same retries
/// and the same certainty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The server refuses the connection. The client knows that it has sent nothing, so it may send the
    /// request again.
    Refused,
    /// The connection is closed after the head of the request was sent, and the server has read
    /// nothing. The client can't know that.
    ClosedUnread,
    /// The connection is closed after the server has read the whole request, without a response.
    Closed,
    /// The server reads the request and never responds, so a time limit ends the attempt.
    Silent,
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Refused => "the connection is refused",
            Self::ClosedUnread => "the connection is closed before the request is read",
            Self::Closed => "the connection is closed after the request was read",
            Self::Silent => "the server does not respond",
        })
    }
}

impl Error for Fault {}
