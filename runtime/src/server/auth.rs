//! Who calls: credentials as the document asks for them, checked by the service.

use std::fmt;
use std::future::Future;

use base64::Engine as _;
use bytes::Bytes;
use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE, HeaderValue, WWW_AUTHENTICATE};

use crate::sensitive::Sensitive;
use crate::wire::{KeyPlace, Requirement, Scheme, SchemeKind, query_value};

/// The half of a service that knows its callers.
///
/// It is asked before a body is read. Nobody is let in by default.
pub trait Authenticate: Send + Sync + 'static {
    /// What is known about a caller.
    type Principal: Send + Sync + 'static;

    /// Tells who the credentials belong to, or denies them.
    ///
    /// They satisfy one alternative of the operation's `security` in form; whether they are valid
    /// and grant its scopes is for the service to say.
    fn authenticate(
        &self,
        credentials: Credentials,
    ) -> impl Future<Output = Result<Self::Principal, Denied>> + Send;
}

/// Why a caller is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// The credentials are not valid: 401.
    Unauthenticated,
    /// They are valid, and not enough: 403.
    Forbidden,
}

/// The credentials of one alternative of an operation's `security`.
#[derive(Clone, Debug)]
pub struct Credentials {
    found: Vec<(Requirement, Credential)>,
}

impl Credentials {
    /// The bearer token, if a scheme of this alternative has one.
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

    /// The OAuth 2 scopes that the operation asks for.
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

    /// The alternatives that a request carries completely.
    pub(super) fn of(
        parts: &http::request::Parts,
        alternatives: &'static [&'static [Requirement]],
    ) -> Vec<Self> {
        let complete = |all: &&'static [Requirement]| {
            let found = all
                .iter()
                .map(|requirement| Some((*requirement, credential(parts, &requirement.scheme)?)));
            found
                .collect::<Option<Vec<_>>>()
                .map(|found| Self { found })
        };
        // An empty alternative is satisfied by nobody in particular.
        alternatives
            .iter()
            .filter(|all| !all.is_empty())
            .filter_map(complete)
            .collect()
    }
}

/// One credential. Its secrets are not in its `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub enum Credential {
    /// A bearer token (RFC 6750).
    Bearer(Sensitive<String>),
    /// A name and a password (RFC 7617).
    Basic {
        /// The name.
        user: String,
        /// The password.
        password: Sensitive<String>,
    },
    /// An API key.
    Key(Sensitive<String>),
    /// The certificate that the client identified itself with (mutual TLS).
    Certificate(ClientCertificate),
}

/// What the end of the TLS connection says of the certificate that it has verified.
///
/// This crate does not end TLS connections. Whatever does, an acceptor in this process or a proxy
/// in front, verifies the certificate; a layer around the router then puts this into the
/// extensions of the request. Without it, a requirement of mutual TLS is not satisfied. A layer
/// that takes it from a header (RFC 9440, `Client-Cert`) must be sure that only the proxy can set
/// that header.
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
    /// A certificate that was verified, in the form in which the service wants it: DER, or a name
    /// or fingerprint.
    #[must_use]
    pub fn new(certificate: impl Into<Bytes>) -> Self {
        Self(certificate.into())
    }

    /// What was given.
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

fn credential(parts: &http::request::Parts, scheme: &Scheme) -> Option<Credential> {
    let headers = &parts.headers;
    match scheme.kind {
        SchemeKind::Bearer => {
            let token = authorization(headers, "Bearer")?;
            Some(Credential::Bearer(Sensitive::new(token.to_owned())))
        }
        SchemeKind::MutualTls => {
            let certificate = parts.extensions.get::<ClientCertificate>()?;
            Some(Credential::Certificate(certificate.clone()))
        }
        SchemeKind::Basic => {
            let encoded = authorization(headers, "Basic")?;
            let decoded = base64::engine::general_purpose::STANDARD
                .decode(encoded)
                .ok()?;
            let text = String::from_utf8(decoded).ok()?;
            let (user, password) = text.split_once(':')?;
            let password = Sensitive::new(password.to_owned());
            Some(Credential::Basic {
                user: user.to_owned(),
                password,
            })
        }
        SchemeKind::ApiKey { place, name } => {
            let found: Vec<String> = match place {
                KeyPlace::Header => {
                    let values = headers.get_all(name).iter();
                    values
                        .map(|value| value.to_str().unwrap_or_default().to_owned())
                        .collect()
                }
                KeyPlace::Query => {
                    let pairs = parts.uri.query().unwrap_or_default().split('&');
                    pairs.filter_map(|pair| query_value(pair, name)).collect()
                }
                KeyPlace::Cookie => {
                    let cookies = headers.get_all(COOKIE).iter();
                    cookies
                        .filter_map(|cookies| cookies.to_str().ok())
                        .flat_map(|cookies| cookies.split(';'))
                        .filter_map(|pair| cookie_value(pair, name))
                        .map(str::to_owned)
                        .collect()
                }
            };
            let key = only(found.into_iter()).filter(|key| !key.is_empty())?;
            Some(Credential::Key(Sensitive::new(key)))
        }
        SchemeKind::Unsupported => None,
    }
}

/// The value of a `name=value` pair of cookies, if it has this name. A cookie is not
/// percent-encoded (RFC 6265, section 4.1.1), so a key stands there as it is.
fn cookie_value<'c>(pair: &'c str, name: &str) -> Option<&'c str> {
    let (key, value) = pair.trim().split_once('=')?;
    (key == name).then_some(value)
}

/// The only item. Where a message says twice who calls, another server could read the other one,
/// so two count as none.
pub(super) fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    match (items.next(), items.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

/// The text behind the name of an authentication scheme, which is compared without case
/// (RFC 9110, section 11.1).
fn authorization<'h>(headers: &'h HeaderMap, scheme: &str) -> Option<&'h str> {
    let only = only(headers.get_all(AUTHORIZATION).iter())?;
    let (name, rest) = only.to_str().ok()?.split_once(' ')?;
    let rest = rest.trim();
    (name.eq_ignore_ascii_case(scheme) && !rest.is_empty()).then_some(rest)
}

/// Tells a caller how to authenticate (RFC 9110, section 11.6.1).
pub(super) fn challenge(headers: &mut HeaderMap, alternatives: &[&[Requirement]]) {
    let mut named: Vec<&'static str> = Vec::new();
    for requirement in alternatives.iter().copied().flatten() {
        let challenge = match requirement.scheme.kind {
            SchemeKind::Bearer => "Bearer",
            SchemeKind::Basic => "Basic realm=\"api\", charset=\"UTF-8\"",
            // There is no registered scheme for a key; a 401 must name one all the same.
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
