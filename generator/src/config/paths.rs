//! Reads paths of the configuration.

use std::path::{Component, Path, PathBuf};

use super::fields::{Fields, Text};

/// Reads a path below the root of the repository; other paths are refused.
pub(super) fn path(fields: &mut Fields, text: Text) -> Option<PathBuf> {
    let path = PathBuf::from(&text.text);
    let inside = |it: Component<'_>| matches!(it, Component::Normal(_));
    if text.text.contains('\\') || path.as_os_str().is_empty() || !path.components().all(inside) {
        fields.problem(
            text.at,
            "must be a path from the root of the repository, without `..` and with `/` between folders",
        );
        return None;
    }
    Some(path)
}

/// Reads a path from the root of the repository, which may lead outside. An absolute path is refused,
/// because it is that of one machine.
pub(super) fn relative(fields: &mut Fields, text: Text) -> Option<PathBuf> {
    let path = PathBuf::from(&text.text);
    let relative = |it| matches!(it, Component::Normal(_) | Component::ParentDir);
    if text.text.contains('\\') || path.as_os_str().is_empty() || !path.components().all(relative) {
        fields.problem(
            text.at,
            "must be a relative path from the root of the repository, with `/` between folders",
        );
        return None;
    }
    Some(path)
}

/// Joins a path with `/` on every system.
pub(super) fn slashes(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}
