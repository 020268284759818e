//! The files that arguments name.

use std::path::{Path, PathBuf};

use copperplate::options::{ConfiguredText, Folder, Mapped, OverlayFile, Places};

use crate::output::shown;

/// The path of a document from the root of the repository, if it is inside.
pub fn inside(repository: &Path, document: &Path) -> Option<String> {
    let (document, root) = (
        document.canonicalize().ok()?,
        repository.canonicalize().ok()?,
    );
    document.starts_with(&root).then(|| shown(&root, &document))
}

/// The displayed path of an argument.
fn named(repository: &Path, path: &Path) -> String {
    inside(repository, path).unwrap_or_else(|| path.to_string_lossy().into_owned())
}

/// The overlays in arguments.
pub fn overlays(repository: &Path, paths: &[PathBuf]) -> Vec<OverlayFile> {
    let overlays = paths.iter().map(|path| OverlayFile {
        shown: named(repository, path),
        path: path.clone(),
    });
    overlays.collect()
}

/// The files in arguments that a document may refer to.
pub fn places(repository: &Path, root: Option<&Path>, mapped: &[(String, PathBuf)]) -> Places {
    Places {
        unsaved: std::collections::BTreeMap::new(),
        root: root.map(|path| Folder {
            path: path.to_owned(),
            shown: named(repository, path),
        }),
        references: mapped
            .iter()
            .map(|(url, path)| Mapped {
                url: ConfiguredText::argument(url),
                path: path.clone(),
                shown: named(repository, path),
            })
            .collect(),
    }
}
