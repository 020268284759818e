//! Paths that every file system can hold, each apart from the others.

use std::collections::{BTreeMap, BTreeSet};

use super::{Tree, WriteError};

/// Files of the folder itself that are owned, in the order in which they are put in place.
pub(super) const FILES: [&str; 2] = ["Cargo.toml", "copperplate.lock"];

/// Refuses paths that some system can't hold or would take for one, and paths that are not owned.
pub(super) fn refuse_bad(tree: &Tree) -> Result<(), WriteError> {
    let mut spelled = BTreeMap::new();
    let mut folders = BTreeSet::new();
    for (path, _) in tree.iter() {
        let refuse = |why| Err(WriteError::Path(path.to_owned(), why));
        if !FILES.contains(&path) && !path.starts_with("src/") {
            return refuse("it lies outside of src");
        }
        if let Some(why) = path.split('/').find_map(fault) {
            return refuse(why);
        }
        for end in path.match_indices('/').map(|(at, _)| at) {
            let folder = path.get(..end).unwrap_or_default();
            folders.insert(folder);
            if *spelled.entry(folder.to_lowercase()).or_insert(folder) != folder {
                return refuse("a folder differs from another one only in case");
            }
        }
        if spelled.insert(path.to_lowercase(), path).is_some() {
            return refuse("it differs from another one only in case");
        }
    }
    match tree.iter().find(|(path, _)| folders.contains(path)) {
        Some((path, _)) => Err(WriteError::Path(path.to_owned(), "it is a folder as well")),
        None => Ok(()),
    }
}

/// What is wrong with one part of a path on some system.
pub(crate) fn fault(part: &str) -> Option<&'static str> {
    const LONGEST: usize = 200;
    let stem = part
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let port = ["com", "lpt"].iter().any(|kind| {
        let number = stem.strip_prefix(kind).unwrap_or_default();
        number.len() == 1 && number.starts_with(|it: char| it.is_ascii_digit())
    });
    if part.is_empty() || part.starts_with('.') || part.ends_with('.') {
        Some("a part of it is empty, or begins or ends with a full stop")
    } else if port || matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") {
        Some("Windows keeps the name for a device")
    } else if part.len() > LONGEST {
        Some("a part of it is too long")
    } else {
        let plain = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-' | '.');
        (!part.chars().all(plain))
            .then_some("it has other characters than letters, digits, `_`, `-`")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(paths: &[&str]) -> bool {
        let mut tree = Tree::default();
        for path in paths {
            tree.insert(path, String::new());
        }
        refuse_bad(&tree).is_err()
    }

    #[test]
    fn usual_paths_are_taken() {
        assert!(!refused(&[
            "Cargo.toml",
            "copperplate.lock",
            "src/lib.rs",
            "src/a/mod.rs",
            "src/b/mod.rs",
            "src/console.rs",
            "src/com.rs",
            "src/com10.rs",
        ]));
    }

    #[test]
    fn paths_that_some_system_cannot_hold_are_refused() {
        for path in [
            "README.md",
            "/etc/passwd",
            "src/../../x.rs",
            "src/./x.rs",
            "src//x.rs",
            "src/.hidden.rs",
            "src/x.",
            "src/nul.rs",
            "src/Aux/mod.rs",
            "src/lpt1.tar.rs",
            "src/com0.rs",
            "src/a\\b.rs",
            "src/a:b.rs",
            "src/ä.rs",
            "src/a b.rs",
            "src/a\n.rs",
        ] {
            assert!(refused(&[path]), "{path:?}");
        }
        assert!(refused(&[&format!("src/{}.rs", "x".repeat(300))]));
    }

    #[test]
    fn paths_that_some_system_takes_for_one_are_refused() {
        assert!(refused(&["src/a.rs", "src/A.rs"]));
        assert!(refused(&["src/a/x.rs", "src/A/y.rs"]));
        assert!(refused(&["src/a.rs", "src/a.rs/b.rs"]));
        assert!(refused(&["src/a", "src/A/b.rs"]));
    }
}
