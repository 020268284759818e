//! The interpretation of a document.

/// The interpretation of a document, if there is more than one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// If true, a schema without `type` gets its type from its keywords. By JSON Schema, such
    /// keywords apply only to values of their type, and other values are valid.
    pub assume_types: bool,
    /// If true, an `integer` or `number` without a format is exact for any size, instead of 64 bits
    /// wide.
    pub exact_numbers: bool,
    /// If true, `nullable` next to `$ref`, and next to an `enum` without null, has no effect in
    /// OpenAPI 3.0, as its specification says. By default, it admits null, with a warning.
    pub literal_nullable: bool,
    /// The treatment of an unknown `format`.
    pub unknown_formats: UnknownFormats,
    /// The bodies of bytes that are streamed.
    pub stream_bodies: StreamBodies,
    /// If true, the document belongs to the project, so doubtful content is an error: examples and
    /// defaults that violate their schemas, and a `number` without a format.
    pub strict: bool,
}

/// The bodies of bytes that are streamed instead of buffered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StreamBodies {
    /// None of them.
    None,
    /// `application/octet-stream` and schemas with `format: binary`, unless `maxLength` keeps them
    /// small.
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
            other => Err(format!("`{other}` is not one of none, binary and all")),
        }
    }
}

/// The treatment of an unknown `format`, which is not checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnknownFormats {
    /// It is ignored, as in JSON Schema.
    Ignore,
    /// One warning for each format.
    #[default]
    Warn,
    /// One error for each format.
    Error,
}

impl std::str::FromStr for UnknownFormats {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "ignore" => Ok(Self::Ignore),
            "warn" => Ok(Self::Warn),
            "error" => Ok(Self::Error),
            other => Err(format!("`{other}` is not one of ignore, warn and error")),
        }
    }
}
