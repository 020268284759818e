//! The review on the command line, in a repository of its own.

#![allow(clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

fn run(folder: &Path, program: &str, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(program);
    command.current_dir(folder).args(arguments);
    let done = command.output().unwrap();
    let both = [done.stdout, done.stderr].concat();
    (done.status.code(), String::from_utf8(both).unwrap())
}

fn copperplate(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    run(folder, env!("CARGO_BIN_EXE_copperplate"), arguments)
}

fn git(folder: &Path, arguments: &[&str]) {
    let author = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
    let (code, text) = run(folder, "git", &[&author, arguments].concat());
    assert_eq!(code, Some(0), "{text}");
}

/// A repository that has the set-up of `init` in a folder, and the commit before it.
fn repository() -> (TempDir, PathBuf) {
    // The folders of the build lie in a repository with a configuration.
    let place = tempfile::tempdir().unwrap();
    let root = place.path();
    let inside = root.join("payments");
    fs::create_dir_all(&inside).unwrap();
    fs::write(root.join("README.md"), "Payments.\n").unwrap();
    git(root, &["init", "--quiet", "--initial-branch=main"]);
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "-m", "first"]);
    let (code, text) = copperplate(&inside, &["init"]);
    assert_eq!(code, Some(0), "{text}");
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "-m", "second"]);
    (place, inside)
}

#[test]
fn a_set_up_repository_is_reviewed_from_any_folder_of_it() {
    let (place, inside) = repository();
    let document = inside.join("specs/payouts.yaml");
    let text = fs::read_to_string(&document).unwrap();
    assert!(text.contains("operationId: createPayout"), "{text}");
    fs::write(&document, text.replace("createPayout", "makePayout")).unwrap();
    for folder in [&inside, &inside.join("specs")] {
        let arguments = ["review", "--fail-on", "names,builds"];
        let (code, report) = copperplate(folder, &arguments);
        assert_eq!(code, Some(1), "{report}");
        assert!(report.contains("operation-renamed"), "{report}");
        assert!(report.contains("specs/payouts.yaml:"), "{report}");
    }
    let (code, report) = copperplate(&inside, &["review"]);
    assert_eq!(code, Some(0), "nothing is protected: {report}");
    let links = [
        "review",
        "--format",
        "markdown",
        "--links",
        "https://host/blob",
    ];
    let (_, report) = copperplate(&inside, &links);
    assert!(
        report.contains("/payments/specs/payouts.yaml#L"),
        "{report}"
    );
    // Outside of the configuration there is nothing to compare.
    let (code, message) = copperplate(place.path(), &["review"]);
    assert_eq!(code, Some(2), "{message}");
    assert!(message.contains("--before PATH --after PATH"), "{message}");
    assert!(
        !place
            .path()
            .join(".git/copperplate-review")
            .read_dir()
            .unwrap()
            .any(|_| true)
    );
}

#[test]
fn the_first_configuration_adds_its_apis() {
    let (_place, inside) = repository();
    let (code, report) = copperplate(&inside, &["review", "--against", "main~1"]);
    assert_eq!(code, Some(0), "{report}");
    assert!(report.contains("api-added"), "{report}");
    let (code, message) = copperplate(&inside, &["review", "--against", "--output=x"]);
    assert_eq!(code, Some(2), "{message}");
}

#[test]
fn an_entry_without_a_finding_fails_and_documents_need_none() {
    let (_place, inside) = repository();
    let entry = "[[accept]]\nid = \"0123456789\"\nreason = \"told\"\nuntil = \"2999-01-01\"\n";
    fs::write(inside.join("review.allow.toml"), entry).unwrap();
    let (code, report) = copperplate(&inside, &["review"]);
    assert_eq!(code, Some(1), "{report}");
    assert!(report.contains("matches no finding"), "{report}");
    let document = "specs/payouts.yaml";
    let (code, report) = copperplate(
        &inside,
        &["review", "--before", document, "--after", document],
    );
    assert_eq!(code, Some(0), "{report}");
}

#[test]
fn the_sample_reports_are_what_the_program_prints() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/review");
    let mut checked = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if !name.ends_with(".yaml") || name == "before.yaml" {
            continue;
        }
        let documents = ["--before", "before.yaml", "--after", &name];
        let arguments = [&["review", "--format", "markdown"][..], &documents].concat();
        let (code, report) = copperplate(&folder, &arguments);
        assert_eq!(code, Some(0), "{report}");
        let kept = path.with_extension("md");
        if std::env::var("REVIEW_UPDATE").is_ok() {
            fs::write(&kept, &report).unwrap();
        }
        assert_eq!(
            fs::read_to_string(&kept).unwrap_or_default(),
            report,
            "{name}"
        );
        assert!(
            path.with_extension("png").is_file(),
            "{name} has no picture"
        );
        checked += 1;
    }
    assert_eq!(checked, 5);
}
