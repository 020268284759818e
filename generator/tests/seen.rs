//! Mistakes of published documents: each is an error, and is tolerated by its name and with all
//! others.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeSet;
use std::path::Path;

use copperplate::diagnostics::{Severity, render};
use copperplate::options::ConfiguredText;
use copperplate::{Failure, Generated, Job, Target, config};

/// A mistake: its name, its codes and a document with it.
type Seen = (&'static str, &'static [&'static str], &'static str);

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";
const HEAD_31: &str = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n";

/// The parts of documents. A part of `paths` begins with a slash, and a part of `schemas` with a
/// capital letter. Other parts are whole documents.
const SEEN: [Seen; 33] = [
    (
        "a requirement of a scheme that nobody declares",
        &["unknown-scheme"],
        "/a: {get: {operationId: a, security: [{key: []}], responses: {'204': {description: Done.}}}}",
    ),
    (
        "a misspelt template",
        &["path-parameter"],
        "/a/{pet_id}: {get: {operationId: a, parameters: [{name: petId, in: path, required: true, schema: {type: string}}], responses: {'204': {description: Done.}}}}",
    ),
    (
        "a template without a parameter",
        &["path-parameter"],
        "/a/{id}: {get: {operationId: a, responses: {'204': {description: Done.}}}}",
    ),
    (
        "a parameter without a template",
        &["path-parameter"],
        "/a: {get: {operationId: a, parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: Done.}}}}",
    ),
    (
        "a range of statuses in lower case",
        &["bad-status"],
        "/a: {get: {operationId: a, responses: {'204': {description: Done.}, 4xx: {description: Bad.}, 5xx: {description: Bad.}}}}",
    ),
    (
        "a schema that is missing",
        &["dangling-ref"],
        "A: {type: object, properties: {a: {$ref: '#/components/schemas/Gone'}}}",
    ),
    (
        "a response that is missing",
        &["dangling-ref"],
        "/a: {get: {operationId: a, responses: {'204': {description: Done.}, '400': {$ref: '#/components/responses/Gone'}}}}",
    ),
    (
        "a response that is a schema",
        &["wrong-kind-ref"],
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a: {get: {operationId: a, responses: {'204': {description: Done.}, '400': {$ref: '#/components/schemas/A'}}}}\ncomponents: {schemas: {A: {type: string}}}",
    ),
    (
        "a security scheme with a type of null",
        &["wrong-type"],
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: {securitySchemes: {key: {type: null}}}",
    ),
    (
        "a description of null",
        &["wrong-type"],
        "A: {type: string, description: null}",
    ),
    (
        "a required property",
        &["wrong-type"],
        "A: {type: object, properties: {a: {type: string, required: true}}}",
    ),
    ("a union of nothing", &["wrong-type"], "A: {oneOf: []}"),
    (
        "a response without a description",
        &["missing-field"],
        "/a: {get: {operationId: a, responses: {'204': {}}}}",
    ),
    (
        "a limit in words",
        &["wrong-type"],
        "A: {type: string, format: date, minimum: now + 7 days}",
    ),
    (
        "a constant in 3.0",
        &["later-keyword"],
        "A: {type: string, const: a}",
    ),
    (
        "versions that are numbers",
        &["wrong-type"],
        "openapi: 3.1\ninfo: {title: T, version: 1.0}\npaths: {}",
    ),
    (
        "a version without a patch number",
        &["wrong-type"],
        "openapi: '3.0'\ninfo: {title: T, version: '1'}\npaths: {}",
    ),
    (
        "a null in a list of types in 3.0",
        &["wrong-type"],
        "A: {type: [string, null]}",
    ),
    (
        "a null in a list of types in 3.1",
        &["wrong-type"],
        "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents: {schemas: {A: {type: [string, null]}}}",
    ),
    (
        "a variable of a server that is not declared",
        &["undefined-variable"],
        "openapi: 3.0.3\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://{host}/v1'}]\npaths: {}",
    ),
    (
        "a map that is a reference",
        &["misplaced-ref"],
        "/a: {get: {operationId: a, responses: {'200': {description: Done., headers: {$ref: '#/components/headers'}}}}}",
    ),
    (
        "a parameter that is listed twice",
        &["duplicate-parameter"],
        "/a: {get: {operationId: a, parameters: [{name: q, in: query, schema: {type: string}}, {name: q, in: query, schema: {type: string}}], responses: {'204': {description: Done.}}}}",
    ),
    (
        "a component with a space in its name",
        &["component-name"],
        "A b: {type: string}\nC: {$ref: '#/components/schemas/A%20b'}",
    ),
    (
        "two operations with one id",
        &["duplicate-operation"],
        "/a: {get: {operationId: a, responses: {'204': {description: Done.}}}}\n/b: {get: {operationId: a, responses: {'204': {description: Done.}}}}",
    ),
    (
        "a reference to the network",
        &["network-ref"],
        "A: {type: object, properties: {a: {$ref: 'https://example.com/a.yaml'}}}",
    ),
    (
        "limits the wrong way round",
        &["contradiction"],
        "A: {type: string, minLength: 10, maxLength: 1}",
    ),
    (
        "a media type that is not one",
        &["media-type"],
        "/a: {get: {operationId: a, responses: {'200': {description: Done., content: {json: {schema: {type: string}}}}}}}",
    ),
    (
        "a pattern of another language",
        &["pattern"],
        "A: {type: string, pattern: '(?i)a[['}",
    ),
    (
        "a keyword that does not exist",
        &["unknown-keyword"],
        "A: {type: string, requiredIf: b}",
    ),
    (
        "two paths for the same requests",
        &["ambiguous-path"],
        "/a/{x}: {get: {operationId: a, parameters: [{name: x, in: path, required: true, schema: {type: string}}], responses: {'204': {description: Done.}}}}\n/a/{y}: {get: {operationId: b, parameters: [{name: y, in: path, required: true, schema: {type: string}}], responses: {'204': {description: Done.}}}}",
    ),
    (
        "a brace without the other one",
        &["bad-path"],
        "/a/{id: {get: {operationId: a, responses: {'204': {description: Done.}}}}",
    ),
    (
        "two headers that differ in case",
        &["duplicate-header"],
        "/a: {get: {operationId: a, responses: {'204': {description: Done., headers: {X-A: {schema: {type: string}}, x-a: {schema: {type: string}}}}}}}",
    ),
    (
        "two paths that differ in percent-encoding",
        &["ambiguous-path"],
        "/user/%61bc: {get: {operationId: a, responses: {'204': {description: Done.}}}}\n/user/a%62c: {get: {operationId: b, responses: {'204': {description: Done.}}}}",
    ),
];

fn document(part: &str) -> String {
    let under = |head: &str, indent: &str| {
        let lines = part.lines().map(|line| format!("{indent}{line}\n"));
        format!("{HEAD}{head}{}", lines.collect::<String>())
    };
    match part.chars().next() {
        Some('/') => under("paths:\n", "  "),
        Some('A'..='Z') => under("paths: {}\ncomponents:\n  schemas:\n", "    "),
        _ => part.to_owned(),
    }
}

fn made(text: &str, change: impl FnOnce(&mut Job)) -> Result<Generated, Failure> {
    let (root, path) = (Path::new("."), Path::new("api.yaml"));
    let mut job = config::parse_api(root, "apis.toml", "", "api", path)?;
    job.targets = BTreeSet::from([Target::Types, Target::Client, Target::Server]);
    change(&mut job);
    copperplate::generate_text(text, &job)
}

fn told(made: &Result<Generated, Failure>) -> String {
    match made {
        Ok(made) => render(&made.warnings, &made.sources, false),
        Err(failure) => render(&failure.diagnostics, &failure.sources, false),
    }
}

#[test]
fn each_is_an_error() {
    for (name, codes, part) in SEEN {
        let refused = made(&document(part), |_| {}).map(|_| ()).expect_err(name);
        let errors = refused.diagnostics.iter();
        let errors = errors.filter(|it| it.severity == Severity::Error);
        let found: BTreeSet<&str> = errors.map(|it| it.code).collect();
        assert_eq!(found, codes.iter().copied().collect(), "{name}");
    }
}

#[test]
fn each_is_tolerated_by_its_name() {
    for (name, codes, part) in SEEN {
        let names = codes.iter().map(|it| (*it).to_owned()).collect();
        let made = made(&document(part), |job| job.unsupported = names);
        assert!(made.is_ok(), "{name}: {}", told(&made));
    }
}

#[test]
fn each_is_tolerated_with_all_others() {
    for (name, codes, part) in SEEN {
        let made = made(&document(part), |job| {
            job.adjust.tolerant = Some(ConfiguredText::argument("--tolerant"));
        });
        let text = told(&made);
        assert!(made.is_ok(), "{name}: {text}");
        for code in codes {
            assert!(text.contains(&format!("warning[{code}]")), "{name}: {text}");
        }
    }
}

#[test]
fn a_missing_file_of_a_mapping_is_left_out() {
    let text = format!(
        "{HEAD_31}components:\n  schemas:\n    Pet:\n      oneOf: [{{$ref: '#/components/schemas/Cat'}}, \
         {{$ref: '#/components/schemas/Dog'}}]\n      discriminator: {{propertyName: kind, mapping: {{cat: \
         '#/components/schemas/Cat', eel: eel.yaml}}}}\n    Cat: {{type: object, required: [kind], \
         properties: {{kind: {{type: string}}}}}}\n    Dog: {{type: object, required: [kind], properties: \
         {{kind: {{type: string}}}}}}\n"
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("api.yaml");
    std::fs::write(&path, text).unwrap();
    let run = |names: &[&str], tolerant: bool| {
        let mut job = config::parse_api(folder.path(), "apis.toml", "", "api", &path).unwrap();
        job.unsupported = names.iter().map(|it| (*it).to_owned()).collect();
        job.adjust.tolerant = tolerant.then(|| ConfiguredText::argument("--tolerant"));
        copperplate::generate(&job)
    };
    let strict = run(&[], false);
    assert!(strict.is_err() && told(&strict).contains("error[missing-file]"));
    for made in [run(&["missing-file"], false), run(&[], true)] {
        let text = told(&made);
        assert!(made.is_ok(), "{text}");
        assert!(text.contains("warning[missing-file]"), "{text}");
    }
}

#[test]
fn a_component_that_is_left_out_takes_its_references_along() {
    let text = format!(
        "{HEAD}paths:\n  /a:\n    get: {{operationId: a, parameters: [{{$ref: '#/components/parameters/X'}}], \
         security: [{{key: []}}], responses: {{'204': {{description: Done.}}}}}}\ncomponents:\n  \
         parameters: {{X: {{name: x, schema: {{type: string}}}}}}\n  securitySchemes: {{key: {{type: \
         apiKey, in: header}}}}\n"
    );
    let made = made(&text, |job| {
        job.unsupported = vec!["missing-field".to_owned()]
    });
    let messages = told(&made);
    let made = made.unwrap_or_else(|_| panic!("{messages}"));
    assert!(messages.contains("warning[dangling-ref]"), "{messages}");
    // Nobody can satisfy the requirement, which stays.
    assert!(messages.contains("warning[unknown-scheme]"), "{messages}");
    assert_eq!(made.plan.operations.len(), 1);
    assert_eq!(made.plan.schemes.len(), 1);
}

#[test]
fn a_misspelt_keyword_is_read_as_the_nearest_with_all_others() {
    let document = document("A: {type: object, properties: {a: {type: string, maxLenght: 3}}}");
    let made = made(&document, |job| {
        job.adjust.tolerant = Some(ConfiguredText::argument("--tolerant"));
    });
    let messages = told(&made);
    let made = made.unwrap_or_else(|_| panic!("{messages}"));
    assert!(messages.contains("it is read as `maxLength`"), "{messages}");
    let files = copperplate::emit::emit(&made.plan);
    let mut code = files
        .iter()
        .map(|it| copperplate::format::render(it).unwrap());
    assert!(code.any(|it| it.contains("max_length(3)")), "the rule");
}
