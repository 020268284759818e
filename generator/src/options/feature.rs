//! What an API may go without.

/// A part of OpenAPI or JSON Schema that this toolkit may leave undone for an API that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Feature {
    /// A schema keyword without an implementation.
    Keyword(&'static str),
    /// A parameter whose value has no spelling in its style.
    ParameterStyle,
    /// A parameter described by `content` that is neither JSON nor plain text.
    ParameterContent,
    /// A part of a form, or of a body of parts, that is not done yet.
    MediaType,
    /// A security scheme that has no credential in the message.
    SecurityScheme,
    /// Two paths that match the same requests.
    AmbiguousPath,
}

impl Feature {
    /// The name under which `apis.toml` lists it.
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
