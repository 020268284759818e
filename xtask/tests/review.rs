//! `cargo xtask review` as a program: its report and its exit code.

#![allow(clippy::expect_used, missing_docs)]

use std::path::Path;
use std::process::{Command, Output};

const BEFORE: &str = "\
openapi: 3.1.0
info: {title: Pay, version: '1'}
paths:
  /pay:
    post:
      operationId: pay
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, properties: {bic: {type: string}}}
      responses: {'204': {description: Done.}}
";

fn review(folder: &Path, after: &str, arguments: &[&str]) -> Output {
    let (old, new) = (folder.join("old.yaml"), folder.join("new.yaml"));
    std::fs::write(&old, BEFORE).expect("written");
    std::fs::write(&new, after).expect("written");
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("review")
        .arg("--before")
        .arg(&old)
        .arg("--after")
        .arg(&new)
        .args(arguments)
        .output()
        .expect("it runs")
}

#[test]
fn a_protected_party_that_breaks_fails_the_review() {
    let folder = tempfile::tempdir().expect("a folder");
    let required = BEFORE.replace(
        "{bic: {type: string}}",
        "{bic: {type: string}}, required: [bic]",
    );
    let report = |arguments: &[&str]| {
        let output = review(folder.path(), &required, arguments);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        (output.status.code(), text)
    };
    let (code, text) = report(&[]);
    assert_eq!(code, Some(0), "nobody is protected");
    assert!(text.starts_with("breaks callers 1, servers 0"), "{text}");
    assert!(
        text.contains("member-required") && text.contains("new.yaml:11"),
        "{text}"
    );
    assert_eq!(report(&["--fail-on", "callers"]).0, Some(1));
    assert_eq!(report(&["--fail-on", "servers,receivers"]).0, Some(0));
    let (_, markdown) = report(&["--format", "markdown"]);
    assert!(
        markdown.starts_with("<!-- copperplate-review -->"),
        "{markdown}"
    );
}

#[test]
fn the_same_document_has_no_finding() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = review(
        folder.path(),
        BEFORE,
        &["--fail-on", "callers,builds,names,risks"],
    );
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("no release"), "{text}");
}

#[test]
fn a_document_that_does_not_generate_is_an_error_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let wrong = BEFORE.replace("type: string", "type: strng");
    let output = review(folder.path(), &wrong, &[]);
    assert_eq!(output.status.code(), Some(2));
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(text.contains("new.yaml:11"), "{text}");
}
