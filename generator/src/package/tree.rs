//! The files of a folder as text.

use std::collections::BTreeMap;

/// The files of a folder by relative path, with `/` between folders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree(BTreeMap<String, String>);

impl Tree {
    /// Adds a file.
    pub fn insert(&mut self, path: &str, text: String) {
        self.0.insert(path.to_owned(), text);
    }

    /// The files ordered by path.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The text of a file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }
}
