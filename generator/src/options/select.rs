//! Which operations are wanted.

use std::str::FromStr;

use super::Entry;

/// Which operations are wanted: those that an entry of `include` names, or all if it has none,
/// without those that an entry of `exclude` names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Select {
    /// What is generated.
    pub include: Vec<Wanted>,
    /// What is left out of that.
    pub exclude: Vec<Wanted>,
}

/// One entry of a selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What its text is compared with.
    pub by: By,
    /// The text, and where it stands.
    pub entry: Entry,
}

/// What the text of an entry is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// A tag of the operation.
    Tag,
    /// The path: itself with all below it, or a pattern with `*` and `**`.
    Path,
    /// The `operationId`, or method and path where there is none, as in `get /users`.
    Operation,
}

impl By {
    /// Every kind with its key in `apis.toml` and its word on the command line.
    pub const ALL: [(&'static str, &'static str, Self); 3] = [
        ("tags", "tag", Self::Tag),
        ("paths", "path", Self::Path),
        ("operations", "operation", Self::Operation),
    ];

    /// The word for it in a message.
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
                entry: Entry::argument(rest),
            }),
            _ => Err(format!(
                "`{text}` is none of tag=NAME, path=PATH and operation=ID"
            )),
        }
    }
}
