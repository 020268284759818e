//! Tests of dynamic references.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write as _;

use super::Resolved;
use crate::diagnostics::render;
use crate::open_text;
use crate::source::Place;

fn opened(schemas: &str) -> Result<Resolved, String> {
    let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n";
    let text = format!("{head}components:\n  schemas:\n{schemas}");
    let opened = open_text("test.yaml", &text);
    match opened {
        Ok((resolved, report)) if !report.has_errors() => Ok(resolved),
        Ok((resolved, report)) => Err(render(&report, &resolved.into_files(), false)),
        Err((files, report)) => Err(render(&report, &files, false)),
    }
}

fn schemas(resolved: &Resolved) -> Place<'_> {
    let components = resolved.root().get("components").unwrap();
    components.get("schemas").unwrap()
}

/// A schema that reaches the last one of a chain of resources, where a dynamic reference leads back.
fn chain(length: usize) -> String {
    let mut text =
        "    Main: {$id: main, $dynamicAnchor: node, required: [amount], $ref: r1}\n".to_owned();
    for at in 1..length {
        let next = at + 1;
        writeln!(text, "    R{at}: {{$id: r{at}, $ref: r{next}}}").unwrap();
    }
    let last = "$dynamicAnchor: node, properties: {deep: {$dynamicRef: '#node'}}";
    writeln!(text, "    R{length}: {{$id: r{length}, {last}}}").unwrap();
    text
}

#[test]
fn the_outermost_anchor_wins_through_a_chain() {
    let resolved = opened(&chain(40)).unwrap();
    let main = schemas(&resolved).get("Main").unwrap();
    let last = resolved.follow(&main);
    let deep = last.get("properties").unwrap().get("deep").unwrap();
    let (target, _) = resolved.reference(&deep).unwrap();
    assert_eq!(target.pointer, "/components/schemas/Main");
}

#[test]
fn too_many_copies_are_an_error() {
    let problem = opened(&chain(201)).err().unwrap();
    assert!(problem.contains("dynamic-references"), "{problem}");
}

#[test]
fn copies_of_a_large_resource_are_limited() {
    let mut text = String::new();
    let values: Vec<String> = (0..10_000).map(|it| it.to_string()).collect();
    for at in 0..100 {
        let own = format!("$id: m{at}, $dynamicAnchor: node, $ref: big");
        writeln!(text, "    M{at}: {{{own}}}").unwrap();
    }
    let values = values.join(", ");
    let deep = "properties: {deep: {$dynamicRef: '#node'}}";
    writeln!(
        text,
        "    Big: {{$id: big, $dynamicAnchor: node, {deep}, enum: [{values}]}}"
    )
    .unwrap();
    let problem = opened(&text).err().unwrap();
    assert!(problem.contains("dynamic-references"), "{problem}");
}

#[test]
fn many_resources_take_linear_work() {
    let mut text = String::new();
    for at in 0..400 {
        let next = at + 1;
        let own = format!("$id: r{at}, $dynamicAnchor: n{at}");
        let deep =
            format!("properties: {{deep: {{$dynamicRef: '#n{at}'}}, next: {{$ref: r{next}}}}}");
        writeln!(text, "    R{at}: {{{own}, {deep}}}").unwrap();
    }
    writeln!(text, "    R400: {{$id: r400, type: string}}").unwrap();
    // Each resource alone has its anchor, so no reference needs a copy.
    assert!(opened(&text).is_ok());
}

#[test]
fn data_with_the_name_of_a_keyword_stays() {
    let resolved = opened(
        "    A: {$id: a, $dynamicAnchor: n, properties: {b: {$dynamicRef: '#n'}}, const: {$dynamicRef: '#n'}}\n",
    )
    .unwrap();
    let data = schemas(&resolved).get("A").unwrap().get("const").unwrap();
    assert!(data.get("$dynamicRef").is_some());
}
