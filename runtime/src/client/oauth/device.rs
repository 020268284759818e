//! Tokens granted by a person on another device (RFC 8628).

use std::fmt;
use std::time::Duration;

use reqwest::Url;
use tokio::time::{Instant, sleep};
use zeroize::Zeroizing;

use super::super::reqwest_client::follows_nothing;
use super::endpoint::{Secret, seconds, text};
use super::error::OAuthError;
use super::source::OAuth2;
use crate::json::{Json, Map};

/// The default pause between two requests (RFC 8628, section 3.2).
const INTERVAL: Duration = Duration::from_secs(5);

/// The shortest pause, whatever the server asks for.
const SHORTEST: Duration = Duration::from_millis(500);

/// The life of a code without the required `expires_in`.
const LIFE: Duration = Duration::from_secs(600);

/// A device flow: it shows a code, and waits for a person to enter it elsewhere.
///
/// ```no_run
/// # async fn run(http: reqwest::Client) -> Result<(), copperplate_runtime::client::OAuthError> {
/// use copperplate_runtime::client::OAuth2;
///
/// let flow = OAuth2::device("id").set(|it| it.token_url("https://auth.example/token").scope("read"));
/// let code = flow.begin(&http, "https://auth.example/device").await?;
/// println!("Enter {} at {}", code.user_code(), code.verification_uri());
/// // A source of tokens, for `Builder::authenticate`.
/// let tokens = code.wait().await?;
/// # let _ = tokens;
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct DeviceFlow(OAuth2);

impl DeviceFlow {
    pub(super) fn new(source: OAuth2) -> Self {
        Self(source)
    }

    /// Changes the settings of the tokens: the scopes, and the URL of the token endpoint. The URL
    /// must be absolute.
    #[must_use]
    pub fn set(self, change: impl FnOnce(OAuth2) -> OAuth2) -> Self {
        Self(change(self.0))
    }

    /// Requests a code from the server at this URL. The client must not follow redirects, which would
    /// repeat the requests with their secrets elsewhere.
    ///
    /// # Errors
    ///
    /// The client follows redirects, the server refuses, or its response has no code.
    pub async fn begin(self, http: &reqwest::Client, url: &str) -> Result<DeviceCode, OAuthError> {
        if !follows_nothing(http) {
            let reason = "the HTTP client must not follow redirects; \
                          build it with `.redirect(reqwest::redirect::Policy::none())`";
            return Err(OAuthError::Setup(reason));
        }
        let parse =
            |url: &str| Url::parse(url).map_err(|_| OAuthError::Setup("the URL must be absolute"));
        let token_url = parse(self.0.url().unwrap_or_default())?;
        let scopes = self.0.scopes();
        let scope = (!scopes.is_empty()).then_some(("scope", scopes.as_str()));
        let scope: Vec<_> = scope.into_iter().collect();
        let mut members = self.0.endpoint().post(http, &parse(url)?, &scope).await?;
        let (user_code, verification_uri) = (shown(&members, "user_code"), place(&members));
        let complete = text(&members, "verification_uri_complete").map(str::to_owned);
        let life = seconds(&members, "expires_in").unwrap_or(LIFE);
        let interval = seconds(&members, "interval")
            .unwrap_or(INTERVAL)
            .max(SHORTEST);
        let Some(Json::String(code)) = members.swap_remove("device_code") else {
            return Err(OAuthError::Response("has no `device_code`"));
        };
        Ok(DeviceCode {
            source: self.0,
            http: http.clone(),
            token_url,
            code: Zeroizing::new(code),
            user_code: user_code.ok_or(OAuthError::Response("has no `user_code`"))?,
            verification_uri: verification_uri
                .ok_or(OAuthError::Response("has no `verification_uri`"))?,
            complete,
            end: Instant::now().checked_add(life),
            interval,
        })
    }
}

fn shown(members: &Map<Json>, name: &str) -> Option<String> {
    text(members, name).map(str::to_owned)
}

/// The URI to enter the code at; drafts of RFC 8628 called it a URL.
fn place(members: &Map<Json>) -> Option<String> {
    shown(members, "verification_uri").or_else(|| shown(members, "verification_url"))
}

/// A code for a person to enter on another device.
pub struct DeviceCode {
    source: OAuth2,
    http: reqwest::Client,
    token_url: Url,
    code: Secret,
    user_code: String,
    verification_uri: String,
    complete: Option<String>,
    end: Option<Instant>,
    interval: Duration,
}

impl DeviceCode {
    /// The code to show.
    #[must_use]
    pub fn user_code(&self) -> &str {
        &self.user_code
    }

    /// The URL to enter the code at.
    #[must_use]
    pub fn verification_uri(&self) -> &str {
        &self.verification_uri
    }

    /// The URL with the code in it, for a QR code.
    #[must_use]
    pub fn verification_uri_complete(&self) -> Option<&str> {
        self.complete.as_deref()
    }

    /// Waits for the decision of the person, and returns the source of tokens.
    ///
    /// # Errors
    ///
    /// The person has refused, or the code has expired.
    pub async fn wait(mut self) -> Result<OAuth2, OAuthError> {
        loop {
            let next = Instant::now().checked_add(self.interval);
            if self.end.is_some_and(|end| next.is_none_or(|it| it > end)) {
                return Err(OAuthError::Response("did not come before the code ended"));
            }
            sleep(self.interval).await;
            let parameters = [
                ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
                ("device_code", self.code.as_str()),
            ];
            let endpoint = self.source.endpoint();
            let asked = endpoint.post(&self.http, &self.token_url, &parameters);
            match asked.await {
                Ok(mut members) => return self.source.with(&mut members),
                Err(error) => match error.code() {
                    Some("authorization_pending") => {}
                    // The pause grows for all further requests (RFC 8628, section 3.5).
                    Some("slow_down") => self.interval = self.interval.saturating_add(INTERVAL),
                    _ => return Err(error),
                },
            }
        }
    }
}

/// Shows the user code, and hides secrets.
impl fmt::Debug for DeviceCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DeviceCode")
            .field("user_code", &self.user_code)
            .field("verification_uri", &self.verification_uri)
            .finish_non_exhaustive()
    }
}
