//! The outputs of an API.

use std::fmt;
use std::str::FromStr;

/// An output of an API.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Types with decoding, encoding and validation, and the messages of operations.
    Types,
    /// The reqwest client.
    Client,
    /// The axum server stub.
    Server,
}

impl Target {
    /// Every target with its name.
    pub(crate) const ALL: [(&'static str, Self); 3] = [
        ("types", Self::Types),
        ("client", Self::Client),
        ("server", Self::Server),
    ];
}

/// An unknown name of a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoTarget(String);

impl fmt::Display for NoTarget {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "`{}` is not a target; the targets are types, client and server",
            self.0
        )
    }
}

impl std::error::Error for NoTarget {}

impl FromStr for Target {
    type Err = NoTarget;

    fn from_str(name: &str) -> Result<Self, NoTarget> {
        let known = Self::ALL.into_iter().find(|(known, _)| *known == name);
        known
            .map(|(_, target)| target)
            .ok_or_else(|| NoTarget(name.to_owned()))
    }
}
