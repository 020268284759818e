//! A view of a message.

use http::header::HOST;
use http::{HeaderMap, Method, StatusCode, Uri};

use super::unverified::Unverified;

/// A request or a response, as far as a signature can cover it.
#[derive(Clone, Copy)]
pub struct HttpMessage<'m> {
    pub(super) start: Start<'m>,
    pub(super) headers: &'m HeaderMap,
    /// The body; `None` before it is read.
    pub(super) body: Option<&'m [u8]>,
    /// The request behind a response.
    pub(super) request: Option<(Target<'m>, &'m HeaderMap)>,
}

#[derive(Clone, Copy)]
pub(super) enum Start<'m> {
    Request(Target<'m>),
    Response(StatusCode),
}

/// The method and the URL of a request.
#[derive(Clone, Copy)]
pub(super) struct Target<'m> {
    pub(super) method: &'m Method,
    pub(super) scheme: &'m str,
    pub(super) authority: &'m str,
    pub(super) path: &'m str,
    /// The query without `?`; `None` without a query.
    pub(super) query: Option<&'m str>,
}

impl<'m> HttpMessage<'m> {
    /// A request. `scheme` is `https` or `http`, `authority` is as in the header `host`, and
    /// `target` is the path with the query, as sent.
    ///
    /// # Errors
    ///
    /// Fails for a target that does not begin with a slash.
    pub fn request(
        method: &'m Method,
        scheme: &'m str,
        authority: &'m str,
        target: &'m str,
        headers: &'m HeaderMap,
    ) -> Result<Self, Unverified> {
        let (path, query) = match target.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (target, None),
        };
        if !path.starts_with('/') && !path.is_empty() {
            return Err(Unverified::Malformed);
        }
        Ok(Self {
            start: Start::Request(Target {
                method,
                scheme,
                authority,
                path,
                query,
            }),
            headers,
            body: None,
            request: None,
        })
    }

    /// A request as a server received it, with its host in the URI or in the header `host`. The
    /// scheme is `https` if the URI has none.
    ///
    /// # Errors
    ///
    /// Fails without a host, and with two.
    pub fn received(
        method: &'m Method,
        uri: &'m Uri,
        headers: &'m HeaderMap,
    ) -> Result<Self, Unverified> {
        let mut hosts = headers.get_all(HOST).iter();
        let host = match (uri.authority(), hosts.next(), hosts.next()) {
            (Some(authority), _, _) => authority.as_str(),
            (None, Some(host), None) => host.to_str().map_err(|_| Unverified::Malformed)?,
            (None, ..) => return Err(Unverified::Malformed),
        };
        let scheme = uri.scheme_str().unwrap_or("https");
        let target = uri.path_and_query().map_or("/", |it| it.as_str());
        Self::request(method, scheme, host, target, headers)
    }

    /// A response.
    #[must_use]
    pub fn response(status: StatusCode, headers: &'m HeaderMap) -> Self {
        Self {
            start: Start::Response(status),
            headers,
            body: None,
            request: None,
        }
    }

    /// Sets the request behind a response, for components with `;req`.
    #[must_use]
    pub fn to(mut self, request: Self) -> Self {
        if let Start::Request(target) = request.start {
            self.request = Some((target, request.headers));
        }
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: &'m [u8]) -> Self {
        self.body = Some(body);
        self
    }
}

impl std::fmt::Debug for HttpMessage<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // A query may contain an API key, and a body may be personal.
        let start: &dyn std::fmt::Debug = match &self.start {
            Start::Request(target) => target.method,
            Start::Response(status) => status,
        };
        formatter
            .debug_struct("HttpMessage")
            .field("start", start)
            .finish_non_exhaustive()
    }
}
