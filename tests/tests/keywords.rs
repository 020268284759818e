//! The cases of every schema keyword, compared with another validator.
//!
//! `cases.rs` compares pointers and keywords with the table in each case. This test checks the
//! table itself: it must have every keyword, and its verdicts must agree with JSON Schema.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../support/document.rs"]
mod document;

use std::collections::BTreeSet;

use copperplate_tests::cases::SUBJECTS;
use copperplate_tests::{Exercised, Subject};
use document::document;
use serde_json::{Value, json};

/// Every keyword expected in a violation of some case.
const KEYWORDS: [&str; 28] = [
    "additionalProperties",
    "const",
    "contains",
    "dependentRequired",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "false",
    "items",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "oneOf",
    "pattern",
    "propertyNames",
    "required",
    "type",
    "unevaluatedItems",
    "unevaluatedProperties",
];

fn subjects() -> impl Iterator<Item = &'static Subject> {
    let all = SUBJECTS.iter();
    all.filter(|it| it.case.starts_with("keywords/"))
}

fn validator(document: &Value, schema: &str) -> jsonschema::Validator {
    let whole = json!({
        "components": document["components"],
        "$ref": format!("#/components/schemas/{schema}"),
    });
    jsonschema::draft202012::new(&whole).unwrap()
}

#[test]
fn another_validator_says_the_same() {
    for subject in subjects() {
        let document = document(subject.case);
        let validator = validator(&document, subject.schema);
        let cases = &document["x-cases"][subject.schema];
        for value in cases["valid"].as_array().unwrap() {
            assert!(validator.is_valid(value), "{}: {value}", subject.schema);
        }
        for case in cases["invalid"].as_array().unwrap() {
            let value = &case["value"];
            assert!(!validator.is_valid(value), "{}: {value}", subject.schema);
        }
    }
}

#[test]
fn every_keyword_is_broken_by_some_case() {
    let mut broken = BTreeSet::new();
    for subject in subjects() {
        let document = document(subject.case);
        for case in document["x-cases"][subject.schema]["invalid"]
            .as_array()
            .unwrap()
        {
            let Exercised::Refused(report) =
                (subject.exercise)(case["value"].to_string().as_bytes())
            else {
                panic!("{} accepts {case}", subject.schema);
            };
            broken.extend(report.violations().iter().map(|it| it.keyword));
        }
    }
    let missed: Vec<_> = KEYWORDS.iter().filter(|it| !broken.contains(*it)).collect();
    assert!(missed.is_empty(), "no case breaks {missed:?}");
}
