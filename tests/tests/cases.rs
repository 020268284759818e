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

use copperplate::open;
use copperplate::source::{Limits, Node, json_text};
use copperplate_tests::cases::SUBJECTS;
use copperplate_tests::{Outcome, Subject};

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
                Outcome::Accepted(_) => {}
                Outcome::Refused(report) => wrong.push(format!(
                    "{} {}: {json}\n{report}",
                    subject.case, subject.schema
                )),
                Outcome::Broken(why) => wrong.push(format!(
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
                Outcome::Refused(report) => report
                    .violations()
                    .iter()
                    .map(|it| (it.pointer.clone(), it.keyword.to_owned()))
                    .collect(),
                Outcome::Accepted(_) => BTreeSet::new(),
                Outcome::Broken(why) => {
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

/// Compares the code of each case with its snapshot, which shows the effect of a change on
/// generated code.
#[test]
fn code_is_as_reviewed() {
    insta::glob!("../cases", "**/*.yaml", |path| {
        if job::is_overlay(path) {
            return;
        }
        let job = job::job(path).expect("a good configuration");
        let generated = copperplate::generate(&job).expect("a good document");
        let file = copperplate::emit::bundle(&generated.plan).unwrap();
        let code = copperplate::format::render(&file).unwrap();
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
}
