//! Who calls: credentials as the document asks for them, checked by the service.

use std::fmt;
use std::future::Future;

use base64::Engine as _;
use bytes::Bytes;
use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE, HeaderValue, WWW_AUTHENTICATE};

use crate::types::Sensitive;
use crate::wire::query_value;
use crate::wire::security::{ApiKeyLocation, Requirement, Scheme, SchemeKind};

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

    /// The alternatives that a request carries completely or that are denied as they stand.
    pub(super) fn of(
        parts: &http::request::Parts,
        alternatives: &'static [&'static [Requirement]],
    ) -> Vec<Result<Self, Denied>> {
        // An empty alternative is satisfied by nobody in particular.
        alternatives
            .iter()
            .filter(|all| !all.is_empty())
            .filter_map(|all| Self::complete(parts, all).transpose())
            .collect()
    }

    /// The credentials of one alternative, if a request carries all of them. It is denied if one is
    /// there and can't be read, since whoever sends that does not call as nobody in particular.
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

/// The credential of a scheme, if the request has one.
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

/// A name and a password (RFC 7617).
fn basic(encoded: &str) -> Option<Credential> {
    let engine = base64::engine::general_purpose::STANDARD;
    let text = String::from_utf8(engine.decode(encoded).ok()?).ok()?;
    let (user, password) = text.split_once(':')?;
    Some(Credential::Basic {
        user: user.to_owned(),
        password: Sensitive::new(password.to_owned()),
    })
}

/// The API key in its place; an empty one is none.
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

/// The value of a `name=value` pair of cookies, if it has this name. A cookie is not
/// percent-encoded (RFC 6265, section 4.1.1), so a key stands there as it is.
fn cookie_value<'c>(pair: &'c [u8], name: &str) -> Option<&'c [u8]> {
    let value = pair.trim_ascii().strip_prefix(name.as_bytes())?;
    value.strip_prefix(b"=")
}

/// The text of a header, if it is one for certain (RFC 9110, section 5.5).
fn ascii(value: &[u8]) -> Option<String> {
    let text = str::from_utf8(value).ok().filter(|text| text.is_ascii());
    text.map(str::to_owned)
}

/// The only item, if there is one; an item that is `None` can't be read. Where a message says twice
/// who calls, another server could read the other one, so two are as good as one that can't be read.
fn one<T>(mut items: impl Iterator<Item = Option<T>>) -> Result<Option<T>, Denied> {
    match (items.next(), items.next()) {
        (None, _) => Ok(None),
        (Some(Some(only)), None) => Ok(Some(only)),
        (Some(_), _) => Err(Denied::Unauthenticated),
    }
}

/// The text behind the name of an authentication scheme, which is compared without case
/// (RFC 9110, section 11.1).
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
