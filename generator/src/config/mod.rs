//! `specs/apis.toml`: which APIs there are, and what is generated from each.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IntoDeserializer as _;

use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::load::{FileId, Files};
use crate::{Failure, Job, Target};

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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    package: Package,
    api: BTreeMap<toml::Spanned<String>, Api>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Package {
    name: toml::Spanned<String>,
    output: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Api {
    document: PathBuf,
    title: Option<String>,
    #[serde(default)]
    targets: Option<Vec<toml::Spanned<String>>>,
    #[serde(default)]
    unsupported: Vec<String>,
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        name.parse().map_err(serde::de::Error::custom)
    }
}

impl std::str::FromStr for Target {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        match name {
            "types" => Ok(Self::Types),
            "client" => Ok(Self::Client),
            "server" => Ok(Self::Server),
            other => Err(format!("`{other}` is no target; the targets are types, client and server")),
        }
    }
}

/// Reads the configuration under the root of a repository.
///
/// # Errors
///
/// A file that is missing or wrong, with the place.
pub fn read(root: &Path) -> Result<Config, Failure> {
    let shown = "specs/apis.toml";
    let text = std::fs::read_to_string(root.join(shown)).map_err(|error| {
        let problem = Diagnostic::without_place("config", format!("{shown} can't be read: {error}"))
            .help("run this in a checkout of the project");
        Failure { diagnostics: Diagnostics::one(problem), sources: Files::new() }
    })?;
    parse(root, shown, &text)
}

/// Reads a configuration from its text; `shown` names it in diagnostics.
///
/// # Errors
///
/// As [`read`].
pub fn parse(root: &Path, shown: &str, text: &str) -> Result<Config, Failure> {
    let mut sources = Files::new();
    let file = sources.add(shown, text);
    let mut problems = Diagnostics::new();
    let parsed: File = match toml::from_str(text) {
        Ok(parsed) => parsed,
        Err(error) => {
            problems.push(problem(file, error.span().unwrap_or_default(), error.message()));
            return Err(Failure { diagnostics: problems, sources });
        }
    };
    if !is_package_name(parsed.package.name.get_ref()) {
        let what = "a package name begins with a letter and has letters, digits, `-` and `_`";
        problems.push(problem(file, parsed.package.name.span(), what));
    }
    let mut jobs = BTreeMap::new();
    for (name, api) in parsed.api {
        if !is_module_name(name.get_ref()) {
            let what = "an API's name becomes a module: a lower-case letter, then letters, digits \
                        and `_`, and no keyword";
            problems.push(problem(file, name.span(), what));
        }
        let mut targets = BTreeSet::from([Target::Types]);
        for target in api.targets.into_iter().flatten() {
            let parsed: Result<Target, toml::de::Error> =
                Target::deserialize(target.get_ref().as_str().into_deserializer());
            match parsed {
                Ok(target) => {
                    targets.insert(target);
                }
                Err(error) => problems.push(problem(file, target.span(), error.message())),
            }
        }
        let job = Job {
            name: name.get_ref().clone(),
            shown: Some(api.document.to_string_lossy().replace('\\', "/")),
            document: root.join(&api.document),
            title: api.title,
            targets,
            unsupported: api.unsupported,
        };
        jobs.insert(name.into_inner(), job);
    }
    if problems.has_errors() {
        return Err(Failure { diagnostics: problems, sources });
    }
    Ok(Config { package: parsed.package.name.into_inner(), output: parsed.package.output, jobs })
}

fn problem(file: FileId, range: Range<usize>, message: &str) -> Diagnostic {
    let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Diagnostic::error("config", Span::new(file, offset(range.start), offset(range.end)), message)
}

fn is_module_name(name: &str) -> bool {
    let reserved = ["client", "server", "default", "runtime", "rt"];
    name.starts_with(|it: char| it.is_ascii_lowercase())
        && name.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_')
        && !reserved.contains(&name)
        && crate::plan::module_name(name) == name
}

/// Whether cargo takes a name for a package.
#[must_use]
pub fn is_package_name(name: &str) -> bool {
    name.starts_with(|it: char| it.is_ascii_alphabetic())
        && name.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '_'))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn refusal(text: &str) -> String {
        let failure = parse(Path::new("."), "apis.toml", text).err().unwrap();
        crate::diagnostics::render(&failure.diagnostics, &failure.sources, false)
    }

    #[test]
    fn an_api_has_a_job() {
        let text = "[package]\nname = \"p\"\noutput = \"o\"\n[api.a]\ndocument = \"a.yaml\"\ntargets = [\"client\"]\n";
        let config = parse(Path::new("/r"), "apis.toml", text).ok().unwrap();
        let job = config.jobs.get("a").unwrap();
        assert_eq!(job.document, Path::new("/r/a.yaml"));
        assert_eq!(job.targets, BTreeSet::from([Target::Types, Target::Client]));
    }

    #[test]
    fn mistakes_are_located() {
        let base = "[package]\nname = \"p\"\noutput = \"o\"\n";
        let cases = [
            ("[api.a]\ndocumnt = \"a\"\n", "documnt", "5:1"),
            ("[api.self]\ndocument = \"a\"\n", "module", "4:6"),
            ("[api.a]\ndocument = \"a\"\ntargets = [\"servr\"]\n", "no target", "6:12"),
            ("[api.a\n", "", "4:"),
        ];
        for (text, word, place) in cases {
            let refusal = refusal(&format!("{base}{text}"));
            assert!(refusal.contains(word) && refusal.contains(place), "{refusal}");
        }
    }
}
