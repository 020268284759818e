//! Signs finished messages.

use std::sync::Arc;

use http::{HeaderMap, Method};
use reqwest::Url;

use super::boxed::{BoxError, BoxFuture};

/// Signs requests, for example by RFC 9421.
///
/// It runs last before each attempt and sees the final bytes, with the credentials and the
/// idempotency key in the headers. Only the transport adds further headers (`host`,
/// `content-length`). The time limit of an attempt covers it, and its future is dropped after the
/// limit.
///
/// ```
/// use copperplate_runtime::client::{BoxError, BoxFuture, Message, Signer};
/// use http::{HeaderMap, HeaderValue};
///
/// struct Length;
///
/// impl Signer for Length {
///     fn sign<'a>(&'a self, message: Message<'a>) -> BoxFuture<'a, Result<HeaderMap, BoxError>> {
///         Box::pin(async move {
///             let mut headers = HeaderMap::new();
///             if message.wants("signature") {
///                 let value = HeaderValue::from(message.body().len());
///                 headers.insert("signature", value);
///             }
///             Ok(headers)
///         })
///     }
/// }
/// ```
pub trait Signer: Send + Sync + 'static {
    /// The headers to add. They replace existing headers, except for the idempotency key.
    fn sign<'a>(&'a self, message: Message<'a>) -> BoxFuture<'a, Result<HeaderMap, BoxError>>;
}

impl<S: Signer + ?Sized> Signer for Arc<S> {
    fn sign<'a>(&'a self, message: Message<'a>) -> BoxFuture<'a, Result<HeaderMap, BoxError>> {
        (**self).sign(message)
    }
}

/// A request that is about to be sent.
#[derive(Clone, Copy)]
pub struct Message<'a> {
    pub(super) operation: &'static str,
    pub(super) signed: &'static [&'static str],
    pub(super) method: &'a Method,
    pub(super) url: &'a Url,
    pub(super) headers: &'a HeaderMap,
    pub(super) body: &'a [u8],
}

impl<'a> Message<'a> {
    /// The `operationId`.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.operation
    }

    /// Returns true if the document requires a signer to set this header.
    #[must_use]
    pub fn wants(&self, header: &str) -> bool {
        let mut signed = self.signed.iter();
        signed.any(|name| name.eq_ignore_ascii_case(header))
    }

    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &'a Method {
        self.method
    }

    /// `http` or `https`.
    #[must_use]
    pub fn scheme(&self) -> &'a str {
        self.url.scheme()
    }

    /// The host, with the port unless it is the scheme's own, as in the header `host`.
    #[must_use]
    pub fn authority(&self) -> &'a str {
        self.url.authority()
    }

    /// The path and the query, percent-encoded, as in the request line.
    #[must_use]
    pub fn path_and_query(&self) -> &'a str {
        // The base URL has no fragment and no user, so this is everything after the authority.
        let path = self.url.scheme().len() + "://".len() + self.url.authority().len();
        self.url.as_str().get(path..).unwrap_or_default()
    }

    /// The headers, with credentials.
    #[must_use]
    pub fn headers(&self) -> &'a HeaderMap {
        self.headers
    }

    /// The body.
    #[must_use]
    pub fn body(&self) -> &'a [u8] {
        self.body
    }
}

impl std::fmt::Debug for Message<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // A query may contain an API key, and a body may be personal.
        formatter
            .debug_struct("Message")
            .field("operation", &self.operation)
            .finish_non_exhaustive()
    }
}
