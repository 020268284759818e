//! A request that a mock transport has received.

use std::fmt;
use std::ops::Deref;

use bytes::Bytes;
use http::HeaderMap;

/// A request of an operation, as a server would have received it: decoded, with the headers of the
/// message.
#[derive(Clone)]
pub struct Received<R> {
    pub(super) request: R,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl<R> Received<R> {
    /// The typed request.
    #[must_use]
    pub const fn request(&self) -> &R {
        &self.request
    }

    /// Takes the typed request out.
    #[must_use]
    pub fn into_request(self) -> R {
        self.request
    }

    /// All headers of the message, credentials included.
    #[must_use]
    pub const fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body in its bytes.
    #[must_use]
    pub const fn body_bytes(&self) -> &Bytes {
        &self.body
    }
}

impl<R> Deref for Received<R> {
    type Target = R;

    fn deref(&self) -> &R {
        &self.request
    }
}

/// Shows neither headers nor the bytes of the body, which can have secrets.
impl<R: fmt::Debug> fmt::Debug for Received<R> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(formatter)
    }
}
