//! The task `mock`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use copperplate::compare::Side;
use copperplate::options::{Adjust, ConfiguredText, Reading};
use copperplate::{Failure, Job, Target, config, package};
use copperplate_mock::{Faults, Settings};

use crate::Program;
use crate::arguments::Mock;
use crate::inputs::{inside, overlays, places};
use crate::output::{Printer, count};

/// Serves until the process ends.
pub fn run(arguments: &Mock, program: &Program) -> ExitCode {
    let start = Instant::now();
    let folder = program.folder();
    let root = config::root_of(&folder);
    let printer = Printer::human();
    let jobs = match &arguments.document {
        Some(document) => vec![job(arguments, document, root.as_deref().unwrap_or(&folder))],
        None => match configured(arguments, root, &printer) {
            Ok(jobs) => jobs,
            Err(code) => return code,
        },
    };
    let mut sides = Vec::new();
    let mut failed = false;
    for planned in plan(&jobs) {
        match planned {
            Ok(side) => sides.push(side),
            Err(failure) => {
                printer.diagnostics(&failure.diagnostics, &failure.sources);
                failed = true;
            }
        }
    }
    if failed {
        return ExitCode::FAILURE;
    }
    let mock = copperplate_mock::Mock::new(sides, settings(arguments));
    let paths: Vec<_> = mock
        .paths()
        .map(|(path, title, operations)| (path, title.to_owned(), operations))
        .collect();
    let serving = match mock.serve(arguments.port) {
        Ok(serving) => serving,
        Err(error) => {
            let message = format!("port {}: {error}", arguments.port);
            printer.error("mock", &message, "choose another one by `--port`");
            return ExitCode::FAILURE;
        }
    };
    let address = serving.address();
    for (path, title, operations) in paths {
        let operations = count(operations, "operation");
        printer.line(&format!("{title}: http://{address}{path} ({operations})"));
    }
    let took = start.elapsed().as_secs_f64() * 1000.0;
    printer.line(&format!("Ready in {took:.0} ms. Stop it with Ctrl-C."));
    serving.wait();
    ExitCode::SUCCESS
}

fn settings(arguments: &Mock) -> Settings {
    Settings {
        seed: arguments.seed,
        faults: Faults {
            latency: arguments.latency.unwrap_or_default(),
            failing: arguments.fail.clone(),
            drop: arguments.drop.unwrap_or_default(),
        },
        credentials: arguments.credential.clone(),
        quiet: arguments.quiet,
    }
}

/// The jobs of the configuration that the arguments name.
fn configured(
    arguments: &Mock,
    root: Option<PathBuf>,
    printer: &Printer,
) -> Result<Vec<Job>, ExitCode> {
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
    Ok(chosen.map(|(_, job)| job).collect())
}

/// Reads and plans documents in parallel.
fn plan(jobs: &[Job]) -> Vec<Result<Side, Failure>> {
    std::thread::scope(|scope| {
        let threads: Vec<_> = jobs
            .iter()
            .map(|job| scope.spawn(move || copperplate::examine(job)))
            .collect();
        let joined = threads.into_iter().map(|thread| thread.join());
        let planned = joined.map(|it| it.unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        planned.collect()
    })
}

/// The job of a document outside of the configuration. Mistakes that cost one piece of it are
/// tolerated only on request.
fn job(arguments: &Mock, document: &Path, root: &Path) -> Job {
    Job {
        name: package::feature_name(&package::package_name(document)),
        document: document.to_owned(),
        shown: inside(root, document),
        title: None,
        targets: BTreeSet::from([Target::Types, Target::Client, Target::Server]),
        unsupported: Vec::new(),
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
    }
}
