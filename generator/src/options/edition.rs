//! The editions of names and forms.

use std::str::FromStr;

/// The rules by which names and forms of generated code are chosen. A later generator follows the edition of
/// the configuration, so that it changes no public item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edition {
    /// The first edition, which applies without the key as well.
    #[default]
    E2026,
}

impl Edition {
    /// Every edition with its name, the newest last.
    pub const ALL: [(&'static str, Self); 1] = [("2026", Self::E2026)];

    /// The newest edition, which new configurations have.
    pub const NEWEST: Self = Self::E2026;

    /// The name in the configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::E2026 => "2026",
        }
    }
}

impl FromStr for Edition {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|(name, _)| *name == text);
        found.map(|(_, edition)| edition).ok_or_else(|| {
            let names: Vec<_> = Self::ALL
                .iter()
                .map(|(name, _)| format!("\"{name}\""))
                .collect();
            format!(
                "`{text}` is not an edition of this generator; it knows {}",
                names.join(", ")
            )
        })
    }
}
