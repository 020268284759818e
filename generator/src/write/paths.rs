//! Checks that paths are valid and distinct on every file system.

use std::collections::{BTreeMap, BTreeSet};

use super::report::WriteError;
use crate::naming::name_fault;
use crate::package::Tree;

/// The owned files besides `src`, in the order of replacement.
pub(super) const FILES: [&str; 2] = ["Cargo.toml", "copperplate.lock"];

/// Refuses paths that some system can't represent or confuses, and paths that are not owned.
pub(super) fn refuse_bad(tree: &Tree) -> Result<(), WriteError> {
    let mut spelled = BTreeMap::new();
    let mut folders = BTreeSet::new();
    for (path, _) in tree.iter() {
        let refuse = |why| Err(WriteError::Path(path.to_owned(), why));
        if !FILES.contains(&path) && !path.starts_with("src/") {
            return refuse("it lies outside of src");
        }
        if let Some(why) = path.split('/').find_map(name_fault) {
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
