//! A part of a document goes in; the printed text of one item comes out.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::diagnostics::render;
use crate::options::{Adjust, Job, Reading, Target};

/// The generated code of an API with these paths and schemas.
fn code(paths: &str, schemas: &str) -> String {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {paths}\ncomponents: {{schemas: {schemas}}}"
    );
    let job = Job {
        name: "t".to_owned(),
        document: PathBuf::from("t.yaml"),
        shown: None,
        title: None,
        targets: BTreeSet::from([Target::Client, Target::Server]),
        unsupported: Vec::new(),
        reading: Reading::default(),
        adjust: Adjust::default(),
    };
    let generated = crate::generate_text(&text, &job).unwrap_or_else(|failure| {
        panic!("{}", render(&failure.diagnostics, &failure.sources, false))
    });
    let files = super::emit(&generated.plan);
    let files = files.iter().map(|it| crate::format::render(it).unwrap());
    files.collect::<Vec<_>>().join("\n")
}

/// The printed item that begins with `first`, as one line.
fn item(code: &str, first: &str) -> String {
    let lines = code.lines().map(str::trim);
    let lines = lines.skip_while(|it| !it.starts_with(first));
    let lines = lines.take_while(|it| !it.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// Compares an item of the types of a schema `S`.
fn check(schema: &str, first: &str, expected: &str) {
    let code = code("{}", &format!("{{S: {schema}}}"));
    assert_eq!(item(&code, first), expected, "{schema}");
}

/// Compares an item of an operation `GET /a`.
fn check_operation(operation: &str, first: &str, expected: &str) {
    let code = code(&format!("{{/a: {{get: {operation}}}}}"), "{}");
    assert_eq!(item(&code, first), expected, "{operation}");
}

#[test]
fn a_field_is_an_option_unless_it_is_required() {
    check(
        "{type: object, required: [a], properties: {a: {type: string}, b: {type: [integer, 'null']}}}",
        "pub struct S",
        "pub struct S { /// The property `a`. pub a: String, /// The property `b`. pub b: rt::Presence<i64>, }",
    );
}

#[test]
fn a_table_maps_fields_to_members() {
    check(
        "{type: object, required: [a-b], properties: {a-b: {type: string, maxLength: 3}}}",
        "impl Debug, PartialEq for S",
        "impl Debug, PartialEq for S { a_b: required(\"a-b\") where max_length(3), .. => skip, } }",
    );
}

#[test]
fn bounds_are_calls_of_a_newtype() {
    check(
        "{type: integer, minimum: 1, multipleOf: 2}",
        "rt::newtype!",
        "rt::newtype!(S(i64), & S_RULES);",
    );
}

#[test]
fn an_enumeration_has_a_variant_for_each_value() {
    check(
        "{type: string, enum: [a, b-c]}",
        "rt::choice!",
        "rt::choice! { impl Clone, Copy, Debug, Display, Eq, Hash, PartialEq for S { A = \"a\", BC = \"b-c\", } }",
    );
}

#[test]
fn a_union_has_a_variant_for_each_branch() {
    check(
        "{oneOf: [{type: string}, {type: integer}]}",
        "rt::union!",
        "rt::union! { impl Debug, From for S: one_of_disjoint { Text(String), Integer(i64), } }",
    );
}

#[test]
fn a_keyword_without_a_type_is_a_constant() {
    check(
        "{type: object, properties: {a: {}}, propertyNames: {maxLength: 2}}",
        "pub static",
        "pub static S_PROPERTY_NAMES: rt::schema::Schema = rt::schema::Schema::new() .max_length(2);",
    );
}

#[test]
fn a_request_maps_fields_to_parameters() {
    check_operation(
        "{operationId: a, parameters: [{name: x, in: query, schema: {type: string}}], responses: {'204': {description: d}}}",
        "rt::request!",
        "rt::request! { ARequest { x: optional(query(\"x\")), } }",
    );
}

#[test]
fn a_response_maps_variants_to_statuses() {
    check_operation(
        "{operationId: a, responses: {'204': {description: d}, '404': {description: d}}}",
        "rt::operation!",
        "rt::operation! { A { id: \"a\", method: GET, path: \"/a\", request: ARequest, response: AResponse, error: AError, } }",
    );
}
