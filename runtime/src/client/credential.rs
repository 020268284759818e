//! Credentials, and how they are put on a message.

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue};
use reqwest::Url;

use super::boxed::{BoxError, BoxFuture};
use crate::syntax::percent::encode as percent_encode;
use crate::types::Sensitive;
use crate::wire::security::{ApiKeyLocation, Requirement, Scheme, SchemeKind};

/// A secret for one security scheme. `Debug` does not show it.
///
/// ```
/// use copperplate_runtime::client::Credential;
///
/// assert!(!format!("{:?}", Credential::token("s3cret")).contains("s3cret"));
/// ```
#[derive(Clone, Debug)]
pub struct Credential(Kind);

#[derive(Clone, Debug)]
enum Kind {
    Token(Sensitive<String>),
    Basic(Sensitive<(String, String)>),
    Certificate,
}

impl Credential {
    /// A bearer token or an API key; the document's scheme says how it travels.
    #[must_use]
    pub fn token(secret: impl Into<String>) -> Self {
        Self(Kind::Token(Sensitive::new(secret.into())))
    }

    /// A user name and a password (RFC 7617). The name must not hold a colon.
    #[must_use]
    pub fn basic(user: impl Into<String>, password: impl Into<String>) -> Self {
        Self(Kind::Basic(Sensitive::new((user.into(), password.into()))))
    }
}

impl Credential {
    /// The certificate that the transport identifies itself with (mutual TLS). Nothing is put on
    /// a message; the certificate and its key are given to [`Builder::http`](super::Builder::http).
    #[must_use]
    pub fn certificate() -> Self {
        Self(Kind::Certificate)
    }
}

/// Where credentials come from, for example a cache in front of a token endpoint.
///
/// It is asked before each attempt, so it should keep what it has. The client's timeout does not
/// cover it.
///
/// ```
/// use copperplate_runtime::client::{BoxError, BoxFuture, Credential, CredentialSource};
///
/// struct Tokens;
///
/// impl CredentialSource for Tokens {
///     fn credential(&self, rejected: bool) -> BoxFuture<'_, Result<Credential, BoxError>> {
///         Box::pin(async move {
///             // A rejected token is dropped from the cache and fetched anew.
///             Ok(Credential::token(if rejected { "new" } else { "cached" }))
///         })
///     }
///     fn can_refresh(&self) -> bool {
///         true
///     }
/// }
/// ```
pub trait CredentialSource: Send + Sync + 'static {
    /// A credential. `rejected` is true if the server has just answered 401 to the last one.
    fn credential(&self, rejected: bool) -> BoxFuture<'_, Result<Credential, BoxError>>;

    /// Whether a rejected credential can be replaced. If so, a call that is answered with 401 is
    /// sent once more, whatever its method: 401 says that it was not carried out (RFC 9110,
    /// section 15.5.2).
    fn can_refresh(&self) -> bool {
        false
    }
}

impl CredentialSource for Credential {
    fn credential(&self, _: bool) -> BoxFuture<'_, Result<Credential, BoxError>> {
        Box::pin(std::future::ready(Ok(self.clone())))
    }
}

/// The sources by the names of their schemes.
#[derive(Default)]
pub(super) struct Sources(Vec<(String, Arc<dyn CredentialSource>)>);

impl Sources {
    /// Sets the source of a scheme; the last one counts.
    pub(super) fn set(&mut self, scheme: String, source: Arc<dyn CredentialSource>) {
        self.0.retain(|(known, _)| *known != scheme);
        self.0.push((scheme, source));
    }

    fn get(&self, scheme: &str) -> Option<&dyn CredentialSource> {
        let found = self.0.iter().find(|(known, _)| known == scheme)?;
        Some(found.1.as_ref())
    }

    /// The first alternative that is configured as a whole. One that asks for nothing is the last
    /// choice, so that a credential which is there is used.
    pub(super) fn choose(
        &self,
        alternatives: &'static [&'static [Requirement]],
    ) -> Option<&'static [Requirement]> {
        let complete = alternatives.iter().filter(|alternative| {
            let mut schemes = alternative.iter();
            schemes.all(|it| self.get(it.scheme.name).is_some())
        });
        let mut best = alternatives.is_empty().then_some::<&[Requirement]>(&[]);
        for alternative in complete {
            if !alternative.is_empty() {
                return Some(alternative);
            }
            best = Some(alternative);
        }
        best
    }

    /// Whether any of the chosen schemes can replace a rejected credential.
    pub(super) fn can_refresh(&self, chosen: &[Requirement]) -> bool {
        let mut sources = chosen.iter().filter_map(|it| self.get(it.scheme.name));
        sources.any(CredentialSource::can_refresh)
    }

    /// Fetches the chosen credentials and puts them on a message.
    pub(super) async fn apply(
        &self,
        chosen: &[Requirement],
        rejected: bool,
        url: &mut Url,
        headers: &mut HeaderMap,
    ) -> Result<(), BoxError> {
        for requirement in chosen {
            if let Some(source) = self.get(requirement.scheme.name) {
                let rejected = rejected && source.can_refresh();
                let credential = source.credential(rejected).await?;
                put(requirement.scheme, &credential, url, headers)?;
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Sources {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.0.iter().map(|(name, _)| name);
        formatter.debug_list().entries(names).finish()
    }
}

fn put(
    scheme: Scheme,
    credential: &Credential,
    url: &mut Url,
    headers: &mut HeaderMap,
) -> Result<(), BoxError> {
    let name = scheme.name;
    match (scheme.kind, &credential.0) {
        (SchemeKind::Bearer, Kind::Token(token)) => {
            let value = secret(name, &format!("Bearer {}", token.expose()))?;
            headers.insert(AUTHORIZATION, value);
        }
        (SchemeKind::Basic, Kind::Basic(pair)) => {
            let (user, password) = pair.expose();
            if user.contains(':') {
                return Err(format!("the user name for `{name}` must not hold a colon").into());
            }
            let pair = STANDARD.encode(format!("{user}:{password}"));
            headers.insert(AUTHORIZATION, secret(name, &format!("Basic {pair}"))?);
        }
        (
            SchemeKind::ApiKey {
                location: place,
                name: key,
            },
            Kind::Token(token),
        ) => {
            put_key(name, place, key, token.expose(), url, headers)?;
        }
        // The connection carries it.
        (SchemeKind::MutualTls, Kind::Certificate) => {}
        (SchemeKind::Unsupported, _) => {
            return Err(format!("the scheme `{name}` is not supported").into());
        }
        (SchemeKind::MutualTls, _) | (_, Kind::Certificate) => {
            return Err(format!("`{name}` and its credential are not of one kind").into());
        }
        (SchemeKind::Basic, Kind::Token(_)) => {
            return Err(format!("`{name}` needs a user name and a password").into());
        }
        (SchemeKind::Bearer | SchemeKind::ApiKey { .. }, Kind::Basic(_)) => {
            return Err(format!("`{name}` needs a token, not a user name and a password").into());
        }
    }
    Ok(())
}

fn put_key(
    scheme: &str,
    place: ApiKeyLocation,
    name: &'static str,
    key: &str,
    url: &mut Url,
    headers: &mut HeaderMap,
) -> Result<(), BoxError> {
    match place {
        ApiKeyLocation::Header => {
            let value = secret(scheme, key)?;
            headers.insert(HeaderName::from_bytes(name.as_bytes())?, value);
        }
        ApiKeyLocation::Query => {
            // RFC 3986: the form encoding of the `url` crate would make a space a plus.
            let others = url.query().filter(|others| !others.is_empty());
            let mut query = others.map_or_else(String::new, |others| format!("{others}&"));
            percent_encode(name, &mut query);
            query.push('=');
            percent_encode(key, &mut query);
            url.set_query(Some(&query));
        }
        ApiKeyLocation::Cookie => {
            // RFC 6265, section 4.1.1: a cookie can't hold these, and they would begin another.
            let barred = |byte: u8| !byte.is_ascii_graphic() || b"\",;\\".contains(&byte);
            if key.bytes().any(barred) {
                return Err(uncarried(scheme));
            }
            let others = headers.get(COOKIE).and_then(|value| value.to_str().ok());
            let joint = others.map_or_else(String::new, |others| format!("{others}; "));
            headers.insert(COOKIE, secret(scheme, &format!("{joint}{name}={key}"))?);
        }
    }
    Ok(())
}

/// A header's value that no `Debug` shows.
fn secret(scheme: &str, text: &str) -> Result<HeaderValue, BoxError> {
    let mut value = HeaderValue::from_str(text).map_err(|_| uncarried(scheme))?;
    value.set_sensitive(true);
    Ok(value)
}

fn uncarried(scheme: &str) -> BoxError {
    format!("the credential for `{scheme}` has characters that a message can't carry").into()
}
