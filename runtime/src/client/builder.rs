//! The builder of a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

#[cfg(not(target_arch = "wasm32"))]
use tower_layer::Layer;
#[cfg(not(target_arch = "wasm32"))]
use tower_service::Service;

#[cfg(not(target_arch = "wasm32"))]
use super::boxed::BoxError;
use super::build_error::BuildError;
use super::credential::Sources;
use super::destinations::Destinations;
use super::http_client::Client;
use super::options::{Options, headers};
use super::reading::Reading;
use super::reqwest_client::Http;
use super::retry::{RetryBudget, RetryPolicy};
use super::shared::{Inner, Propagate};
use super::signer::Signer;
use super::site::Site;
use super::target::{self, Servers};
use super::time_limit::Limit;
use super::trace::{Listener, Notices};
#[cfg(not(target_arch = "wasm32"))]
use super::transport::LayerFn;
use super::transport::{Transport, has_tls};
use crate::json::Limits;
use crate::types::Sensitive;
use crate::wire::servers::{Environment, Server, ServerUrl};

/// The default time limit of an attempt.
const TIMEOUT: Duration = Duration::from_secs(30);

/// The default limit of a pause in a stream: four times the interval of comments of this toolkit's
/// servers.
const IDLE: Duration = Duration::from_secs(60);

/// The default size limit of a response body, in bytes.
const RESPONSE_LIMIT: usize = 8 * 1024 * 1024;

/// Builds a client. `Client::builder` of a generated crate creates one.
pub struct Builder<C> {
    servers: &'static [Server],
    wrap: fn(Client) -> C,
    needs_server: bool,
    /// The constants of the servers, if one of them must be chosen.
    choices: Option<&'static [&'static str]>,
    base_url: Option<String>,
    server: Option<ServerUrl>,
    document_url: Option<String>,
    destinations: Option<Arc<dyn Destinations>>,
    http: Http,
    #[cfg(not(target_arch = "wasm32"))]
    layers: Vec<LayerFn>,
    headers: Vec<(String, Sensitive<String>)>,
    pub(super) sources: Sources,
    signer: Option<Arc<dyn Signer>>,
    pub(super) propagate: Option<Propagate>,
    pub(super) on_deprecation: Option<Listener>,
    /// Verifies each response before it is parsed.
    #[cfg(feature = "signatures")]
    pub(super) verifier: Option<crate::signature::Verifier>,
    /// True if a layer must know the operation of a request.
    #[cfg(feature = "testing")]
    pub(super) named: bool,
    options: Options,
    budget: RetryBudget,
    pub(super) exposed_credentials: bool,
    reading: Reading,
}

impl<C> Builder<C> {
    /// Starts a client of an API with these servers; `wrap` creates the generated type.
    #[must_use]
    pub fn new(servers: &'static [Server], wrap: fn(Client) -> C) -> Self {
        Self {
            servers,
            wrap,
            needs_server: true,
            choices: None,
            base_url: None,
            server: None,
            document_url: None,
            destinations: None,
            http: Http::Default,
            #[cfg(not(target_arch = "wasm32"))]
            layers: Vec::new(),
            headers: Vec::new(),
            sources: Sources::default(),
            signer: None,
            propagate: None,
            on_deprecation: None,
            #[cfg(feature = "signatures")]
            verifier: None,
            #[cfg(feature = "testing")]
            named: false,
            options: Options {
                timeout: Limit::new(Some(TIMEOUT)),
                deadline: None,
                idle: Limit::new(Some(IDLE)),
                retry: RetryPolicy::default(),
                refresh: true,
                response_limit: RESPONSE_LIMIT,
            },
            budget: RetryBudget::default(),
            exposed_credentials: false,
            reading: Reading::default(),
        }
    }

    /// Starts a client of an API whose first server is production, so that one must be chosen.
    /// `constants` are the names of the servers in generated code, in their order.
    #[must_use]
    pub fn requiring_server(
        servers: &'static [Server],
        constants: &'static [&'static str],
        wrap: fn(Client) -> C,
    ) -> Self {
        Self {
            choices: Some(constants),
            ..Self::new(servers, wrap)
        }
    }

    /// Starts a client of an API without common servers: its operations have their own servers, or
    /// are webhooks and callbacks.
    #[must_use]
    pub fn without_server(wrap: fn(Client) -> C) -> Self {
        Self {
            needs_server: false,
            ..Self::new(&[], wrap)
        }
    }

    /// Sends every request to this URL, for tests that must stay on loopback. It also replaces the
    /// servers of operations with their own, the servers of [`Client::at`], and the URLs of
    /// webhooks and callbacks. A path of this URL precedes the path of each operation.
    ///
    /// To choose among the servers of an API, use [`server`](Self::server).
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Sets the server of all operations without their own servers. The default is the document's
    /// first server, with the default values of its variables, unless it is documented as
    /// production. Operations at that server have real effects, so it must be chosen explicitly.
    #[must_use]
    pub fn server(mut self, server: impl Into<ServerUrl>) -> Self {
        self.server = Some(server.into());
        self
    }

    /// Sets the URL of the document. Relative URLs of servers are resolved against it (OpenAPI
    /// 3.0.3, Server Object).
    #[must_use]
    pub fn document_url(mut self, url: impl Into<String>) -> Self {
        self.document_url = Some(url.into());
        self
    }

    /// Sets the permitted URLs of webhooks and callbacks; by default, none is permitted.
    #[must_use]
    pub fn destinations(mut self, rule: impl Destinations) -> Self {
        self.destinations = Some(Arc::new(rule));
        self
    }

    /// Sets up the transport: certificates, a client identity, proxies, a connect timeout. The
    /// default connect timeout is 10 s, or three quarters of [`timeout`](Self::timeout) if that is
    /// less. The client replaces settings for redirects and retries, so that neither a body nor a
    /// credential is sent twice or to another server unnoticed.
    ///
    /// reqwest reads the environment for proxies (`HTTPS_PROXY` and others). Its `no_proxy()` ignores them.
    ///
    /// Without the features `gzip` and `brotli`, the client asks for responses without content
    /// coding (`Accept-Encoding: identity`), and refuses to read a coded one.
    ///
    /// Support for `https` is left to this transport: [`build`](Self::build) does not refuse it.
    #[must_use]
    pub fn http(mut self, http: reqwest::ClientBuilder) -> Self {
        self.http = Http::Builder(Box::new(http));
        self
    }

    /// Uses an existing client as the transport, with its connection pool and its settings. It must
    /// be built with `.redirect(reqwest::redirect::Policy::none())`. Otherwise
    /// [`build`](Self::build) fails, because a redirect would send credentials to another server.
    ///
    /// ```
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use copperplate_runtime::client::{BuildError, Builder, Client};
    ///
    /// let none = reqwest::redirect::Policy::none();
    /// let pool = reqwest::Client::builder().redirect(none).build()?;
    /// let build = |http: &reqwest::Client| {
    ///     Builder::new(&[], |client: Client| client)
    ///         .base_url("http://127.0.0.1:9")
    ///         .http_client(http.clone())
    ///         .build()
    /// };
    /// let (one, other) = (build(&pool)?, build(&pool)?);
    /// let follows = reqwest::Client::new();
    /// assert!(matches!(build(&follows), Err(BuildError::Redirects)));
    /// # let _ = (one, other);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn http_client(mut self, http: reqwest::Client) -> Self {
        self.http = Http::Client(http);
        self
    }

    /// Adds a layer of `tower` around each attempt, for example a limit on concurrent requests or a
    /// circuit breaker. The last layer is the outermost. Its waiting time is part of the attempt.
    /// An attempt refused by a layer was not sent and is not retried.
    ///
    /// ```
    /// use copperplate_runtime::client::{Builder, Client};
    /// use tower::limit::GlobalConcurrencyLimitLayer;
    ///
    /// let client = Builder::new(&[], |client: Client| client)
    ///     .base_url("http://127.0.0.1:9")
    ///     .layer(GlobalConcurrencyLimitLayer::new(100))
    ///     .build();
    /// # client.unwrap();
    /// ```
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn layer<L>(mut self, layer: L) -> Self
    where
        L: Layer<Transport> + Send + 'static,
        L::Service:
            Service<reqwest::Request, Response = reqwest::Response> + Clone + Send + Sync + 'static,
        <L::Service as Service<reqwest::Request>>::Error: Into<BoxError>,
        <L::Service as Service<reqwest::Request>>::Future: Send,
    {
        self.layers
            .push(Box::new(move |transport| transport.layered(layer)));
        self
    }

    /// Adds a header to every request that does not set it. `Debug` hides its value.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers
            .push((name.into(), Sensitive::new(value.into())));
        self
    }

    /// Sets the time limit of one attempt, from the credentials to the last byte of the response
    /// (30 s). `None` and [`Duration::MAX`] mean no limit.
    #[must_use]
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.options.timeout = Limit::new(timeout.into());
        self
    }

    /// Sets the time limit of a whole call: credentials, signatures, all attempts, the delays
    /// between them, and its streams. By default, it is the sum of the limits of all attempts and
    /// delays, and streams have no limit.
    #[must_use]
    pub fn deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.options.deadline = Some(Limit::new(deadline.into()));
        self
    }

    /// Sets the limit of a pause between two pieces of a streamed response (60 s).
    #[must_use]
    pub fn idle_timeout(mut self, idle: impl Into<Option<Duration>>) -> Self {
        self.options.idle = Limit::new(idle.into());
        self
    }

    /// Sets the signer of requests.
    #[must_use]
    pub fn signer(mut self, signer: impl Signer) -> Self {
        self.signer = Some(Arc::new(signer));
        self
    }

    /// Sets the retry policy.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.options.retry = policy;
        self
    }

    /// Sets the budget for retries of all calls. Several clients can share one.
    #[must_use]
    pub fn retry_budget(mut self, budget: RetryBudget) -> Self {
        self.budget = budget;
        self
    }

    /// Sets the size limit of a response body, in bytes (8 MiB). A longer body is an error.
    #[must_use]
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.options.response_limit = bytes;
        self
    }

    /// Sets the nesting limit of JSON in responses, and the limit of stored warnings.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.reading.limits = limits;
        self
    }

    /// Accepts a success with unreadable optional members. By default it is
    /// [`Error::Incomplete`](super::Error::Incomplete). In the value these members appear absent;
    /// [`ApiResponse::warnings`](super::ApiResponse::warnings) lists them.
    #[must_use]
    pub fn accept_incomplete(mut self, accept: bool) -> Self {
        self.reading.accept_incomplete = accept;
        self
    }

    /// Builds the client.
    ///
    /// # Errors
    ///
    /// Fails without a usable base URL, for an `https` URL without TLS, if no server was chosen and
    /// the first one is production, for a header that can't be sent, and if the transport can't be
    /// set up.
    pub fn build(self) -> Result<C, BuildError> {
        let servers = self.choose()?;
        // A caller's own transport may support TLS in unknown ways.
        let secure = !matches!(self.http, Http::Default) || has_tls();
        if let Some(url) = servers.redirect.as_ref().or(servers.base.as_ref()) {
            target::sendable(url.clone(), secure)?;
        }
        let http = self.http.built(self.options.timeout)?;
        self.sources.attach(&Site {
            servers: &servers,
            http: &http,
            secure,
        })?;
        let transport = Transport::new(http);
        #[cfg(not(target_arch = "wasm32"))]
        let transport = self
            .layers
            .into_iter()
            .fold(transport, |inner, layer| layer(inner));
        let inner = Inner {
            transport,
            destinations: self.destinations,
            headers: headers(&self.headers)?,
            sources: self.sources,
            signer: self.signer,
            propagate: self.propagate,
            notices: Notices::new(self.on_deprecation),
            options: self.options,
            budget: self.budget,
            exposed_credentials: self.exposed_credentials,
            reading: self.reading,
            secure,
            #[cfg(feature = "signatures")]
            verifier: self.verifier,
            #[cfg(feature = "testing")]
            named: self.named,
        };
        Ok((self.wrap)(Client::new(inner, servers)))
    }

    /// The servers, checked as far as they are known.
    fn choose(&self) -> Result<Servers, BuildError> {
        let redirect = self.base_url.as_deref().map(target::base).transpose()?;
        let document = self.document_url.as_deref().map(target::document);
        let mut servers = Servers {
            redirect,
            document: document.transpose()?,
            ..Servers::default()
        };
        let sandboxes = self.servers.iter();
        let mut sandboxes = sandboxes.filter(|it| it.environment == Some(Environment::Sandbox));
        let chosen = self.server.as_ref();
        servers.sandbox = chosen.is_some_and(|url| sandboxes.any(|it| it.url == url.as_str()));
        let first = self.servers.first().map(|server| server.url);
        // OpenAPI 3.0.3, OpenAPI Object: a document without servers has the server `/`.
        let root = servers.document.as_ref().map(|_| "/");
        let url = self.server.as_ref().map(ServerUrl::as_str);
        if let (Some(constants), None, None) = (self.choices, url, &servers.redirect) {
            return Err(BuildError::ServerNotChosen(target::choices(
                constants,
                self.servers,
            )));
        }
        servers.base = match url.or(first).or(root) {
            // A test that redirects all requests does not need the URL of the document.
            Some(url) if servers.redirect.is_some() => servers.resolve(url).ok(),
            Some(url) => Some(servers.resolve(url)?),
            None if servers.redirect.is_some() || !self.needs_server => None,
            None => return Err(BuildError::BaseUrl("the document names no server")),
        };
        Ok(servers)
    }
}

impl<C> fmt::Debug for Builder<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // An unchecked base URL may contain a password.
        formatter
            .debug_struct("Builder")
            .field("headers", &self.headers)
            .field("credentials", &self.sources)
            .field("signer", &self.signer.is_some())
            .field("timeout", &self.options.timeout.get())
            .field("deadline", &self.options.deadline.and_then(Limit::get))
            .field("retry", &self.options.retry)
            .field("response_limit", &self.options.response_limit)
            .finish_non_exhaustive()
    }
}
