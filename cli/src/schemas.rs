//! The task `schemas`: JSON Schemas for editors.

use std::path::Path;
use std::process::ExitCode;

use copperplate::{config, document_schema};
use serde_json::Value;

use crate::Program;
use crate::arguments::Schemas;
use crate::output::Printer;

/// The folder of the schemas in a repository.
pub const FOLDER: &str = ".copperplate";

/// The schema of the configuration, and the schema of documents.
pub const NAMES: [&str; 2] = ["configuration.schema.json", "openapi.schema.json"];

/// The files with their texts.
pub fn files() -> [(&'static str, String); 2] {
    let [configuration, document] = NAMES;
    [
        (configuration, text(&config::json_schema())),
        (document, text(&document_schema())),
    ]
}

fn text(schema: &Value) -> String {
    format!("{schema:#}\n")
}

/// Writes both schemas.
pub fn run(arguments: &Schemas, program: &Program) -> ExitCode {
    let printer = Printer::human();
    let folder = program.folder().join(&arguments.output);
    for (name, text) in files() {
        let path = folder.join(name);
        if let Err(error) = write(&path, &text) {
            printer.error("write", &format!("{}: {error}", path.display()), "");
            return ExitCode::FAILURE;
        }
        printer.line(&format!("  wrote   {}", path.display()));
    }
    ExitCode::SUCCESS
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, text)
}
