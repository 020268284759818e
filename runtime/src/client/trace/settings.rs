//! Settings of a client for traces and announcements.

use std::sync::Arc;

use http::HeaderMap;

use super::super::builder::Builder;
use super::notice::Deprecation;

impl<C> Builder<C> {
    /// Sets a function that adds the headers of a trace to each attempt, such as `traceparent` (W3C
    /// Trace Context). It runs in the span of the attempt, before the request is signed. It can't
    /// replace a header of the request, of a credential or of the transport.
    ///
    /// ```
    /// use copperplate_runtime::client::{Builder, Client};
    /// use copperplate_runtime::header::HeaderValue;
    ///
    /// let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    /// let client = Builder::new(&[], |client: Client| client)
    ///     .base_url("http://127.0.0.1:9")
    ///     .propagate(move |headers| {
    ///         headers.insert("traceparent", HeaderValue::from_static(parent));
    ///     })
    ///     .build();
    /// # client.unwrap();
    /// ```
    #[must_use]
    pub fn propagate(mut self, add: impl Fn(&mut HeaderMap) + Send + Sync + 'static) -> Self {
        self.propagate = Some(Arc::new(add));
        self
    }

    /// Sets a function that hears of the end of an operation, when a response announces it by
    /// `Deprecation` (RFC 9745) or `Sunset` (RFC 8594): once for each operation of this client.
    ///
    /// ```
    /// use copperplate_runtime::client::{Builder, Client};
    ///
    /// let client = Builder::new(&[], |client: Client| client)
    ///     .base_url("http://127.0.0.1:9")
    ///     .on_deprecation(|it| eprintln!("{} ends: {:?}", it.operation, it.sunset))
    ///     .build();
    /// # client.unwrap();
    /// ```
    #[must_use]
    pub fn on_deprecation(
        mut self,
        listener: impl Fn(&Deprecation) + Send + Sync + 'static,
    ) -> Self {
        self.on_deprecation = Some(Arc::new(listener));
        self
    }
}
