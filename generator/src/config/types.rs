//! Reads replacement types, and the packages they come from.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::fields::{Fields, Text};
use super::keys;
use super::paths::path;
use crate::diagnostics::nearest;
use crate::naming::is_package_name;
use crate::options::{ConfiguredText, Dependency, Job, Replaced, Replacement};

/// Reads the packages under `package.dependencies`: each a version, or a table in the syntax of
/// cargo.
pub(super) fn dependencies(fields: &mut Fields, table: &DeTable<'_>) -> Vec<Dependency> {
    let Some(table) = fields.optional_table(table, "dependencies") else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (key, value) in table {
        let name = key.get_ref().to_string();
        if !is_package_name(&name) || name.replace('-', "_") == "copperplate_runtime" {
            let message = format!("`{name}` can't be the name of a dependency");
            fields.problem(key.span(), &message);
            continue;
        }
        let mut dependency = Dependency {
            name,
            version: None,
            path: None,
            features: Vec::new(),
        };
        if let DeValue::Table(table) = value.get_ref() {
            fields.known(table, &keys::DEPENDENCY.names());
            dependency.version = fields.optional(table, "version").map(|it| it.text);
            let folder = fields.optional(table, "path");
            dependency.path = folder.and_then(|it| path(fields, it));
            let features = fields.texts(table, "features").into_iter();
            dependency.features = features.map(|it| it.text).collect();
        } else {
            dependency.version = fields.optional(table, key.get_ref()).map(|it| it.text);
        }
        if dependency.version.is_none() && dependency.path.is_none() {
            fields.problem(
                key.span(),
                "a dependency has a version, or a `path` from the root of the repository",
            );
        }
        found.push(dependency);
    }
    found
}

/// Reads the replacements under `types`.
pub(super) fn replacements(fields: &mut Fields, table: &DeTable<'_>) -> Vec<Replacement> {
    let Some(table) = fields.optional_table(table, "types") else {
        return Vec::new();
    };
    fields.known(table, &keys::TYPES.names());
    let mut found = Vec::new();
    for (key, of) in Replaced::ALL {
        let Some(entries) = fields.optional_table(table, key) else {
            continue;
        };
        for (key, _) in entries {
            let Some(with) = fields.optional(entries, key.get_ref()) else {
                continue;
            };
            check_path(fields, &with);
            let key = Text {
                text: key.get_ref().to_string(),
                at: key.span(),
            };
            found.push(Replacement {
                of,
                key: key.entry(),
                with: with.entry(),
            });
        }
    }
    found
}

/// Checks a path, which appears unchanged in code of several modules and therefore begins at a
/// crate.
fn check_path(fields: &mut Fields, with: &Text) {
    let good = syn::parse_str::<syn::Path>(&with.text).is_ok_and(|path| {
        let plain = |it: &syn::PathSegment| it.arguments.is_none();
        let first = path.segments.first().map(|it| it.ident.to_string());
        let relative = first.is_some_and(|it| it == "self" || it == "super");
        path.segments.len() > 1 && !relative && path.segments.iter().all(plain)
    });
    if !good {
        let message = format!(
            "`{}` is not the path of a type, which begins at a crate, such as `bank::Money`",
            with.text
        );
        fields.problem(with.at.clone(), &message);
    }
}

/// Crates that are available without an entry under `package.dependencies`.
const KNOWN: [&str; 5] = ["crate", "std", "core", "alloc", "copperplate_runtime"];

/// Reports replacements from a crate that the package does not depend on.
pub(super) fn check_roots(fields: &mut Fields, job: &Job, dependencies: &[Dependency]) {
    let names = dependencies.iter().map(|it| it.name.replace('-', "_"));
    let names: Vec<String> = names.collect();
    for replacement in &job.adjust.types {
        let path = replacement.with.text.trim_start_matches("::");
        let root = path.split("::").next().unwrap_or_default().trim();
        if KNOWN.contains(&root) || names.iter().any(|it| it == root) {
            continue;
        }
        let message = format!(
            "the generated package does not depend on `{root}`; name it under \
             [package.dependencies]"
        );
        let near = nearest(root, names.iter().map(String::as_str));
        fields.suggest(place(&replacement.with), message, near);
    }
}

fn place(entry: &ConfiguredText) -> Range<usize> {
    let (start, end) = entry.at.unwrap_or_default();
    let wide = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    wide(start)..wide(end)
}
