//! Mistakes that cost one piece of a document: each is refused, tolerated by its name, tolerated
//! with all others, and mended.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use copperplate::diagnostics::{Severity, TOLERABLE, render};
use copperplate::options::{Entry, OverlayFile};
use copperplate::{Failure, Generated, Job, Target};

/// Doubts about a document of this project, which are warnings for others.
const STRICT: [&str; 3] = ["invalid-default", "invalid-example", "plain-number"];

/// Mistakes without a plain remedy, which an overlay can't mend.
const UNMENDED: [&str; 6] = [
    "duplicate-key",
    "media-type",
    "never-sent",
    "not-a-number",
    "unknown-scheme",
    "unlisted-default",
];

/// The document with a mistake. A long chain of references is too long for a file.
fn document(code: &str) -> PathBuf {
    let folder = match STRICT.contains(&code) {
        true => "../tests/bad/strict",
        false => "../tests/bad/tolerable",
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    folder.join(format!("{code}.yaml"))
}

fn codes() -> impl Iterator<Item = &'static str> {
    let codes = TOLERABLE.iter().map(|(code, _)| *code);
    codes.filter(|it| *it != "long-ref-chain")
}

fn job(code: &str) -> Job {
    let path = document(code);
    let mut job = copperplate::config::parse_api(Path::new(""), "api.toml", "", "case", &path)
        .expect("no configuration");
    job.targets = BTreeSet::from([Target::Types, Target::Client, Target::Server]);
    job.reading.strict = STRICT.contains(&code);
    job
}

/// The codes of the errors of a document, which are tolerable.
fn errors(code: &str) -> BTreeSet<String> {
    let refused = copperplate::generate(&job(code)).expect_err("a mistake");
    let errors = refused.diagnostics.iter();
    let errors = errors.filter(|it| it.severity == Severity::Error);
    let found: BTreeSet<String> = errors.map(|it| it.code.to_owned()).collect();
    assert!(found.contains(code), "{code}: {found:?}");
    for one in &found {
        assert!(TOLERABLE.iter().any(|it| it.0 == one), "{code}: {one}");
    }
    found
}

fn told(made: &Result<Generated, Failure>) -> String {
    match made {
        Ok(made) => render(&made.warnings, &made.sources, false),
        Err(failure) => render(&failure.diagnostics, &failure.sources, false),
    }
}

#[test]
fn each_mistake_is_tolerated_by_its_name() {
    for code in codes() {
        let mut job = job(code);
        job.unsupported = errors(code).into_iter().collect();
        let made = copperplate::generate(&job);
        let text = told(&made);
        assert!(made.is_ok(), "{code}: {text}");
        assert!(text.contains(&format!("warning[{code}]")), "{code}: {text}");
    }
}

#[test]
fn each_mistake_is_tolerated_with_all_others() {
    for code in codes() {
        let mut job = job(code);
        job.adjust.tolerant = Some(Entry::argument("--tolerant"));
        let made = copperplate::generate(&job);
        // A rounded amount is wrong, and not absent.
        assert_eq!(
            made.is_ok(),
            code != "plain-number",
            "{code}: {}",
            told(&made)
        );
    }
}

#[test]
fn each_mistake_with_a_plain_remedy_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    for code in codes().filter(|it| !STRICT.contains(it)) {
        let mended = copperplate::mend(&job(code)).expect("a document");
        if UNMENDED.contains(&code) {
            assert!(mended.remaining.iter().any(|it| it.code == code), "{code}");
            continue;
        }
        let text = mended.overlay.expect(code);
        let path = folder.path().join(format!("{code}.overlay.yaml"));
        std::fs::write(&path, &text).unwrap();
        let mut job = job(code);
        job.adjust.overlays.push(OverlayFile {
            path,
            shown: "overlay".to_owned(),
        });
        let made = copperplate::generate(&job);
        assert!(made.is_ok(), "{code}: {text}\n{}", told(&made));
    }
}
