//! The task `mend`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use copperplate::options::Adjust;
use copperplate::{Job, config};

use crate::Program;
use crate::arguments::Mend;
use crate::inputs::{overlays, places};
use crate::output::{Printer, count, shown};

/// Writes an overlay beside a document.
pub fn run(arguments: &Mend, program: &Program) -> ExitCode {
    let folder = program.folder();
    let root = config::root_of(&folder).unwrap_or(folder);
    let printer = Printer::human();
    let mended = match copperplate::mend(&job(arguments, &root)) {
        Ok(mended) => mended,
        Err(failure) => {
            printer.diagnostics(&failure.diagnostics, &failure.sources);
            return ExitCode::FAILURE;
        }
    };
    printer.diagnostics(&mended.remaining, &mended.sources);
    let remaining = mended.remaining.len();
    let Some(overlay) = mended.overlay else {
        printer.line(&format!(
            "There is nothing to mend; {remaining} problems remain."
        ));
        return code(remaining);
    };
    let path = output(arguments);
    if path.exists() && arguments.output.is_none() {
        printer.error(
            "usage",
            &format!("{} exists", path.display()),
            "name another file by `--output`",
        );
        return ExitCode::from(2);
    }
    if let Err(error) = std::fs::write(&path, overlay) {
        printer.error("write", &format!("{}: {error}", path.display()), "");
        return ExitCode::FAILURE;
    }
    printer.line(&format!(
        "{} mends {}; {} above {} no plain remedy.",
        shown(&root, &path),
        count(mended.count, "mistake"),
        count(remaining, "problem"),
        if remaining == 1 { "has" } else { "have" },
    ));
    code(remaining)
}

fn code(remaining: usize) -> ExitCode {
    match remaining {
        0 => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

/// The overlay beside the document.
fn output(arguments: &Mend) -> PathBuf {
    match &arguments.output {
        Some(path) => path.clone(),
        None => arguments.document.with_extension("overlay.yaml"),
    }
}

fn job(arguments: &Mend, root: &Path) -> Job {
    Job {
        adjust: Adjust {
            overlays: overlays(root, &arguments.overlay),
            places: places(root, arguments.root.as_deref(), &arguments.reference),
            ..Adjust::default()
        },
        ..Job::new("mend", &arguments.document)
    }
}
