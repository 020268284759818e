//! The reaction of a mock transport to a request.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response};

use super::fault::Fault;
use crate::body::ByteStream;
use crate::report::Report;
use crate::wire::response::Undocumented;
use crate::wire::{OperationResult, ResponseWriter, ServerOperation, WriteResponse};

/// The reply to a request of an operation: a documented response, an undocumented one, or a fault of
/// the connection.
///
/// It is made from the result of the operation, as a handler of a server returns it, from an
/// [`Undocumented`] response or from a [`Fault`]. A documented response that breaks the document
/// can't be sent, so a test does not stand on values that the API never has.
///
/// ```
/// # use copperplate_runtime as rt;
/// use std::time::Duration;
/// use rt::StatusCode;
/// use rt::operation::ServerOperation;
/// use rt::response::Undocumented;
/// use rt::testing::{Fault, Reply};
///
/// fn replies<O: ServerOperation>(created: O::Response, conflict: O::Error) -> [Reply<O>; 4] {
///     [
///         Reply::from(Ok(created)).delayed(Duration::from_secs(2)),
///         Reply::from(Err(conflict)),
///         Reply::from(Undocumented::new(StatusCode::BAD_GATEWAY).body("text/html", "<h1>oops</h1>")),
///         Reply::from(Fault::Closed),
///     ]
/// }
/// ```
pub struct Reply<O> {
    pub(super) content: Content,
    pub(super) delay: Duration,
    /// The number of bytes after which the body breaks off.
    pub(super) broken_after: Option<usize>,
    operation: PhantomData<fn() -> O>,
}

/// The content of a reply.
#[derive(Clone)]
pub(super) enum Content {
    Response(Response<Bytes>, Option<ByteStream>),
    Invalid(Report),
    Fault(Fault),
}

impl<O> Reply<O> {
    fn new(content: Content) -> Self {
        Self {
            content,
            delay: Duration::ZERO,
            broken_after: None,
            operation: PhantomData,
        }
    }

    /// Waits before the reply, by the clock of `tokio`, so that paused time passes at once.
    #[must_use]
    pub fn delayed(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Adds a header that the document does not describe, such as a request id.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        if let Content::Response(response, _) = &mut self.content {
            response.headers_mut().append(name, value);
        }
        self
    }

    /// Loses the connection after this number of bytes of the body, and after the whole body if it
    /// is shorter.
    #[must_use]
    pub fn broken_after(mut self, bytes: usize) -> Self {
        self.broken_after = Some(bytes);
        self
    }
}

impl<O: ServerOperation> From<OperationResult<O>> for Reply<O> {
    fn from(result: OperationResult<O>) -> Self {
        let mut writer = ResponseWriter::validating();
        match &result {
            Ok(response) => response.write(&mut writer),
            Err(error) => error.write(&mut writer),
        }
        let violations = writer.violations();
        Self::new(match writer.finish_streaming() {
            Ok(_) if !violations.is_empty() => Content::Invalid(violations),
            Ok((response, stream)) => Content::Response(response, stream),
            Err(report) => Content::Invalid(report),
        })
    }
}

impl<O> From<Undocumented> for Reply<O> {
    fn from(sent: Undocumented) -> Self {
        let mut response = Response::new(sent.body);
        *response.status_mut() = sent.status;
        *response.headers_mut() = sent.headers;
        Self::new(Content::Response(response, None))
    }
}

impl<O> From<Fault> for Reply<O> {
    fn from(fault: Fault) -> Self {
        Self::new(Content::Fault(fault))
    }
}

impl<O> Clone for Reply<O> {
    fn clone(&self) -> Self {
        Self {
            content: self.content.clone(),
            ..*self
        }
    }
}

/// Shows neither headers nor a body, which can have secrets.
impl<O> fmt::Debug for Reply<O> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Reply");
        match &self.content {
            Content::Response(response, _) => shown.field("status", &response.status()),
            Content::Invalid(report) => shown.field("report", report),
            Content::Fault(fault) => shown.field("fault", fault),
        };
        shown.field("delay", &self.delay).finish_non_exhaustive()
    }
}
