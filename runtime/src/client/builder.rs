//! Building a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};
use tower_layer::Layer;
use tower_service::Service;

use super::boxed::BoxError;
use super::build_error::BuildError;
use super::credential::{Credential, CredentialSource, IntoSource, Sources};
use super::destinations::Destinations;
use super::http_client::Client;
use super::options::Options;
use super::reading::Reading;
use super::retry::{RetryBudget, RetryPolicy};
use super::shared::Inner;
use super::signer::Signer;
use super::site::Site;
use super::target::{self, Servers};
use super::time_limit::Limit;
use super::transport::{LayerFn, Transport, has_tls};
use crate::json::Limits;
use crate::types::Sensitive;
use crate::wire::security::Scheme;
use crate::wire::servers::{Environment, Server, ServerUrl};

/// How long an attempt may take, unless told otherwise.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How long making a connection may take, and of the time for an attempt no more than three quarters:
/// where an attempt ends before there is a connection, it must be known that there was none.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// How long a stream may pause, unless told otherwise: four of the comments that servers of this
/// toolkit send in pauses.
const IDLE: Duration = Duration::from_secs(60);

/// How many bytes of a body are read, unless told otherwise.
const RESPONSE_LIMIT: usize = 8 * 1024 * 1024;

/// Builds a client. A generated crate's `Client::builder` makes one.
pub struct Builder<C> {
    servers: &'static [Server],
    wrap: fn(Client) -> C,
    needs_server: bool,
    /// The constants of the servers, if one of them has to be chosen.
    choices: Option<&'static [&'static str]>,
    base_url: Option<String>,
    server: Option<ServerUrl>,
    document_url: Option<String>,
    destinations: Option<Arc<dyn Destinations>>,
    http: Http,
    layers: Vec<LayerFn>,
    headers: Vec<(String, Sensitive<String>)>,
    sources: Sources,
    signer: Option<Arc<dyn Signer>>,
    options: Options,
    budget: RetryBudget,
    exposed_credentials: bool,
    reading: Reading,
}

/// The transport as it was set up.
enum Http {
    Default,
    Builder(Box<reqwest::ClientBuilder>),
    Client(reqwest::Client),
}

impl<C> Builder<C> {
    /// Begins a client of an API with these servers; `wrap` makes the generated type.
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
            layers: Vec::new(),
            headers: Vec::new(),
            sources: Sources::default(),
            signer: None,
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

    /// Begins a client of an API whose first server is production: which one is called has to be hints.
    /// `constants` are the names that the servers have in generated code, in their order.
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

    /// Begins a client of an API whose operations all have servers of their own or, as webhooks
    /// and callbacks, are sent to URLs that are told.
    #[must_use]
    pub fn without_server(wrap: fn(Client) -> C) -> Self {
        Self {
            needs_server: false,
            ..Self::new(&[], wrap)
        }
    }

    /// Sends every request here, also those of operations that have servers of their own, those of
    /// a client that [`Client::at`] gives, and webhooks and callbacks. That is what a test needs to
    /// keep everything on loopback. A path is kept and put before that of each operation.
    ///
    /// To choose among the servers of an API, use [`server`](Self::server).
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Sets the server of all operations that have none of their own. The default is the document's
    /// first server, with the default values of its variables, unless the document says that it is
    /// production: money that moves there is real, so that one is called only if it is chosen.
    #[must_use]
    pub fn server(mut self, server: impl Into<ServerUrl>) -> Self {
        self.server = Some(server.into());
        self
    }

    /// Sets where the document is, which relative URLs of servers are resolved against (OpenAPI
    /// 3.0.3, Server Object).
    #[must_use]
    pub fn document_url(mut self, url: impl Into<String>) -> Self {
        self.document_url = Some(url.into());
        self
    }

    /// Sets which URLs webhooks and callbacks may be sent to; without it none is.
    #[must_use]
    pub fn destinations(mut self, rule: impl Destinations) -> Self {
        self.destinations = Some(Arc::new(rule));
        self
    }

    /// Sets up the transport: certificates, a client identity, proxies, a connect timeout. Unless this is
    /// called, the connect timeout is 10 s or three quarters of [`timeout`](Self::timeout), whichever is
    /// less. Whatever it says of redirects and retries is replaced, so that neither a body nor a
    /// credential can be sent twice or elsewhere unseen.
    ///
    /// reqwest reads the environment for proxies (`HTTPS_PROXY` and others). Its `no_proxy()` ignores them.
    ///
    /// Without the features `gzip` and `brotli`, answers are asked for as they are (`Accept-Encoding:
    /// identity`), and one with a content coding is not read.
    ///
    /// `https` is left to this transport: [`build`](Self::build) does not refuse it.
    #[must_use]
    pub fn http(mut self, http: reqwest::ClientBuilder) -> Self {
        self.http = Http::Builder(Box::new(http));
        self
    }

    /// Uses a client of the program's own as the transport, with its pool of connections and its settings.
    /// It must be built with `.redirect(reqwest::redirect::Policy::none())`: where it isn't,
    /// [`build`](Self::build) fails, because a redirect would carry credentials elsewhere.
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

    /// Puts a layer of `tower` around each attempt, for example a limit on concurrent requests or a circuit
    /// breaker. The last layer is the outermost. The time that it waits is part of the attempt, and an
    /// attempt that it refuses was not sent and is not repeated.
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

    /// Adds a header to every request that does not set it itself. No `Debug` shows its value.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers
            .push((name.into(), Sensitive::new(value.into())));
        self
    }

    /// Sets how long one attempt may take, from the credentials to the last byte of the answer (30 s).
    /// `None` and [`Duration::MAX`] are for as long as it takes.
    #[must_use]
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.options.timeout = Limit::new(timeout.into());
        self
    }

    /// Sets how long a whole call may take: credentials, signatures, all attempts, the waits between them,
    /// and its streams. Unless it is set, a call ends after the time that all of its attempts and waits can
    /// take, and streams may go on.
    #[must_use]
    pub fn deadline(mut self, deadline: impl Into<Option<Duration>>) -> Self {
        self.options.deadline = Some(Limit::new(deadline.into()));
        self
    }

    /// Sets how long the pause between two pieces of a streamed answer may be (60 s).
    #[must_use]
    pub fn idle_timeout(mut self, idle: impl Into<Option<Duration>>) -> Self {
        self.options.idle = Limit::new(idle.into());
        self
    }

    /// Sets a bearer token for a security scheme, named as in the document.
    #[must_use]
    pub fn bearer(self, scheme: impl Into<String>, token: impl Into<String>) -> Self {
        self.credential(scheme, Credential::token(token))
    }

    /// Sets a user name and a password for a security scheme, named as in the document.
    #[must_use]
    pub fn basic(
        self,
        scheme: impl Into<String>,
        user: impl Into<String>,
        password: impl Into<String>,
    ) -> Self {
        self.credential(scheme, Credential::basic(user, password))
    }

    /// Sets an API key for a security scheme, named as in the document.
    #[must_use]
    pub fn api_key(self, scheme: impl Into<String>, key: impl Into<String>) -> Self {
        self.credential(scheme, Credential::token(key))
    }

    /// Says that the transport, as [`http`](Self::http) set it up, identifies itself with a
    /// certificate for a security scheme (mutual TLS), named as in the document.
    #[must_use]
    pub fn certificate(self, scheme: impl Into<String>) -> Self {
        self.credential(scheme, Credential::certificate())
    }

    /// Sets where the credentials of a security scheme come from.
    #[must_use]
    pub fn credential(mut self, scheme: impl Into<String>, source: impl CredentialSource) -> Self {
        self.sources.set(scheme.into(), Arc::new(source));
        self
    }

    /// Sets the credential of a security scheme, or what it comes from: text, a [`Credential`] or a
    /// [`CredentialSource`]. [`credentials!`](crate::credentials!) makes setters that call it, so
    /// that the name and the kind of a scheme are checked by the compiler.
    #[must_use]
    pub fn authenticate(mut self, scheme: Scheme, source: impl IntoSource) -> Self {
        self.sources
            .set(scheme.name.to_owned(), source.into_source());
        self
    }

    /// Sends credentials over `http` to other machines, too, where anybody on the way can read them. That is
    /// for a network that encrypts by itself; without it, such a call is not sent.
    #[must_use]
    pub fn allow_exposed_credentials(mut self) -> Self {
        self.exposed_credentials = true;
        self
    }

    /// Sets what signs each request.
    #[must_use]
    pub fn signer(mut self, signer: impl Signer) -> Self {
        self.signer = Some(Arc::new(signer));
        self
    }

    /// Sets when a call is repeated.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.options.retry = policy;
        self
    }

    /// Sets the limit on the repetitions of all calls, which several clients can share.
    #[must_use]
    pub fn retry_budget(mut self, budget: RetryBudget) -> Self {
        self.budget = budget;
        self
    }

    /// Sets how many bytes of an answer's body are read (8 MiB); a longer one is an error.
    #[must_use]
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.options.response_limit = bytes;
        self
    }

    /// Sets how deep the JSON of an answer may nest, and how many warnings are kept.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.reading.limits = limits;
        self
    }

    /// Takes a success for one although members of it that may be absent are there and can't be read
    /// (by default it is [`Error::Incomplete`](super::Error::Incomplete)). In the value they look as if
    /// they were absent; [`ApiResponse::warnings`](super::ApiResponse::warnings) tells which they are.
    #[must_use]
    pub fn accept_incomplete(mut self, accept: bool) -> Self {
        self.reading.accept_incomplete = accept;
        self
    }

    /// The client.
    ///
    /// # Errors
    ///
    /// No usable base URL, one of `https` without TLS, no server chosen where the first of the document is
    /// production, a header that can't be sent, or a transport that can't be set up.
    pub fn build(self) -> Result<C, BuildError> {
        let servers = self.choose()?;
        // A transport of the caller's own may speak TLS in ways of which nothing is known here.
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
        let layers = self.layers.into_iter();
        let inner = Inner {
            transport: layers.fold(Transport::new(http), |inner, layer| layer(inner)),
            destinations: self.destinations,
            headers: headers(&self.headers)?,
            sources: self.sources,
            signer: self.signer,
            options: self.options,
            budget: self.budget,
            exposed_credentials: self.exposed_credentials,
            reading: self.reading,
            secure,
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
        let first = self.servers.first().map(|server| server.url);
        // OpenAPI 3.0.3, OpenAPI Object: a document without servers has the server `/`.
        let root = servers.document.as_ref().map(|_| "/");
        let url = self.server.as_ref().map(ServerUrl::as_str);
        if let (Some(constants), None, None) = (self.choices, url, &servers.redirect) {
            return Err(BuildError::ServerNotChosen(choices(
                constants,
                self.servers,
            )));
        }
        servers.base = match url.or(first).or(root) {
            // A test that redirects all requests need not say where the document is.
            Some(url) if servers.redirect.is_some() => servers.resolve(url).ok(),
            Some(url) => Some(servers.resolve(url)?),
            None if servers.redirect.is_some() || !self.needs_server => None,
            None => return Err(BuildError::BaseUrl("the document names no server")),
        };
        Ok(servers)
    }
}

impl Http {
    fn built(self, timeout: Limit) -> Result<reqwest::Client, BuildError> {
        let builder = match self {
            Self::Client(http) if follows_nothing(&http) => return Ok(http),
            Self::Client(_) => return Err(BuildError::Redirects),
            Self::Builder(builder) => *builder,
            Self::Default => {
                let part = timeout.get().map_or(CONNECT_TIMEOUT, |it| it / 4 * 3);
                reqwest::Client::builder().connect_timeout(part.min(CONNECT_TIMEOUT))
            }
        };
        let builder = builder
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never());
        builder
            .build()
            .map_err(|error| BuildError::Http(error.without_url()))
    }
}

/// True if a client is seen to follow no redirect. reqwest tells its policy by `Debug` alone. If it
/// tells it otherwise one day, clients are refused rather than trusted.
fn follows_nothing(http: &reqwest::Client) -> bool {
    format!("{http:?}").contains("Policy(None)")
}

/// What can be typed to choose a server, and what each is.
fn choices(constants: &[&str], servers: &[Server]) -> String {
    let mut text = String::new();
    for (constant, server) in constants.iter().zip(servers) {
        let what = match server.environment {
            Some(Environment::Production) => "production, ",
            Some(Environment::Sandbox) => "a sandbox, ",
            None => "",
        };
        text.push_str(&format!(
            "`.server(servers::{constant})` ({what}{}), ",
            server.url
        ));
    }
    text + "or `.base_url(…)` for any other"
}

fn headers(given: &[(String, Sensitive<String>)]) -> Result<HeaderMap, BuildError> {
    let mut headers = HeaderMap::with_capacity(given.len());
    for (name, value) in given {
        let parsed = (
            HeaderName::from_bytes(name.as_bytes()),
            HeaderValue::from_str(value.expose()),
        );
        let (Ok(parsed), Ok(mut value)) = parsed else {
            return Err(BuildError::Header(name.clone()));
        };
        value.set_sensitive(true);
        headers.append(parsed, value);
    }
    Ok(headers)
}

impl<C> fmt::Debug for Builder<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A base URL that was not checked yet may hold a password.
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
