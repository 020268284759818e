//! Finds the folder for a stand-alone crate.

use std::path::{Component, Path, PathBuf};

use copperplate::package::RECORD;

/// A path without links and `..`, as far as it exists; the rest is kept as written.
pub fn resolved(path: &Path) -> PathBuf {
    let Ok(path) = std::path::absolute(path) else {
        return path.to_owned();
    };
    let existing = path
        .ancestors()
        .find_map(|it| Some((it, it.canonicalize().ok()?)));
    let Some((above, mut resolved)) = existing else {
        return path;
    };
    let rest = path.strip_prefix(above).unwrap_or(Path::new(""));
    for part in rest.components() {
        match part {
            Component::ParentDir => drop(resolved.pop()),
            Component::Normal(name) => resolved.push(name),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    resolved
}

/// The folder of the generated crate around a folder, existing or not. That crate has its own runs,
/// which would not notice another crate inside.
pub fn crate_around(folder: &Path) -> Option<PathBuf> {
    let resolved = resolved(folder);
    let mut above = resolved.ancestors().skip(1);
    above
        .find(|it| it.join(RECORD).is_file())
        .map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::fs;

    use super::*;

    #[test]
    fn a_folder_that_is_not_there_yet_lies_where_it_will() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = folder.parent().unwrap().canonicalize().unwrap();
        let new = folder.join("none/../../generated/new/./x");
        assert_eq!(resolved(&new), root.join("generated/new/x"));
        assert_eq!(resolved(&folder.join("src/..")), root.join("cli"));
    }

    #[test]
    fn a_crate_is_found_around_what_lies_in_it() {
        let folder = std::env::temp_dir().join(format!("copperplate-{}", std::process::id()));
        fs::create_dir_all(folder.join("crate/src")).unwrap();
        fs::write(folder.join("crate").join(RECORD), "").unwrap();
        let around = folder.canonicalize().unwrap().join("crate");
        for inside in ["crate/x", "crate/src/x/y", "other/../crate/x"] {
            assert_eq!(
                crate_around(&folder.join(inside)),
                Some(around.clone()),
                "{inside}"
            );
        }
        for beside in ["crate", "crate/../x", "x"] {
            assert_eq!(crate_around(&folder.join(beside)), None, "{beside}");
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
