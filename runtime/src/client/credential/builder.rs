//! The credentials of a builder, by the names of security schemes.

use std::sync::Arc;

use super::{Credential, CredentialSource, IntoSource};
use crate::client::builder::Builder;
use crate::wire::security::Scheme;

impl<C> Builder<C> {
    /// Sets a bearer token for a security scheme, named as in the document.
    #[must_use]
    pub fn bearer(self, scheme: impl Into<String>, token: impl Into<String>) -> Self {
        self.credential(scheme, Credential::token(token))
    }

    /// Sets a user name and a password for a security scheme, named as in the document.
    #[must_use]
    pub fn basic(
        self,
        scheme: impl Into<String>,
        user: impl Into<String>,
        password: impl Into<String>,
    ) -> Self {
        self.credential(scheme, Credential::basic(user, password))
    }

    /// Sets an API key for a security scheme, named as in the document.
    #[must_use]
    pub fn api_key(self, scheme: impl Into<String>, key: impl Into<String>) -> Self {
        self.credential(scheme, Credential::token(key))
    }

    /// States that the transport of [`http`](Self::http) uses a client certificate for a security
    /// scheme (mutual TLS), named as in the document.
    #[must_use]
    pub fn certificate(self, scheme: impl Into<String>) -> Self {
        self.credential(scheme, Credential::certificate())
    }

    /// Sets the source of credentials for a security scheme.
    #[must_use]
    pub fn credential(mut self, scheme: impl Into<String>, source: impl CredentialSource) -> Self {
        self.sources.set(scheme.into(), Arc::new(source));
        self
    }

    /// Sets the credential of a security scheme, or what it comes from: text, a [`Credential`] or a
    /// [`CredentialSource`]. Generated setters call it, so that the name and the kind
    /// of a scheme are checked by the compiler.
    #[must_use]
    pub fn authenticate(mut self, scheme: Scheme, source: impl IntoSource) -> Self {
        self.sources
            .set(scheme.name.to_owned(), source.into_source());
        self
    }

    /// Permits credentials over `http` to other machines, although anybody on the way can read
    /// them. This is for networks with their own encryption; by default, such a call is not sent.
    #[must_use]
    pub fn allow_exposed_credentials(mut self) -> Self {
        self.exposed_credentials = true;
        self
    }
}
