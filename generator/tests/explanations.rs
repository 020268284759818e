//! Each code of a diagnostic has an explanation in `explanations/`, and its example causes it.
//!
//! The first words after the fence of an example say how it becomes a document:
//!
//! | words | the example is |
//! |---|---|
//! | `yaml` or `json` | a complete document |
//! | `yaml paths`, `yaml schemas` | the members of `paths` or of `components/schemas` |
//! | `text lock` | the lock of the document [`PETS`] |
//! | `toml api` | the keys of an API in the configuration, for the document [`PETS`] |
//! | `yaml overlay`, `text`, and `files` behind others | not checked, because it needs files, the network or memory; see [`UNCHECKED`] |
//!
//! `3.0` after them makes the document one of OpenAPI 3.0 in place of 3.1, and `strict` a document of
//! the project itself.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use copperplate::explain::{codes, explain};
use copperplate::options::LockFile;
use copperplate::{Failure, Job, Target, config};

/// The document of examples of the configuration.
const PETS: &str = r"
openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /owners:
    post:
      operationId: addOwner
      tags: [pets]
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}}
      responses:
        '200': {description: Added., content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}}
components:
  schemas:
    Owner:
      type: object
      properties:
        id: {type: string, readOnly: true}
        pin: {type: string, writeOnly: true}
        pet: {$ref: '#/components/schemas/Pet'}
    Pet:
      type: object
      properties: {name: {type: string}, weight: {type: number, format: double}}
";

/// The codes with an example that is not checked. The list may only shrink.
const UNCHECKED: [&str; 20] = [
    "and-more",
    "dead-action",
    "dynamic-references",
    "escaping-ref",
    "internal-error",
    "long-ref-chain",
    "network-ref",
    "no-memory",
    "not-utf8",
    "outside-root",
    "overlay-action",
    "overlay-extends",
    "overlay-field",
    "overlay-target",
    "overlay-version",
    "too-deep",
    "too-large",
    "too-many",
    "unlisted-document",
    "unreadable-file",
];

/// The files of the generator, without its tests.
fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            sources(&path, found);
        } else if name.ends_with(".rs") && !name.ends_with("tests.rs") {
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap();
            found.push((name, text.to_owned()));
        }
    }
}

/// The first arguments of the calls of a function.
fn arguments<'t>(text: &'t str, function: &str) -> Vec<&'t str> {
    let calls = text.match_indices(function).filter(|(at, _)| {
        let before = text[..*at].chars().next_back().unwrap_or(' ');
        !before.is_alphanumeric() && !['_', '.', ':'].contains(&before)
    });
    let after = calls.map(|(at, _)| text[at + function.len()..].trim_start());
    let ends = |it: char| [',', ')'].contains(&it);
    after.map(|it| it.split(ends).next().unwrap()).collect()
}

/// The codes in the calls of constructors.
fn constructed() -> BTreeSet<String> {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut files,
    );
    assert!(files.len() > 100, "the sources are not read");
    let mut found = BTreeSet::new();
    for (name, text) in files {
        assert!(
            !text.contains(" code: \""),
            "{name} has a code without a constructor"
        );
        // `..Diagnostic::error(` and `super::at(` are calls, too.
        let text = text.replace("..Diagnostic::", "Diagnostic::");
        let text = text.replace("super::at(", "at(");
        let mut calls = arguments(&text, "Diagnostic::error(");
        calls.extend(arguments(&text, "Diagnostic::warning("));
        calls.extend(arguments(&text, "Diagnostic::without_place("));
        if name.contains("/diagnostics/") {
            calls.extend(arguments(&text, "at("));
            calls.extend(arguments(&text, "error("));
        }
        for call in calls {
            let literal = call.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
            // Functions that take a code pass it on, and their callers are found too. Another
            // function called `at` takes a reference.
            let passed = ["code", "code: &'static str"].contains(&call) || call.starts_with('&');
            assert!(
                literal.is_some() || passed,
                "{name} has the code `{call}`, not a literal"
            );
            found.extend(literal.map(str::to_owned));
        }
    }
    found
}

/// The words after the fence of an explanation, its example, and the text before and behind.
fn parts(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (meaning, rest) = text.split_once("\n\n```")?;
    let (words, rest) = rest.split_once('\n')?;
    let (example, correction) = rest.split_once("```\n\n")?;
    Some((words, example, meaning, correction))
}

/// The document of an example.
fn document(words: &[&str], example: &str) -> String {
    let version = if words.contains(&"3.0") {
        "3.0.3"
    } else {
        "3.1.0"
    };
    let head = format!("openapi: {version}\ninfo: {{title: Pets, version: '1'}}\n");
    let indented: String = example.lines().map(|it| format!("    {it}\n")).collect();
    match words {
        [_, "paths", ..] => format!("{head}paths:\n{indented}"),
        [_, "schemas", ..] => format!("{head}paths: {{}}\ncomponents:\n  schemas:\n{indented}"),
        ["toml" | "text", ..] => PETS.to_owned(),
        _ => example.to_owned(),
    }
}

/// The codes of the diagnostics of an example.
fn reported(words: &[&str], example: &str) -> BTreeSet<&'static str> {
    let (table, name) = match words {
        ["toml", ..] => (example, "example.yaml"),
        ["json", ..] => ("", "example.json"),
        _ => ("", "example.yaml"),
    };
    let (root, name) = (Path::new("."), Path::new(name));
    let job = config::parse_api(root, "example.toml", table, "example", name);
    let made = job.and_then(|mut job: Job| {
        job.targets = BTreeSet::from([Target::Types, Target::Client, Target::Server]);
        job.reading.strict = words.contains(&"strict");
        job.adjust.lock = words.contains(&"lock").then(|| LockFile {
            path: "example.lock".into(),
            shown: "example.lock".to_owned(),
            text: Some(example.into()),
            renames: false,
        });
        copperplate::generate_text(&document(words, example), &job)
    });
    let messages = match made {
        Ok(generated) => generated.warnings,
        Err(Failure { diagnostics, .. }) => diagnostics,
    };
    messages.iter().map(|it| it.code).collect()
}

#[test]
fn every_code_is_explained_and_every_explanation_has_a_code() {
    let explained: BTreeSet<String> = codes().into_iter().map(str::to_owned).collect();
    assert_eq!(
        codes().len(),
        explained.len(),
        "a code has two explanations"
    );
    let constructed = constructed();
    let without: Vec<_> = constructed.difference(&explained).collect();
    let gone: Vec<_> = explained.difference(&constructed).collect();
    assert!(without.is_empty(), "add sections for {without:?}");
    assert!(gone.is_empty(), "remove the sections of {gone:?}");
}

#[test]
fn every_topic_is_embedded() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("explanations");
    let mut headings = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        headings += text.lines().filter(|it| it.starts_with("## ")).count();
    }
    assert_eq!(headings, codes().len());
}

#[test]
fn every_explanation_has_three_parts() {
    for code in codes() {
        let text = explain(code).unwrap();
        let (words, example, meaning, correction) =
            parts(text).unwrap_or_else(|| panic!("{code} has no example:\n{text}"));
        let known = ["yaml", "json", "toml", "text"];
        assert!(
            known.contains(&words.split(' ').next().unwrap()),
            "{code}: {words}"
        );
        assert!(
            meaning.ends_with('.') && !meaning.contains("\n\n"),
            "{code}: {meaning}"
        );
        assert!(!example.trim().is_empty(), "{code}");
        assert!(
            correction.starts_with("To correct it:"),
            "{code}: {correction}"
        );
        assert!(
            correction.ends_with('.') && !correction.contains("```"),
            "{code}: {correction}"
        );
    }
}

#[test]
fn every_example_causes_its_diagnostic() {
    let (mut unchecked, mut wrong) = (Vec::new(), Vec::new());
    for code in codes() {
        let (words, example, ..) = parts(explain(code).unwrap()).unwrap();
        let words: Vec<&str> = words.split(' ').collect();
        let needs = |word| words.contains(&word);
        let alone = needs("text") && !needs("lock");
        if alone || needs("overlay") || needs("files") {
            unchecked.push(code);
            continue;
        }
        let messages = reported(&words, example);
        if !messages.contains(code) {
            wrong.push((code, messages));
        }
        if let ["yaml"] = words.as_slice() {
            let whole = ["openapi: ", "swagger: ", "title: "];
            assert!(whole.iter().any(|it| example.starts_with(it)), "{code}");
        }
    }
    assert!(wrong.is_empty(), "not reported: {wrong:?}");
    assert_eq!(unchecked, UNCHECKED);
}
