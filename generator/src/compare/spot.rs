//! Positions in messages: one for ids, one for people.

/// A position in a message of an operation.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// For ids: the key of the operation, without names that can change.
    pub(super) at: String,
    /// For people.
    pub(super) shown: String,
}

impl Spot {
    pub(super) fn new(at: impl Into<String>, shown: impl Into<String>) -> Self {
        Self {
            at: at.into(),
            shown: shown.into(),
        }
    }

    /// A part of the operation, such as `request body`.
    pub(super) fn part(&self, part: &str, shown: &str) -> Self {
        let space = if self.shown.is_empty() { "" } else { " " };
        Self::new(
            format!("{} {part}", self.at),
            format!("{}{space}{shown}", self.shown),
        )
    }

    /// A member, with a separator before the first.
    pub(super) fn member(&self, name: &str) -> Self {
        let mut escaped = String::new();
        crate::source::pointer::push(&mut escaped, name);
        let space = match self.shown.rsplit(' ').next() {
            Some(last) if last.starts_with('/') => "",
            _ => " ",
        };
        Self::new(
            format!("{}{escaped}", self.at),
            format!("{}{space}{escaped}", self.shown),
        )
    }

    /// An alternative: its digest in the id, its name for people.
    pub(super) fn branch(&self, digest: &str, name: &str) -> Self {
        let mut spot = self.member(name);
        spot.at = format!("{}/|{digest}", self.at);
        spot
    }
}
