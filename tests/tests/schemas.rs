//! The JSON Schemas for editors, judged by an independent validator.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use copperplate::source::{Limits, json_text};
use copperplate::{config, document_schema, load, open};
use jsonschema::Validator;
use serde_json::{Value, json};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn validator(schema: &Value) -> Validator {
    jsonschema::draft7::new(schema).unwrap()
}

/// The reasons against an instance, each with its place.
fn reasons(validator: &Validator, instance: &Value) -> Vec<String> {
    let errors = validator.iter_errors(instance);
    let errors = errors.map(|it| format!("{}: {it}", it.instance_path()));
    errors.map(|it| it.chars().take(300).collect()).collect()
}

/// A document as JSON, by the reader of the generator.
fn tree(path: &Path) -> Value {
    let text = fs::read_to_string(path).unwrap();
    let node = load::data(&path.to_string_lossy(), &text).unwrap();
    serde_json::from_str(&json_text(&node)).unwrap()
}

/// The documents in a folder and in the folders below it that are read without a problem.
fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(documents(&path));
        } else if path.extension().is_some_and(|it| it == "yaml")
            && open(&path, &Limits::default()).is_ok_and(|(_, problems)| problems.is_empty())
        {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn the_files_in_the_repository_are_up_to_date() {
    let folder = root().join("docs/schemas");
    let schemas = [
        ("configuration.schema.json", config::json_schema()),
        ("openapi.schema.json", document_schema()),
    ];
    for (name, schema) in schemas {
        let wanted = format!("{schema:#}\n");
        let path = folder.join(name);
        if std::env::var_os("BOOK_UPDATE").is_some_and(|it| it == "always") {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &wanted).unwrap();
        }
        let help = "`cargo xtask schemas --output docs/schemas` writes it";
        assert!(
            fs::read_to_string(&path).unwrap() == wanted,
            "{name}: {help}"
        );
    }
}

#[test]
fn a_document_without_problems_is_valid() {
    let validator = validator(&document_schema());
    let mut tried = 0;
    for folder in ["specs", "tests/cases", "cli/templates"] {
        for path in documents(&root().join(folder)) {
            let wrong = reasons(&validator, &tree(&path));
            assert!(wrong.is_empty(), "{}\n{wrong:#?}", path.display());
            tried += 1;
        }
    }
    assert!(tried > 100, "{tried} documents");
}

#[test]
fn a_slip_in_a_document_is_seen_at_its_place() {
    let validator = validator(&document_schema());
    let good = tree(&root().join("specs/circle.yaml"));
    let path = good["paths"].as_object().unwrap().keys().next().unwrap();
    let at = format!("/paths/{}/post", path.replace('/', "~1"));
    let slips = [
        ("sumary", json!("a")),
        ("deprecated", json!("yes")),
        ("x-copperplate-polling", json!({ "status": "/status" })),
        ("x-copperplate-pagination", json!({ "style": "pages" })),
        ("x-copperplate-sensitive", json!(true)),
        ("x-copperplate-idempotency", json!(true)),
    ];
    for (name, value) in slips {
        let mut document = good.clone();
        let operation = document.pointer_mut(&at).unwrap();
        operation[name] = value;
        let wrong = reasons(&validator, &document);
        assert!(
            wrong.iter().any(|it| it.starts_with(&at)),
            "{name}: {wrong:?}"
        );
    }
    let mut document = good.clone();
    document.pointer_mut(&at).unwrap()["x-other"] = json!({ "any": true });
    assert_eq!(reasons(&validator, &document), Vec::<String>::new());
}

/// A configuration as JSON.
fn configuration(text: &str) -> Value {
    serde_json::to_value(toml::from_str::<toml::Table>(text).unwrap()).unwrap()
}

/// A configuration with a table of one API.
fn with_api(keys: &str) -> String {
    let package = "[package]\nname = \"a\"\noutput = \"generated\"\n";
    format!("{package}[api.a]\ndocument = \"a.yaml\"\n{keys}\n")
}

#[test]
fn a_configuration_is_valid_if_the_parser_accepts_it() {
    let validator = validator(&config::json_schema());
    let own = fs::read_to_string(root().join("specs/apis.toml")).unwrap();
    let all = [
        "title = \"A\"",
        "targets = [\"types\", \"client\"]",
        "targets = [\"typs\"]",
        "unsupported = [\"dangling-ref\", \"oneOf\"]",
        "unsupported = \"oneOf\"",
        "tolerant = true",
        "tolerant = \"yes\"",
        "tolerent = true",
        "references = { \"https://example.com/a\" = \"a.yaml\" }",
        "unknown-formats = \"error\"",
        "unknown-formats = \"refuse\"",
        "stream-bodies = \"all\"",
        "keep-unknown = [\"A\"]",
        "keep-unknown = \"A\"",
        "include = { tags = [\"a\"] }",
        "include = { tag = [\"a\"] }",
        "names = { schemas = { A = \"B\" } }",
        "names = { schema = { A = \"B\" } }",
        "derives = { \"*\" = [\"Eq\"] }",
        "derives = { A = \"Eq\" }",
        "types = { formats = { iban = \"std::string::String\" } }",
    ];
    let mut verdicts = BTreeMap::new();
    for text in all.map(with_api).iter().chain([&own]) {
        let parsed = config::parse(&root(), "copperplate.toml", text);
        let wrong = reasons(&validator, &configuration(text));
        assert_eq!(wrong.is_empty(), parsed.is_ok(), "{text}\n{wrong:?}");
        *verdicts.entry(parsed.is_ok()).or_insert(0) += 1;
    }
    assert!(verdicts.values().all(|it| *it > 5), "{verdicts:?}");
}
