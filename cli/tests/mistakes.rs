//! Mistakes of a document on the command line: levels, an overlay that corrects them, and the number
//! of shown problems.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const DOCUMENT: &str = "openapi: 3.0.3
info: {title: T, version: 1.0}
paths:
  /a:
    get: {operationId: a, responses: {'204': {description: Done.}, 4xx: {description: Bad.}}}
";

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("api.yaml"), DOCUMENT).unwrap();
    folder
}

/// The exit code and the output of a task.
fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_copperplate"));
    command.current_dir(folder).args(arguments);
    command.env("CARGO_TARGET_DIR", folder.join("target"));
    let done = command.output().unwrap();
    let both = [done.stdout, done.stderr].concat();
    (done.status.code(), String::from_utf8(both).unwrap())
}

fn generate(folder: &Path, more: &[&str]) -> (Option<i32>, String) {
    let arguments = ["generate", "--document", "api.yaml", "--output", "out"];
    run(folder, &[&arguments, more].concat())
}

#[test]
fn mistakes_are_errors_unless_tolerated() {
    let folder = folder("levels");
    let (code, text) = generate(&folder, &[]);
    assert_eq!(code, Some(1), "{text}");
    let way = "`--tolerant`, or `--allow bad-status,wrong-type` by name";
    assert!(
        text.contains("2 of 2 errors cost one piece") && text.contains(way),
        "{text}"
    );
    assert!(!text.contains("apis.toml"), "{text}");
    for more in [&["--tolerant"][..], &["--allow", "bad-status,wrong-type"]] {
        let (code, text) = generate(&folder, more);
        assert_eq!(code, Some(0), "{text}");
        assert!(text.contains("tolerated: 2 mistakes"), "{text}");
    }
    let (code, text) = generate(&folder, &["--tolerant", "--allow", "dangling-ref"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(
        text.contains("nothing in the document needs `--allow dangling-ref`"),
        "{text}"
    );
}

#[test]
fn an_overlay_corrects_a_document() {
    let folder = folder("overlay");
    let (code, text) = run(&folder, &["mend", "api.yaml"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(text.contains("2 mistakes"), "{text}");
    assert_eq!(
        fs::read_to_string(folder.join("api.yaml")).unwrap(),
        DOCUMENT
    );
    let overlay = fs::read_to_string(folder.join("api.overlay.yaml")).unwrap();
    assert!(
        overlay.contains("x-copperplate-rename: \"4XX\""),
        "{overlay}"
    );
    let (code, text) = generate(&folder, &["--overlay", "api.overlay.yaml"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(!text.contains("tolerated"), "{text}");
    // An overlay with changes of its own is not lost.
    let (code, text) = run(&folder, &["mend", "api.yaml"]);
    assert_eq!(code, Some(2), "{text}");
    let again = ["mend", "api.yaml", "--output", "api.overlay.yaml"];
    assert_eq!(run(&folder, &again).0, Some(0));
}

#[test]
fn problems_without_a_plain_remedy_remain() {
    let folder = folder("remaining");
    let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get: {operationId: a, security: [{key: []}], responses: {'204': {description: Done.}}}\n";
    fs::write(folder.join("api.yaml"), text).unwrap();
    let (code, text) = run(&folder, &["mend", "api.yaml"]);
    assert_eq!(code, Some(1), "{text}");
    assert!(text.contains("[unknown-scheme]"), "{text}");
    assert!(!folder.join("api.overlay.yaml").exists());
}

#[test]
fn all_problems_are_shown_on_request() {
    let folder = folder("full");
    let mut text = String::from("openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n");
    for index in 0..250 {
        writeln!(
            text,
            "  /p{index}: {{get: {{operationId: o{index}, responses: {{'204': {{description: Done.}}, 4xx: {{description: Bad.}}}}}}}}"
        )
        .unwrap();
    }
    fs::write(folder.join("api.yaml"), text).unwrap();
    let shown = |text: &str| text.matches("error[bad-status]").count();
    let (code, text) = generate(&folder, &[]);
    assert_eq!((code, shown(&text)), (Some(1), 200), "{text}");
    let rest = "50 more problems are not shown, 50 of them errors";
    assert!(text.contains(rest), "{text}");
    assert_eq!(text.matches("[and-more]").count(), 1);
    let (code, text) = generate(&folder, &["--full"]);
    assert_eq!((code, shown(&text)), (Some(1), 250));
    assert!(!text.contains("[and-more]"));
}
