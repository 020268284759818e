//! Credentials, and their place in a message.

mod builder;
mod put;
mod setters;
mod sources;

use std::fmt;
use std::sync::Arc;

use zeroize::Zeroizing;

use super::boxed::{BoxError, BoxFuture};
use super::build_error::BuildError;
use super::site::Site;

#[cfg(feature = "oauth")]
pub(super) use put::basic;
pub(super) use sources::Sources;

/// A secret for one security scheme. `Debug` hides it, and its memory is overwritten when the last
/// clone is dropped. Copies in the transport are not overwritten.
///
/// ```
/// use copperplate_runtime::client::Credential;
///
/// assert!(!format!("{:?}", Credential::token("s3cret")).contains("s3cret"));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Credential(Kind);

#[derive(Clone, PartialEq, Eq)]
enum Kind {
    Token(Arc<Zeroizing<String>>),
    Basic(Arc<Pair>),
    Certificate,
}

/// A user name and a password.
#[derive(PartialEq, Eq)]
struct Pair(String, Zeroizing<String>);

impl Credential {
    /// A bearer token or an API key. The security scheme of the document determines its location.
    #[must_use]
    pub fn token(secret: impl Into<String>) -> Self {
        Self(Kind::Token(Arc::new(Zeroizing::new(secret.into()))))
    }

    /// A user name and a password (RFC 7617). The name must not contain a colon.
    #[must_use]
    pub fn basic(user: impl Into<String>, password: impl Into<String>) -> Self {
        Self(Kind::Basic(Arc::new(Pair(
            user.into(),
            Zeroizing::new(password.into()),
        ))))
    }
}

impl Credential {
    /// The client certificate of the transport (mutual TLS). The message does not change; give the
    /// certificate and its key to [`Builder::http`](super::Builder::http).
    #[must_use]
    pub fn certificate() -> Self {
        Self(Kind::Certificate)
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match &self.0 {
            Kind::Token(_) => "Credential(token)",
            Kind::Basic(_) => "Credential(basic)",
            Kind::Certificate => "Credential(certificate)",
        })
    }
}

/// A source of credentials, for example a cache in front of a token endpoint. The feature `oauth`
/// has one for OAuth 2.
///
/// It is called before each attempt, so it should cache its credentials. The time limits of the
/// attempt and of the call cover it, and its future is dropped after them.
///
/// Many calls may discover an expired token at the same time. Each one passes its rejected
/// credential, so a source needs to fetch a new one only if it still has that credential:
///
/// ```
/// use copperplate_runtime::client::{BoxError, BoxFuture, Credential, CredentialSource};
/// use tokio::sync::Mutex;
///
/// struct Tokens(Mutex<Credential>);
///
/// impl CredentialSource for Tokens {
///     fn credential<'a>(
///         &'a self,
///         rejected: Option<&'a Credential>,
///     ) -> BoxFuture<'a, Result<Credential, BoxError>> {
///         Box::pin(async move {
///             // Whoever comes first refreshes; the others wait here and find the new token.
///             let mut current = self.0.lock().await;
///             if rejected == Some(&*current) {
///                 *current = Credential::token("new");
///             }
///             Ok(current.clone())
///         })
///     }
///     fn can_refresh(&self) -> bool {
///         true
///     }
/// }
/// ```
pub trait CredentialSource: Send + Sync + 'static {
    /// Returns a credential. `rejected` is the credential that the server has just rejected with
    /// 401, if [`can_refresh`](Self::can_refresh) is true.
    fn credential<'a>(
        &'a self,
        rejected: Option<&'a Credential>,
    ) -> BoxFuture<'a, Result<Credential, BoxError>>;

    /// Returns true if a rejected credential can be replaced. Then a call with a 401 response is
    /// sent once more, for any method: 401 means that it was not carried out (RFC 9110, section
    /// 15.5.2).
    fn can_refresh(&self) -> bool {
        false
    }

    /// Gives the source the information about its client when the client is built. A source with
    /// its own requests finds the servers and the transport there.
    ///
    /// # Errors
    ///
    /// The source can't work for this client, so building the client fails.
    fn attach(&self, site: &Site<'_>) -> Result<(), BuildError> {
        let _ = site;
        Ok(())
    }
}

impl CredentialSource for Credential {
    fn credential<'a>(
        &'a self,
        _: Option<&'a Credential>,
    ) -> BoxFuture<'a, Result<Credential, BoxError>> {
        Box::pin(std::future::ready(Ok(self.clone())))
    }
}

impl<T: CredentialSource + ?Sized> CredentialSource for Arc<T> {
    fn credential<'a>(
        &'a self,
        rejected: Option<&'a Credential>,
    ) -> BoxFuture<'a, Result<Credential, BoxError>> {
        (**self).credential(rejected)
    }

    fn can_refresh(&self) -> bool {
        (**self).can_refresh()
    }

    fn attach(&self, site: &Site<'_>) -> Result<(), BuildError> {
        (**self).attach(site)
    }
}

/// A token or a key, or the source of one: text, a [`Credential`] or any [`CredentialSource`].
pub trait IntoSource {
    /// Converts it to a source.
    fn into_source(self) -> Arc<dyn CredentialSource>;
}

impl<T: CredentialSource> IntoSource for T {
    fn into_source(self) -> Arc<dyn CredentialSource> {
        Arc::new(self)
    }
}

impl IntoSource for String {
    fn into_source(self) -> Arc<dyn CredentialSource> {
        Arc::new(Credential::token(self))
    }
}

impl IntoSource for &str {
    fn into_source(self) -> Arc<dyn CredentialSource> {
        Arc::new(Credential::token(self))
    }
}
