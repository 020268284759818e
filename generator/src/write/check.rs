//! What a folder should hold, compared with what it holds.

use std::fmt;
use std::path::Path;

use super::{Tree, WriteError, on_disk};

/// How many lines of a difference are shown.
const SHOWN: usize = 40;

/// A difference between a folder and what would be generated into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drift {
    /// A file was edited, or made by another version or from another document.
    Changed {
        /// Its path.
        path: String,
        /// A unified diff, from what is there to what should be.
        diff: String,
    },
    /// A file is not there.
    Missing(String),
    /// A file is there that nothing asks for.
    Orphan(String),
}

impl fmt::Display for Drift {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed { path, diff } => write!(formatter, "{path} differs:\n{diff}"),
            Self::Missing(path) => write!(formatter, "{path} is missing"),
            Self::Orphan(path) => write!(formatter, "{path} belongs to no document"),
        }
    }
}

/// Compares a folder with a tree and writes nothing.
///
/// # Errors
///
/// A folder that can't be read.
pub fn check(root: &Path, tree: &Tree) -> Result<Vec<Drift>, WriteError> {
    let found = on_disk(root)?;
    let mut drift = Vec::new();
    for (path, text) in tree.iter() {
        match found.get(path) {
            None => drift.push(Drift::Missing(path.to_owned())),
            Some(bytes) if bytes == text.as_bytes() => {}
            Some(bytes) => {
                let diff = diff(&String::from_utf8_lossy(bytes), text);
                drift.push(Drift::Changed { path: path.to_owned(), diff });
            }
        }
    }
    let orphans = found.into_keys().filter(|path| tree.get(path).is_none());
    drift.extend(orphans.map(Drift::Orphan));
    Ok(drift)
}

fn diff(old: &str, new: &str) -> String {
    let diff = similar::TextDiff::from_lines(old, new);
    let unified = diff.unified_diff().context_radius(1).to_string();
    let mut lines: Vec<&str> = unified.lines().take(SHOWN + 1).collect();
    if lines.len() > SHOWN {
        lines.truncate(SHOWN);
        lines.push("…");
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_kind_of_drift_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("src/x");
        std::fs::create_dir_all(&source).unwrap();
        std::fs::write(source.join("edited.rs"), "a\nhand\nc\n").unwrap();
        std::fs::write(source.join("left.orig"), "").unwrap();
        let mut tree = Tree::default();
        tree.insert("src/x/edited.rs", "a\nb\nc\n".to_owned());
        tree.insert("src/x/gone.rs", String::new());
        let found: Vec<_> = check(folder.path(), &tree).unwrap().iter().map(ToString::to_string).collect();
        assert!(found.iter().any(|it| it.contains("-hand\n+b")), "{found:?}");
        assert!(found.contains(&"src/x/gone.rs is missing".to_owned()));
        assert!(found.contains(&"src/x/left.orig belongs to no document".to_owned()));
        assert_eq!(found.len(), 3);
    }
}
