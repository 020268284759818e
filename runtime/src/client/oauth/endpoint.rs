//! Requests to a token endpoint.

use std::sync::Arc;
use std::time::Duration;

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::Url;
use tokio::time::timeout;
use zeroize::{Zeroize as _, Zeroizing};

use super::super::credential::basic;
use super::super::shown::short;
use super::super::signer::{Message, Signer};
use super::super::site::is_private;
use super::error::OAuthError;
use crate::codec::{from_json_lenient, to_json};
use crate::json::{Json, Map};
use crate::syntax::percent::encode;

/// The size limit of a response, in bytes: a token with its claims has some thousand.
const LIMIT: usize = 256 * 1024;

/// A secret with memory that is overwritten when it is dropped.
pub(super) type Secret = Zeroizing<String>;

/// The authentication of an OAuth 2 client, and the format of its parameters.
#[derive(Clone)]
pub(super) struct Endpoint {
    pub(super) id: String,
    pub(super) secret: Option<Secret>,
    /// True if the secret is a parameter instead of in the header `Authorization`.
    pub(super) secret_in_body: bool,
    /// True if the parameters are JSON instead of a form.
    pub(super) json: bool,
    pub(super) parameters: Vec<(String, String)>,
    pub(super) timeout: Duration,
    pub(super) signer: Option<Arc<dyn Signer>>,
}

impl Endpoint {
    /// Sends parameters, and returns the members of the response.
    pub(super) async fn post(
        &self,
        http: &reqwest::Client,
        url: &Url,
        parameters: &[(&str, &str)],
    ) -> Result<Map<Json>, OAuthError> {
        let exchanged = timeout(self.timeout, self.exchange(http, url, parameters)).await;
        let late = || OAuthError::Transport("no response in time".to_owned());
        exchanged.unwrap_or_else(|_| Err(late()))
    }

    async fn exchange(
        &self,
        http: &reqwest::Client,
        url: &Url,
        parameters: &[(&str, &str)],
    ) -> Result<Map<Json>, OAuthError> {
        if !is_private(url) {
            let reason = "a secret is not sent to a token endpoint without TLS";
            return Err(OAuthError::Setup(reason));
        }
        let mut request = self.request(url, parameters)?;
        self.sign(&mut request).await?;
        let mut response = http
            .execute(request)
            .await
            .map_err(|error| transport(&error.without_url()))?;
        let mut body = Zeroizing::new(Vec::new());
        while let Some(chunk) = response
            .chunk()
            .await
            .map_err(|error| transport(&error.without_url()))?
        {
            if chunk.len() > LIMIT.saturating_sub(body.len()) {
                return Err(OAuthError::Response("is too long"));
            }
            body.extend_from_slice(&chunk);
        }
        let read = from_json_lenient::<Json>(&body).ok();
        let members = match read {
            Some((Json::Object(members), _)) => members,
            _ => Map::new(),
        };
        let status = response.status();
        if !status.is_success() {
            return Err(OAuthError::Refused {
                status,
                code: text(&members, "error").map(short).unwrap_or_default(),
                description: text(&members, "error_description").map(short),
            });
        }
        Ok(members)
    }

    /// Adds the signature of a provider that wants its token requests signed.
    async fn sign(&self, request: &mut reqwest::Request) -> Result<(), OAuthError> {
        let Some(signer) = &self.signer else {
            return Ok(());
        };
        let message = Message {
            operation: "token",
            signed: &[],
            method: request.method(),
            url: request.url(),
            headers: request.headers(),
            body: request
                .body()
                .and_then(|it| it.as_bytes())
                .unwrap_or_default(),
        };
        let signed = signer.sign(message).await;
        let signed = signed.map_err(|error| OAuthError::Unsigned(short(&error.to_string())))?;
        for (name, value) in &signed {
            request.headers_mut().insert(name.clone(), value.clone());
        }
        Ok(())
    }

    fn request(
        &self,
        url: &Url,
        parameters: &[(&str, &str)],
    ) -> Result<reqwest::Request, OAuthError> {
        let mut all: Vec<(&str, &str)> = parameters.to_vec();
        let extra = self.parameters.iter();
        all.extend(extra.map(|(name, value)| (name.as_str(), value.as_str())));
        let mut request = reqwest::Request::new(http::Method::POST, url.clone());
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        match &self.secret {
            Some(secret) if !self.secret_in_body => {
                // Both are encoded as in a form (RFC 6749, section 2.3.1).
                let (mut id, mut password) = (String::new(), Zeroizing::new(String::new()));
                encode(&self.id, &mut id);
                encode(secret, &mut password);
                let value = HeaderValue::from_str(&basic(&id, &password));
                let mut value =
                    value.map_err(|_| OAuthError::Setup("the client id can't be sent"))?;
                value.set_sensitive(true);
                headers.insert(AUTHORIZATION, value);
            }
            secret => {
                all.push(("client_id", &self.id));
                if let Some(secret) = secret {
                    all.push(("client_secret", secret));
                }
            }
        }
        let (media_type, body) = match self.json {
            true => ("application/json", json(&all)),
            false => ("application/x-www-form-urlencoded", form(&all)),
        };
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        *request.body_mut() = Some(body.into());
        Ok(request)
    }
}

fn form(all: &[(&str, &str)]) -> Vec<u8> {
    let mut text = String::new();
    for (name, value) in all {
        if !text.is_empty() {
            text.push('&');
        }
        encode(name, &mut text);
        text.push('=');
        encode(value, &mut text);
    }
    text.into_bytes()
}

fn json(all: &[(&str, &str)]) -> Vec<u8> {
    let members = all.iter();
    let members =
        members.map(|(name, value)| ((*name).to_owned(), Json::String((*value).to_owned())));
    let mut object = Json::Object(members.collect());
    let text = to_json(&object);
    if let Json::Object(members) = &mut object {
        for value in members.values_mut() {
            if let Json::String(text) = value {
                text.zeroize();
            }
        }
    }
    text
}

fn transport(error: &reqwest::Error) -> OAuthError {
    let mut reason = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        reason.push_str(": ");
        reason.push_str(&cause.to_string());
        source = cause.source();
    }
    OAuthError::Transport(short(&reason))
}

/// A member with text.
pub(super) fn text<'m>(members: &'m Map<Json>, name: &str) -> Option<&'m str> {
    match members.get(name) {
        Some(Json::String(text)) => Some(text),
        _ => None,
    }
}

/// A member with a number of seconds. Some servers send it as text.
pub(super) fn seconds(members: &Map<Json>, name: &str) -> Option<Duration> {
    let seconds: f64 = match members.get(name)? {
        Json::Number(number) => number.to_f64()?,
        Json::String(text) => text.trim().parse().ok()?,
        _ => return None,
    };
    Duration::try_from_secs_f64(seconds).ok()
}
