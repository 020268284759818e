//! The correction of each kind of mistake, as edits of its text.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use copperplate::diagnostics::{Severity, TOLERABLE};
use copperplate::{Fix, Followed, Job, Stop, follow};

/// Mistakes without a correction, which can only be allowed.
const UNCORRECTED: [&str; 4] = [
    "duplicate-key",
    "never-sent",
    "unknown-scheme",
    "unlisted-default",
];

fn document(code: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../tests/bad/tolerable/{code}.yaml"))
}

fn job(path: &Path, text: &str) -> Job {
    let name = Path::new("");
    let mut job = copperplate::config::parse_api(name, "api.toml", "", "case", path).unwrap();
    let path = path.canonicalize().unwrap();
    job.adjust.places.unsaved = [(path, text.into())].into();
    job
}

/// The errors of a text, and their remedies.
fn followed(path: &Path, text: &str) -> (BTreeSet<(String, String)>, Vec<Fix>, Followed) {
    let followed = follow(&job(path, text), &Stop::default(), |_, _| {}).unwrap();
    let errors = match &followed.side {
        Ok(_) => BTreeSet::new(),
        Err(failure) => {
            let errors = failure.diagnostics.iter();
            let errors = errors.filter(|it| it.severity == Severity::Error);
            errors
                .map(|it| (it.code.to_owned(), it.message.clone()))
                .collect()
        }
    };
    let fixes = followed.fixes.clone();
    (errors, fixes, followed)
}

fn edited(text: &str, edits: &[copperplate::TextEdit]) -> String {
    let mut text = text.to_owned();
    for (range, new) in edits.iter().rev() {
        text.replace_range(range.clone(), new);
    }
    text
}

/// The number of lines that differ.
fn changed_lines(before: &str, after: &str) -> usize {
    let (before, after): (Vec<_>, Vec<_>) = (before.lines().collect(), after.lines().collect());
    let same = before
        .iter()
        .zip(&after)
        .take_while(|(a, b)| a == b)
        .count();
    let rest = before.iter().rev().zip(after.iter().rev());
    let end = rest.take_while(|(a, b)| a == b).count();
    before.len().max(after.len()).saturating_sub(same + end)
}

/// Applies corrections, one after the other, until there is none.
fn corrected(path: &Path, mut text: String) -> (String, BTreeSet<(String, String)>, usize) {
    let mut steps = 0;
    loop {
        let (errors, fixes, followed) = followed(path, &text);
        let files = match &followed.side {
            Ok(side) => &side.files,
            Err(failure) => &failure.sources,
        };
        let edits = fixes.iter().find_map(|fix| match fix.files()[..] {
            [file] if file.index() == 0 => {
                Some((fix, fix.edits(file, files.path(file), files.text(file))?))
            }
            _ => None,
        });
        let Some((fix, edits)) = edits else {
            return (text, errors, steps);
        };
        let next = edited(&text, &edits);
        assert!(changed_lines(&text, &next) < 60, "{next}");
        let (after, ..) = self::followed(path, &next);
        let gone = (fix.code.to_owned(), fix.message.clone());
        // Two places may have one message.
        assert!(
            after.len() <= errors.len() || !after.contains(&gone),
            "{gone:?}: {after:?}"
        );
        text = next;
        steps += 1;
        assert!(steps < 40, "{text}");
    }
}

#[test]
fn each_correction_makes_its_problem_go_and_no_other_come() {
    let mut without = Vec::new();
    for (code, _) in TOLERABLE {
        let path = document(code);
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        let (before, fixes, _) = followed(&path, &text);
        assert!(
            fixes
                .iter()
                .any(|it| it.code == *code && it.allowance.as_deref() == Some(code)),
            "{code}: no name to allow it by"
        );
        let (after, rest, steps) = corrected(&path, text);
        let new: Vec<_> = rest
            .iter()
            .filter(|it| !before.iter().any(|one| one.0 == it.0))
            .collect();
        assert!(new.is_empty(), "{code}: {new:?}\n{after}");
        if rest.iter().any(|it| it.0 == *code) || steps == 0 {
            without.push(*code);
        }
    }
    assert_eq!(without, UNCORRECTED);
}

/// A document before and after the corrections of its mistakes.
const FORMS: [(&str, &str, &str); 2] = [
    (
        "api.yaml",
        "openapi: 3.0.3 # the version\ninfo:\n  title: 'T'   # kept\n  wrong: 1 # gone\n  version: \"1\"\n\
         paths:\n  /a/{id}:\n    get:\n      operationId: a\n      parameters:\n\
         \x20     - wrong: 1\n        name: id # kept\n        in: path\n        schema:\n          minLenght: 1\n\
         \x20     - name: q\n        in: query\n        schema: {type: string, tpye: 1, maxLength: 2}\n\
         \x20     responses:\n        '204':\n          # kept\n          wrong: [1]\n",
        "openapi: 3.0.3 # the version\ninfo:\n  title: 'T'   # kept\n  version: \"1\"\n\
         paths:\n  /a/{id}:\n    get:\n      operationId: a\n      parameters:\n\
         \x20     - required: true\n        name: id # kept\n        in: path\n        schema:\n          minLength: 1\n\
         \x20     - name: q\n        in: query\n        schema: {type: string, maxLength: 2}\n\
         \x20     responses:\n        '204':\n          # kept\n          description: \"\"\n",
    ),
    (
        "api.json",
        "{\n\t\"openapi\": \"3.1.0\",\n\t\"info\": { \"title\": \"T\", \"version\": \"1\", \"wrong\": 1 },\n\
         \t\"paths\": {\n\t\t\"a\": {\n\t\t\t\"wrong\": {},\n\t\t\t\"get\": {\n\t\t\t\t\"responses\": { \"204\": {} }\n\t\t\t}\n\t\t}\n\t}\n}\n",
        "{\n\t\"openapi\": \"3.1.0\",\n\t\"info\": { \"title\": \"T\", \"version\": \"1\" },\n\
         \t\"paths\": {\n\t\t\"/a\": {\n\t\t\t\"get\": {\n\t\t\t\t\"responses\": { \"204\": {\"description\": \"\"} }\n\t\t\t}\n\t\t}\n\t}\n}\n",
    ),
];

#[test]
fn all_else_keeps_its_form() {
    let folder = tempfile::tempdir().unwrap();
    for (name, before, after) in FORMS {
        let path = folder.path().join(name);
        std::fs::write(&path, before).unwrap();
        let (found, ..) = corrected(&path, before.to_owned());
        assert_eq!(found, after);
    }
}
