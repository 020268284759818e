//! Objects that are read as views of another package's model: a hostile value in each of their
//! fields costs that piece alone, and never ends a run without a diagnostic at its place.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;

use copperplate::diagnostics::{Severity, render};
use copperplate::options::{Adjust, ConfiguredText, Reading};
use copperplate::{Failure, Generated, Job, Target};
use serde_json::{Value, json};

fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Wallets",
            "version": "1",
            "description": "Keeps money.",
            "termsOfService": "https://example.org/terms",
            "contact": {"name": "Us", "url": "https://example.org", "email": "us@example.org"},
            "license": {"name": "MIT", "url": "https://example.org/mit"},
            "x-any": {"deep": [1]}
        },
        "externalDocs": {"url": "https://example.org/manual", "description": "Manual"},
        "servers": [
            {
                "url": "https://{region}.example.org/{base}",
                "description": "Live",
                "variables": {
                    "region": {"default": "eu", "enum": ["eu", "us"], "description": "Region"},
                    "base": {"default": "v1"}
                }
            },
            {"url": "https://sandbox.example.org"}
        ],
        "tags": [{"name": "all", "externalDocs": {"url": "https://example.org/all"}}],
        "security": [{"key": []}, {"token": []}],
        "paths": {"/wallets": {"get": {
            "tags": ["all"],
            "externalDocs": {"url": "https://example.org/list"},
            "responses": {"204": {"description": "Done."}}
        }}},
        "components": {"securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": "X-Key", "description": "Key"},
            "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
            "login": {"type": "oauth2", "flows": {"clientCredentials": {
                "tokenUrl": "https://example.org/token", "scopes": {"read": "Read"}
            }}}
        }}
    })
}

/// The places of the viewed objects.
const VIEWED: [&str; 5] = [
    "/info",
    "/externalDocs",
    "/servers/0",
    "/paths/~1wallets/get/externalDocs",
    "/components/securitySchemes",
];

/// The pointers of everything below a place.
fn below(value: &Value, pointer: &str, found: &mut Vec<String>) {
    found.push(pointer.to_owned());
    let members = value.as_object().into_iter().flatten();
    for (key, member) in members {
        below(member, &format!("{pointer}/{key}"), found);
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        below(item, &format!("{pointer}/{index}"), found);
    }
}

/// JSON texts in place of a value.
fn hostile() -> Vec<String> {
    let deep = format!("{}{}", "[".repeat(80), "]".repeat(80));
    let plain = [
        "null",
        "true",
        "0",
        "-1",
        "1.50",
        "123456789012345678901234567890123456789012345678901234567890",
        "-1e999999999",
        "\"\"",
        "\"\\u0000\\u202e{}{\"",
        "[]",
        "[null]",
        "[\"a\", 1e999]",
        "{}",
        "{\"\": {}}",
        "{\"$ref\": \"#/info\"}",
        "{\"type\": [], \"default\": {}, \"enum\": 1, \"url\": null}",
    ];
    let plain = plain.iter().map(|it| (*it).to_owned());
    plain.chain([deep]).collect()
}

fn job(tolerant: bool) -> Job {
    let adjust = Adjust {
        tolerant: tolerant.then(|| ConfiguredText::argument("tolerant")),
        ..Adjust::default()
    };
    Job {
        name: "api".to_owned(),
        document: PathBuf::from("api.json"),
        shown: None,
        title: None,
        targets: BTreeSet::from([Target::Types, Target::Client, Target::Server]),
        unsupported: Vec::new(),
        reading: Reading::default(),
        adjust,
    }
}

/// The text with a hostile value at a pointer, and the place of the member.
fn changed(pointer: &str, hostile: &str) -> (String, Range<usize>) {
    let mut document = document();
    *document.pointer_mut(pointer).unwrap() = json!("THE PLACE");
    let text = serde_json::to_string_pretty(&document).unwrap();
    let start = text.find("\"THE PLACE\"").unwrap();
    let line = text[..start].rfind('\n').unwrap();
    let text = text.replace("\"THE PLACE\"", hostile);
    (text, line..start + hostile.len())
}

fn problems(failure: &Failure) -> String {
    render(&failure.diagnostics, &failure.sources, false)
}

fn each(mut test: impl FnMut(&str, &str)) {
    let document = document();
    for viewed in VIEWED {
        let mut pointers = Vec::new();
        below(document.pointer(viewed).unwrap(), viewed, &mut pointers);
        for pointer in pointers {
            for value in hostile() {
                test(&pointer, &value);
            }
        }
    }
}

#[test]
fn a_hostile_value_is_reported_at_its_place_alone() {
    each(|pointer, value| {
        let (text, place) = changed(pointer, value);
        let Err(failure) = copperplate::generate_text(&text, &job(false)) else {
            return;
        };
        let messages = problems(&failure);
        let errors = failure.diagnostics.iter();
        let errors = errors.filter(|it| it.severity == Severity::Error);
        let errors: Vec<_> = errors.collect();
        assert!(!errors.is_empty(), "{pointer} {value}: {messages}");
        for error in errors {
            // These are about two places, and another one than the changed one may be shown.
            let pairs = ["undefined-variable", "unused-variable", "unknown-scheme"];
            if pairs.contains(&error.code) {
                continue;
            }
            assert_ne!(
                error.code, "internal-error",
                "{pointer} {value}: {messages}"
            );
            let span = error.primary.as_ref().unwrap().span;
            let range = span.start as usize..span.end as usize;
            let touches = range.start <= place.end && place.start <= range.end;
            assert!(touches, "{pointer} {value}: {messages}");
        }
    });
}

/// The parts of a plan that come from viewed objects.
fn parts(made: &Generated) -> Vec<String> {
    let plan = &made.plan;
    let mut found = vec![format!("/info/title {}", plan.title)];
    found.push(format!("/info/version {}", plan.version));
    found.push(format!("/info/description {}", plan.words.lines.join(" ")));
    for server in &plan.servers.servers {
        let index = usize::from(server.server.template.contains("sandbox"));
        found.push(format!("/servers/{index} {:?}", server.server));
    }
    for scheme in &plan.schemes {
        let at = format!("/components/securitySchemes/{}", scheme.name);
        found.push(format!("{at} {:?} {:?}", scheme.kind, scheme.words.lines));
    }
    for operation in plan.operations.rows() {
        found.push(format!("/paths {:?}", operation.words.lines));
    }
    found
}

#[test]
fn a_tolerated_value_costs_its_piece_alone() {
    let whole = copperplate::generate_text(&document().to_string(), &job(false));
    let whole = parts(&whole.unwrap_or_else(|failure| panic!("{}", problems(&failure))));
    let mut made = 0;
    each(|pointer, value| {
        let (text, _) = changed(pointer, value);
        let Ok(generated) = copperplate::generate_text(&text, &job(true)) else {
            return;
        };
        made += 1;
        let parts = parts(&generated);
        for part in &whole {
            let (at, _) = part.split_once(' ').unwrap();
            let concerned = pointer.starts_with(at) || at.starts_with(pointer);
            let page = pointer == "/externalDocs" || pointer.starts_with("/externalDocs/");
            let concerned = concerned || page && at == "/info/description";
            assert!(
                concerned || parts.contains(part),
                "{pointer} {value}: {part} of {parts:#?}"
            );
        }
    });
    assert!(made > 200, "only {made}");
}
