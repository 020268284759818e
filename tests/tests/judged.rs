//! The generator validates examples as the runtime validates values. The instances of every case
//! are given to it as examples of a response.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../support/job.rs"]
mod job;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use copperplate::open;
use copperplate::options::OverlayFile;
use copperplate::source::{Limits, Node, json_text};
use copperplate_tests::cases::SUBJECTS;

/// Instances only the runtime refuses, with the reason: the case, the schema with the index of the
/// instance among its kind, and the reason. The generator alone refuses none.
const OTHERWISE: &[(&str, &str, &str)] = &[
    (
        "recursion/inherited",
        "Animal invalid-1",
        "the schema does not list the member of its discriminator in `required`; its type does",
    ),
    (
        "unions/family",
        "Cat invalid-1",
        "a base is judged by its own schema, and not by the one that its discriminator chooses",
    ),
    ("unions/family", "Home invalid-1", "as the one before"),
    ("unions/family", "Pet invalid-1", "as the one before"),
    ("unions/family", "Pet invalid-2", "as the one before"),
    ("unions/family", "Pet invalid-3", "as the one before"),
    ("unions/family", "Pet invalid-7", "as the one before"),
    (
        "three_two/defaults",
        "Vehicle invalid-1",
        "as the one before",
    ),
    (
        "three_two/defaults",
        "Vehicle invalid-2",
        "as the one before",
    ),
    ("unions/family-3-1", "Event invalid-1", "as the one before"),
    ("unions/family-3-1", "Event invalid-2", "as the one before"),
    (
        "unions/family-mapped",
        "Tool invalid-1",
        "as the one before",
    ),
    (
        "unions/family-mapped",
        "Vehicle invalid-1",
        "as the one before",
    ),
    (
        "unions/family-mapped",
        "Vehicle invalid-2",
        "as the one before",
    ),
    (
        "types/two-readings",
        "Typed invalid-5",
        "the document has no width for an `integer` without a format, and its type has 64 bits",
    ),
    (
        "types/replaced",
        "Payment invalid-7",
        "the type of the user's own refuses more than the document does",
    ),
];

/// The instances of a case, each with a name such as `Pet invalid 2`.
fn instances(document: &Path, schemas: &[&str]) -> Vec<(String, String, Node)> {
    let (document, _) = open(document, &Limits::default()).ok().unwrap();
    let cases = document.root().node.get("x-cases").unwrap().clone();
    let mut found = Vec::new();
    for schema in schemas {
        let of_schema = cases.get(schema).unwrap();
        for kind in ["valid", "invalid"] {
            let list = of_schema.get(kind).and_then(Node::as_array);
            for (index, it) in list.unwrap_or_default().iter().enumerate() {
                let value = match kind {
                    "valid" => it,
                    _ => it.get("value").unwrap(),
                };
                let name = format!("{kind}-{}", index + 1);
                found.push(((*schema).to_owned(), name, value.clone()));
            }
        }
    }
    found
}

/// An overlay that adds them as examples of responses.
fn overlay(instances: &[(String, String, Node)]) -> String {
    let mut paths = BTreeMap::new();
    for (schema, name, value) in instances {
        let shown = format!("\"{name}\": {{\"value\": {}}}", json_text(value));
        paths.entry(schema).or_insert_with(Vec::new).push(shown);
    }
    let paths: Vec<_> = paths.into_iter().enumerate().map(|(index, (schema, shown))| {
        let schema = schema.replace('~', "~0").replace('/', "~1");
        format!(
            "\"/judged-{index}\": {{\"get\": {{\"operationId\": \"judged{index}\", \"responses\": {{\"200\": \
             {{\"description\": \"{schema}\", \"content\": {{\"application/json\": {{\"schema\": \
             {{\"$ref\": \"#/components/schemas/{schema}\"}}, \"examples\": {{{}}}}}}}}}}}}}}}",
            shown.join(", ")
        )
    }).collect();
    format!(
        "{{\"overlay\": \"1.0.0\", \"info\": {{\"title\": \"t\", \"version\": \"1\"}}, \"actions\": \
         [{{\"target\": \"$\", \"update\": {{\"paths\": {{{}}}}}}}]}}",
        paths.join(", ")
    )
}

#[test]
fn examples_are_judged_as_values_are() {
    let folder = tempfile::tempdir().unwrap();
    let mut cases: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for subject in SUBJECTS {
        cases.entry(subject.case).or_default().push(subject.schema);
    }
    let mut tried = 0;
    let mut differing = BTreeSet::new();
    for (case, schemas) in cases {
        let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
        let path = cases.join(format!("{case}.yaml"));
        let instances = instances(&path, &schemas);
        let over = folder.path().join("over.json");
        std::fs::write(&over, overlay(&instances)).unwrap();
        let mut job = job::job(&path).expect("a good configuration");
        job.reading.strict = true;
        job.adjust.overlays.push(OverlayFile {
            path: over,
            shown: "over.json".to_owned(),
        });
        // One run reports all problems, and other kinds do not matter here.
        let problems = match copperplate::generate(&job) {
            Ok(made) => made.warnings,
            Err(failure) => failure.diagnostics,
        };
        let refused: BTreeSet<(usize, String)> = problems
            .iter()
            .filter(|it| it.code == "invalid-example")
            .filter_map(|it| place(it.pointer.as_deref()?))
            .collect();
        let sorted: BTreeSet<_> = instances.iter().map(|(schema, ..)| schema).collect();
        let index: BTreeMap<_, _> = sorted.into_iter().zip(0..).collect();
        for (schema, name, _) in &instances {
            tried += 1;
            let told = refused.contains(&(index[schema], name.clone()));
            if told != name.starts_with("invalid") {
                differing.insert(format!("{case} {schema} {name}"));
            }
        }
    }
    assert!(tried > 400, "{tried}");
    let known: BTreeSet<String> = OTHERWISE
        .iter()
        .map(|(case, instance, _)| format!("{case} {instance}"))
        .collect();
    let new: Vec<_> = differing.difference(&known).collect();
    let gone: Vec<_> = known.difference(&differing).collect();
    assert!(
        new.is_empty() && gone.is_empty(),
        "{tried} tried\nnew: {new:#?}\ngone: {gone:#?}"
    );
}

/// The index of the schema and the name of the example from the pointer of a diagnostic.
fn place(pointer: &str) -> Option<(usize, String)> {
    let rest = pointer.strip_prefix("/paths/~1judged-")?;
    let (index, rest) = rest.split_once('/')?;
    let name = rest.split("/examples/").nth(1)?.split('/').next()?;
    Some((index.parse().ok()?, name.to_owned()))
}
