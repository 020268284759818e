//! Operations that read the state of work that goes on after a response.

use super::operation::Operation;

/// An operation that reads a status. Generated operations with `x-copperplate-polling` implement
/// it, by [`polled!`](crate::polled).
pub trait Polled: Operation {
    /// The location of the status, and its last values.
    const POLLING: Polling;
}

/// The location of a status, and its last values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Polling {
    /// The JSON Pointer of the status in the body.
    pub status: &'static str,
    /// The values after which the status does not change.
    pub terminal: &'static [&'static str],
}

/// Implements [`Polled`](crate::operation::Polled).
///
/// ```
/// use copperplate_runtime as rt;
///
/// #[derive(Clone, Debug, PartialEq)]
/// struct GetJobRequest {}
/// rt::request! { GetJobRequest {} }
///
/// struct GetJob;
/// rt::operation! {
///     GetJob {
///         id: "getJob",
///         method: GET,
///         path: "/job",
///         request: GetJobRequest,
///         response: rt::response::Ok<rt::Json>,
///         error: std::convert::Infallible,
///     }
/// }
/// rt::polled! {
///     GetJob {
///         status: "/status",
///         terminal: &["done", "failed"],
///     }
/// }
///
/// use rt::operation::Polled;
/// assert_eq!(GetJob::POLLING.terminal, ["done", "failed"]);
/// ```
#[macro_export]
macro_rules! polled {
    ($name:ident {
        status: $status:literal,
        terminal: $terminal:expr,
    }) => {
        impl $crate::operation::Polled for $name {
            const POLLING: $crate::operation::Polling = $crate::operation::Polling {
                status: $status,
                terminal: $terminal,
            };
        }
    };
}
