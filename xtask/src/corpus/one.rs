//! Generates one document in a separate process.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use copperplate_cli::print;

use copperplate::diagnostics::{Diagnostics, Severity, render};
use copperplate::options::{Reading, Runtime};
use copperplate::resolve::Resolved;
use copperplate::source::{Files, Limits, Place};
use copperplate::{Job, package, write};

use crate::arguments::Corpus;

/// The unsupported features a corpus may contain, because nothing generates them yet.
const UNSUPPORTED: [&str; 1] = ["security-scheme"];

/// The result for a document.
#[derive(Debug, Default)]
pub struct Generation {
    /// Operations in the document, if it could be read.
    pub stated: Option<usize>,
    /// Operations in the generated code.
    pub operations: usize,
    /// Schemas under `components`.
    pub schemas: usize,
    /// Errors, which stop generation.
    pub errors: usize,
    /// Errors that point at no place.
    pub placeless: usize,
    /// Warnings.
    pub warnings: usize,
    /// Lines of the generated code.
    pub lines: usize,
    /// The time from reading to writing, in milliseconds.
    pub milliseconds: usize,
    /// The peak memory, in KiB.
    pub memory: usize,
    /// The size of the document's files together, in bytes.
    pub bytes: usize,
    /// The first error in short.
    pub first: String,
    /// The features left out, by the names of `unsupported`.
    pub without: String,
}

impl Generation {
    /// A failure because of a bug in the generator.
    pub fn failed(why: String) -> Self {
        Self {
            errors: 1,
            placeless: 1,
            first: why,
            ..Self::default()
        }
    }

    /// True if every operation was generated.
    pub fn is_whole(&self) -> bool {
        self.errors == 0 && self.stated == Some(self.operations)
    }

    /// Reads the output of [`run`].
    pub fn parse(text: &str) -> Self {
        let fields: BTreeMap<&str, &str> = text
            .lines()
            .filter_map(|line| line.split_once('\t'))
            .collect();
        let number = |key: &str| fields.get(key).and_then(|it| it.parse().ok());
        let some = |key: &str| number(key).unwrap_or_default();
        let words = |key: &str| fields.get(key).copied().unwrap_or_default().to_owned();
        Self {
            stated: number("stated"),
            operations: some("operations"),
            schemas: some("schemas"),
            errors: some("errors"),
            placeless: some("placeless"),
            warnings: some("warnings"),
            lines: some("lines"),
            milliseconds: some("milliseconds"),
            memory: some("memory"),
            bytes: some("bytes"),
            first: words("first"),
            without: words("without"),
        }
    }

    fn print(&self) -> String {
        let mut text = String::new();
        let mut line = |key: &str, value: &str| {
            let _ = writeln!(text, "{key}\t{value}");
        };
        if let Some(stated) = self.stated {
            line("stated", &stated.to_string());
        }
        for (key, value) in [
            ("operations", self.operations),
            ("schemas", self.schemas),
            ("errors", self.errors),
            ("placeless", self.placeless),
            ("warnings", self.warnings),
            ("lines", self.lines),
            ("milliseconds", self.milliseconds),
            ("memory", self.memory),
            ("bytes", self.bytes),
        ] {
            line(key, &value.to_string());
        }
        line("first", &self.first);
        line("without", &self.without);
        text
    }
}

/// Generates and writes a document's crate, prints the result, and leaves its diagnostics beside
/// the crate.
pub fn run(document: &Path, folder: &Path, arguments: &Corpus) -> ExitCode {
    let mut generation = Generation::default();
    let start = Instant::now();
    let done = copperplate::with_stack(|| generate(document, folder, arguments, &mut generation));
    match done.unwrap_or_else(|| generate(document, folder, arguments, &mut generation)) {
        Ok(()) => {}
        Err(why) => {
            generation.errors += 1;
            generation.placeless += 1;
            generation.first = why;
        }
    }
    generation.milliseconds = usize::try_from(start.elapsed().as_millis()).unwrap_or(usize::MAX);
    generation.memory = super::compile::peak("self").unwrap_or_default();
    // This reads the document once more, so it comes after the measurement.
    if let Ok((document, _)) = copperplate::open(document, &Limits::default()) {
        count(&document, &mut generation);
    }
    print(&generation.print());
    ExitCode::SUCCESS
}

fn generate(
    document: &Path,
    folder: &Path,
    arguments: &Corpus,
    generation: &mut Generation,
) -> Result<(), String> {
    let mut job = job(document, arguments);
    let mut done = copperplate::generate(&job);
    // An unneeded entry of the list is an error, so the list is limited to this document's
    // features.
    if let Err(failure) = &done {
        job.unsupported = needed(&failure.diagnostics);
        if !job.unsupported.is_empty() {
            generation.without = job.unsupported.join(", ");
            done = copperplate::generate(&job);
        }
    }
    let generated = match done {
        Ok(generated) => generated,
        Err(failure) => {
            report(&failure.diagnostics, &failure.sources, folder, generation)?;
            return Ok(());
        }
    };
    report(&generated.warnings, &generated.sources, folder, generation)?;
    let files = package::print(&job, &generated.plan, package::Form::Crate)
        .map_err(|error| error.to_string())?;
    let summary = &generated.summary;
    // A document with broken references can't be counted otherwise.
    generation.stated = Some(summary.all_operations);
    generation.schemas = summary.all_schemas;
    generation.operations = summary.operations;
    if summary.tolerated > 0 {
        let parts = summary.left.iter();
        let parts = parts.filter_map(|(part, places)| Some((mistake(part)?, places.len())));
        let parts = parts.map(|(code, count)| format!("{count} × {code}"));
        generation.without = parts.collect::<Vec<_>>().join(", ");
    }
    generation.lines = files
        .files
        .iter()
        .map(|(_, text)| text.lines().count())
        .sum();
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let name = package::package_name(Path::new(name.as_ref()));
    let runtime = Runtime::Path("runtime".into());
    let runtime = package::runtime_from(&crate::repository::root(), folder, &runtime);
    let tree =
        package::standalone(&name, files, &job, &runtime).map_err(|error| error.to_string())?;
    write::write(folder, &tree).map_err(|error| error.to_string())?;
    Ok(())
}

fn job(document: &Path, arguments: &Corpus) -> Job {
    Job {
        adjust: copperplate::options::Adjust {
            feature_per_tag: arguments.feature_per_tag,
            tolerant: arguments
                .tolerant
                .then(|| copperplate::options::ConfiguredText::argument("--tolerant")),
            ..copperplate::options::Adjust::default()
        },
        reading: Reading {
            assume_types: arguments.assume_types,
            ..Reading::default()
        },
        ..Job::new("corpus", document)
    }
}

/// The code of tolerated mistakes among the parts without effect.
fn mistake(part: &str) -> Option<&str> {
    part.strip_prefix("mistaken parts (`")?.strip_suffix("`)")
}

/// The features that a refusal names and that may be left out.
fn needed(problems: &Diagnostics) -> Vec<String> {
    let labels: Vec<&str> = problems
        .iter()
        .filter(|it| it.code == "unsupported" && it.severity == Severity::Error)
        .filter_map(|it| it.primary.as_ref())
        .map(|label| label.text.as_str())
        .collect();
    let named = |name: &&str| labels.contains(&format!("feature `{name}`").as_str());
    let needed = UNSUPPORTED.iter().copied().filter(named);
    needed.map(str::to_owned).collect()
}

/// Counts problems and writes them out for reading, beside the crate since its folder is all ours.
fn report(
    problems: &Diagnostics,
    sources: &Files,
    folder: &Path,
    generation: &mut Generation,
) -> Result<(), String> {
    for problem in problems.iter() {
        if problem.severity != Severity::Error {
            generation.warnings += 1;
            continue;
        }
        generation.errors += 1;
        generation.placeless += usize::from(problem.primary.is_none());
        if generation.first.is_empty() {
            let message: String = problem.message.lines().collect();
            generation.first = format!("{}: {message}", problem.code);
        }
    }
    let path = folder.with_extension("txt");
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(|error| error.to_string())?;
    }
    fs::write(&path, render(problems, sources, false)).map_err(|error| error.to_string())
}

/// Counts the operations of a path item and of their callbacks.
fn operations_of(document: &Resolved, item: &Place<'_>) -> usize {
    let item = document.follow(item);
    let own = METHODS.iter().filter_map(|method| item.get(method));
    own.map(|operation| {
        let callbacks = operation.get("callbacks");
        let callbacks = callbacks.iter().flat_map(Place::members);
        let callbacks: usize = callbacks
            .map(|(_, _, callback)| {
                let callback = document.follow(&callback);
                let items = callback.members();
                let items = items.filter(|(key, _, _)| !key.starts_with("x-"));
                items
                    .map(|(_, _, item)| operations_of(document, &item))
                    .sum::<usize>()
            })
            .sum();
        1 + callbacks
    })
    .sum()
}

/// Counts the content of the document, independently of the generator.
fn count(document: &Resolved, generation: &mut Generation) {
    let root = document.root();
    let schemas = root.get("components").and_then(|it| it.get("schemas"));
    generation.schemas = schemas.map_or(0, |it| it.members().count());
    let paths = root.get("paths");
    let operations = paths.iter().flat_map(Place::members);
    let operations = operations.filter(|(path, _, _)| path.starts_with('/'));
    let webhooks = root.get("webhooks");
    let webhooks = webhooks.iter().flat_map(Place::members);
    let items = operations.chain(webhooks);
    generation.stated = Some(
        items
            .map(|(_, _, item)| operations_of(document, &item))
            .sum(),
    );
    let files = document.files();
    generation.bytes = files.ids().map(|id| files.text(id).len()).sum();
}

const METHODS: [&str; 9] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
];
