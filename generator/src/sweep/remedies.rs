//! The remedies of mistakes that the tables of fields show.

use super::kind::{Field, FieldType, ObjectKind};
use super::schema_tables::TYPES;
use super::tables;
use crate::diagnostics::{Edit, Remedy};
use crate::source::{Node, Object, Span, Value, json_text};

/// Returns true if an object of a kind must have a field.
pub(crate) fn is_required(kind: ObjectKind, name: &str) -> bool {
    let fields = tables::fields(kind);
    let required = |it: &&Field| it.required || it.was_required;
    fields.iter().any(|it| it.name == name && required(&it))
}

/// The JSON in place of a required field that has no effect on a message.
pub(crate) fn stand_in(kind: ObjectKind, name: &str) -> Option<&'static str> {
    Some(match (kind, name) {
        (ObjectKind::Response, "description") | (ObjectKind::Info, "version") => "\"\"",
        (ObjectKind::Info, "title") => "\"Untitled\"",
        (ObjectKind::OpenApi, "info") => "{\"title\":\"Untitled\",\"version\":\"\"}",
        (ObjectKind::OpenApi, "paths")
        | (ObjectKind::Operation, "responses")
        | (ObjectKind::OauthFlow, "scopes") => "{}",
        (ObjectKind::Parameter | ObjectKind::Header, "schema") => "{}",
        _ => return None,
    })
}

/// The remedy of a missing field.
pub(super) fn missing(kind: ObjectKind, field: &'static str, object: Span) -> Remedy {
    match stand_in(kind, field) {
        Some(json) => Remedy::read(
            format!("`{json}`"),
            Edit::Add(object, field, json.to_owned()),
        ),
        None => Remedy::leave_out(object),
    }
}

/// The remedy of a value with another type.
pub(super) fn wrong_type(node: &Node, shape: FieldType) -> Remedy {
    match meant(node, shape) {
        Some(value) => {
            let span = node.span;
            let text = json_text(&Node {
                value: value.clone(),
                span,
            });
            Remedy::read(format!("`{text}`"), Edit::Replace(span, value))
        }
        None => Remedy::leave_out(node.span),
    }
}

/// The value that is plainly meant: a quoted number, an unquoted text, a word of YAML 1.1.
fn meant(node: &Node, shape: FieldType) -> Option<Value> {
    match (shape, &node.value) {
        (FieldType::Text, Value::Number(text)) => Some(Value::String(text.clone())),
        (FieldType::Text, Value::Bool(value)) => Some(Value::String(value.to_string())),
        (FieldType::Bool, Value::String(text)) => match text.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "y" => Some(Value::Bool(true)),
            "false" | "no" | "off" | "n" => Some(Value::Bool(false)),
            _ => None,
        },
        (FieldType::Number | FieldType::Count | FieldType::Positive, Value::String(text)) => {
            let number: serde_json::Number = serde_json::from_str(text).ok()?;
            // The digits stay as they are written.
            let is_count = number.as_u64().is_some() && text.bytes().all(|it| it.is_ascii_digit());
            let fits = !matches!(shape, FieldType::Count) || is_count;
            fits.then(|| Value::Number(text.clone()))
        }
        (FieldType::Type, Value::Null) => Some(Value::String("null".to_owned())),
        (FieldType::Type, Value::String(text)) => {
            let lower = text.to_ascii_lowercase();
            TYPES
                .contains(&lower.as_str())
                .then_some(Value::String(lower))
        }
        _ => None,
    }
}

/// The remedy of a list of types in OpenAPI 3.0: one of them, and perhaps null.
pub(super) fn listed_types(node: &Node, object: Option<Span>) -> Remedy {
    let items = node.as_array().unwrap_or_default();
    let is_null = |it: &&Node| it.is_null() || it.as_str() == Some("null");
    let others: Vec<_> = items.iter().filter(|it| !is_null(it)).collect();
    let (Some(object), [one]) = (object, others.as_slice()) else {
        return Remedy::leave_out(node.span);
    };
    let mut remedy = Remedy::read(
        format!("`{}`", json_text(one)),
        Edit::Replace(node.span, one.value.clone()),
    );
    if items.iter().any(|it| is_null(&it)) {
        remedy.meant = Some(format!("`{}` or null", json_text(one)));
        let nullable = Edit::Add(object, "nullable", "true".to_owned());
        remedy.edits.push(nullable);
    }
    remedy
}

/// The remedy of a field that only a later version of OpenAPI has.
pub(super) fn later(
    (name, key, node): (&str, Span, &Node),
    kind: ObjectKind,
    object: Option<&Object>,
) -> Remedy {
    match (kind, name) {
        (ObjectKind::Schema, "const") if !object.is_some_and(|it| it.contains_key("enum")) => {
            let list = Value::Array(vec![node.clone()]);
            let mut remedy = Remedy::read(
                "an `enum` with the one value",
                Edit::Rename(key, "enum".to_owned()),
            );
            remedy.edits.push(Edit::Replace(node.span, list));
            remedy
        }
        (ObjectKind::Schema, "$defs")
        | (ObjectKind::OpenApi, "webhooks")
        | (ObjectKind::Components, "pathItems") => Remedy::accept("in OpenAPI 3.1"),
        _ => Remedy::leave_out(key),
    }
}

/// A component name with only permitted characters, which no other component has.
pub(super) fn component_name(name: &str, section: &Object) -> String {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-' | '_');
    let plain: String = name
        .chars()
        .map(|letter| if fits(letter) { letter } else { '_' })
        .collect();
    let plain = if plain.is_empty() {
        "_".to_owned()
    } else {
        plain
    };
    let mut found = plain.clone();
    let mut count = 1;
    while section.contains_key(&found) {
        count += 1;
        found = format!("{plain}_{count}");
    }
    found
}
