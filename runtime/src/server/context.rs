//! What a handler may know beside the typed request, and say beside the typed answer.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Body;
use http::header::{HeaderName, HeaderValue, SET_COOKIE};
use http::{Extensions, HeaderMap, Method, Response, Uri};

use super::exchange::Gate;
use super::failed::Failure;
use crate::report::{Location, Report};
use crate::wire::{OperationInfo, of_the_transport};

/// The caller and the message around a typed request.
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

    /// What is constant about the operation that is called.
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// Who calls.
    pub fn principal(&self) -> &P {
        &self.principal
    }

    /// Who calls, by value.
    pub fn into_principal(self) -> P {
        self.principal
    }

    /// The HTTP method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The URI below the prefix that the router is nested under. It may hold a key of the caller
    /// in its query and personal facts in its path, so log [`Context::operation`] instead.
    pub fn uri(&self) -> &Uri {
        &self.uri
    }

    /// All headers, those of the document and others. Credentials are marked as sensitive, so they
    /// are not in the `Debug` of the headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// What is wrong with a webhook or a callback that is handed over all the same, since it is read
    /// leniently: see [`Routes::strict`](super::Routes::strict). Of an optional member that could not
    /// be read nothing is left but what is said here. For other operations it is always empty, since
    /// what is against the document does not reach a handler.
    ///
    /// A log should have it: it is how one learns that a provider does more than its document says.
    pub fn warnings(&self) -> &Report {
        &self.warnings
    }

    /// Adds a header to the answer, whatever the answer is, beside others of this name: one that the
    /// document does not describe, such as `Set-Cookie`, `Location`, `Cache-Control` or the id of a
    /// trace. Where the typed answer has a header of this name, that one is sent and this is not.
    ///
    /// A header that frames the message, such as `Content-Length`, makes a failure of the answer.
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

    /// What layers and connections put beside the request; `axum` extractors of extensions read
    /// the same.
    pub fn extensions(&self) -> &Extensions {
        &self.extensions
    }
}

impl<P> fmt::Debug for Context<P> {
    /// Neither the caller nor the message is shown: each may be secret or personal.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Context")
            .field("operation", &self.operation.id)
            .finish_non_exhaustive()
    }
}

/// Headers that a handler adds to its answer.
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

    /// The answer with these headers.
    pub(super) fn put_on(&self, gate: Gate, mut response: Response<Body>) -> Response<Body> {
        let mut headers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let headers = std::mem::take(&mut *headers);
        if let Some(name) = headers.keys().find_map(of_the_transport) {
            let mut report = Report::new();
            let mark = report.mark();
            report.push("header", "is for the transport to say");
            report.locate_since(mark, Location::Header(name));
            return gate.fail(Failure::Unwritable(report));
        }
        let own: Vec<HeaderName> = response.headers().keys().cloned().collect();
        let mut last = None;
        for (name, value) in headers {
            // The name stands with the first of its values only.
            last = name.or(last);
            if let Some(name) = last.as_ref().filter(|it| !own.contains(it)) {
                response.headers_mut().append(name.clone(), value);
            }
        }
        response
    }
}
