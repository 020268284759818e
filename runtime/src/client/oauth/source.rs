//! A source of tokens, with its cache.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::Url;
use tokio::sync::{Mutex, OwnedMutexGuard};
use tokio::time::Instant;
use zeroize::Zeroizing;

use super::super::boxed::{BoxError, BoxFuture};
use super::super::build_error::BuildError;
use super::super::credential::{Credential, CredentialSource};
use super::super::reqwest_client::follows_nothing;
use super::super::signer::Signer;
use super::super::site::Site;
use super::device::DeviceFlow;
use super::endpoint::{Endpoint, Secret};
use super::error::OAuthError;
use super::state::{State, Store};
use crate::json::{Json, Map};
use crate::wire::security::OAuthFlow;

/// The default time before its end at which a token is no longer used.
const MARGIN: Duration = Duration::from_secs(30);

/// The default time limit of a token endpoint.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Tokens of OAuth 2 (RFC 6749), fetched on demand and kept until shortly before they expire.
///
/// All calls of a client share one token. When it expires, or the server rejects it, one request
/// goes to the token endpoint, and all calls wait for it. It continues if the call behind it is
/// dropped, so that a refresh token that changes with each use is not lost. A secret and a token
/// are sent only over TLS or within this machine.
///
/// ```
/// use copperplate_runtime::client::{Builder, Client, OAuth2};
/// use copperplate_runtime::security::{OAuthFlow, Scheme, SchemeKind};
///
/// // Generated code has both.
/// const OAUTH: Scheme = Scheme { name: "oauth", kind: SchemeKind::Bearer };
/// const OAUTH_FLOWS: &[OAuthFlow] = &[OAuthFlow {
///     name: "clientCredentials",
///     authorization_url: "",
///     token_url: "/auth/token",
///     refresh_url: "",
///     device_authorization_url: "",
///     scopes: &[("payments", "Payments.")],
/// }];
///
/// let tokens = OAuth2::client_credentials("id", "secret").flows(OAUTH_FLOWS).scope("payments");
/// let client = Builder::new(&[], |client: Client| client)
///     .base_url("http://127.0.0.1:9")
///     .authenticate(OAUTH, tokens)
///     .build();
/// # client.unwrap();
/// ```
pub struct OAuth2 {
    settings: Settings,
    state: Arc<Mutex<State>>,
    attached: OnceLock<Attached>,
}

#[derive(Clone)]
struct Settings {
    endpoint: Endpoint,
    grant: Grant,
    url: Option<String>,
    refresh_url: Option<String>,
    scopes: Vec<String>,
    margin: Duration,
    http: Option<reqwest::Client>,
    on_refresh_token: Option<Store>,
}

impl Settings {
    /// The margin before the end of a token, and the function for a new refresh token.
    fn tokens(&self) -> (Duration, Option<&Store>) {
        (self.margin, self.on_refresh_token.as_ref())
    }
}

/// The grant for the first token.
#[derive(Clone)]
enum Grant {
    ClientCredentials,
    RefreshToken,
    Exchange { token: Secret, kind: String },
}

/// The token endpoint, once the client is built.
#[derive(Clone)]
struct Attached {
    url: Url,
    refresh_url: Url,
    http: reqwest::Client,
}

impl OAuth2 {
    /// Tokens for the client itself (RFC 6749, section 4.4).
    #[must_use]
    pub fn client_credentials(id: impl Into<String>, secret: impl Into<String>) -> Self {
        let secret = Zeroizing::new(secret.into());
        Self::new(id.into(), Some(secret), Grant::ClientCredentials, None)
    }

    /// Tokens from a refresh token (RFC 6749, section 6). A server may send a new refresh token
    /// with each token; see [`on_refresh_token`](Self::on_refresh_token).
    #[must_use]
    pub fn refresh_token(id: impl Into<String>, token: impl Into<String>) -> Self {
        let token = Zeroizing::new(token.into());
        Self::new(id.into(), None, Grant::RefreshToken, Some(token))
    }

    /// Tokens in exchange for another one (RFC 8693). Its type is a URI such as
    /// `urn:ietf:params:oauth:token-type:jwt`.
    #[must_use]
    pub fn token_exchange(
        id: impl Into<String>,
        token: impl Into<String>,
        kind: impl Into<String>,
    ) -> Self {
        let (token, kind) = (Zeroizing::new(token.into()), kind.into());
        Self::new(id.into(), None, Grant::Exchange { token, kind }, None)
    }

    /// Tokens granted by a person on another device (RFC 8628).
    #[must_use]
    pub fn device(id: impl Into<String>) -> DeviceFlow {
        DeviceFlow::new(Self::new(id.into(), None, Grant::RefreshToken, None))
    }

    fn new(id: String, secret: Option<Secret>, grant: Grant, refresh: Option<Secret>) -> Self {
        let mut state = State::default();
        state.refresh = refresh;
        Self {
            settings: Settings {
                endpoint: Endpoint {
                    id,
                    secret,
                    secret_in_body: false,
                    json: false,
                    parameters: Vec::new(),
                    timeout: TIMEOUT,
                    signer: None,
                },
                grant,
                url: None,
                refresh_url: None,
                scopes: Vec::new(),
                margin: MARGIN,
                http: None,
                on_refresh_token: None,
            },
            state: Arc::new(Mutex::new(state)),
            attached: OnceLock::new(),
        }
    }

    /// Takes the URLs of the token endpoint from the flows of a document. Relative URLs are
    /// resolved against the server of the client.
    #[must_use]
    pub fn flows(mut self, flows: &[OAuthFlow]) -> Self {
        let named = match self.settings.grant {
            Grant::ClientCredentials => "clientCredentials",
            Grant::RefreshToken | Grant::Exchange { .. } => "authorizationCode",
        };
        let with_url = |it: &&OAuthFlow| !it.token_url.is_empty();
        let flow = flows.iter().filter(with_url).find(|it| it.name == named);
        if let Some(flow) = flow.or_else(|| flows.iter().find(with_url)) {
            self.settings.url = Some(flow.token_url.to_owned());
            let refresh = Some(flow.refresh_url).filter(|it| !it.is_empty());
            self.settings.refresh_url = refresh.map(str::to_owned);
        }
        self
    }

    /// Sets the URL of the token endpoint.
    #[must_use]
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.settings.url = Some(url.into());
        self.settings.refresh_url = None;
        self
    }

    /// Sets a secret of the client, for grants without one.
    #[must_use]
    pub fn client_secret(mut self, secret: impl Into<String>) -> Self {
        self.settings.endpoint.secret = Some(Zeroizing::new(secret.into()));
        self
    }

    /// Sends the secret of the client as a parameter. By default, it is in the header
    /// `Authorization`, which every server must accept.
    #[must_use]
    pub fn secret_in_body(mut self) -> Self {
        self.settings.endpoint.secret_in_body = true;
        self
    }

    /// Sends the parameters as JSON, for providers that require it. The default is a form (RFC
    /// 6749).
    #[must_use]
    pub fn json(mut self) -> Self {
        self.settings.endpoint.json = true;
        self
    }

    /// Requests a further scope.
    #[must_use]
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.settings.scopes.push(scope.into());
        self
    }

    /// Adds a non-standard parameter of a provider, such as `audience`.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let parameter = (name.into(), value.into());
        self.settings.endpoint.parameters.push(parameter);
        self
    }

    /// Sets the time before its end at which a token is no longer used (30 s, or half of its
    /// lifetime if that is less).
    #[must_use]
    pub fn margin(mut self, margin: Duration) -> Self {
        self.settings.margin = margin;
        self
    }

    /// Sets the time limit of the token endpoint (30 s).
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.endpoint.timeout = timeout;
        self
    }

    /// Signs the requests to the token endpoint, for providers that require it. The same signer can
    /// sign the calls of the client: see [`Builder::signer`](super::super::Builder::signer).
    #[must_use]
    pub fn signer(mut self, signer: impl Signer) -> Self {
        self.settings.endpoint.signer = Some(Arc::new(signer));
        self
    }

    /// Uses a separate transport for the token endpoint. It must not follow redirects.
    #[must_use]
    pub fn http(mut self, http: reqwest::Client) -> Self {
        self.settings.http = Some(http);
        self
    }

    /// Sets the function for a new refresh token. It must store the token, because the old one may
    /// become invalid.
    #[must_use]
    pub fn on_refresh_token(mut self, store: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.settings.on_refresh_token = Some(Arc::new(store));
        self
    }

    pub(super) fn endpoint(&self) -> &Endpoint {
        &self.settings.endpoint
    }

    pub(super) fn url(&self) -> Option<&str> {
        self.settings.url.as_deref()
    }

    pub(super) fn scopes(&self) -> String {
        self.settings.scopes.join(" ")
    }

    /// The source with its first tokens.
    pub(super) fn with(self, members: &mut Map<Json>) -> Result<Self, OAuthError> {
        let mut state = State::default();
        state.take(self.settings.tokens(), members)?;
        Ok(Self {
            state: Arc::new(Mutex::new(state)),
            ..self
        })
    }
}

/// Fetches a token. The state is locked in the meantime, so that no other call fetches one.
async fn fetch(
    settings: Settings,
    to: Attached,
    mut state: OwnedMutexGuard<State>,
) -> Result<Credential, OAuthError> {
    let mut requested = request(&settings, &to, &state).await;
    // A refresh token that came with an exchange can end; the exchange itself can be repeated.
    let ended = |error: &OAuthError| error.code() == Some("invalid_grant");
    if matches!(settings.grant, Grant::Exchange { .. })
        && requested.as_ref().is_err_and(ended)
        && state.refresh.take().is_some()
    {
        requested = request(&settings, &to, &state).await;
    }
    let fetched = match requested {
        Ok(mut members) => state.take(settings.tokens(), &mut members),
        Err(error) => Err(error),
    };
    state.failed = fetched
        .as_ref()
        .err()
        .map(|error| (Instant::now(), error.clone()));
    fetched
}

async fn request(
    settings: &Settings,
    to: &Attached,
    state: &State,
) -> Result<Map<Json>, OAuthError> {
    let scopes = settings.scopes.join(" ");
    let scope = ("scope", scopes.as_str());
    let scope = (!scopes.is_empty()).then_some(scope);
    let post = async |url: &Url, parameters: &[(&str, &str)]| {
        let all: Vec<_> = parameters.iter().copied().chain(scope).collect();
        settings.endpoint.post(&to.http, url, &all).await
    };
    let refresh = state.refresh.as_deref().map(String::as_str);
    match (&settings.grant, refresh) {
        (Grant::ClientCredentials, _) => {
            post(&to.url, &[("grant_type", "client_credentials")]).await
        }
        (_, Some(token)) => {
            let grant = ("grant_type", "refresh_token");
            post(&to.refresh_url, &[grant, ("refresh_token", token)]).await
        }
        (Grant::RefreshToken, None) => Err(OAuthError::Setup("there is no refresh token")),
        (Grant::Exchange { token, kind }, None) => {
            let grant = "urn:ietf:params:oauth:grant-type:token-exchange";
            let parameters = [
                ("grant_type", grant),
                ("subject_token", token.as_str()),
                ("subject_token_type", kind.as_str()),
            ];
            post(&to.url, &parameters).await
        }
    }
}

impl CredentialSource for OAuth2 {
    fn credential<'a>(
        &'a self,
        rejected: Option<&'a Credential>,
    ) -> BoxFuture<'a, Result<Credential, BoxError>> {
        Box::pin(async move {
            let asked = Instant::now();
            let state = Arc::clone(&self.state).lock_owned().await;
            if let Some(credential) = state.usable(rejected) {
                return Ok(credential);
            }
            // A call that waited for a failed request does not send another one.
            if let Some((at, error)) = &state.failed
                && *at > asked
            {
                return Err(error.clone().into());
            }
            let Some(attached) = self.attached.get() else {
                let reason = "the source of tokens belongs to no client";
                return Err(OAuthError::Setup(reason).into());
            };
            // The request has its own task, which ends even if this call is dropped.
            let task = fetch(self.settings.clone(), attached.clone(), state);
            Ok(tokio::spawn(task).await??)
        })
    }

    fn can_refresh(&self) -> bool {
        true
    }

    fn attach(&self, site: &Site<'_>) -> Result<(), BuildError> {
        let url = self.url();
        let url = url.ok_or(BuildError::TokenUrl("none is set; see `OAuth2::flows`"))?;
        let url = site.resolve(url)?;
        let refresh_url = match &self.settings.refresh_url {
            Some(refresh) => site.resolve(refresh)?,
            None => url.clone(),
        };
        let http = self.settings.http.as_ref().unwrap_or(site.http()).clone();
        // A redirect would repeat the request with its secrets elsewhere.
        if !follows_nothing(&http) {
            return Err(BuildError::Redirects);
        }
        // Clones of a client, and clients of one provider, share a source: the first one counts.
        let _first = self.attached.set(Attached {
            url,
            refresh_url,
            http,
        });
        Ok(())
    }
}

/// Hides secrets.
impl fmt::Debug for OAuth2 {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("OAuth2")
            .field("client_id", &self.settings.endpoint.id)
            .field("token_url", &self.settings.url)
            .field("scopes", &self.settings.scopes)
            .finish_non_exhaustive()
    }
}
