//! What a handler may know beside the typed request.

use std::fmt;

use http::{Extensions, HeaderMap, Method, Uri};

/// The caller and the message around a typed request.
pub struct Context<P> {
    principal: P,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    extensions: Extensions,
}

impl<P> Context<P> {
    pub(super) fn new(principal: P, parts: http::request::Parts) -> Self {
        Self {
            principal,
            method: parts.method,
            uri: parts.uri,
            headers: parts.headers,
            extensions: parts.extensions,
        }
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

    /// The URI below the prefix that the router is nested under.
    pub fn uri(&self) -> &Uri {
        &self.uri
    }

    /// All headers, those of the document and others.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// What layers and connections put beside the request; `axum` extractors of extensions read
    /// the same.
    pub fn extensions(&self) -> &Extensions {
        &self.extensions
    }
}

impl<P> fmt::Debug for Context<P> {
    /// Neither the caller nor a header is shown: both may be secret.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Context")
            .field("method", &self.method)
            .field("path", &self.uri.path())
            .finish_non_exhaustive()
    }
}
