//! A context for tests of handlers.

use std::fmt;
use std::net::SocketAddr;

use http::header::{HeaderName, HeaderValue};
use http::{HeaderMap, Method, Request, Uri};

use super::context::{Added, Context};
use super::peer::Peer;
use crate::report::Report;
use crate::wire::OperationInfo;

/// Builds a [`Context`], so that a test can call a handler like a function.
///
/// ```
/// use copperplate_runtime as rt;
/// use rt::header::{HeaderValue, LOCATION, USER_AGENT};
/// use rt::server::{Context, HandlerResult};
/// # struct Ping;
/// # impl rt::Operation for Ping {
/// #     const INFO: rt::operation::OperationInfo =
/// #         rt::operation::OperationInfo::new("ping", rt::operation::MethodName::GET, "/ping");
/// #     type Request = Nothing;
/// #     type Response = rt::response::Ok<String>;
/// #     type Error = std::convert::Infallible;
/// # }
/// # struct Nothing;
/// # impl rt::Validate for Nothing { fn check(&self, _: &mut rt::Report, _: &rt::schema::Schema) {} }
///
/// // As a method of a `Service` does.
/// async fn ping(context: Context<&'static str>) -> HandlerResult<Ping> {
///     context.add_header(LOCATION, HeaderValue::from_static("/pong"));
///     Ok(rt::response::Ok::Ok(format!("{} {:?}", context.principal(), context.headers())))
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let builder = Context::builder::<Ping>("ada")
///     .header(USER_AGENT, HeaderValue::from_static("test"))
///     .peer("192.0.2.1:50000".parse().unwrap());
/// let added = builder.added();
/// let rt::response::Ok::Ok(text) = ping(builder.build()).await.unwrap();
/// assert_eq!(text, r#"ada {"user-agent": "test"}"#);
/// assert_eq!(added.headers()["location"], "/pong");
/// # }
/// ```
pub struct ContextBuilder<P> {
    operation: &'static OperationInfo,
    principal: P,
    request: Request<()>,
    warnings: Report,
    added: Added,
}

impl<P> ContextBuilder<P> {
    pub(super) fn new(operation: &'static OperationInfo, principal: P) -> Self {
        let mut request = Request::new(());
        // A template is a path, except for its braces.
        let path: String = operation.path.replace(['{', '}'], "");
        *request.uri_mut() = path.parse().unwrap_or_else(|_| Uri::from_static("/"));
        let method = Method::from_bytes(operation.method.as_str().as_bytes());
        *request.method_mut() = method.unwrap_or_default();
        Self {
            operation,
            principal,
            request,
            warnings: Report::new(),
            added: Added::default(),
        }
    }

    /// Sets the URI; by default it is the template of the operation without braces.
    #[must_use]
    pub fn uri(mut self, uri: Uri) -> Self {
        *self.request.uri_mut() = uri;
        self
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.request.headers_mut().append(name, value);
        self
    }

    /// Adds an extension, as a layer would.
    #[must_use]
    pub fn extension<T: Clone + Send + Sync + 'static>(mut self, extension: T) -> Self {
        self.request.extensions_mut().insert(extension);
        self
    }

    /// Sets the address of the other end of the connection.
    #[must_use]
    pub fn peer(self, address: SocketAddr) -> Self {
        self.extension(Peer(address))
    }

    /// Sets the warnings about a webhook or a callback.
    #[must_use]
    pub fn warnings(mut self, warnings: Report) -> Self {
        self.warnings = warnings;
        self
    }

    /// The headers that the handler will add ([`Context::add_header`]).
    pub fn added(&self) -> AddedHeaders {
        AddedHeaders(self.added.clone())
    }

    /// Builds the context.
    pub fn build(self) -> Context<P> {
        let (parts, ()) = self.request.into_parts();
        Context::new(
            self.operation,
            self.principal,
            parts,
            self.warnings,
            self.added,
        )
    }
}

impl<P> fmt::Debug for ContextBuilder<P> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("ContextBuilder");
        shown
            .field("operation", &self.operation.id)
            .finish_non_exhaustive()
    }
}

/// The headers that a handler adds to its response.
#[derive(Clone)]
pub struct AddedHeaders(Added);

impl AddedHeaders {
    /// The headers so far.
    pub fn headers(&self) -> HeaderMap {
        self.0.headers()
    }
}

impl fmt::Debug for AddedHeaders {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AddedHeaders")
            .finish_non_exhaustive()
    }
}
