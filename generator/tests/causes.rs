//! One mistake gives one report, without reports of its consequences.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use copperplate::diagnostics::{Severity, render};
use copperplate::{Job, Target};

/// The distance of the tested places: each needs a run of the generator.
const STEP: usize = 4;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn job() -> Job {
    Job {
        name: "api".to_owned(),
        document: PathBuf::from("api.yaml"),
        shown: None,
        title: None,
        targets: BTreeSet::from([Target::Types, Target::Client, Target::Server]),
        unsupported: Vec::new(),
        reading: copperplate::options::Reading::default(),
        adjust: copperplate::options::Adjust::default(),
    }
}

/// The documents below a folder that can be generated without other files.
fn documents(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "yaml") {
                found.push((path.clone(), fs::read_to_string(path).unwrap()));
            }
        }
    }
    found.sort();
    // 3.2 permits unknown fields, and an invalid `$recursiveRef` is not an error.
    found.retain(|(_, text)| !text.contains("openapi: 3.2") && !text.contains("$recursiveRef"));
    found.retain(|(_, text)| copperplate::generate_text(text, &job()).is_ok());
    found
}

/// The codes of the errors of a text, and all messages.
fn errors(text: &str) -> (Vec<&'static str>, String) {
    let Err(failure) = copperplate::generate_text(text, &job()) else {
        return (Vec::new(), String::new());
    };
    let errors = failure.diagnostics.iter();
    let errors = errors.filter(|it| it.severity == Severity::Error);
    let codes = errors.map(|it| it.code).collect();
    (codes, render(&failure.diagnostics, &failure.sources, false))
}

/// The places of a word in a text.
fn places(text: &str, word: &str) -> Vec<usize> {
    text.match_indices(word).map(|(at, _)| at).collect()
}

/// Changes each document at each of its places, and collects additional reports.
fn gather(
    folders: &[&str],
    words: &[&str],
    change: impl Fn(&str, usize, &str) -> String,
    expected: &str,
) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut told_once = 0;
    for (path, text) in folders.iter().flat_map(|folder| documents(folder)) {
        for word in words {
            for at in places(&text, word).into_iter().step_by(STEP) {
                let changed = change(&text, at, word);
                let (codes, told) = errors(&changed);
                told_once += usize::from(codes == [expected]);
                // A word may be data, or the name of a property.
                if !codes.is_empty() && codes != [expected] {
                    let line = text[..at].matches('\n').count() + 1;
                    wrong.push(format!(
                        "{}:{line}: {word} {codes:?}\n{told}",
                        path.display()
                    ));
                }
            }
        }
    }
    assert!(told_once > 50, "{told_once}");
    wrong
}

#[test]
fn a_reference_that_leads_nowhere_is_one_error() {
    let wrong = gather(
        &["specs", "tests/cases"],
        &["'#/components/", "\"#/components/"],
        |text, at, _| {
            let end = at + 1 + text[at + 1..].find(&text[at..=at]).unwrap();
            format!("{}Missing{}", &text[..end], &text[end..])
        },
        "dangling-ref",
    );
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_misspelt_field_is_one_error() {
    let wrong = gather(
        &["specs", "tests/cases"],
        &[
            "\npaths:",
            "\ninfo:",
            "\ncomponents:",
            "\n  schemas:",
            "\n  securitySchemes:",
            " responses:",
            " content:",
            " schema:",
            " requestBody:",
            " parameters:",
            " headers:",
            " operationId:",
            " title:",
            " scheme:",
        ],
        |text, at, word| {
            let last = at + word.len() - 2;
            format!("{}{}", &text[..last], &text[last + 1..])
        },
        "unknown-keyword",
    );
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
