//! Finds the documents in a folder.

use std::fs;
use std::path::{Path, PathBuf};

/// Every OpenAPI document below a folder, in order. It skips files without `openapi` at the top,
/// such as the fragments of a document split into files.
///
/// # Errors
///
/// A message with the unreadable folder.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    if folder.is_file() {
        found.push(folder.to_owned());
        return Ok(found);
    }
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for entry in entries {
        let entry = entry.map_err(|error| error.to_string())?;
        let path = entry.path();
        // A link to a folder could lead back to it, and is not followed.
        if entry.file_type().is_ok_and(|it| it.is_dir()) {
            found.extend(below(&path)?);
        } else if path.is_file() && is_document(&path) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn is_document(path: &Path) -> bool {
    let extension = path.extension().and_then(|it| it.to_str());
    if !matches!(extension, Some("json" | "yaml" | "yml")) {
        return false;
    }
    // An unreadable file or one with other text than UTF-8 is not a document.
    let Ok(text) = fs::read_to_string(path) else {
        return false;
    };
    let text = text.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with('{') {
        return json_key(text);
    }
    text.lines().any(|line| {
        let key = line.split_once(':').map(|(key, _)| key.trim_end());
        matches!(key, Some("openapi" | "\"openapi\"" | "'openapi'"))
    })
}

/// Returns true if the outermost object of a JSON text has the key.
fn json_key(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some(at) = rest.find(['{', '[', '}', ']', '"']) {
        let (_, from) = rest.split_at(at);
        match from.as_bytes().first() {
            Some(b'{' | b'[') => depth += 1,
            Some(b'}' | b']') => depth = depth.saturating_sub(1),
            _ => {
                let length = string(from);
                let (word, after) = from.split_at(length);
                if depth == 1 && word == "\"openapi\"" && after.trim_start().starts_with(':') {
                    return true;
                }
                rest = after;
                continue;
            }
        }
        rest = from.get(1..).unwrap_or_default();
    }
    false
}

/// The length of the string at the start of a text in bytes, with its quotation marks.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// Two links to the folder itself would make a number of paths that grows exponentially.
    #[test]
    #[cfg(unix)]
    fn links_to_folders_are_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let document = folder.path().join("a.yaml");
        fs::write(&document, "openapi: 3.1.0\n").unwrap();
        for name in ["one", "two"] {
            std::os::unix::fs::symlink(".", folder.path().join(name)).unwrap();
        }
        assert_eq!(below(folder.path()).unwrap(), [document]);
    }

    #[test]
    fn a_document_has_the_key_at_its_top() {
        assert!(json_key(r#"{"a": {"b": "}"}, "openapi": "3.1.0"}"#));
        assert!(json_key(r#"{"\"": [1, {}], "openapi" : "3.1.0"}"#));
    }

    #[test]
    fn a_fragment_has_not() {
        assert!(!json_key(r#"{"a": {"openapi": "3.1.0"}}"#));
        assert!(!json_key(r#"{"a": "openapi", "b": "\"openapi\":"}"#));
        assert!(!json_key("{"));
    }
}
