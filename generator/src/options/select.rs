//! The selection of operations.

use std::str::FromStr;

use super::ConfiguredText;

/// The selected operations: all operations, or the ones in `include` if it has entries, without the
/// ones in `exclude`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Select {
    /// The included operations.
    pub include: Vec<Wanted>,
    /// The excluded operations.
    pub exclude: Vec<Wanted>,
}

/// One entry of a selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The compared property.
    pub by: By,
    /// The text and its place.
    pub entry: ConfiguredText,
}

/// The property of an operation that an entry matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A tag of the operation.
    Tag,
    /// The path: an exact path with all paths below it, or a pattern with `*` and `**`.
    Path,
    /// The `operationId`, or method and path if it is absent, such as `get /users`.
    Operation,
}

impl By {
    /// Every kind with its key in `apis.toml` and its word on the command line.
    pub const ALL: [(&'static str, &'static str, Self); 3] = [
        ("tags", "tag", Self::Tag),
        ("paths", "path", Self::Path),
        ("operations", "operation", Self::Operation),
    ];

    /// The word for the property in messages.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Tag => "tag",
            Self::Path => "path",
            Self::Operation => "id",
        }
    }
}

impl FromStr for Wanted {
    type Err = String;

    /// Reads `tag=users`, `path=/users/**` or `operation=getUser`.
    fn from_str(text: &str) -> Result<Self, String> {
        let known = text.split_once('=').and_then(|(word, rest)| {
            let found = By::ALL.into_iter().find(|(_, known, _)| *known == word);
            found.map(|(_, _, by)| (by, rest))
        });
        match known {
            Some((by, rest)) if !rest.is_empty() => Ok(Self {
                by,
                entry: ConfiguredText::argument(rest),
            }),
            _ => Err(format!(
                "`{text}` is not one of tag=NAME, path=PATH and operation=ID"
            )),
        }
    }
}
