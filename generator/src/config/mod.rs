//! `specs/apis.toml`: which APIs there are, and what is generated from each.

mod adjust;
mod fields;
mod given;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;
use std::path::{Component, Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use toml::de::DeTable;

use crate::diagnostics::{Diagnostic, Diagnostics, nearest};
use crate::load::Files;
use crate::lower::Reading;
use crate::overlay::OverlayFile;
use crate::select::{By, Select, Wanted};
use crate::{Failure, Job, Target};
pub use adjust::{Adjust, Derive, Entry, Given, Locator, Named};
use fields::{Fields, Text};

/// Where the configuration lies, from the root of the repository.
const SHOWN: &str = "specs/apis.toml";

/// The package that is generated, and its APIs.
#[derive(Clone, Debug)]
pub struct Config {
    /// The name of the package.
    pub package: String,
    /// Its folder, from the root of the repository.
    pub output: PathBuf,
    /// What to generate, by the name of the API.
    pub jobs: BTreeMap<String, Job>,
}

const TARGETS: [(&str, Target); 3] = [
    ("types", Target::Types),
    ("client", Target::Client),
    ("server", Target::Server),
];

/// A name that is no target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoTarget(String);

impl fmt::Display for NoTarget {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "`{}` is no target; the targets are types, client and server",
            self.0
        )
    }
}

impl std::error::Error for NoTarget {}

impl FromStr for Target {
    type Err = NoTarget;

    fn from_str(name: &str) -> Result<Self, NoTarget> {
        let known = TARGETS.into_iter().find(|(known, _)| *known == name);
        known
            .map(|(_, target)| target)
            .ok_or_else(|| NoTarget(name.to_owned()))
    }
}

/// Reads the configuration under the root of a repository.
///
/// # Errors
///
/// A file that is missing or wrong, with the place of everything that is wrong.
pub fn read(root: &Path) -> Result<Config, Failure> {
    let text = std::fs::read_to_string(root.join(SHOWN)).map_err(|error| {
        let problem =
            Diagnostic::without_place("config", format!("{SHOWN} can't be read: {error}"))
                .help("run this in a checkout of the project");
        Failure {
            diagnostics: Diagnostics::one(problem),
            sources: Files::new(),
        }
    })?;
    parse(root, SHOWN, &text)
}

/// Reads a configuration from its text; `shown` names it in diagnostics.
///
/// # Errors
///
/// As [`read`].
pub fn parse(root: &Path, shown: &str, text: &str) -> Result<Config, Failure> {
    let mut sources = Files::new();
    let mut fields = Fields::new(sources.add(shown, text));
    let (document, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        fields.problem(error.span().unwrap_or_default(), error.message());
    }
    // What follows a mistake of form is guessed, and would be reported for what it is not.
    let config = match errors.is_empty() {
        true => config(root, &mut fields, document.get_ref()),
        false => None,
    };
    match config {
        Some(mut config) if !fields.problems.has_errors() => {
            let text = (Arc::from(shown), Arc::from(text));
            for job in config.jobs.values_mut() {
                job.adjust.text = Some(text.clone());
            }
            Ok(config)
        }
        _ => Err(Failure {
            diagnostics: fields.problems.sorted(),
            sources,
        }),
    }
}

fn config(root: &Path, fields: &mut Fields, document: &DeTable<'_>) -> Option<Config> {
    fields.known(document, &["package", "api"]);
    let package = fields.table(document, "package", 0..0).map(|(table, at)| {
        fields.known(table, &["name", "output"]);
        let name = fields.text(table, "name", at.clone());
        let output = fields.text(table, "output", at);
        (
            name.map(|it| package(fields, it)),
            output.and_then(|it| path(fields, it)),
        )
    });
    let mut jobs = BTreeMap::new();
    if let Some((apis, at)) = fields.table(document, "api", 0..0) {
        if apis.is_empty() {
            fields.problem(at, "no API is named");
        }
        for (key, _) in apis {
            let name: &str = key.get_ref();
            check_name(fields, name, key.span());
            if let Some((table, at)) = fields.table(apis, name, key.span()) {
                jobs.extend(job(root, fields, name, table, at).map(|job| (name.to_owned(), job)));
            }
        }
    }
    let (name, output) = package?;
    Some(Config {
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

fn job(
    root: &Path,
    fields: &mut Fields,
    name: &str,
    table: &DeTable<'_>,
    at: Range<usize>,
) -> Option<Job> {
    const KEYS: [&str; 14] = [
        "document",
        "title",
        "targets",
        "unsupported",
        "assume-types",
        "exact-numbers",
        "unknown-formats",
        "stream-bodies",
        "feature-per-tag",
        "overlays",
        "include",
        "exclude",
        "names",
        "derives",
    ];
    fields.known(table, &KEYS);
    let document = fields.text(table, "document", at);
    let title = fields.optional(table, "title");
    let mut targets = BTreeSet::from([Target::Types]);
    for target in fields.texts(table, "targets") {
        match target.text.parse() {
            Ok(target) => drop(targets.insert(target)),
            Err(error) => {
                let near = nearest(&target.text, TARGETS.map(|(name, _)| name));
                fields.suggest(target.at, NoTarget::to_string(&error), near);
            }
        }
    }
    let unsupported = fields.texts(table, "unsupported");
    let unknown_formats = choice(fields, table, "unknown-formats");
    let stream_bodies = choice(fields, table, "stream-bodies");
    let adjust = adjust(root, fields, table);
    let document = path(fields, document?)?;
    Some(Job {
        adjust,
        name: name.to_owned(),
        shown: Some(slashes(&document)),
        document: root.join(&document),
        title: title.map(|title| title.text),
        targets,
        unsupported: unsupported.into_iter().map(|name| name.text).collect(),
        reading: Reading {
            assume_types: fields.flag(table, "assume-types"),
            exact_numbers: fields.flag(table, "exact-numbers"),
            unknown_formats,
            stream_bodies,
        },
    })
}

/// What is changed about the document, or left out of it.
fn adjust(root: &Path, fields: &mut Fields, table: &DeTable<'_>) -> Adjust {
    let feature_per_tag = fields.flag(table, "feature-per-tag");
    let overlays = fields.texts(table, "overlays");
    let overlays = overlays.into_iter().filter_map(|text| path(fields, text));
    Adjust {
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
        text: None,
    }
}

/// The entries of one half of a selection.
fn wanted(fields: &mut Fields, table: &DeTable<'_>, key: &str) -> Vec<Wanted> {
    let Some(table) = fields.optional_table(table, key) else {
        return Vec::new();
    };
    fields.known(table, &By::ALL.map(|(key, ..)| key));
    let mut found = Vec::new();
    for (key, _, by) in By::ALL {
        let entries = fields.texts(table, key).into_iter().map(Text::entry);
        found.extend(entries.map(|entry| Wanted { by, entry }));
    }
    found
}

/// One of a few words, or what holds without one.
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

/// A path below the root of the repository; nothing else is read or written.
fn path(fields: &mut Fields, text: Text) -> Option<PathBuf> {
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

fn slashes(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

/// An API's name becomes a module, a folder and a feature of cargo.
fn check_name(fields: &mut Fields, name: &str, at: Range<usize>) {
    // Features of the generated crate, and names that its root uses.
    const TAKEN: [&str; 10] = [
        "client",
        "serde",
        "server",
        "default",
        "runtime",
        "rt",
        "std",
        "core",
        "alloc",
        "copperplate_runtime",
    ];
    let plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
    let module = crate::plan::module_name(name);
    if !name.starts_with(|it: char| it.is_ascii_lowercase()) || !name.chars().all(plain) {
        let message = "an API's name becomes a module: a lower-case letter, then lower-case letters, \
                       digits and `_`";
        fields.suggest(at, message.to_owned(), Some(&module));
    } else if TAKEN.contains(&name) {
        fields.problem(
            at,
            &format!("the generated crate has a `{name}` of its own"),
        );
    } else if let Some(why) = crate::write::name_fault(name) {
        fields.problem(
            at,
            &format!("no folder can be called `{name}` on every system: {why}"),
        );
    } else if module != name {
        let message = format!("`{name}` is a keyword of Rust, or has a `_` too many");
        fields.suggest(at, message, Some(&module));
    }
}

/// What cargo and rustc ask of the name of a package.
pub const PACKAGE_NAME: &str = "a package's name begins with a letter, has at most 64 letters, digits, \
                                `-` and `_`, and is no keyword of Rust";

/// Whether cargo takes a name for a package, and rustc for the library in it.
///
/// ```
/// use copperplate::config::is_package_name;
/// assert!(is_package_name("withdrawal-apis"));
/// assert!(!is_package_name("fn") && !is_package_name("a b") && !is_package_name("nul"));
/// ```
#[must_use]
pub fn is_package_name(name: &str) -> bool {
    let plain = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_');
    let library = name.replace('-', "_");
    // The runtime is a dependency of the same name, and the others are the library's own.
    let taken = [
        "copperplate_runtime",
        "std",
        "core",
        "alloc",
        "test",
        "proc_macro",
    ];
    name.starts_with(|it: char| it.is_ascii_alphabetic())
        && name.len() <= 64
        && name.chars().all(plain)
        && crate::plan::module_name(&library) != format!("{library}_")
        && !taken.contains(&library.as_str())
        && crate::write::name_fault(name).is_none()
}
