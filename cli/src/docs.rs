//! The task `docs`.

use std::process::ExitCode;

use copperplate_reference::{Module, page};

use crate::Program;
use crate::arguments::Docs;
use crate::output::Printer;
use crate::planned;

/// Writes a page for each API.
pub fn run(arguments: &Docs, program: &Program) -> ExitCode {
    let printer = Printer::human();
    let planned = match planned::planned(&arguments.documents, program, &printer) {
        Ok(planned) => planned,
        Err(code) => return code,
    };
    let output = program.folder().join(&arguments.output);
    if let Err(error) = std::fs::create_dir_all(&output) {
        printer.error("write", &format!("{}: {error}", output.display()), "");
        return ExitCode::FAILURE;
    }
    for api in planned {
        let text = page(&api.side.plan, &Module::new(api.module));
        let path = output.join(format!("{}.html", api.side.name));
        if let Err(error) = std::fs::write(&path, &text) {
            printer.error("write", &format!("{}: {error}", path.display()), "");
            return ExitCode::FAILURE;
        }
        printer.line(&format!(
            "{}: {} ({} KB)",
            api.side.plan.title,
            path.display(),
            text.len().div_ceil(1000)
        ));
    }
    ExitCode::SUCCESS
}
