//! A run without changes repeats the output of the previous run, and any change makes a complete
//! run.
#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: Again, version: '1'}
paths:
  /a:
    get:
      operationId: a
      responses:
        '200':
          description: ok
          content: {application/json: {schema: {$ref: 'more.yaml#/A'}}}
";
const MORE: &str = "A: {type: object, properties: {b: {type: string, format: odd, default: x}}}\n";

/// A folder with a document in two files.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("api.yaml"), DOCUMENT).unwrap();
    fs::write(folder.join("more.yaml"), MORE).unwrap();
    folder
}

/// The output of a run, without the names of written files and the elapsed time.
fn run(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.env("CARGO_TARGET_DIR", folder.join("target"));
    command
        .arg("generate")
        .arg("--document")
        .arg(folder.join("api.yaml"));
    command
        .arg("--output")
        .arg(folder.join("out"))
        .args(arguments);
    let done = command.output().unwrap();
    let both = [done.stdout, done.stderr].concat();
    let text = String::from_utf8(both).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with("  wrote "));
    let lines = lines.map(|line| line.rsplit_once(" in ").map_or(line, |(line, _)| line));
    (done.status.success(), lines.collect::<Vec<_>>().join("\n"))
}

/// The output of a run that finds everything up to date but has no record of a previous run.
fn whole(folder: &Path, arguments: &[&str]) -> (bool, String) {
    fs::remove_dir_all(folder.join("target")).unwrap();
    run(folder, arguments)
}

#[test]
fn what_was_said_is_said_again() {
    let folder = folder("said");
    assert!(run(&folder, &[]).0);
    for arguments in [
        &[][..],
        &["--check"],
        &["--message-format", "json"],
        &["--full"],
    ] {
        let expected = whole(&folder, arguments);
        let messages = &expected.1;
        assert!(
            expected.0 && messages.contains("odd") && !messages.contains("written, 0 unchanged")
        );
        assert_eq!(run(&folder, arguments), expected);
    }
}

#[test]
fn every_change_is_seen() {
    let folder = folder("seen");
    let first = run(&folder, &[]).1;
    assert!(
        first.contains(" written, 0 unchanged, 0 removed"),
        "{first}"
    );
    let written = |count: usize| {
        run(&folder, &[]).1.contains(&format!(
            "Generated 1 API (1 operation, 1 type): {count} file"
        ))
    };
    assert!(written(0));
    let code = folder.join("out/src/operations/a.rs");
    let good = fs::read_to_string(&code).unwrap();
    fs::write(&code, good.replace("method: GET", "method: PUT")).unwrap();
    let (passed, messages) = run(&folder, &["--check"]);
    assert!(
        !passed && messages.contains("operations/a.rs differs"),
        "{messages}"
    );
    assert!(written(1) && written(0));
    fs::remove_file(&code).unwrap();
    assert!(written(1) && written(0));
    assert_eq!(fs::read_to_string(&code).unwrap(), good);
    fs::write(folder.join("out/src/orphan.rs"), "").unwrap();
    assert!(run(&folder, &[]).1.contains("1 removed"));
    // A referenced file is an input as well.
    fs::write(folder.join("more.yaml"), MORE.replace("b:", "c:")).unwrap();
    assert!(!written(0) && written(0));
    fs::remove_file(folder.join("more.yaml")).unwrap();
    assert!(!run(&folder, &[]).0);
    fs::write(folder.join("more.yaml"), MORE).unwrap();
    assert!(!written(0) && written(0));
    assert!(
        !run(&folder, &["--exact-numbers", "--targets", "types"])
            .1
            .contains(" 0 files written")
    );
}
