//! Diagnostics in the forms for programs.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

/// A warning at 8:41, and with `{error}` a dangling reference.
const DOCUMENT: &str = "openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a:
    get:
      operationId: a
      responses: {'204': {description: 'Done: 100%'}}
components: {schemas: {A: {type: string, format: weird}}}
";

fn run(folder: &Path, form: &str, arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_copperplate"));
    program.current_dir(folder);
    program.args(["generate", "--document", "api.yaml", "--output", "out"]);
    program.args(["--targets", "types", "--message-format", form]);
    program.args(arguments);
    program.env("CARGO_TARGET_DIR", folder.join("target"));
    program.output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn warnings_and_errors_are_annotations() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("api.yaml"), DOCUMENT).unwrap();
    let output = run(folder.path(), "github", &[]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let text = stdout(&output);
    let start = "::warning file=api.yaml,line=8,col=";
    assert!(text.starts_with(start), "{text}");
    assert!(text.contains(",title=unknown-format::"), "{text}");
    assert_eq!(text.lines().count(), 1, "{text}");
    // Another run says the same, from its record.
    assert_eq!(stdout(&run(folder.path(), "github", &[])), text);

    let wrong = DOCUMENT.replace(
        "{type: string, format: weird}",
        "{$ref: '#/b%0A::error::x'}",
    );
    std::fs::write(folder.path().join("api.yaml"), wrong).unwrap();
    let output = run(folder.path(), "github", &[]);
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    assert!(text.starts_with("::error file=api.yaml,line=8,"), "{text}");
    // Text of the document never becomes a command.
    assert!(
        text.lines().all(|it| it.starts_with("::error file=")),
        "{text}"
    );
    assert!(text.contains("%250A"), "{text}");
}

#[test]
fn a_run_is_one_sarif_log() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("api.yaml"), DOCUMENT).unwrap();
    let output = run(folder.path(), "sarif", &[]);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let log: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run_of = &log["runs"][0];
    let results = run_of["results"].as_array().unwrap();
    assert_eq!(results.len(), 1);
    assert_eq!(results[0]["ruleId"], "unknown-format");
    assert_eq!(results[0]["level"], "warning");
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "api.yaml");
    assert_eq!(place["region"]["startLine"], 8);
    let rule = &run_of["tool"]["driver"]["rules"][0];
    assert_eq!(rule["id"], "unknown-format");
    assert!(rule["help"]["markdown"].as_str().unwrap().len() > 40);
    // Another run says the same, from its record.
    assert_eq!(stdout(&run(folder.path(), "sarif", &[])), stdout(&output));

    // A log without results is a log as well.
    std::fs::write(
        folder.path().join("api.yaml"),
        DOCUMENT.replace(", format: weird", ""),
    )
    .unwrap();
    let log: Value = serde_json::from_str(&stdout(&run(folder.path(), "sarif", &[]))).unwrap();
    assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), 0);
}

#[test]
fn a_document_that_is_not_there_is_a_result_without_a_place() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), "sarif", &[]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let log: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(log["runs"][0]["results"][0]["level"], "error");
    let text = stdout(&run(folder.path(), "github", &[]));
    assert!(text.starts_with("::error title="), "{text}");
}
