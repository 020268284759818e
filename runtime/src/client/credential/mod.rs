//! Credentials, and how they are put on a message.

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

/// A secret for one security scheme. `Debug` does not show it, and its memory is overwritten when the
/// last clone is dropped; what the transport copies of it is not.
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
    /// A bearer token or an API key; the document's scheme says how it travels.
    #[must_use]
    pub fn token(secret: impl Into<String>) -> Self {
        Self(Kind::Token(Arc::new(Zeroizing::new(secret.into()))))
    }

    /// A user name and a password (RFC 7617). The name must not hold a colon.
    #[must_use]
    pub fn basic(user: impl Into<String>, password: impl Into<String>) -> Self {
        Self(Kind::Basic(Arc::new(Pair(
            user.into(),
            Zeroizing::new(password.into()),
        ))))
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

impl fmt::Debug for Credential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match &self.0 {
            Kind::Token(_) => "Credential(token)",
            Kind::Basic(_) => "Credential(basic)",
            Kind::Certificate => "Credential(certificate)",
        })
    }
}

/// Where credentials come from, for example a cache in front of a token endpoint. The feature `oauth`
/// has a ready one for OAuth 2.
///
/// It is asked before each attempt, so it should keep what it has. The time of an attempt and the
/// deadline of a call cover it: its future is dropped when they are over.
///
/// Many calls may find at once that a token has expired. Each of them passes the credential that it
/// sent, so a source asks for a new one only if that is the one it still has:
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
    /// A credential. `rejected` is the one to which the server has just answered 401, if
    /// [`can_refresh`](Self::can_refresh) is true.
    fn credential<'a>(
        &'a self,
        rejected: Option<&'a Credential>,
    ) -> BoxFuture<'a, Result<Credential, BoxError>>;

    /// True if a rejected credential can be replaced. If so, a call that is answered with 401 is
    /// sent once more, whatever its method: 401 says that it was not carried out (RFC 9110,
    /// section 15.5.2).
    fn can_refresh(&self) -> bool {
        false
    }

    /// Tells the source about the client that it belongs to, once the client is built. A source that
    /// sends requests of its own finds the servers and the transport there.
    ///
    /// # Errors
    ///
    /// The source can't work for this client, which is then not built.
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
    /// Makes a source of it.
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
