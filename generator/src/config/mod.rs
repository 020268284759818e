//! Reads the configuration, `copperplate.toml` or `specs/apis.toml`: the APIs, and the generated parts
//! of each.

mod apis;
mod fields;
mod given;
mod json_schema;
pub mod keys;
mod paths;
mod runtime;
#[cfg(test)]
mod tests;
mod types;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use toml::de::DeTable;

use crate::diagnostics::{Diagnostic, Diagnostics, Failure, nearest};
use crate::naming::{PACKAGE_NAME, is_package_name};
use crate::options::{
    Adjust, By, Config, ConfiguredText, Edition, Folder, Job, KeepUnknown, LockFile, Mapped,
    NoTarget, OverlayFile, Places, Reading, Select, Target, Wanted,
};
use crate::source::Files;
use apis::check_name;
use fields::{Fields, Text};
pub use json_schema::json_schema;
use paths::{path, slashes};

/// The possible paths of the configuration, relative to the root of the repository.
pub const PATHS: [&str; 2] = ["copperplate.toml", "specs/apis.toml"];

/// The root of the repository around a folder: the nearest folder with a configuration.
#[must_use]
pub fn root_of(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    let mut above = folder.ancestors();
    above.find(|it| shown_in(it).is_some()).map(Path::to_owned)
}

/// The configuration directly in a root.
fn shown_in(root: &Path) -> Option<&'static str> {
    PATHS.into_iter().find(|it| root.join(it).is_file())
}

/// Reads the configuration under the root of a repository.
///
/// # Errors
///
/// The file is missing or invalid, or there are two; the failure has every mistake with its place.
pub fn read(root: &Path) -> Result<Config, Failure> {
    let [first, second] = PATHS;
    if root.join(first).is_file() && root.join(second).is_file() {
        let message = format!("{first} and {second} are both a configuration");
        return Err(unreadable(message, "move the tables of one into the other"));
    }
    let shown = shown_in(root).unwrap_or(second);
    let text = std::fs::read_to_string(root.join(shown)).map_err(|error| {
        let message = format!("{shown} can't be read: {error}");
        unreadable(
            message,
            "run this in a folder of a repository with a configuration",
        )
    })?;
    parse(root, shown, &text)
}

fn unreadable(message: String, help: &str) -> Failure {
    Failure {
        diagnostics: Diagnostics::one(Diagnostic::without_place("config", message).help(help)),
        sources: Files::new(),
    }
}

/// Reads a configuration from its text; `shown` names it in diagnostics.
///
/// # Errors
///
/// Like [`read`].
pub fn parse(root: &Path, shown: &str, text: &str) -> Result<Config, Failure> {
    let mut config = read_text(shown, text, |fields, table| {
        config(root, shown, fields, table)
    })?;
    let text = (Arc::from(shown), Arc::from(text));
    for job in config.jobs.values_mut() {
        job.adjust.text = Some(text.clone());
    }
    Ok(config)
}

/// Reads the table of a single API from a separate text, with its keys at the top. `document` is an
/// argument and therefore not a key; paths are relative to `root`.
///
/// # Errors
///
/// Every mistake of the text, with its place.
pub fn parse_api(
    root: &Path,
    shown: &str,
    text: &str,
    name: &str,
    document: &Path,
) -> Result<Job, Failure> {
    let mut job = read_text(shown, text, |fields, table| {
        let mut known = keys::API.names();
        known.retain(|it| *it != "document");
        fields.known(table, &known);
        Some(job(root, fields, name, table, document.to_owned()))
    })?;
    job.adjust.text = Some((Arc::from(shown), Arc::from(text)));
    Ok(job)
}

/// Parses a text and reads its top table. Returns either the result or all problems.
fn read_text<T>(
    shown: &str,
    text: &str,
    read: impl FnOnce(&mut Fields, &DeTable<'_>) -> Option<T>,
) -> Result<T, Failure> {
    let mut sources = Files::new();
    let mut fields = Fields::new(sources.add(shown, text));
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        fields.problem(error.span().unwrap_or_default(), error.message());
    }
    // After a syntax error, the parser guesses the rest, which would cause misleading reports.
    let found = match errors.is_empty() {
        true => read(&mut fields, document.get_ref()),
        false => None,
    };
    match found {
        Some(found) if !fields.problems.has_errors() => Ok(found),
        _ => Err(Failure {
            diagnostics: fields.problems.sorted(),
            sources,
        }),
    }
}

fn config(root: &Path, shown: &str, fields: &mut Fields, document: &DeTable<'_>) -> Option<Config> {
    fields.known(document, &keys::ROOT.names());
    let edition: Edition = choice(fields, document, "edition");
    let package = fields.table(document, "package", 0..0).map(|(table, at)| {
        fields.known(table, &keys::PACKAGE.names());
        let name = fields.text(table, "name", at.clone());
        let output = fields.text(table, "output", at);
        (
            name.map(|it| package(fields, it)),
            output.and_then(|it| path(fields, it)),
            types::dependencies(fields, table),
            runtime::runtime(fields, table),
        )
    });
    let mut jobs = BTreeMap::new();
    if let Some((apis, at)) = fields.table(document, "api", 0..0) {
        if apis.is_empty() {
            fields.problem(at, "there is no API");
        }
        for (key, _) in apis {
            let name: &str = key.get_ref();
            check_name(fields, name, key.span());
            if let Some((table, at)) = fields.table(apis, name, key.span()) {
                let job = named_job(root, fields, name, table, at);
                jobs.extend(job.map(|mut job| {
                    job.adjust.edition = edition;
                    (name.to_owned(), job)
                }));
            }
        }
    }
    let (name, output, dependencies, runtime) = package?;
    for job in jobs.values() {
        types::check_roots(fields, job, &dependencies);
    }
    Some(Config {
        shown: shown.to_owned(),
        runtime,
        dependencies,
        package: name?,
        output: output?,
        jobs,
    })
}

fn package(fields: &mut Fields, name: Text) -> String {
    if !is_package_name(&name.text) {
        fields.problem(name.at, PACKAGE_NAME);
    }
    name.text
}

/// Reads a table of `api` as a job.
fn named_job(
    root: &Path,
    fields: &mut Fields,
    name: &str,
    table: &DeTable<'_>,
    at: Range<usize>,
) -> Option<Job> {
    fields.known(table, &keys::API.names());
    let document = fields.text(table, "document", at);
    let document = document.and_then(|document| path(fields, document));
    // The other keys are read in any case, so that one run reports all mistakes.
    let file = document.as_deref().unwrap_or(Path::new(""));
    let mut job = job(root, fields, name, table, root.join(file));
    job.reading.strict = true;
    let document = document?;
    job.adjust.lock = Some(lock(root, &document, name, fields));
    Some(Job {
        shown: Some(slashes(&document)),
        ..job
    })
}

/// The lock of an API, beside its document.
fn lock(root: &Path, document: &Path, name: &str, fields: &mut Fields) -> LockFile {
    let inside = document.with_file_name(format!("{name}.lock"));
    let (path, shown) = (root.join(&inside), slashes(&inside));
    let text = std::fs::read_to_string(&path).map(Arc::from);
    let unreadable = text.as_ref().err();
    if let Some(error) = unreadable.filter(|it| it.kind() != std::io::ErrorKind::NotFound) {
        fields.problem(0..0, &format!("{shown} can't be read: {error}"));
    }
    LockFile {
        path,
        shown,
        text: text.ok(),
        renames: false,
    }
}

fn job(
    root: &Path,
    fields: &mut Fields,
    name: &str,
    table: &DeTable<'_>,
    document: PathBuf,
) -> Job {
    let title = fields.optional(table, "title");
    let mut targets = BTreeSet::from([Target::Types]);
    for target in fields.texts(table, "targets") {
        match target.text.parse() {
            Ok(target) => drop(targets.insert(target)),
            Err(error) => {
                let near = nearest(&target.text, Target::ALL.map(|(name, _)| name));
                fields.suggest(target.at, NoTarget::to_string(&error), near);
            }
        }
    }
    let unsupported = fields.texts(table, "unsupported");
    Job {
        name: name.to_owned(),
        shown: None,
        document,
        title: title.map(|title| title.text),
        targets,
        unsupported: unsupported.into_iter().map(|name| name.text).collect(),
        reading: Reading {
            assume_types: fields.flag(table, "assume-types"),
            literal_nullable: fields.flag(table, "literal-nullable"),
            exact_numbers: fields.flag(table, "exact-numbers"),
            unknown_formats: choice(fields, table, "unknown-formats"),
            stream_bodies: choice(fields, table, "stream-bodies"),
            strict: false,
        },
        adjust: adjust(root, fields, table),
    }
}

/// Reads the changes to the document, and the selection.
fn adjust(root: &Path, fields: &mut Fields, table: &DeTable<'_>) -> Adjust {
    let feature_per_tag = fields.flag(table, "feature-per-tag");
    let overlays = fields.texts(table, "overlays");
    let overlays = overlays.into_iter().filter_map(|text| path(fields, text));
    Adjust {
        edition: Edition::default(),
        lock: None,
        feature_per_tag,
        overlays: overlays
            .map(|path| OverlayFile {
                shown: slashes(&path),
                path: root.join(&path),
            })
            .collect(),
        select: Select {
            include: wanted(fields, table, "include"),
            exclude: wanted(fields, table, "exclude"),
        },
        names: given::names(fields, table),
        derives: given::derives(fields, table),
        types: types::replacements(fields, table),
        keep_unknown: keep_unknown(fields, table),
        tolerant: flagged(fields, table, "tolerant"),
        places: places(root, fields, table),
        text: None,
    }
}

/// Reads `keep-unknown`: `true`, or a list of types that keep undocumented members.
fn keep_unknown(fields: &mut Fields, table: &DeTable<'_>) -> KeepUnknown {
    let Some(value) = table.get("keep-unknown") else {
        return KeepUnknown::default();
    };
    if value.get_ref().is_array() {
        let types = fields.texts(table, "keep-unknown").into_iter();
        return KeepUnknown {
            all: None,
            types: types.map(Text::entry).collect(),
        };
    }
    if value.get_ref().as_bool().is_none() {
        let message = "`keep-unknown` must be true, or a list of types";
        fields.problem(value.span(), message);
        return KeepUnknown::default();
    }
    KeepUnknown {
        all: flagged(fields, table, "keep-unknown"),
        types: Vec::new(),
    }
}

/// Reads a flag; `None` if it is absent or false.
fn flagged(fields: &mut Fields, table: &DeTable<'_>, key: &str) -> Option<ConfiguredText> {
    let (name, _) = table.get_key_value(key)?;
    let messages = Text {
        text: name.get_ref().to_string(),
        at: name.span(),
    };
    fields.flag(table, key).then(|| messages.entry())
}

/// Reads the files that the document may refer to.
fn places(root: &Path, fields: &mut Fields, table: &DeTable<'_>) -> Places {
    let folder = fields.optional(table, "root");
    let folder = folder.and_then(|it| path(fields, it)).map(|it| Folder {
        path: root.join(&it),
        shown: slashes(&it),
    });
    let mut references = Vec::new();
    let files = fields.optional_table(table, "references");
    for (key, _) in files.into_iter().flatten() {
        let url = Text {
            text: key.get_ref().to_string(),
            at: key.span(),
        };
        let file = files.and_then(|it| fields.optional(it, key.get_ref()));
        let file = file.and_then(|it| path(fields, it));
        references.extend(file.map(|file| Mapped {
            url: url.entry(),
            path: root.join(&file),
            shown: slashes(&file),
        }));
    }
    Places {
        unsaved: BTreeMap::new(),
        root: folder,
        references,
    }
}

/// Reads the entries of `include` or `exclude`.
fn wanted(fields: &mut Fields, table: &DeTable<'_>, key: &str) -> Vec<Wanted> {
    let Some(table) = fields.optional_table(table, key) else {
        return Vec::new();
    };
    fields.known(table, &keys::SELECTION.names());
    let mut found = Vec::new();
    for (key, _, by) in By::ALL {
        let entries = fields.texts(table, key).into_iter().map(Text::entry);
        found.extend(entries.map(|entry| Wanted { by, entry }));
    }
    found
}

/// Reads an enumerated value, or returns the default.
fn choice<T>(fields: &mut Fields, table: &DeTable<'_>, key: &str) -> T
where
    T: Default + FromStr<Err = String>,
{
    let Some(text) = fields.optional(table, key) else {
        return T::default();
    };
    text.text.parse().unwrap_or_else(|why: String| {
        fields.problem(text.at, &why);
        T::default()
    })
}
