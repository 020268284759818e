//! Diagnostics about the documents of a package as a whole.

use super::{Diagnostic, Severity};

/// A document without an entry in the configuration.
#[must_use]
pub fn unlisted_document(path: &str) -> Diagnostic {
    let message = format!("{path} has no entry in specs/apis.toml");
    Diagnostic {
        severity: Severity::Warning,
        ..Diagnostic::without_place("unlisted-document", message)
    }
    .cost("nothing is generated from it")
    .help(format!(
        "add a table such as `[api.name]` with `document = \"{path}\"` to specs/apis.toml, or move the file"
    ))
}
