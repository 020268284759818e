//! Another validator for the same schemas.

use std::cell::RefCell;
use std::collections::HashMap;

use jsonschema::{Draft, Validator};
use serde_json::{Value, json};

use crate::Subject;
use crate::subjects::DOCUMENTS;

/// A document whose schemas were converted to JSON Schema 2020-12.
pub fn document(index: usize) -> Value {
    let mut document: Value = serde_json::from_str(DOCUMENTS[index]).expect("a document");
    let old = document["openapi"]
        .as_str()
        .is_some_and(|it| it.starts_with("3.0"));
    let schemas = document["components"]["schemas"].take();
    let mut schemas = schemas.as_object().cloned().unwrap_or_default();
    for schema in schemas.values_mut() {
        if old {
            modernize(schema);
        }
    }
    json!({"components": {"schemas": schemas}})
}

/// Converts a schema of OpenAPI 3.0 to JSON Schema 2020-12, and adds bounds for the widths of
/// Rust's numbers.
fn modernize(schema: &mut Value) {
    match schema {
        Value::Array(all) => return all.iter_mut().for_each(modernize),
        Value::Object(_) => {}
        _ => return,
    }
    let Value::Object(members) = schema else {
        return;
    };
    members.remove("example");
    members.remove("default");
    members.remove("discriminator");
    if let Some(target) = members.get("$ref").cloned() {
        // Its siblings are ignored.
        *schema = json!({"$ref": target});
        return;
    }
    for (word, value) in members.iter_mut() {
        match word.as_str() {
            "properties" => value
                .as_object_mut()
                .into_iter()
                .flatten()
                .for_each(|(_, it)| modernize(it)),
            "allOf" | "anyOf" | "oneOf" | "not" | "items" | "additionalProperties" => {
                modernize(value)
            }
            _ => {}
        }
    }
    for (word, exclusive) in [
        ("minimum", "exclusiveMinimum"),
        ("maximum", "exclusiveMaximum"),
    ] {
        if members.remove(exclusive) == Some(Value::Bool(true))
            && let Some(bound) = members.remove(word)
        {
            members.insert(exclusive.to_owned(), bound);
        }
    }
    let format = members
        .get("format")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    let kind = members
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    if kind == "integer" {
        let (least, most) = match format.as_str() {
            "int32" => (i64::from(i32::MIN), i64::from(i32::MAX)),
            _ => (i64::MIN, i64::MAX),
        };
        let more = json!({"minimum": least, "maximum": most});
        let all = members.entry("allOf").or_insert_with(|| json!([]));
        all.as_array_mut().expect("a list").push(more);
    }
    if members.remove("nullable") == Some(Value::Bool(true)) && !kind.is_empty() {
        members.insert("type".to_owned(), json!([kind, "null"]));
    }
}

thread_local! {
    static VALIDATORS: RefCell<HashMap<(usize, &'static str), Validator>> = RefCell::default();
}

/// Returns true if the other validator accepts a value.
pub fn is_valid(subject: &'static Subject, value: &Value) -> bool {
    VALIDATORS.with_borrow_mut(|all| {
        let validator = all
            .entry((subject.document, subject.schema))
            .or_insert_with(|| validator(subject));
        validator.is_valid(value)
    })
}

fn validator(subject: &Subject) -> Validator {
    let mut schema = document(subject.document);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["$ref"] = json!(format!("#/components/schemas/{}", subject.schema));
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .with_format("decimal", is_decimal)
        .build(&schema)
        .expect("a schema")
}

/// `format: decimal` of OpenAPI's registry: the grammar of a JSON number.
fn is_decimal(text: &str) -> bool {
    serde_json::from_str::<serde_json::Number>(text).is_ok()
        && !text.contains([' ', '\n', '\t', '\r'])
}
