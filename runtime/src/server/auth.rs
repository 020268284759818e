//! Authentication: extracts credentials as documented, and lets the service verify them.

use std::fmt;
use std::future::Future;

use base64::Engine as _;
use bytes::Bytes;
use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE, HeaderValue, WWW_AUTHENTICATE};

use crate::types::Sensitive;
use crate::wire::query_value;
use crate::wire::security::{ApiKeyLocation, Requirement, Scheme, SchemeKind};

/// Identifies the callers of a service.
///
/// It runs before a body is read. There is no default implementation, because it would have to
/// admit everybody.
pub trait Authenticate: Send + Sync + 'static {
    /// The identity of a caller.
    type Principal: Send + Sync + 'static;

    /// Identifies the owner of the credentials, or denies access.
    ///
    /// The credentials have the form of one alternative of the operation's `security`. The service
    /// verifies them and their scopes.
    fn authenticate(
        &self,
        credentials: Credentials,
    ) -> impl Future<Output = Result<Self::Principal, Denied>> + Send;
}

/// The reason why a caller is denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// The credentials are invalid: 401.
    Unauthenticated,
    /// The credentials are valid but insufficient: 403.
    Forbidden,
}

/// The credentials of one alternative of an operation's `security`.
#[derive(Clone, Debug)]
pub struct Credentials {
    found: Vec<(Requirement, Credential)>,
}

impl Credentials {
    /// The bearer token, if this alternative has a bearer scheme.
    #[must_use]
    pub fn bearer(&self) -> Option<&str> {
        self.found
            .iter()
            .find_map(|(_, credential)| match credential {
                Credential::Bearer(token) => Some(token.expose().as_str()),
                Credential::Basic { .. } | Credential::Key(_) | Credential::Certificate(_) => None,
            })
    }

    /// The credential of a scheme, by its name in the document.
    #[must_use]
    pub fn get(&self, scheme: &str) -> Option<&Credential> {
        let found = self
            .found
            .iter()
            .find(|(requirement, _)| requirement.scheme.name == scheme);
        found.map(|(_, credential)| credential)
    }

    /// The OAuth 2 scopes required by the operation.
    pub fn scopes(&self) -> impl Iterator<Item = &'static str> {
        self.found
            .iter()
            .flat_map(|(requirement, _)| requirement.scopes.iter().copied())
    }

    /// Each scheme with its credential.
    pub fn iter(&self) -> impl Iterator<Item = (&Scheme, &Credential)> {
        self.found
            .iter()
            .map(|(requirement, credential)| (&requirement.scheme, credential))
    }

    /// The alternatives with complete credentials in the request, and the ones with malformed
    /// credentials.
    pub(super) fn of(
        parts: &http::request::Parts,
        alternatives: &'static [&'static [Requirement]],
    ) -> Vec<Result<Self, Denied>> {
        // An empty alternative admits anonymous callers.
        alternatives
            .iter()
            .filter(|all| !all.is_empty())
            .filter_map(|all| Self::complete(parts, all).transpose())
            .collect()
    }

    /// The credentials of one alternative, if a request has all of them. A malformed credential is
    /// denied, so that its sender is not treated as an anonymous caller.
    fn complete(
        parts: &http::request::Parts,
        all: &'static [Requirement],
    ) -> Result<Option<Self>, Denied> {
        let mut found = Vec::with_capacity(all.len());
        for requirement in all {
            if let Some(credential) = credential(parts, &requirement.scheme)? {
                found.push((*requirement, credential));
            }
        }
        Ok((found.len() == all.len()).then_some(Self { found }))
    }
}

/// A credential. `Debug` hides its secrets.
#[derive(Clone, PartialEq, Eq)]
pub enum Credential {
    /// A bearer token (RFC 6750).
    Bearer(Sensitive<String>),
    /// A user name and a password (RFC 7617).
    Basic {
        /// The user name.
        user: String,
        /// The password.
        password: Sensitive<String>,
    },
    /// An API key.
    Key(Sensitive<String>),
    /// The certificate of the client (mutual TLS).
    Certificate(ClientCertificate),
}

/// The verified client certificate, provided by the TLS termination.
///
/// This crate does not terminate TLS. An acceptor in this process or a proxy in front terminates it
/// and verifies the certificate; a layer around the router then puts this type into the extensions
/// of the request. Without it, a requirement of mutual TLS is not satisfied. A layer that reads the
/// certificate from a header (RFC 9440, `Client-Cert`) must make sure that only the proxy can set
/// this header.
///
/// ```
/// use copperplate_runtime::server::ClientCertificate;
///
/// let mut request = http::Request::new(());
/// request.extensions_mut().insert(ClientCertificate::new(b"the certificate in DER".to_vec()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientCertificate(Bytes);

impl ClientCertificate {
    /// A verified certificate in the form the service expects: DER, a name, or a fingerprint.
    #[must_use]
    pub fn new(certificate: impl Into<Bytes>) -> Self {
        Self(certificate.into())
    }

    /// The certificate as given to [`new`](Self::new).
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Bearer(_) => "Bearer [redacted]",
            Self::Basic { .. } => "Basic [redacted]",
            Self::Key(_) => "Key [redacted]",
            Self::Certificate(_) => "Certificate",
        })
    }
}

/// The credential for a scheme, if the request has one.
fn credential(parts: &http::request::Parts, scheme: &Scheme) -> Result<Option<Credential>, Denied> {
    let headers = &parts.headers;
    Ok(match scheme.kind {
        SchemeKind::Bearer => {
            let token = authorization(headers, "Bearer")?;
            token.map(|token| Credential::Bearer(Sensitive::new(token.to_owned())))
        }
        SchemeKind::MutualTls => {
            let certificate = parts.extensions.get::<ClientCertificate>();
            certificate.cloned().map(Credential::Certificate)
        }
        SchemeKind::Basic => {
            let encoded = authorization(headers, "Basic")?;
            let pair = encoded.map(|encoded| basic(encoded).ok_or(Denied::Unauthenticated));
            pair.transpose()?
        }
        SchemeKind::ApiKey {
            location: place,
            name,
        } => {
            let key = key(parts, place, name)?;
            key.map(|key| Credential::Key(Sensitive::new(key)))
        }
        SchemeKind::Unsupported => None,
    })
}

/// A user name and a password (RFC 7617).
fn basic(encoded: &str) -> Option<Credential> {
    let engine = base64::engine::general_purpose::STANDARD;
    let text = String::from_utf8(engine.decode(encoded).ok()?).ok()?;
    let (user, password) = text.split_once(':')?;
    Some(Credential::Basic {
        user: user.to_owned(),
        password: Sensitive::new(password.to_owned()),
    })
}

/// The API key at its location. An empty key counts as absent.
fn key(
    parts: &http::request::Parts,
    place: ApiKeyLocation,
    name: &str,
) -> Result<Option<String>, Denied> {
    let headers = &parts.headers;
    let found: Vec<Option<String>> = match place {
        ApiKeyLocation::Header => {
            let values = headers.get_all(name).iter();
            values.map(|value| ascii(value.as_bytes())).collect()
        }
        ApiKeyLocation::Query => {
            let pairs = parts.uri.query().unwrap_or_default().split('&');
            pairs.filter_map(|pair| query_value(pair, name)).collect()
        }
        ApiKeyLocation::Cookie => {
            let cookies = headers.get_all(COOKIE).iter();
            cookies
                .flat_map(|cookies| cookies.as_bytes().split(|byte| *byte == b';'))
                .filter_map(|pair| cookie_value(pair, name))
                .map(ascii)
                .collect()
        }
    };
    Ok(one(found.into_iter())?.filter(|key| !key.is_empty()))
}

/// The value of a cookie, if it has this name. Cookies are not percent-encoded (RFC 6265, section
/// 4.1.1), so a key is used verbatim.
fn cookie_value<'c>(pair: &'c [u8], name: &str) -> Option<&'c [u8]> {
    let value = pair.trim_ascii().strip_prefix(name.as_bytes())?;
    value.strip_prefix(b"=")
}

/// The text of a header, if it is ASCII (RFC 9110, section 5.5).
fn ascii(value: &[u8]) -> Option<String> {
    let text = str::from_utf8(value).ok().filter(|text| text.is_ascii());
    text.map(str::to_owned)
}

/// The only item, if there is one; `None` is a malformed item. Several items count as malformed,
/// because another server could use a different one of them.
fn one<T>(mut items: impl Iterator<Item = Option<T>>) -> Result<Option<T>, Denied> {
    match (items.next(), items.next()) {
        (None, _) => Ok(None),
        (Some(Some(only)), None) => Ok(Some(only)),
        (Some(_), _) => Err(Denied::Unauthenticated),
    }
}

/// The text after the name of an authentication scheme, which is case-insensitive (RFC 9110,
/// section 11.1).
fn authorization<'h>(headers: &'h HeaderMap, scheme: &str) -> Result<Option<&'h str>, Denied> {
    let Some(only) = one(headers.get_all(AUTHORIZATION).iter().map(Some))? else {
        return Ok(None);
    };
    let name = only.as_bytes().split(|byte| *byte == b' ').next();
    if !name.is_some_and(|name| name.eq_ignore_ascii_case(scheme.as_bytes())) {
        return Ok(None);
    }
    let rest = only.to_str().ok().and_then(|text| text.get(scheme.len()..));
    let rest = rest.map(str::trim).filter(|rest| !rest.is_empty());
    rest.map(Some).ok_or(Denied::Unauthenticated)
}

/// Tells a caller how to authenticate (RFC 9110, section 11.6.1).
pub(super) fn challenge(headers: &mut HeaderMap, alternatives: &[&[Requirement]]) {
    let mut named: Vec<&'static str> = Vec::new();
    for requirement in alternatives.iter().copied().flatten() {
        let challenge = match requirement.scheme.kind {
            SchemeKind::Bearer => "Bearer",
            SchemeKind::Basic => "Basic realm=\"api\", charset=\"UTF-8\"",
            // Keys have no registered scheme, but a 401 must name one.
            SchemeKind::ApiKey { .. } => "ApiKey",
            SchemeKind::MutualTls => "Certificate",
            SchemeKind::Unsupported => "Unsupported",
        };
        if !named.contains(&challenge) {
            named.push(challenge);
        }
    }
    for challenge in named {
        headers.append(WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
    }
}
