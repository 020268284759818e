//! The share of operations whose response is valid, by the strict reader of the runtime and by another
//! implementation of JSON Schema; and the share of created things that can be read.
//!
//! It measures the documents of this repository, or the ones below the folder in `MOCK_DOCUMENTS`:
//!
//! ```sh
//! MOCK_DOCUMENTS=folder cargo test -p copperplate-mock --test validity -- --nocapture
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use copperplate::ir::{MediaKind, Operation, Status};
use copperplate::options::{Adjust, ConfiguredText, Reading};
use copperplate::source::json_text;
use copperplate::{Job, Target};
use copperplate_mock::{Mock, Reply, Settings};
use jsonschema::{Draft, Registry};
use serde_json::{Value, json};

/// The figures of one or several documents.
#[derive(Default)]
struct Figures {
    operations: usize,
    /// The responses that the mock holds valid.
    responded: usize,
    /// The ones among them that the other implementation holds valid.
    valid: usize,
    /// The ones that the other implementation can't check: no JSON, or a schema it refuses.
    unchecked: usize,
    /// The pairs of operations that create and read a thing.
    pairs: usize,
    /// The pairs that created two things with different ids, and read each with its own id and the members of its
    /// request.
    linked: usize,
    notes: Vec<String>,
}

#[test]
fn every_response_is_valid() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let given = std::env::var_os("MOCK_DOCUMENTS").map(PathBuf::from);
    let strict = given.is_none();
    let mut documents = Vec::new();
    find(&given.unwrap_or(folder), &mut documents);
    documents.sort();
    let mut all = Figures::default();
    for path in documents {
        let Some(found) = copperplate::with_stack(|| measure(&path)).flatten() else {
            continue;
        };
        let name = path.file_name().unwrap().to_string_lossy();
        println!(
            "{name}: {} operations, {} answered, {} of {} valid, {} of {} pairs linked",
            found.operations,
            found.responded,
            found.valid,
            found.responded - found.unchecked,
            found.linked,
            found.pairs
        );
        for note in found.notes.iter().take(8) {
            println!("  {note}");
        }
        all.operations += found.operations;
        all.responded += found.responded;
        all.valid += found.valid;
        all.unchecked += found.unchecked;
        all.pairs += found.pairs;
        all.linked += found.linked;
        all.notes.extend(found.notes);
    }
    println!(
        "all: {} of {} operations answered; {} of {} JSON responses valid by jsonschema",
        all.responded,
        all.operations,
        all.valid,
        all.responded - all.unchecked
    );
    println!("all: {} of {} pairs linked", all.linked, all.pairs);
    if strict {
        assert!(all.operations >= 5);
        assert_eq!(all.responded, all.operations, "{:#?}", all.notes);
        assert_eq!(all.valid + all.unchecked, all.responded, "{:#?}", all.notes);
        assert_eq!(all.unchecked, 0);
    }
}

fn find(folder: &Path, found: &mut Vec<PathBuf>) {
    if folder.is_file() {
        found.push(folder.to_owned());
        return;
    }
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let ends = |it| path.extension().is_some_and(|ext| ext == it);
        if path.is_dir() {
            find(&path, found);
        } else if ends("yaml") || ends("yml") || ends("json") {
            found.push(path);
        }
    }
}

fn job(path: &Path) -> Job {
    Job {
        name: "api".to_owned(),
        document: path.to_owned(),
        shown: None,
        title: None,
        targets: BTreeSet::from([Target::Types, Target::Client, Target::Server]),
        unsupported: Vec::new(),
        reading: Reading {
            assume_types: true,
            ..Reading::default()
        },
        adjust: Adjust {
            tolerant: Some(ConfiguredText::argument("tolerant")),
            ..Adjust::default()
        },
    }
}

fn measure(path: &Path) -> Option<Figures> {
    let side = copperplate::examine(&job(path)).ok()?;
    let (tree, _) = copperplate::open(path, &copperplate::source::Limits::default()).ok()?;
    let root: Value = serde_json::from_str(&json_text(tree.root().node)).ok()?;
    let is_old = root["openapi"]
        .as_str()
        .is_some_and(|it| it.starts_with("3.0"));
    let mut schemas = root;
    if is_old {
        modern(&mut schemas);
    }
    let registry = Registry::new()
        .add("doc:/api", schemas)
        .ok()?
        .prepare()
        .ok()?;
    let mock = Mock::new(
        vec![side],
        Settings {
            quiet: true,
            ..Settings::default()
        },
    );
    let mut figures = Figures::default();
    for (api, index) in mock.operations() {
        forget(&mock);
        figures.operations += 1;
        let operation = &mock.content(api).unwrap().operations[index];
        match response(&mock, api, index) {
            Err(why) => figures.notes.push(format!("{}: {why}", operation.id)),
            Ok(response) => {
                figures.responded += 1;
                judge(operation, &response, &registry, &mut figures);
            }
        }
    }
    for (api, create, read) in mock.pairs() {
        forget(&mock);
        figures.pairs += 1;
        match link(&mock, api, create, read) {
            Ok(()) => figures.linked += 1,
            Err(why) => {
                let id = &mock.content(api).unwrap().operations[create].id;
                figures.notes.push(format!("{id} is not linked: {why}"));
            }
        }
    }
    Some(figures)
}

/// Forgets earlier requests, so that the order of operations does not matter.
fn forget(mock: &Mock) {
    let request = http::Request::post("/_mock/reset")
        .body(bytes::Bytes::new())
        .unwrap();
    let (parts, body) = request.into_parts();
    let Reply::Response(response) = mock.exchange(&parts, Some(&body)) else {
        panic!("dropped");
    };
    assert!(response.status().is_success());
}

/// Creates two things, and reads each by its id.
fn link(mock: &Mock, api: usize, create: usize, read: usize) -> Result<(), String> {
    let request = mock.sample(api, create)?;
    let sent = scalars(request.body());
    let above = request.uri().path().to_owned();
    let first = answer_to(mock, request.clone())?;
    let second = answer_to(mock, other(&request)).or_else(|_| answer_to(mock, request))?;
    let made = [first, second];
    let made = made.map(|it| scalars(it.body()));
    let template = &mock.content(api).unwrap().operations[read].path;
    let collection = above
        .trim_end_matches(".json")
        .trim_end_matches('/')
        .to_owned();
    let ending = if template.ends_with(".json") {
        ".json"
    } else {
        ""
    };
    for (name, first) in &made[0] {
        let second = made[1]
            .iter()
            .find(|(known, it)| known == name && it != first);
        let Some((_, second)) = second else {
            continue;
        };
        let mut found = [(first, &made[0]), (second, &made[1])]
            .into_iter()
            .map(|(id, made)| {
                let mut request = mock.sample(api, read).ok()?;
                // The values above the id stay the same; a link may lead to another collection.
                let base =
                    match template.matches('/').count() == collection.matches('/').count() + 1 {
                        true => collection.clone(),
                        false => request.uri().path().rsplit_once('/')?.0.to_owned(),
                    };
                let query = request
                    .uri()
                    .query()
                    .map_or(String::new(), |it| format!("?{it}"));
                *request.uri_mut() = format!("{base}/{id}{ending}{query}").parse().ok()?;
                let found = scalars(answer_to(mock, request).ok()?.body());
                let differs = sent.iter().any(|(name, value)| {
                    let kept = made.iter().any(|it| it.0 == *name && it.1 == *value);
                    kept && found.iter().any(|(known, it)| known == name && it != value)
                });
                (!differs && found.iter().any(|(_, it)| it == id)).then_some(())
            });
        if found.all(|it| it.is_some()) {
            return Ok(());
        }
    }
    Err("no id of its response reads it".to_owned())
}

/// The same request for another thing: without its key, and with another id if it has one.
fn other(request: &http::Request<bytes::Bytes>) -> http::Request<bytes::Bytes> {
    let mut request = request.clone();
    request.headers_mut().remove("idempotency-key");
    let Ok(Value::Object(mut members)) = serde_json::from_slice(request.body()) else {
        return request;
    };
    for name in ["id", "name", "username"] {
        match members.get_mut(name) {
            Some(Value::String(text)) => text.push('2'),
            Some(Value::Number(number)) => {
                *number = number.as_i64().map_or(7, |it| it + 1).into();
            }
            _ => {}
        }
    }
    *request.body_mut() = serde_json::to_vec(&members).unwrap().into();
    request
}

/// The strings and numbers of a body and of its objects, with their paths.
fn scalars(body: &[u8]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    if let Ok(value) = serde_json::from_slice::<Value>(body) {
        flatten(&value, "", &mut found);
    }
    found
}

fn answer_to(
    mock: &Mock,
    request: http::Request<bytes::Bytes>,
) -> Result<http::Response<bytes::Bytes>, String> {
    let (parts, body) = request.into_parts();
    match mock.exchange(&parts, Some(&body)) {
        Reply::Response(response) if response.status().is_success() => Ok(response),
        Reply::Response(response) => Err(format!("{}", response.status())),
        Reply::Drop => Err("dropped".to_owned()),
    }
}

fn flatten(value: &Value, above: &str, found: &mut Vec<(String, String)>) {
    for (name, value) in value.as_object().into_iter().flatten() {
        let path = format!("{above}/{name}");
        match value {
            Value::String(text) => found.push((path, text.clone())),
            Value::Number(number) => found.push((path, number.to_string())),
            Value::Object(_) if above.is_empty() => flatten(value, &path, found),
            _ => {}
        }
    }
}

fn response(mock: &Mock, api: usize, index: usize) -> Result<http::Response<bytes::Bytes>, String> {
    let request = mock
        .sample(api, index)
        .map_err(|why| format!("no request: {why}"))?;
    let (parts, body) = request.into_parts();
    let Reply::Response(response) = mock.exchange(&parts, Some(&body)) else {
        return Err("dropped".to_owned());
    };
    let status = response.status().as_u16();
    let operation = &mock.content(api).unwrap().operations[index];
    let mut all = operation.responses.iter();
    let stated = all.len() == 0 || all.any(|it| of_status(it.status, status));
    let own = response.headers().get("content-type");
    let text = || {
        String::from_utf8_lossy(response.body())
            .chars()
            .take(300)
            .collect::<String>()
    };
    match stated && !(status == 501 && own.is_some_and(|it| it == "application/problem+json")) {
        true => Ok(response),
        false => Err(format!("{status} {}", text())),
    }
}

fn of_status(stated: Status, status: u16) -> bool {
    match stated {
        Status::Code(code) => code == status,
        Status::Range(class) => u16::from(class) == status / 100,
        Status::Default => true,
    }
}

fn judge(
    operation: &Operation,
    response: &http::Response<bytes::Bytes>,
    registry: &Registry<'_>,
    figures: &mut Figures,
) {
    let status = response.status().as_u16();
    let exact = |it: &&copperplate::ir::Response| it.status == Status::Code(status);
    let mut all = operation.responses.iter();
    let stated = all
        .clone()
        .find(exact)
        .or_else(|| all.find(|it| of_status(it.status, status)));
    let media_type = response
        .headers()
        .get("content-type")
        .and_then(|it| it.to_str().ok());
    let contents = stated.map(|it| it.contents.as_slice()).unwrap_or_default();
    let content = contents
        .iter()
        .find(|it| Some(it.media_type.as_str()) == media_type);
    let Some(content) = content.filter(|it| it.kind == MediaKind::Json && it.schema.is_some())
    else {
        // A response without content or without a schema has nothing to check.
        match content.is_none_or(|it| it.schema.is_none()) && contents.len() < 2 {
            true => figures.valid += 1,
            false => figures.unchecked += 1,
        }
        return;
    };
    // A fragment has fewer characters than a pointer (RFC 6901, section 6).
    let pointer: String = content
        .origin
        .pointer
        .to_string()
        .bytes()
        .map(
            |it| match it.is_ascii_alphanumeric() || b"/~._-".contains(&it) {
                true => char::from(it).to_string(),
                false => format!("%{it:02X}"),
            },
        )
        .collect();
    let schema = json!({"$ref": format!("doc:/api#{pointer}/schema")});
    let validator = jsonschema::options()
        .with_draft(Draft::Draft202012)
        .with_registry(registry)
        .build(&schema);
    let validator = match validator {
        Ok(validator) => validator,
        Err(error) => {
            figures.unchecked += 1;
            figures
                .notes
                .push(format!("{} is not checked: {error}", operation.id));
            return;
        }
    };
    let value: Value = serde_json::from_slice(response.body()).expect("JSON");
    match validator.validate(&value) {
        Ok(()) => figures.valid += 1,
        Err(error) => {
            let at = error.instance_path();
            figures
                .notes
                .push(format!("{}: {at}: {error}", operation.id));
        }
    }
}

/// Rewrites the keywords of OpenAPI 3.0 that JSON Schema 2020-12 spells in another way.
fn modern(value: &mut Value) {
    match value {
        Value::Object(members) => {
            if members.contains_key("$ref") && members["$ref"].is_string() {
                members.retain(|name, _| name == "$ref");
                return;
            }
            for (flag, bound) in [
                ("exclusiveMinimum", "minimum"),
                ("exclusiveMaximum", "maximum"),
            ] {
                match members.get(flag).and_then(Value::as_bool) {
                    Some(true) => {
                        let limit = members.remove(bound).unwrap_or(Value::Null);
                        members.insert(flag.to_owned(), limit);
                    }
                    Some(false) => {
                        members.remove(flag);
                    }
                    None => {}
                }
            }
            if members.get("nullable").and_then(Value::as_bool) == Some(true) {
                let name = members
                    .get("type")
                    .and_then(Value::as_str)
                    .map(str::to_owned);
                if let Some(name) = name {
                    members.insert("type".to_owned(), json!([name, "null"]));
                }
                if let Some(Value::Array(values)) = members.get_mut("enum") {
                    values.push(Value::Null);
                }
            }
            members.values_mut().for_each(modern);
        }
        Value::Array(items) => items.iter_mut().for_each(modern),
        _ => {}
    }
}
