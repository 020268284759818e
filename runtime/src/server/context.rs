//! The context of a typed request, and additions to a typed response.

use std::fmt;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use http::header::{ACCEPT, HeaderName, HeaderValue, SET_COOKIE};
use http::{Extensions, HeaderMap, Method, Response, Uri};

use super::context_builder::ContextBuilder;
use super::exchange::{ExchangeSettings, joined};
use super::failed::Failure;
use super::observed::RequestId;
use super::peer::peer;
use crate::report::{Location, Report};
use crate::wire::{Operation, OperationInfo, of_the_transport, preferred};

/// The caller and the HTTP message of a typed request.
pub struct Context<P> {
    operation: &'static OperationInfo,
    principal: P,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    extensions: Extensions,
    warnings: Report,
    added: Added,
}

impl<P> Context<P> {
    pub(super) fn new(
        operation: &'static OperationInfo,
        principal: P,
        parts: http::request::Parts,
        warnings: Report,
        added: Added,
    ) -> Self {
        Self {
            operation,
            principal,
            method: parts.method,
            uri: parts.uri,
            headers: parts.headers,
            extensions: parts.extensions,
            warnings,
            added,
        }
    }

    /// Begins a context for a test that calls a handler without a server: see [`ContextBuilder`].
    #[must_use]
    pub fn builder<O: Operation>(principal: P) -> ContextBuilder<P> {
        ContextBuilder::new(const { &O::INFO }, principal)
    }

    /// The constants of the operation.
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// The caller.
    pub fn principal(&self) -> &P {
        &self.principal
    }

    /// Takes the caller out.
    pub fn into_principal(self) -> P {
        self.principal
    }

    /// The HTTP method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The URI below the prefix of a nested router. Its query may contain an API key and its path
    /// personal data, so log [`Context::operation`] instead.
    pub fn uri(&self) -> &Uri {
        &self.uri
    }

    /// All headers, documented or not. Credentials are marked as sensitive, so the `Debug` of the
    /// headers hides them.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The documented media type of responses that the caller prefers, by the weights of its `Accept`
    /// (RFC 9110, section 12.5.1). Without a usable `Accept` it is the first in the document, and
    /// `None` if the caller admits none of them. A handler may still return any documented response.
    pub fn accepted(&self) -> Option<&'static str> {
        let produced = self.operation.produces;
        produced.get(self.preferred(produced)?).copied()
    }

    /// The index of the media type that the caller prefers, for a handler with only some of the
    /// documented ones; `None` if the caller admits none of these.
    ///
    /// ```
    /// # use copperplate_runtime as rt;
    /// enum Statement {
    ///     Json(String),
    ///     Csv(String),
    /// }
    ///
    /// fn statement(context: &rt::server::Context<()>, text: String) -> Statement {
    ///     match context.preferred(&["application/json", "text/csv"]) {
    ///         Some(1) => Statement::Csv(text),
    ///         _ => Statement::Json(text),
    ///     }
    /// }
    /// # let _ = statement;
    /// ```
    pub fn preferred(&self, media_types: &[&str]) -> Option<usize> {
        preferred(&joined(&self.headers, &ACCEPT), media_types)
    }

    /// Returns true if an earlier execution with the same idempotency key crashed or failed, and
    /// `IdempotencyKeys::resume` lets the handler run again. It must find out what the earlier one
    /// did.
    pub fn is_resumed(&self) -> bool {
        self.extensions.get::<Resumed>().is_some()
    }

    /// The violations in a webhook or a callback, which is read leniently: see
    /// [`Routes::strict`](super::Routes::strict). An unreadable optional member leaves no other
    /// trace. For other operations it is always empty, because invalid requests never reach a
    /// handler.
    ///
    /// Log them: they show differences between a provider and its document.
    pub fn warnings(&self) -> &Report {
        &self.warnings
    }

    /// Adds an undocumented header to a response of any status, such as `Set-Cookie`, `Location`,
    /// `Cache-Control` or a trace ID. It does not replace earlier headers with this name. A typed
    /// header with this name takes precedence.
    ///
    /// A header for message framing, such as `Content-Length`, turns the response into a failure.
    ///
    /// ```
    /// # use copperplate_runtime as rt;
    /// use rt::header::{HeaderValue, LOCATION};
    ///
    /// # fn handler(context: rt::server::Context<()>) {
    /// context.add_header(LOCATION, HeaderValue::from_static("/payouts/7"));
    /// # }
    /// ```
    pub fn add_header(&self, name: HeaderName, value: HeaderValue) {
        self.added.add(name, value);
    }

    /// The address of the other end of the connection: see [`Peer`](super::Peer).
    pub fn peer(&self) -> Option<SocketAddr> {
        peer(&self.extensions)
    }

    /// The id of the request, if the service uses ids: see
    /// [`Routes::request_id`](super::Routes::request_id). A test sets it by
    /// [`ContextBuilder::extension`] with a [`RequestId`].
    pub fn request_id(&self) -> Option<&str> {
        self.extensions.get::<RequestId>().map(RequestId::as_str)
    }

    /// The extensions from layers and connections, the same that `axum` extractors read.
    pub fn extensions(&self) -> &Extensions {
        &self.extensions
    }
}

impl<P> fmt::Debug for Context<P> {
    /// Hides the caller and the message, because both may be secret or personal.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Context")
            .field("operation", &self.operation.id)
            .finish_non_exhaustive()
    }
}

/// Marks a request whose earlier execution has no known end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resumed;

/// Headers added to the response by a handler.
#[derive(Clone, Default)]
pub(super) struct Added(Arc<Mutex<HeaderMap>>);

impl Added {
    fn add(&self, name: HeaderName, mut value: HeaderValue) {
        if name == SET_COOKIE {
            value.set_sensitive(true);
        }
        let mut headers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        headers.append(name, value);
    }

    /// A copy of the headers.
    pub(super) fn headers(&self) -> HeaderMap {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Adds these headers to a response.
    pub(super) fn put_on(
        &self,
        settings: ExchangeSettings,
        mut response: Response<Body>,
    ) -> Response<Body> {
        let mut headers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let headers = std::mem::take(&mut *headers);
        if let Some(name) = headers.keys().find_map(of_the_transport) {
            let mut report = Report::new();
            let mark = report.mark();
            report.push("header", "is set by the transport");
            report.locate_since(mark, Location::Header(name));
            return settings.fail(Failure::Unwritable(report));
        }
        let own: Vec<HeaderName> = response.headers().keys().cloned().collect();
        let mut last = None;
        for (name, value) in headers {
            // The iterator yields a name only with its first value.
            last = name.or(last);
            if let Some(name) = last.as_ref().filter(|it| !own.contains(it)) {
                response.headers_mut().append(name.clone(), value);
            }
        }
        response
    }
}
