//! The settings of a router about ids and the hook for responses.

use std::sync::Arc;

use http::header::HeaderName;

use super::observed::Exchanged;
use super::routes::Routes;

/// # Observation
impl<S: Send + Sync + 'static> Routes<S> {
    /// Gives each request an id, and puts it into this header of the response, in place of any other
    /// value there.
    ///
    /// The id is the one that the request has in the same header, if it is well-formed and short
    /// ([`RequestId::new`](super::RequestId::new)); otherwise the server makes one. A handler reads
    /// it by [`Context::request_id`](super::Context::request_id), a layer from the extensions, and a
    /// log by [`on_response`](Self::on_response). By default, requests have no id.
    ///
    /// ```
    /// # use copperplate_runtime as rt;
    /// use rt::header::HeaderName;
    ///
    /// # static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
    /// // As generated code begins: `routes(service)`.
    /// let routes = rt::server::Routes::new((), &REFUSALS)
    ///     .request_id(HeaderName::from_static("x-request-id"));
    /// # let _ = routes;
    /// ```
    #[must_use]
    pub fn request_id(mut self, header: HeaderName) -> Self {
        self.settings.observer.header = Some(header);
        self
    }

    /// Calls this with the response to every request of this router, before its body is sent: also
    /// for refusals and unknown paths. The fields are those that the conventions of OpenTelemetry for
    /// HTTP servers ask for: the method, `http.route`, the status, `error.type` and the duration.
    ///
    /// It is outside of all layers of operations, and sees nothing of a request whose caller goes away
    /// before the response.
    ///
    /// ```
    /// # use copperplate_runtime as rt;
    /// # static REFUSALS: rt::refusal::Refusals = rt::refusal::Refusals::new();
    /// // As generated code begins: `routes(service)`.
    /// let routes = rt::server::Routes::new((), &REFUSALS).on_response(|exchanged| {
    ///     let route = exchanged.operation.map(|it| it.path);
    ///     println!("{} {route:?} {}", exchanged.method, exchanged.status);
    ///     if let Some(refused) = exchanged.refused {
    ///         println!("{:?}: {}", refused.refusal(), refused.report());
    ///     }
    /// });
    /// # let _ = routes;
    /// ```
    #[must_use]
    pub fn on_response(mut self, hook: impl Fn(&Exchanged<'_>) + Send + Sync + 'static) -> Self {
        self.settings.observer.on_response = Some(Arc::new(hook));
        self
    }
}
