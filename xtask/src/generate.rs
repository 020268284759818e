//! `cargo xtask generate`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use copperplate::config::{self, Config};
use copperplate::package::{self, ApiFiles};
use copperplate::write::{self, Tree};
use copperplate::{Job, Summary};

use crate::arguments::Generate;
use crate::output::{self, count};

/// Why a task stopped; what there was to say has been said.
struct Stopped;

/// Runs the task.
pub fn run(arguments: &Generate) -> ExitCode {
    let start = Instant::now();
    let done = match (&arguments.document, &arguments.output) {
        (Some(document), Some(folder)) => standalone(arguments, document, folder, start),
        _ => shared(arguments, start),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stopped) => ExitCode::FAILURE,
    }
}

/// The root of this repository, from wherever the command was typed.
fn repository() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest).to_owned()
}

/// Regenerates the crate of all APIs.
fn shared(arguments: &Generate, start: Instant) -> Result<(), Stopped> {
    let root = repository();
    let config = config::read(&root).map_err(|failure| {
        output::diagnostics(&failure.diagnostics, &failure.sources, arguments);
        Stopped
    })?;
    let wanted = wanted(&config, arguments)?;
    let folder = root.join(&config.output);
    let mut apis = generate_all(&wanted, arguments)?;
    for (name, job) in &config.jobs {
        if !wanted.contains_key(name) {
            apis.insert(name.clone(), kept(&folder, name, job, arguments)?);
        }
    }
    let summaries: Vec<&Summary> = apis.values().filter_map(|(_, summary)| summary.as_ref()).collect();
    let total = (
        summaries.iter().map(|it| it.operations).sum(),
        summaries.iter().map(|it| it.types).sum(),
    );
    let files: Vec<ApiFiles> = apis.into_values().map(|(files, _)| files).collect();
    let tree = package::shared(&config, &files);
    finish(&folder, &tree, arguments, wanted.len(), total, start)
}

/// The APIs that were named, or all.
fn wanted<'c>(
    config: &'c Config,
    arguments: &Generate,
) -> Result<BTreeMap<String, &'c Job>, Stopped> {
    let mut wanted = BTreeMap::new();
    for name in &arguments.apis {
        let Some(job) = config.jobs.get(name) else {
            let names: Vec<_> = config.jobs.keys().map(String::as_str).collect();
            eprintln!("error: no API is called `{name}`");
            if let Some(near) = copperplate::diagnostics::nearest(name, names.iter().copied()) {
                eprintln!("help: did you mean `{near}`?");
            }
            eprintln!("help: specs/apis.toml has {}", names.join(", "));
            return Err(Stopped);
        };
        wanted.insert(name.clone(), job);
    }
    if wanted.is_empty() {
        wanted.extend(config.jobs.iter().map(|(name, job)| (name.clone(), job)));
    }
    Ok(wanted)
}

type Printed = (ApiFiles, Option<Summary>);

/// Generates several APIs side by side; the problems of all are printed before any stops the run.
fn generate_all(
    jobs: &BTreeMap<String, &Job>,
    arguments: &Generate,
) -> Result<BTreeMap<String, Printed>, Stopped> {
    let results: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            jobs.values().map(|job| scope.spawn(move || generate_one(job))).collect();
        threads.into_iter().map(|thread| thread.join()).collect()
    });
    let mut done = BTreeMap::new();
    let mut stopped = false;
    for (name, result) in jobs.keys().zip(results) {
        match result {
            Ok(Ok((printed, warnings, sources))) => {
                output::diagnostics(&warnings, &sources, arguments);
                done.insert(name.clone(), printed);
            }
            Ok(Err(failure)) => {
                output::diagnostics(&failure.diagnostics, &failure.sources, arguments);
                stopped = true;
            }
            Err(panic) => std::panic::resume_unwind(panic),
        }
    }
    if stopped {
        eprintln!("Nothing was written.");
        return Err(Stopped);
    }
    Ok(done)
}

type One = (Printed, copperplate::diagnostics::Diagnostics, copperplate::load::Files);

fn generate_one(job: &Job) -> Result<One, copperplate::Failure> {
    let generated = copperplate::generate(job)?;
    let files = package::print(job, &generated).map_err(|error| copperplate::Failure {
        diagnostics: copperplate::diagnostics::Diagnostics::one(
            copperplate::diagnostics::Diagnostic::without_place("internal", error.to_string()),
        ),
        sources: copperplate::load::Files::new(),
    })?;
    Ok(((files, Some(generated.summary)), generated.warnings, generated.sources))
}

/// The files of an API that was not named, as they are; generated if there are none yet.
fn kept(folder: &Path, name: &str, job: &Job, arguments: &Generate) -> Result<Printed, Stopped> {
    match package::existing(folder, name, job) {
        Some(files) => Ok((files, None)),
        None => {
            let jobs = BTreeMap::from([(name.to_owned(), job)]);
            generate_all(&jobs, arguments)?.remove(name).ok_or(Stopped)
        }
    }
}

/// Makes a crate of its own from any document.
fn standalone(
    arguments: &Generate,
    document: &Path,
    folder: &Path,
    start: Instant,
) -> Result<(), Stopped> {
    let stem = document.file_stem().unwrap_or_default().to_string_lossy();
    let name = arguments
        .name
        .clone()
        .unwrap_or_else(|| copperplate::plan::module_name(&stem).replace('_', "-"));
    if !config::is_package_name(&name) {
        eprintln!("error: `{name}` can't be the name of a package");
        eprintln!("help: begin with a letter, and use letters, digits, `-` and `_`: --name my-api");
        return Err(Stopped);
    }
    let job = Job {
        name: copperplate::plan::module_name(&name),
        document: document.to_owned(),
        shown: None,
        title: None,
        targets: arguments.targets.iter().cloned().chain([copperplate::Target::Types]).collect(),
        unsupported: arguments.allow.clone(),
    };
    let mut made = generate_all(&BTreeMap::from([(name.clone(), &job)]), arguments)?;
    let (files, summary) = made.remove(&name).ok_or(Stopped)?;
    let runtime = repository().join("runtime");
    let tree = package::standalone(&name, &files, &job, &runtime);
    let summary = summary.unwrap_or_default();
    finish(folder, &tree, arguments, 1, (summary.operations, summary.types), start)
}

/// Writes or checks a tree, and says what became of it.
fn finish(
    folder: &Path,
    tree: &Tree,
    arguments: &Generate,
    apis: usize,
    (operations, types): (usize, usize),
    start: Instant,
) -> Result<(), Stopped> {
    let shown = folder.strip_prefix(repository()).unwrap_or(folder).display();
    let failed = |error: write::WriteError| {
        eprintln!("error: {error}");
        Stopped
    };
    let what = format!(
        "{} ({}, {})",
        count(apis, "API"),
        count(operations, "operation"),
        count(types, "type")
    );
    if arguments.check {
        let drift = write::check(folder, tree).map_err(failed)?;
        if drift.is_empty() {
            eprintln!("{shown} is up to date: {what} in {:.2?}", start.elapsed());
            return Ok(());
        }
        for one in &drift {
            eprintln!("{one}");
        }
        eprintln!("{shown} is out of date: {}. Run `cargo xtask generate`.", count(drift.len(), "difference"));
        return Err(Stopped);
    }
    let changes = write::write(folder, tree).map_err(failed)?;
    for path in &changes.written {
        eprintln!("  wrote   {shown}/{path}");
    }
    for path in &changes.removed {
        eprintln!("  removed {shown}/{path}");
    }
    eprintln!(
        "Generated {what}: {} written, {} unchanged, {} removed in {:.2?}",
        count(changes.written.len(), "file"),
        changes.unchanged,
        changes.removed.len(),
        start.elapsed()
    );
    Ok(())
}
