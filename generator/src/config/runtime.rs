//! Reads the source of the runtime.

use toml::de::{DeTable, DeValue};

use super::fields::Fields;
use super::keys;
use super::paths::relative;
use crate::options::Runtime;

/// Reads `package.runtime`: a version, or a table in the syntax of cargo. The default is the version
/// of the generator.
pub(super) fn runtime(fields: &mut Fields, package: &DeTable<'_>) -> Runtime {
    let Some(value) = package.get("runtime") else {
        return Runtime::default();
    };
    let DeValue::Table(table) = value.get_ref() else {
        let version = fields.optional(package, "runtime");
        return version.map_or_else(Runtime::default, |it| Runtime::Version(it.text));
    };
    fields.known(table, &keys::RUNTIME.names());
    let mut text = |key| fields.optional(table, key);
    let (version, folder, url, revision) =
        (text("version"), text("path"), text("git"), text("rev"));
    match (version, folder, url, revision) {
        (Some(version), None, None, None) => Runtime::Version(version.text),
        (None, Some(folder), None, None) => {
            relative(fields, folder).map_or_else(Runtime::default, Runtime::Path)
        }
        (None, None, Some(url), Some(revision)) => Runtime::Git {
            url: url.text,
            revision: revision.text,
        },
        _ => {
            let message = "the runtime has one source: `version`, `path` from the root of the \
                           repository, or `git` with `rev`";
            fields.problem(value.span(), message);
            Runtime::default()
        }
    }
}
