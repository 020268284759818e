//! The documents of a task, read and planned.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use copperplate::compare::Side;
use copperplate::options::{Adjust, ConfiguredText, Reading};
use copperplate::{Failure, Job, config, package};

use crate::Program;
use crate::arguments::Documents;
use crate::inputs::{inside, overlays, places};
use crate::output::Printer;

/// An API with its plan.
pub struct Planned {
    pub side: Side,
    /// The path of its generated module.
    #[cfg_attr(not(feature = "docs"), allow(dead_code))]
    pub module: String,
}

/// Reads and plans the documents of the arguments. The error is the exit code; its messages have been printed.
pub fn planned(
    arguments: &Documents,
    program: &Program,
    printer: &Printer,
) -> Result<Vec<Planned>, ExitCode> {
    let folder = program.folder();
    let root = config::root_of(&folder);
    let jobs = match &arguments.document {
        Some(document) => {
            let name = package::package_name(document).replace('-', "_");
            let root = root.as_deref().unwrap_or(&folder);
            vec![(job(arguments, document, root), name)]
        }
        None => configured(arguments, root, printer)?,
    };
    let mut all = Vec::new();
    let mut failed = false;
    for (planned, module) in plan(jobs) {
        match planned {
            Ok(side) => all.push(Planned { side, module }),
            Err(failure) => {
                printer.diagnostics(&failure.diagnostics, &failure.sources);
                failed = true;
            }
        }
    }
    if failed {
        return Err(ExitCode::FAILURE);
    }
    Ok(all)
}

/// The jobs of the configuration named by the arguments.
fn configured(
    arguments: &Documents,
    root: Option<PathBuf>,
    printer: &Printer,
) -> Result<Vec<(Job, String)>, ExitCode> {
    let Some(root) = root else {
        let [first, second] = config::PATHS;
        let message = format!("no folder from here up has a configuration, {first} or {second}");
        printer.error("usage", &message, "name a document by `--document PATH`");
        return Err(ExitCode::from(2));
    };
    let config = config::read(&root).map_err(|failure| {
        printer.diagnostics(&failure.diagnostics, &failure.sources);
        ExitCode::FAILURE
    })?;
    for name in &arguments.apis {
        if !config.jobs.contains_key(name) {
            let known: Vec<_> = config.jobs.keys().map(String::as_str).collect();
            let message = format!("the configuration has no API `{name}`");
            printer.error("usage", &message, &format!("it has {}", known.join(", ")));
            return Err(ExitCode::from(2));
        }
    }
    let all = arguments.apis.is_empty();
    let jobs = config.jobs.into_iter();
    let chosen = jobs.filter(|(name, _)| all || arguments.apis.contains(name));
    let package = config.package.replace('-', "_");
    Ok(chosen
        .map(|(name, job)| (job, format!("{package}::{name}")))
        .collect())
}

/// Reads and plans documents in parallel.
fn plan(jobs: Vec<(Job, String)>) -> Vec<(Result<Side, Failure>, String)> {
    std::thread::scope(|scope| {
        let threads = jobs.into_iter().map(|(job, module)| {
            let thread = scope.spawn(move || copperplate::examine(&job));
            (thread, module)
        });
        let threads: Vec<_> = threads.collect();
        let joined = threads.into_iter().map(|(thread, module)| {
            let planned = thread.join();
            let planned = planned.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            (planned, module)
        });
        joined.collect()
    })
}

/// The job of a document outside of the configuration. Mistakes that cost one piece of it are
/// tolerated only on request.
fn job(arguments: &Documents, document: &Path, root: &Path) -> Job {
    Job {
        shown: inside(root, document),
        reading: Reading {
            assume_types: true,
            ..Reading::default()
        },
        adjust: Adjust {
            tolerant: arguments
                .tolerant
                .then(|| ConfiguredText::argument("tolerant")),
            overlays: overlays(root, &arguments.overlay),
            places: places(root, arguments.root.as_deref(), &arguments.reference),
            ..Adjust::default()
        },
        ..Job::new(
            package::feature_name(&package::package_name(document)),
            document,
        )
    }
}
