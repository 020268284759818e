//! Building a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use super::build_error::BuildError;
use super::credential::{Credential, CredentialSource, Sources};
use super::destinations::Destinations;
use super::http_client::Client;
use super::reading::Reading;
use super::retry::RetryPolicy;
use super::shared::Inner;
use super::signer::Signer;
use super::target::{self, Servers};
use super::time_limit::Limit;
use super::tls;
use crate::json::Limits;
use crate::types::Sensitive;
use crate::wire::servers::{Environment, Server, ServerUrl};

/// How long an attempt may take, unless told otherwise.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How long making a connection may take, and of the time for an attempt no more than three quarters:
/// where an attempt ends before there is a connection, it must be known that there was none.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

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
    http: Option<reqwest::ClientBuilder>,
    headers: Vec<(String, Sensitive<String>)>,
    sources: Sources,
    signer: Option<Arc<dyn Signer>>,
    timeout: Limit,
    retry: RetryPolicy,
    response_limit: usize,
    reading: Reading,
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
            http: None,
            headers: Vec::new(),
            sources: Sources::default(),
            signer: None,
            timeout: Limit::new(Some(TIMEOUT)),
            retry: RetryPolicy::default(),
            response_limit: RESPONSE_LIMIT,
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

    /// Sets up the transport: certificates, a client identity, proxies, a connect timeout. That is 10 s
    /// or three quarters of [`timeout`](Self::timeout), whichever is less, if this is not called; set
    /// one that is shorter than the timeout, or a server that can't be reached looks like one that
    /// does not answer. Whatever it says of redirects and retries is replaced, so that neither
    /// a body nor a credential can be sent twice or elsewhere unseen.
    ///
    /// Answers are asked for as they are (`Accept-Encoding: identity`), and one with a content coding
    /// is not read. A transport that decodes, as reqwest's does with its feature `gzip`, is put to use
    /// by [`header`](Self::header): `.header("accept-encoding", "gzip")`.
    ///
    /// `https` is left to this transport: [`build`](Self::build) does not refuse it.
    #[must_use]
    pub fn http(mut self, http: reqwest::ClientBuilder) -> Self {
        self.http = Some(http);
        self
    }

    /// Adds a header to every request that does not set it itself. No `Debug` shows its value.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers
            .push((name.into(), Sensitive::new(value.into())));
        self
    }

    /// Sets how long one attempt may take, from connecting to the last byte of the answer (30 s).
    /// `None` and [`Duration::MAX`] are for as long as it takes.
    #[must_use]
    pub fn timeout(mut self, timeout: impl Into<Option<Duration>>) -> Self {
        self.timeout = Limit::new(timeout.into());
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

    /// Sets what signs each request.
    #[must_use]
    pub fn signer(mut self, signer: impl Signer) -> Self {
        self.signer = Some(Arc::new(signer));
        self
    }

    /// Sets when a call is repeated.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Sets how many bytes of an answer's body are read (8 MiB); a longer one is an error.
    #[must_use]
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.response_limit = bytes;
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
        let secure = self.http.is_some() || tls::is_there();
        if let Some(url) = servers.redirect.as_ref().or(servers.base.as_ref()) {
            target::sendable(url.clone(), secure)?;
        }
        let part = self.timeout.get().map_or(CONNECT_TIMEOUT, |it| it / 4 * 3);
        let http = self
            .http
            .unwrap_or_else(|| {
                reqwest::Client::builder().connect_timeout(part.min(CONNECT_TIMEOUT))
            })
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .build()
            .map_err(|error| BuildError::Http(error.without_url()))?;
        let inner = Inner {
            http,
            destinations: self.destinations,
            headers: headers(&self.headers)?,
            sources: self.sources,
            signer: self.signer,
            timeout: self.timeout,
            retry: self.retry,
            response_limit: self.response_limit,
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
            .field("timeout", &self.timeout.get())
            .field("retry", &self.retry)
            .field("response_limit", &self.response_limit)
            .finish_non_exhaustive()
    }
}
