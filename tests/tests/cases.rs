//! Every case is generated, compiled, compared with its snapshot, and given its instances.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../support/job.rs"]
mod job;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use copperplate::format::SourceFile;
use copperplate::open;
use copperplate::source::{Limits, Node, json_text};
use copperplate_tests::cases::SUBJECTS;
use copperplate_tests::{Exercised, Subject};

fn document(case: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("cases")
        .join(format!("{case}.yaml"))
}

fn instances(subject: &Subject) -> Node {
    let (document, _) = open(&document(subject.case), &Limits::default())
        .ok()
        .unwrap();
    document
        .root()
        .node
        .get("x-cases")
        .unwrap()
        .get(subject.schema)
        .unwrap()
        .clone()
}

#[test]
fn valid_instances_are_accepted_and_come_back_the_same() {
    let mut tried = 0;
    let mut wrong = Vec::new();
    for subject in SUBJECTS {
        let instances = instances(subject);
        for value in instances
            .get("valid")
            .and_then(Node::as_array)
            .unwrap_or_default()
        {
            let json = json_text(value);
            tried += 1;
            match (subject.exercise)(json.as_bytes()) {
                Exercised::Accepted(_) => {}
                Exercised::Refused(report) => wrong.push(format!(
                    "{} {}: {json}\n{report}",
                    subject.case, subject.schema
                )),
                Exercised::Broken(why) => wrong.push(format!(
                    "{} {}: {json}\n{why}",
                    subject.case, subject.schema
                )),
            }
        }
    }
    assert!(tried > 0);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn invalid_instances_are_refused_at_the_right_places() {
    let mut tried = 0;
    let mut wrong = Vec::new();
    for subject in SUBJECTS {
        let instances = instances(subject);
        for case in instances
            .get("invalid")
            .and_then(Node::as_array)
            .unwrap_or_default()
        {
            let json = json_text(case.get("value").unwrap());
            let violations = case.get("violations").and_then(Node::as_array).unwrap();
            let expected: BTreeSet<(String, String)> = violations
                .iter()
                .map(|it| {
                    let text = |key: &str| it.get(key).unwrap().as_str().unwrap().to_owned();
                    (text("pointer"), text("keyword"))
                })
                .collect();
            tried += 1;
            let found: BTreeSet<_> = match (subject.exercise)(json.as_bytes()) {
                Exercised::Refused(report) => report
                    .violations()
                    .iter()
                    .map(|it| (it.pointer.clone(), it.keyword.to_owned()))
                    .collect(),
                Exercised::Accepted(_) => BTreeSet::new(),
                Exercised::Broken(why) => {
                    wrong.push(format!("{}: {json}: {why}", subject.case));
                    continue;
                }
            };
            if found != expected {
                wrong.push(format!(
                    "{} {}: {json}\n expected {expected:?}\n found {found:?}",
                    subject.case, subject.schema
                ));
            }
        }
    }
    assert!(tried > 0);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The most lines of a snapshot; a longer one is not read, so its case is split by topic.
const LONGEST: usize = 400;

/// Compares the code of each case with its snapshot, which shows the effect of a change on
/// generated code.
#[test]
fn code_is_as_reviewed() {
    let mut wrong = Vec::new();
    insta::glob!("../cases", "**/*.yaml", |path| {
        if job::is_overlay(path) {
            return;
        }
        if !job::has_snapshot(path) {
            if path.with_extension("snap").exists() {
                wrong.push(format!(
                    "{}: a snapshot that nothing writes",
                    path.display()
                ));
            }
            return;
        }
        let job = job::case(path).expect("a good configuration");
        let generated = copperplate::generate(&job).expect("a good document");
        let files = copperplate::emit::emit(&generated.plan);
        let parts = job::shown(path);
        for part in parts.iter().filter(|it| *it != "documentation") {
            if !files.iter().any(|it| is_of(it, part)) {
                wrong.push(format!("{}: no file of {part}", path.display()));
            }
        }
        let code = shown(&files, &parts);
        let lines = code.lines().count();
        if lines > LONGEST {
            wrong.push(format!("{}: {lines} lines", path.display()));
        }
        insta::with_settings!({
            snapshot_path => path.parent().unwrap(),
            prepend_module_to_snapshot => false,
            omit_expression => true,
            snapshot_suffix => "",
        }, {
            let name = path.file_stem().unwrap().to_string_lossy();
            insta::assert_snapshot!(name.to_string(), code);
        });
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The parts that a case is about: files or folders, `types` and `rules` by default. `mod` has the
/// roots of all folders. Only a case with `documentation` shows comments, so that a reworded sentence
/// of generated documentation is not reviewed a hundred times. Imports are compiled, so only `mod` shows them.
fn shown(files: &[SourceFile], parts: &[String]) -> String {
    let usual = ["types", "rules"].map(str::to_owned);
    let documented = parts.iter().any(|it| it == "documentation");
    let asked = parts.iter().filter(|it| *it != "documentation");
    let parts: Vec<_> = match asked.clone().next() {
        None => usual.iter().collect(),
        Some(_) => asked.collect(),
    };
    let mut code = String::new();
    let is_shown = |file: &&SourceFile| parts.iter().any(|part| is_of(file, part));
    for file in files.iter().filter(is_shown) {
        let text = copperplate::format::render(file).unwrap();
        code.push_str(&format!("// {}\n\n", file.path));
        let is_root = file.path.ends_with("mod.rs");
        let (mut start, mut importing) = (true, false);
        for line in text.lines() {
            let comment = line.trim_start().starts_with("//");
            let spare = start && line.is_empty();
            let import = importing || start && !is_root && line.starts_with("use ");
            importing = import && !line.ends_with(';');
            if comment && !documented || spare || import {
                continue;
            }
            start = false;
            code.push_str(line);
            code.push('\n');
        }
        code.push('\n');
    }
    code
}

fn is_of(file: &SourceFile, part: &str) -> bool {
    match file.path.strip_suffix("mod.rs") {
        Some(_) => part == "mod",
        None => {
            let rest = file.path.strip_prefix(part);
            rest.is_some_and(|it| it.starts_with('/') || it == ".rs")
        }
    }
}
