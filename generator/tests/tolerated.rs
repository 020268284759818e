//! Mistakes that cost one piece of a document: each is refused, tolerated by its name, tolerated
//! with all others, and corrected.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use copperplate::diagnostics::{Diagnostics, Severity, TOLERABLE, render};
use copperplate::options::{ConfiguredText, OverlayFile};
use copperplate::{Failure, Generated, Job, Target};

/// Doubts about a document of this project, which are warnings for others.
const STRICT: [&str; 3] = ["invalid-default", "invalid-example", "plain-number"];

/// Mistakes without a plain remedy, which an overlay can't correct.
const UNMENDED: [&str; 8] = [
    "duplicate-key",
    "invalid-default",
    "invalid-example",
    "never-sent",
    "not-a-number",
    "plain-number",
    "unknown-scheme",
    "unlisted-default",
];

fn document(code: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let of = if STRICT.contains(&code) {
        "bad/strict"
    } else {
        "bad/tolerable"
    };
    folder.join(of).join(format!("{code}.yaml"))
}

fn job_of(code: &str) -> Job {
    let path = document(code);
    let mut job = copperplate::config::parse_api(Path::new(""), "api.toml", "", "case", &path)
        .expect("no configuration");
    job.targets = BTreeSet::from([Target::Types, Target::Client, Target::Server]);
    job.reading.strict = STRICT.contains(&code);
    job
}

/// The codes of problems of a severity.
fn codes(problems: &Diagnostics, severity: Severity) -> BTreeSet<String> {
    let problems = problems.iter().filter(|it| it.severity == severity);
    problems.map(|it| it.code.to_owned()).collect()
}

fn told(made: &Result<Generated, Failure>) -> String {
    match made {
        Ok(made) => render(&made.warnings, &made.sources, false),
        Err(failure) => render(&failure.diagnostics, &failure.sources, false),
    }
}

fn errors(code: &str) -> BTreeSet<String> {
    let refused = copperplate::generate(&job_of(code)).expect_err("a mistake");
    let all = codes(&refused.diagnostics, Severity::Error);
    assert!(all.contains(code), "{code}: {all:?}");
    let tolerable = |it: &String| TOLERABLE.iter().any(|(code, _)| code == it);
    assert!(all.iter().all(tolerable), "{code}: {all:?}");
    all
}

/// Long chains are long documents.
fn is_file(code: &str) -> bool {
    code != "long-ref-chain"
}

fn tolerable() -> impl Iterator<Item = &'static str> {
    TOLERABLE
        .iter()
        .map(|(code, _)| *code)
        .filter(|it| is_file(it))
}

#[test]
fn the_codes_are_in_order() {
    assert!(TOLERABLE.is_sorted());
}

#[test]
fn each_mistake_is_tolerated_by_its_name() {
    for code in tolerable() {
        let mut job = job_of(code);
        job.unsupported = errors(code).into_iter().collect();
        let made = copperplate::generate(&job);
        let warnings = made
            .as_ref()
            .map(|it| codes(&it.warnings, Severity::Warning));
        assert!(
            warnings.is_ok_and(|it| it.contains(code)),
            "{code}: {}",
            told(&made)
        );
        job.unsupported.push("pattern".to_owned());
        if code != "pattern" {
            let made = copperplate::generate(&job);
            let unused = codes(
                &made.as_ref().expect_err("an unused entry").diagnostics,
                Severity::Error,
            );
            assert_eq!(
                unused.into_iter().collect::<Vec<_>>(),
                ["unused-allowance"],
                "{code}"
            );
        }
    }
}

#[test]
fn each_mistake_is_tolerated_with_all_others() {
    for code in tolerable() {
        let mut job = job_of(code);
        job.adjust.tolerant = Some(ConfiguredText::argument("--tolerant"));
        let made = copperplate::generate(&job);
        if code == "plain-number" {
            assert!(made.is_err(), "a rounded amount is wrong, and not absent");
            continue;
        }
        let text = told(&made);
        let made = made.unwrap_or_else(|_| panic!("{code}: {text}"));
        assert!(made.summary.tolerated > 0, "{code}");
    }
}

#[test]
fn each_mistake_with_a_plain_remedy_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    for code in tolerable().filter(|it| !STRICT.contains(it)) {
        let mended = copperplate::mend(&job_of(code)).expect("a document");
        if UNMENDED.contains(&code) {
            let remaining: Vec<_> = mended.remaining.iter().map(|it| it.code).collect();
            assert!(remaining.contains(&code), "{code}: {remaining:?}");
            continue;
        }
        let text = mended
            .overlay
            .unwrap_or_else(|| panic!("{code} is not mended"));
        let path = folder.path().join(format!("{code}.overlay.yaml"));
        std::fs::write(&path, &text).unwrap();
        let mut job = job_of(code);
        job.adjust.overlays.push(OverlayFile {
            path,
            shown: "overlay".to_owned(),
        });
        let made = copperplate::generate(&job);
        assert!(made.is_ok(), "{code}: {text}\n{}", told(&made));
    }
}

#[test]
fn a_long_chain_of_references_is_tolerated() {
    let mut text = String::from(
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n",
    );
    for index in 0..150 {
        text.push_str(&format!(
            "    A{index}: {{$ref: '#/components/schemas/A{}'}}\n",
            index + 1
        ));
    }
    text.push_str("    A150: {type: string}\n");
    let mut job = job_of("chain");
    assert!(copperplate::generate_text(&text, &job).is_err());
    job.adjust.tolerant = Some(ConfiguredText::argument("--tolerant"));
    assert!(copperplate::generate_text(&text, &job).is_ok());
}

#[test]
fn an_entry_without_a_mistake_is_refused_and_an_argument_is_not() {
    let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";
    let read = |table: &str| {
        copperplate::config::parse_api(Path::new(""), "apis.toml", table, "a", Path::new("a.yaml"))
    };
    let refused = copperplate::generate_text(text, &read("tolerant = true").unwrap());
    let refused = refused.map(|_| ()).expect_err("an unused entry");
    let messages = render(&refused.diagnostics, &refused.sources, false);
    assert!(
        messages.contains("error[unused-allowance]") && messages.contains("apis.toml:1:1"),
        "{messages}"
    );
    let mut job = read("").unwrap();
    job.adjust.text = None;
    job.adjust.tolerant = Some(ConfiguredText::argument("--tolerant"));
    assert!(copperplate::generate_text(text, &job).is_ok());
    job.unsupported.push("bad-statu".to_owned());
    let refused = copperplate::generate_text(text, &job)
        .map(|_| ())
        .expect_err("unused");
    let messages = render(&refused.diagnostics, &refused.sources, false);
    assert!(
        messages.contains("--allow bad-statu") && messages.contains("`bad-status`"),
        "{messages}"
    );
    assert!(!messages.contains("apis.toml"), "{messages}");
}

#[test]
fn a_selection_skips_the_mistakes_of_the_rest() {
    let text = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /good:\n    get: {operationId: good, responses: {'200': {description: Done., content: {application/json: {schema: {$ref: '#/components/schemas/Good'}}}}}}\n  /bad:\n    get: {operationId: bad, responses: {4xx: {$ref: '#/components/responses/Gone'}, 5xx: {}}}\ncomponents:\n  schemas:\n    Good: {type: string}\n    Bad: {typ: string, oneOf: []}\n    Bad name: {type: string}\n";
    let table = "include = {operations = ['good']}";
    let job =
        copperplate::config::parse_api(Path::new(""), "apis.toml", table, "a", Path::new("a.yaml"));
    let made = copperplate::generate_text(text, &job.unwrap());
    assert_eq!(told(&made), "");
    let table = "include = {operations = ['bad']}";
    let job =
        copperplate::config::parse_api(Path::new(""), "apis.toml", table, "a", Path::new("a.yaml"));
    let made = copperplate::generate_text(text, &job.unwrap()).map(|_| ());
    let found = codes(&made.expect_err("mistakes").diagnostics, Severity::Error);
    assert_eq!(
        found.into_iter().collect::<Vec<_>>(),
        ["bad-status", "dangling-ref", "missing-field"]
    );
}
