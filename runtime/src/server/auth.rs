//! Authentication: extracts credentials as documented, and lets the service verify them.

use std::fmt;
use std::future::Future;
use std::net::SocketAddr;

use base64::Engine as _;
use bytes::Bytes;
use http::header::{AUTHORIZATION, COOKIE};
use http::{Extensions, HeaderMap, Method, Uri};

use super::denied::Denied;
use super::incoming::Incoming;
use super::peer::peer;
use crate::types::Sensitive;
use crate::wire::security::{ApiKeyLocation, Requirement, Scheme, SchemeKind};
use crate::wire::{OperationInfo, query_value};

/// Identifies the callers of a service.
///
/// It runs before a body is read. There is no default implementation, because it would have to
/// admit everybody.
///
/// ```
/// use copperplate_runtime::server::{Authenticate, Credentials, Denied};
///
/// # struct Tokens;
/// # impl Tokens {
/// #     async fn find(&self, _: &str) -> std::io::Result<Option<Account>> { Ok(None) }
/// # }
/// struct Bank {
///     tokens: Tokens,
/// }
///
/// struct Account {
///     scopes: Vec<String>,
/// }
///
/// impl Authenticate for Bank {
///     type Principal = Account;
///
///     async fn authenticate(&self, credentials: Credentials<'_>) -> Result<Account, Denied> {
///         let token = credentials.bearer().ok_or(Denied::Unauthenticated)?;
///         // An error of the store is a 500, and no account is a 401.
///         self.tokens.find(token).await?.ok_or(Denied::Unauthenticated)
///     }
///
///     // The runtime compares them with the scopes of the operation.
///     fn granted<'p>(&self, account: &'p Account) -> Option<Vec<&'p str>> {
///         Some(account.scopes.iter().map(String::as_str).collect())
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not authenticate the callers of its secured operations",
    label = "this service has no `impl Authenticate`",
    note = "the document asks for credentials: write `impl rt::server::Authenticate for {Self}` with \
            the identity of a caller as its `Principal`"
)]
pub trait Authenticate: Send + Sync + 'static {
    /// The identity of a caller.
    type Principal: Send + Sync + 'static;

    /// Identifies the owner of the credentials, or denies access.
    ///
    /// The credentials have the form of one alternative of the operation's `security`. The service
    /// verifies them. It verifies their scopes as well, unless [`granted`](Self::granted) tells
    /// them.
    ///
    /// # Errors
    ///
    /// The reason to deny access. Any other error by `?` is a 500: see [`Denied`].
    fn authenticate(
        &self,
        credentials: Credentials<'_>,
    ) -> impl Future<Output = Result<Self::Principal, Denied>> + Send;

    /// The scopes of a caller, which the runtime compares with the ones that the operation
    /// requires. A missing scope is a 403 response that names the required ones
    /// ([`Denied::InsufficientScope`]).
    ///
    /// By default it is `None`: the principal does not tell its scopes, and
    /// [`authenticate`](Self::authenticate) checks [`Credentials::scopes`].
    fn granted<'p>(&self, principal: &'p Self::Principal) -> Option<Vec<&'p str>> {
        let _ = principal;
        None
    }
}

/// The credentials of one alternative of an operation's `security`, and the request with them.
///
/// `Debug` hides the secrets, and shows nothing of the request but its operation.
#[derive(Clone)]
pub struct Credentials<'r> {
    found: Vec<(Requirement, Credential)>,
    operation: &'static OperationInfo,
    request: &'r Incoming,
}

impl<'r> Credentials<'r> {
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
    pub fn scopes(&self) -> impl Iterator<Item = &'static str> + use<'_> {
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

    /// The constants of the operation: its id, its path template and its security.
    #[must_use]
    pub fn operation(&self) -> &'static OperationInfo {
        self.operation
    }

    /// The HTTP method as it was sent.
    #[must_use]
    pub fn method(&self) -> &'r Method {
        &self.request.parts.method
    }

    /// The URI below the prefix of a nested router. Its query may contain an API key, so log
    /// [`Credentials::operation`] instead.
    #[must_use]
    pub fn uri(&self) -> &'r Uri {
        &self.request.parts.uri
    }

    /// All headers, documented or not.
    #[must_use]
    pub fn headers(&self) -> &'r HeaderMap {
        &self.request.parts.headers
    }

    /// The extensions from layers and connections.
    #[must_use]
    pub fn extensions(&self) -> &'r Extensions {
        &self.request.parts.extensions
    }

    /// The address of the other end of the connection: see [`Peer`](super::Peer).
    #[must_use]
    pub fn peer(&self) -> Option<SocketAddr> {
        peer(self.extensions())
    }

    /// The bytes of the body, for a signature over them. The handler gets the body nevertheless.
    ///
    /// This reads the body of a caller whose credentials are not verified yet, within the limits of
    /// a buffered body ([`Routes::body_limit`](super::Routes::body_limit),
    /// [`Routes::body_within`](super::Routes::body_within)). These apply to a body with streams or
    /// files too. So ask for the bytes last, after the key is known.
    ///
    /// # Errors
    ///
    /// [`Denied::Unread`], to be returned by `?`: the response is 413, 408 or 400 in the API's own
    /// error format.
    pub async fn body(&self) -> Result<Bytes, Denied> {
        self.request.body.bytes().await
    }

    #[cfg(feature = "signatures")]
    pub(super) fn incoming(&self) -> &'r Incoming {
        self.request
    }

    /// Returns true if these scopes include every scope that this alternative requires.
    pub(super) fn are_granted(&self, granted: &[&str]) -> bool {
        self.scopes().all(|scope| granted.contains(&scope))
    }

    /// The alternatives with complete credentials in the request, and the ones with malformed
    /// credentials.
    pub(super) fn of(
        request: &'r Incoming,
        operation: &'static OperationInfo,
    ) -> Vec<Result<Self, Denied>> {
        // An empty alternative admits anonymous callers.
        operation
            .security
            .iter()
            .filter(|all| !all.is_empty())
            .filter_map(|all| Self::complete(request, operation, all).transpose())
            .collect()
    }

    /// The credentials of one alternative, if a request has all of them. A malformed credential is
    /// denied, so that its sender is not treated as an anonymous caller.
    fn complete(
        request: &'r Incoming,
        operation: &'static OperationInfo,
        all: &'static [Requirement],
    ) -> Result<Option<Self>, Denied> {
        let mut found = Vec::with_capacity(all.len());
        for requirement in all {
            if let Some(credential) = credential(&request.parts, &requirement.scheme)? {
                found.push((*requirement, credential));
            }
        }
        Ok((found.len() == all.len()).then_some(Self {
            found,
            operation,
            request,
        }))
    }
}

impl fmt::Debug for Credentials<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Credentials")
            .field("operation", &self.operation.id)
            .field("found", &self.found)
            .finish_non_exhaustive()
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
    Ok(at_most_one(found.into_iter())?.filter(|key| !key.is_empty()))
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
fn at_most_one<T>(mut items: impl Iterator<Item = Option<T>>) -> Result<Option<T>, Denied> {
    match (items.next(), items.next()) {
        (None, _) => Ok(None),
        (Some(Some(only)), None) => Ok(Some(only)),
        (Some(_), _) => Err(Denied::Unauthenticated),
    }
}

/// The text after the name of an authentication scheme, which is case-insensitive (RFC 9110,
/// section 11.1).
fn authorization<'h>(headers: &'h HeaderMap, scheme: &str) -> Result<Option<&'h str>, Denied> {
    let Some(only) = at_most_one(headers.get_all(AUTHORIZATION).iter().map(Some))? else {
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
