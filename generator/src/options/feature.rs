//! Unsupported features that the configuration can permit.

/// A part of OpenAPI or JSON Schema without support, which an API can permit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Feature {
    /// A schema keyword without an implementation.
    Keyword(&'static str),
    /// A parameter with a value its style can't express.
    ParameterStyle,
    /// A parameter described by `content` that is neither JSON nor plain text.
    ParameterContent,
    /// An unsupported part of a form or multipart body.
    MediaType,
    /// A security scheme without a credential in the message.
    SecurityScheme,
    /// Two paths that match the same requests.
    AmbiguousPath,
}

impl Feature {
    /// The features other than keywords.
    pub const NAMED: [Self; 5] = [
        Self::ParameterStyle,
        Self::ParameterContent,
        Self::MediaType,
        Self::SecurityScheme,
        Self::AmbiguousPath,
    ];

    /// The name in `apis.toml`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Keyword(keyword) => keyword,
            Self::ParameterStyle => "parameter-style",
            Self::ParameterContent => "parameter-content",
            Self::MediaType => "media-type",
            Self::SecurityScheme => "security-scheme",
            Self::AmbiguousPath => "ambiguous-path",
        }
    }
}
