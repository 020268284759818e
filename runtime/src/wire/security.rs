//! Security schemes, as constant data.

/// A flow of an OAuth 2 scheme (OpenAPI 3.0.3, OAuth Flow Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OAuthFlow {
    /// The name in the document, for example `clientCredentials`.
    pub name: &'static str,
    /// The URL at which a user grants access; empty if the flow has no such step.
    pub authorization_url: &'static str,
    /// The URL that issues tokens; empty if the flow has no such step.
    pub token_url: &'static str,
    /// The URL that renews tokens; empty if the document has none.
    pub refresh_url: &'static str,
    /// Each scope with its description.
    pub scopes: &'static [(&'static str, &'static str)],
}

/// A security scheme (OpenAPI 3.0.3, Security Scheme Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// The name in the document.
    pub name: &'static str,
    /// The form and location of its credential.
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

/// The form and location of a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// A bearer token (RFC 6750), also for OAuth 2 and OpenID Connect.
    Bearer,
    /// A user name and a password (RFC 7617).
    Basic,
    /// An API key.
    ApiKey {
        /// The part of the message.
        location: ApiKeyLocation,
        /// The name of the header, query parameter or cookie.
        name: &'static str,
    },
    /// A certificate of the client (mutual TLS). It belongs to the connection instead of the
    /// message.
    MutualTls,
    /// Another scheme, which is neither sent nor checked here. Operations that require it refuse
    /// every request.
    Unsupported,
}

/// The location of an API key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiKeyLocation {
    /// A header.
    Header,
    /// The query.
    Query,
    /// A cookie.
    Cookie,
}

/// A required scheme with its required scopes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// The scheme.
    pub scheme: Scheme,
    /// OAuth 2 scopes; empty for other schemes.
    pub scopes: &'static [&'static str],
}
