//! How a document is read.

/// How a document is read where there is more than one way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Whether a schema without `type` has the type that its keywords speak of. JSON Schema says
    /// that the keywords then hold only for values that happen to have the type.
    pub assume_types: bool,
    /// Whether an `integer` or `number` without a format is exact whatever its size, instead of 64
    /// bits wide.
    pub exact_numbers: bool,
    /// What is said about a `format` that nobody knows.
    pub unknown_formats: UnknownFormats,
    /// Which bodies of bytes are not held as a whole.
    pub stream_bodies: StreamBodies,
    /// Whether the document is one's own, so that what is only doubtful in it is an error: examples and
    /// defaults that their schemas refuse, and a `number` without a format.
    pub strict: bool,
}

/// Which bodies of bytes are not held as a whole, but come piece by piece.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StreamBodies {
    /// None of them.
    None,
    /// `application/octet-stream` and what has `format: binary`, unless `maxLength` keeps it small.
    #[default]
    Binary,
    /// All of them, such as XML.
    All,
}

impl std::str::FromStr for StreamBodies {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "none" => Ok(Self::None),
            "binary" => Ok(Self::Binary),
            "all" => Ok(Self::All),
            other => Err(format!("`{other}` is none of none, binary and all")),
        }
    }
}

/// What is said about a `format` that nobody knows, and that is not checked therefore.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnknownFormats {
    /// Nothing, as JSON Schema says.
    Ignore,
    /// A warning, once for each.
    #[default]
    Warn,
    /// An error, once for each.
    Error,
}

impl std::str::FromStr for UnknownFormats {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "ignore" => Ok(Self::Ignore),
            "warn" => Ok(Self::Warn),
            "error" => Ok(Self::Error),
            other => Err(format!("`{other}` is none of ignore, warn and error")),
        }
    }
}
