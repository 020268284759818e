//! Tests of references and places.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use super::Resolved;
use crate::diagnostics::{Diagnostic, render};
use crate::open_text;
use crate::source::{Node, Span, Value};

const HEAD: &str = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";

fn open(text: &str) -> Resolved {
    match open_text("test.yaml", &format!("{HEAD}{text}")) {
        Ok((resolved, _)) => resolved,
        Err((files, report)) => panic!("{}", render(&report, &files, false)),
    }
}

fn refused(text: &str) -> Vec<Diagnostic> {
    let (_, report) = open_text("test.yaml", &format!("{HEAD}{text}"))
        .map(|_| ())
        .expect_err("refused");
    report.iter().cloned().collect()
}

fn codes(text: &str) -> Vec<&'static str> {
    refused(text).iter().map(|one| one.code).collect()
}

#[test]
fn chains_are_followed() {
    let resolved = open(
        "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/C%20c'}, 'C c': {type: string}}}",
    );
    let root = resolved.root();
    let a = root
        .get("components")
        .unwrap()
        .get("schemas")
        .unwrap()
        .get("A")
        .unwrap();
    assert_eq!(resolved.follow(&a).pointer, "/components/schemas/C c");
    assert_eq!(resolved.follow(&root).pointer, "");
    let (b, name) = resolved.reference(&a).unwrap();
    assert_eq!(
        (b.pointer.to_string().as_str(), name),
        ("/components/schemas/B", Some("B"))
    );
    assert!(resolved.reference(&resolved.follow(&a)).is_none());
}

#[test]
fn pointers_lead_into_paths() {
    let resolved = open(
        "paths:\n  /a~{b}:\n    get: {responses: {'200': {description: ok}}}\n    put: {responses: {'200': {$ref: '#/paths/~1a~0%7Bb%7D/get/responses/200'}}}\n",
    );
    let file = resolved.root().file();
    let reference = |text: &str| Node {
        value: Value::String(text.to_owned()),
        span: Span::new(file, 0, 0),
    };
    let get = reference("#/paths/~1a~0%7Bb%7D/get");
    let (place, name) = resolved.target(&get).unwrap();
    assert_eq!(
        (place.pointer.to_string().as_str(), name),
        ("/paths/~1a~0{b}/get", None)
    );
    assert!(resolved.target(&reference("#/nowhere")).is_none());
}

#[test]
fn bad_references_are_refused() {
    let one = |reference: &str| {
        codes(&format!(
            "components: {{schemas: {{Pet: {{$ref: '{reference}'}}, Dog: {{}}}}, parameters: {{P: {{name: p, in: query, schema: {{}}}}}}}}"
        ))
    };
    assert_eq!(one("#/components/schemas/Dgo"), ["dangling-ref"]);
    assert_eq!(one("#/components/schemas/Pet"), ["cyclic-ref"]);
    assert_eq!(one("#/components/parameters/P"), ["wrong-kind-ref"]);
    assert_eq!(one("#Dog"), ["dangling-ref"]);
    assert_eq!(one(""), ["bad-ref"]);
    assert_eq!(one("#/~2"), ["bad-ref"]);
}

#[test]
fn near_targets_are_suggested() {
    let help = |reference: &str| {
        let text = format!(
            "components: {{schemas: {{A: {{$ref: '{reference}'}}, Pets: {{}}}}, responses: {{Gone: {{description: x}}}}}}"
        );
        refused(&text)[0].help.clone().unwrap()
    };
    assert_eq!(
        help("#/components/schemas/Pest"),
        "did you mean `#/components/schemas/Pets`?"
    );
    assert_eq!(
        help("#/component/schemas/Pets"),
        "did you mean `#/components/schemas/Pets`?"
    );
    assert_eq!(
        help("#/components/schemas/Gone"),
        "did you mean `#/components/responses/Gone`?"
    );
}

#[test]
fn a_circle_is_reported_once_with_its_members() {
    let found = refused(
        "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/C'}, C: {$ref: '#/components/schemas/B'}}}",
    );
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].code, found[0].others.len()), ("cyclic-ref", 1));
}

#[test]
fn mappings_are_names_or_references() {
    let mapping = |value: &str| {
        format!(
            "components: {{schemas: {{A: {{oneOf: [{{$ref: '#/components/schemas/B'}}], discriminator: {{propertyName: t, mapping: {{b: '{value}'}}}}}}, B: {{type: object}}}}}}"
        )
    };
    for good in ["B", "#/components/schemas/B"] {
        let text = mapping(good);
        let resolved = open(&text);
        let value = Node {
            value: Value::String(good.to_owned()),
            span: Span::new(resolved.root().file(), 0, 0),
        };
        let (place, name) = resolved.mapped(&value).unwrap();
        assert_eq!(
            (place.pointer.to_string().as_str(), name),
            ("/components/schemas/B", Some("B"))
        );
    }
    assert_eq!(codes(&mapping("C")), ["dangling-ref"]);
    assert_eq!(codes(&mapping("#/components/schemas/C")), ["dangling-ref"]);
}

#[test]
fn a_typed_view_of_a_node() {
    let resolved = open(
        "servers: [{url: 'https://example.org', variables: {v: {default: a, enum: [a, b]}}}]\npaths: {}\nx-big: 123456789012345678901234567890\n",
    );
    let root = resolved.root();
    let (index, server) = root.get("servers").unwrap().items().next().unwrap();
    let view: openapiv3::Server = server.view().unwrap();
    assert_eq!(
        (
            index,
            view.url.as_str(),
            server.pointer.to_string().as_str()
        ),
        (0, "https://example.org", "/servers/0")
    );
    let other = root.get("x-big").unwrap();
    assert!(other.view::<openapiv3::Server>().is_err());
}

#[test]
fn long_chains_and_many_faults_are_bounded() {
    let many = |target: fn(usize) -> usize| {
        let list: Vec<String> = (0..20_000).map(|index| format!("A_rather_long_name_{index}: {{$ref: '#/components/schemas/A_rather_long_name_{}'}}", target(index))).collect();
        codes(&format!("components: {{schemas: {{{}}}}}", list.join(", ")))
    };
    assert!(many(|index| index + 1).contains(&"long-ref-chain"));
    let dangling = many(|index| index + 100_000);
    assert_eq!(
        (dangling.len(), dangling.first(), dangling.last()),
        (201, Some(&"dangling-ref"), Some(&"and-more"))
    );
}

/// The URI of a file is its `$id`, resolved once against the place of the file.
#[test]
fn a_file_with_an_id_keeps_its_anchors() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let schemas = "components: {schemas: {A: {$ref: 'm.json#amount'}}}";
    write("api.yaml", &format!("{HEAD}{schemas}"));
    write(
        "m.json",
        r#"{"$id": "v1/money.json", "$defs": {"amount": {"$anchor": "amount", "type": "string"}}}"#,
    );
    let opened = crate::open(&folder.path().join("api.yaml"), &Default::default());
    let (resolved, report) = opened.unwrap_or_else(|(files, report)| {
        panic!("{}", render(&report, &files, false));
    });
    assert!(!report.has_errors());
    let schemas = resolved.root().get("components").unwrap();
    let a = schemas.get("schemas").unwrap().get("A").unwrap();
    assert_eq!(resolved.follow(&a).pointer, "/$defs/amount");
}

/// A reference leads to a part of a schema that nothing else leads to. References in the part are relative
/// to the `$id` of the schema around it.
#[test]
fn a_part_is_relative_to_the_id_around_it() {
    let target = |reference: &str| {
        let text = format!(
            "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n\
             components: {{schemas: {{A: {{$ref: '#/x-shapes/Outer/$defs/User'}}}}}}\n\
             x-shapes: {{Outer: {{$id: 'https://example.org/outer', $defs: {{\n  \
             User: {{$ref: '{reference}'}}, Inner: {{$anchor: inner, type: string}}}}}}}}\n"
        );
        let (resolved, report) = open_text("api.yaml", &text)
            .unwrap_or_else(|(files, report)| panic!("{}", render(&report, &files, false)));
        assert!(!report.has_errors());
        let schemas = resolved.root().get("components").unwrap();
        let a = schemas.get("schemas").unwrap().get("A").unwrap();
        resolved.follow(&a).pointer
    };
    let inner = "/x-shapes/Outer/$defs/Inner";
    assert_eq!(target("#/$defs/Inner"), inner);
    assert_eq!(target("#inner"), inner);
    assert_eq!(target("https://example.org/outer#/$defs/Inner"), inner);
    assert_eq!(target("outer#inner"), inner);
}

#[test]
fn an_id_around_a_part_is_no_second_one() {
    let part = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: {schemas: {\n  \
                A: {$ref: '#/x-shapes/Outer/$defs/B'}, C: {$ref: '#/x-shapes/Outer/$defs/D'}, E: {$ref: '#/x-shapes/Outer'}}}\n\
                x-shapes: {Outer: {$id: 'https://example.org/outer', $defs: {B: {type: string}, D: {type: string}}}";
    let codes = |text: &str| {
        let (_, report) = open_text("api.yaml", text).map_err(drop).unwrap();
        report.iter().map(|it| it.code).collect::<Vec<_>>()
    };
    assert!(codes(&format!("{part}}}\n")).is_empty());
    let other = "Other: {$id: 'https://example.org/outer', $defs: {F: {type: string}}}";
    let text = format!("{part}, {other}}}\n").replace(
        "schemas: {",
        "schemas: {G: {$ref: '#/x-shapes/Other/$defs/F'}, ",
    );
    assert_eq!(codes(&text), ["duplicate-identifier"]);
}
