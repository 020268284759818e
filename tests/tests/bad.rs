//! Diagnostics of bad input: each file under `bad/` has a snapshot of its diagnostics beside it.
//! Inputs too large for a file are built here.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../support/job.rs"]
mod job;

use std::path::Path;

use copperplate::Job;
use copperplate::diagnostics::render;

fn plain(document: &Path) -> Job {
    job::job(document).expect("no configuration")
}

/// The rendered diagnostics of a text. It must be refused.
fn refusal(name: &str, text: &str) -> String {
    match copperplate::generate_text(text, &plain(Path::new(name))) {
        Err(failure) => render(&failure.diagnostics, &failure.sources, false),
        Ok(_) => panic!("{name} was accepted"),
    }
}

#[test]
fn every_bad_document_gets_its_diagnostics() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("bad");
    insta::glob!("../bad", "**/*.yaml", |path| {
        if job::is_overlay(path) {
            return;
        }
        let shown = path
            .strip_prefix(&folder)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        // A few documents only cause warnings, as their snapshots show.
        let made = job::job(path).and_then(|mut job| {
            // In a project's own documents, doubtful content is an error.
            job.reading.strict = shown.starts_with("strict/");
            copperplate::generate(&job)
        });
        let text = match made {
            Err(failure) => render(&failure.diagnostics, &failure.sources, false),
            Ok(generated) => render(&generated.warnings, &generated.sources, false),
        };
        assert!(!text.is_empty(), "{shown} was accepted without a word");
        // The snapshot must not contain the folder of this checkout.
        let text = text.replace(&path.to_string_lossy().to_string(), &shown);
        let text = text.replace(&folder.to_string_lossy().to_string(), "bad");
        insta::with_settings!({
            snapshot_path => path.parent().unwrap(),
            prepend_module_to_snapshot => false,
            omit_expression => true,
            snapshot_suffix => "",
        }, {
            let name = path.file_stem().unwrap().to_string_lossy().to_string();
            insta::assert_snapshot!(name, text);
        });
    });
}

#[test]
fn a_missing_file_is_named() {
    let failure =
        copperplate::generate(&plain(Path::new("nowhere/api.yaml"))).expect_err("no file");
    let text = render(&failure.diagnostics, &failure.sources, false);
    assert!(text.contains("nowhere/api.yaml"), "{text}");
}

#[test]
fn deep_nesting_and_alias_bombs_end_with_an_error() {
    let inputs = [
        ("arrays.json", "[".repeat(100_000)),
        ("objects.json", "{\"a\":".repeat(10_000)),
        ("arrays.yaml", format!("openapi: {}", "[".repeat(10_000))),
        (
            "blocks.yaml",
            (0..10_000)
                .map(|depth| format!("{}a:\n", " ".repeat(depth)))
                .collect(),
        ),
        ("bomb.yaml", bomb()),
        ("schemas.json", nested_schemas()),
        ("unions.yaml", nested_unions()),
    ];
    for (name, text) in inputs {
        let refusal = refusal(name, &text);
        assert!(refusal.contains("error"), "{name}: {refusal}");
    }
}

/// Nine levels of nine aliases each: expanded, they would be 387 million nodes.
fn bomb() -> String {
    let mut text = String::from("openapi: 3.0.3\na0: &a0 x\n");
    for level in 1..=9 {
        let before = format!("*a{}, ", level - 1).repeat(9);
        text.push_str(&format!("a{level}: &a{level} [{before}]\n"));
    }
    text
}

/// Nested schemas, 10,000 levels deep.
fn nested_schemas() -> String {
    let open = "{\"type\":\"array\",\"items\":".repeat(10_000);
    let close = "}".repeat(10_000);
    format!(
        "{{\"openapi\":\"3.0.3\",\"info\":{{\"title\":\"t\",\"version\":\"1\"}},\"paths\":{{}},\
         \"components\":{{\"schemas\":{{\"A\":{open}{{}}{close}}}}}}}"
    )
}

/// Unions of two, each beside a member that is merged into both branches: two more schemas at every
/// level would grow to a million after twenty.
fn nested_unions() -> String {
    let mut text = String::from(
        "openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\ncomponents:\n  schemas:\n",
    );
    let reference = |name, level| format!("{{$ref: '#/components/schemas/{name}{level}'}}");
    for level in 0..24 {
        let (left, right) = (reference("A", level + 1), reference("B", level + 1));
        for name in ["A", "B"] {
            text.push_str(&format!(
                "    {name}{level}: {{type: object, properties: {{{name}{level}: {{type: string}}}}, \
                 oneOf: [{left}, {right}]}}\n"
            ));
        }
    }
    text.push_str("    A24: {type: object}\n    B24: {type: object}\n");
    text
}

#[test]
fn no_truncation_of_a_document_panics() {
    let whole = include_str!("../../specs/plannr.yaml");
    let bytes = whole.as_bytes();
    for end in (0..bytes.len()).step_by(97) {
        let text = String::from_utf8_lossy(&bytes[..end]);
        if let Err(failure) = copperplate::generate_text(&text, &plain(Path::new("cut.yaml"))) {
            let _ = render(&failure.diagnostics, &failure.sources, false);
        }
    }
}
