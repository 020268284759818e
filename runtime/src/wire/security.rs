//! Security schemes, as constant data.

/// A flow of an OAuth 2 scheme (OpenAPI 3.0.3, OAuth Flow Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OAuthFlow {
    /// Its name in the document, for example `clientCredentials`.
    pub name: &'static str,
    /// Where a user grants access; empty where the flow has no such step.
    pub authorization_url: &'static str,
    /// Where a device asks for a code (RFC 8628); empty where the flow has no such step.
    pub device_authorization_url: &'static str,
    /// Where tokens are issued; empty where the flow has no such step.
    pub token_url: &'static str,
    /// Where tokens are renewed; empty where the document names no such place.
    pub refresh_url: &'static str,
    /// Each scope with what the document says about it.
    pub scopes: &'static [(&'static str, &'static str)],
}

/// A security scheme (OpenAPI 3.0.3, Security Scheme Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Its name in the document.
    pub name: &'static str,
    /// How its credential travels.
    pub kind: SchemeKind,
}

impl Scheme {
    /// A requirement of this scheme with these scopes.
    #[must_use]
    pub const fn requires(self, scopes: &'static [&'static str]) -> Requirement {
        Requirement {
            scheme: self,
            scopes,
        }
    }
}

/// How a credential travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// A bearer token (RFC 6750); OAuth 2 and OpenID Connect send the same.
    Bearer,
    /// A user name and a password (RFC 7617).
    Basic,
    /// A key of its own.
    ApiKey {
        /// The part of the message.
        location: ApiKeyLocation,
        /// The name of the header, query parameter or cookie.
        name: &'static str,
    },
    /// A certificate of the client (mutual TLS), which travels in the connection and not in the
    /// message.
    MutualTls,
    /// Another way, which is neither carried nor checked here: what requires it is closed.
    Unsupported,
}

/// The part of a message that an API key travels in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyLocation {
    /// A header.
    Header,
    /// The query.
    Query,
    /// A cookie.
    Cookie,
}

/// A scheme that must be satisfied, and the scopes that it must grant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The scheme.
    pub scheme: Scheme,
    /// OAuth 2 scopes; empty for other schemes.
    pub scopes: &'static [&'static str],
}
