//! The task `drift`: recorded traffic beside the documents.

use std::path::Path;
use std::process::ExitCode;

use copperplate::compare::Side;
use copperplate::drift::{self, Exchange, Hosts};
use copperplate::options::{Adjust, ConfiguredText};
use copperplate::{Failure, Job, Target, config};

use crate::Program;
use crate::arguments::Drift;
use crate::output::{Printer, shown};

/// The reason why nothing was compared; its messages have been printed.
struct Stopped;

/// Compares recorded traffic with the documents of the configuration, or with one document.
pub fn run(arguments: &Drift, program: &Program) -> ExitCode {
    let printer = Printer::human();
    match compared(arguments, program, &printer) {
        Ok(false) => ExitCode::SUCCESS,
        Ok(true) => ExitCode::FAILURE,
        Err(Stopped) => ExitCode::from(2),
    }
}

/// Prints the reports. Returns true if there is a divergence.
fn compared(arguments: &Drift, program: &Program, printer: &Printer) -> Result<bool, Stopped> {
    let folder = program.folder();
    let jobs = jobs(arguments, &folder, printer)?;
    let exchanges = exchanges(&arguments.traffic, printer)?;
    // A path may belong to several APIs, so that only the host tells.
    let hosts = match jobs.as_slice() {
        [_] => Hosts::Any,
        _ => Hosts::Documented,
    };
    let mut diverges = false;
    for job in &jobs {
        let side = side(job, printer)?;
        let found = drift::drift(&side, &exchanges, hosts);
        diverges |= !found.divergences.is_empty();
        if found.exchanges > 0 || jobs.len() == 1 {
            crate::print(&drift::text(&job.name, &found));
        }
        if let Some(path) = &arguments.overlay {
            write_overlay(path, &found, printer)?;
        }
    }
    Ok(diverges)
}

/// Writes the changes that admit the traffic.
fn write_overlay(path: &Path, found: &drift::Drift, printer: &Printer) -> Result<(), Stopped> {
    let Some(text) = drift::overlay(found) else {
        printer.line("No divergence has a plain change, so there is no overlay.");
        return Ok(());
    };
    match std::fs::write(path, text) {
        Ok(()) => {
            let path = path.display();
            printer.line(&format!(
                "{path} admits the traffic; read it before you use it."
            ));
            Ok(())
        }
        Err(error) => {
            printer.error("write", &format!("{}: {error}", path.display()), "");
            Err(Stopped)
        }
    }
}

fn exchanges(path: &Path, printer: &Printer) -> Result<Vec<Exchange>, Stopped> {
    let name = path.to_string_lossy();
    let text = std::fs::read_to_string(path).map_err(|error| {
        printer.error("usage", &format!("{name} can't be read: {error}"), "");
        Stopped
    })?;
    drift::har(&name, &text).map_err(|message| {
        let help = "record the traffic as HAR 1.2, for example with a proxy or a browser";
        printer.error("usage", &message, help);
        Stopped
    })
}

/// The APIs to compare.
fn jobs(arguments: &Drift, folder: &Path, printer: &Printer) -> Result<Vec<Job>, Stopped> {
    if let Some(document) = &arguments.document {
        return Ok(vec![plain(document, folder)]);
    }
    let Some(root) = config::root_of(folder) else {
        let help = "name a document by `--document PATH`";
        printer.error("usage", "no folder from here up has a configuration", help);
        return Err(Stopped);
    };
    let config = config::read(&root).map_err(|failure| failed(&failure, printer))?;
    let names: Vec<String> = config.jobs.keys().cloned().collect();
    let jobs = config.jobs.into_values();
    let wanted = |it: &Job| arguments.api.as_ref().is_none_or(|api| *api == it.name);
    let jobs: Vec<Job> = jobs.filter(wanted).collect();
    if jobs.is_empty() {
        let message = format!(
            "no API is called `{}`",
            arguments.api.as_deref().unwrap_or("")
        );
        printer.error(
            "usage",
            &message,
            &format!("the APIs are {}", names.join(", ")),
        );
        return Err(Stopped);
    }
    Ok(jobs)
}

/// A document without a configuration.
fn plain(document: &Path, folder: &Path) -> Job {
    Job {
        shown: Some(shown(folder, document)),
        targets: [Target::Types].into(),
        adjust: Adjust {
            tolerant: Some(ConfiguredText::argument("tolerant")),
            ..Adjust::default()
        },
        ..Job::new("api", document)
    }
}

fn side(job: &Job, printer: &Printer) -> Result<Side, Stopped> {
    copperplate::examine(job).map_err(|failure| failed(&failure, printer))
}

fn failed(failure: &Failure, printer: &Printer) -> Stopped {
    printer.diagnostics(&failure.diagnostics, &failure.sources);
    Stopped
}
