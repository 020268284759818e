//! What a handler may know beside the typed request.

use std::fmt;

use http::{Extensions, HeaderMap, Method, Uri};

use crate::report::Report;
use crate::wire::OperationInfo;

/// The caller and the message around a typed request.
pub struct Context<P> {
    operation: &'static OperationInfo,
    principal: P,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    extensions: Extensions,
    warnings: Report,
}

impl<P> Context<P> {
    pub(super) fn new(
        operation: &'static OperationInfo,
        principal: P,
        parts: http::request::Parts,
        warnings: Report,
    ) -> Self {
        Self {
            operation,
            principal,
            method: parts.method,
            uri: parts.uri,
            headers: parts.headers,
            extensions: parts.extensions,
            warnings,
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
