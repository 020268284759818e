//! The command line: its output, its exit codes, and the files it leaves alone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap()
        .to_owned()
}

fn xtask(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .current_dir(root().join("specs"))
        .args(["xtask", "generate"])
        .args(arguments)
        .output()
        .unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Generates a stand-alone crate from a document.
fn generate(document: &Path, out: &Path) -> Output {
    let (document, out) = (document.to_str().unwrap(), out.to_str().unwrap());
    xtask(&["--document", document, "--output", out])
}

/// Checks a stand-alone crate, with warnings as errors.
fn check(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .current_dir(folder)
        .args(["check", "--offline", "--quiet"])
        .args(arguments)
        .env("CARGO_TARGET_DIR", root().join("target/stand-alone"))
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .unwrap()
}

#[test]
fn checking_succeeds_and_writes_nothing() {
    let before = std::fs::metadata(root().join("generated/src"))
        .unwrap()
        .modified()
        .unwrap();
    let output = xtask(&["--check"]);
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("is up to date"),
        "{}",
        stderr(&output)
    );
    let after = std::fs::metadata(root().join("generated/src"))
        .unwrap()
        .modified()
        .unwrap();
    assert_eq!(before, after);
}

/// A single API can't be generated, because only its plan shows its needs in the shared crate.
#[test]
fn apis_are_not_named_and_help_says_so() {
    let output = xtask(&["circle"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("unexpected argument 'circle'"),
        "{}",
        stderr(&output)
    );
    assert_eq!(xtask(&["--no-such-flag"]).status.code(), Some(2));
    let help = xtask(&["--help"]).stdout;
    let help = String::from_utf8_lossy(&help);
    assert!(help.contains("Examples:"), "{help}");
    assert!(help.contains("are generated together"), "{help}");
}

#[test]
fn no_crate_goes_into_a_generated_one() {
    let document = root().join("tests/cases/bodies/presence.yaml");
    for folder in ["generated", "generated/x", "none/../generated/x/y"] {
        let output = generate(&document, &root().join(folder));
        assert_eq!(output.status.code(), Some(2), "{folder}");
        let messages = stderr(&output);
        assert!(
            messages.contains("is that of the APIs in specs/apis.toml"),
            "{messages}"
        );
    }
    assert!(!root().join("generated/x").exists());
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    assert!(generate(&document, &out).status.success());
    let output = generate(&document, &out.join("new"));
    assert_eq!(output.status.code(), Some(2));
    let messages = stderr(&output);
    assert!(messages.contains("lies in a generated crate"), "{messages}");
    assert!(!out.join("new").exists());
}

#[test]
fn a_bad_document_writes_nothing_and_is_told_as_json_too() {
    let folder = tempfile::tempdir().unwrap();
    let document = root().join("tests/bad/references/dangling.yaml");
    let (document, out) = (document.to_str().unwrap(), folder.path().join("out"));
    let arguments = ["--document", document, "--output", out.to_str().unwrap()];
    let output = xtask(&arguments);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("error[dangling-ref]"),
        "{}",
        stderr(&output)
    );
    let last = "For more, run `cargo xtask explain dangling-ref`.\n";
    assert!(stderr(&output).ends_with(last), "{}", stderr(&output));
    assert!(
        !stderr(&output).contains('\u{1b}'),
        "colour without a terminal"
    );
    assert!(!out.exists());
    let json = xtask(&[arguments.as_slice(), &["--message-format", "json"]].concat());
    let lines = String::from_utf8_lossy(&json.stdout).into_owned();
    let first = lines.lines().next().unwrap();
    for part in [
        "\"code\":\"dangling-ref\"",
        "\"line\":",
        "\"column\":",
        "\"help\":",
    ] {
        assert!(first.contains(part), "{first}");
    }
    assert!(!stderr(&json).contains("For more"), "{}", stderr(&json));
}

#[test]
fn a_run_ends_with_what_was_generated_and_what_was_left() {
    let folder = tempfile::tempdir().unwrap();
    let (document, out) = (folder.path().join("api.yaml"), folder.path().join("out"));
    let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get:\n      \
                tags: [kept]\n      responses:\n        '200':\n          description: A.\n          \
                content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}\n  /b:\n    \
                get:\n      responses: {'204': {description: B.}}\ncomponents:\n  schemas:\n    A:\n      \
                type: object\n      properties:\n        n: {type: integer, default: 3, maximum: 9}\n    \
                B: {type: string}\n";
    std::fs::write(&document, text).unwrap();
    let arguments = [
        "--document",
        document.to_str().unwrap(),
        "--output",
        out.to_str().unwrap(),
        "--include",
        "tag=kept",
    ];
    let output = xtask(&arguments);
    let told = stderr(&output);
    assert!(output.status.success(), "{told}");
    // They are `type` twice, `properties` and `maximum`.
    assert!(
        told.contains("1 of 2 operations, 1 of 2 schemas, 4 keywords enforced"),
        "{told}"
    );
    assert!(
        told.contains("without effect: 1 × `default`") && told.contains("api.yaml:19:28"),
        "{told}"
    );
}

#[test]
fn a_crate_of_its_own_compiles() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let document = root().join("tests/cases/operations/everything.yaml");
    let output = generate(&document, &out);
    assert!(output.status.success(), "{}", stderr(&output));
    let built = check(&out, &[]);
    assert!(built.status.success(), "{}", stderr(&built));
    // A second run has nothing to do, and another folder is refused.
    let again = generate(&document, &out);
    assert!(
        stderr(&again).contains("0 files written"),
        "{}",
        stderr(&again)
    );
    let foreign = folder.path().join("foreign");
    std::fs::create_dir(&foreign).unwrap();
    std::fs::write(foreign.join("notes.txt"), "mine").unwrap();
    let refused = generate(&document, &foreign);
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(std::fs::read_dir(&foreign).unwrap().count(), 1);
}

#[test]
fn types_compile_without_the_wire() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let document = root().join("tests/cases/bodies/media.yaml");
    let output = generate(&document, &out);
    assert!(output.status.success(), "{}", stderr(&output));
    let built = check(&out, &["--no-default-features"]);
    assert!(built.status.success(), "{}", stderr(&built));
}

#[test]
fn names_in_any_script_compile_without_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let document = folder.path().join("scripts.yaml");
    // Transliterated Arabic, and Latin and Cyrillic names with the same appearance.
    let text = "openapi: 3.0.3\ninfo: {title: Scripts, version: '1'}\npaths: {}\ncomponents:\n  \
                schemas:\n    Thing:\n      type: object\n      properties:\n        \
                \u{02bf}ayn: {type: string}\n        scope: {type: string}\n        \
                \u{0455}\u{0441}\u{043e}\u{0440}\u{0435}: {type: string}\n";
    std::fs::write(&document, text).unwrap();
    let out = folder.path().join("scripts");
    let output = generate(&document, &out);
    assert!(output.status.success(), "{}", stderr(&output));
    let checked = check(&out, &[]);
    assert!(checked.status.success(), "{}", stderr(&checked));
}
