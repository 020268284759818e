//! The words of a document: descriptions, examples, and JSON text of data.

use crate::ir::{Docs, Example};
use crate::load::{Node, Value};
use crate::resolve::{Place, Resolved};

use super::provenance;

/// A string member of a node.
pub(super) fn text(place: &Place<'_>, key: &str) -> Option<String> {
    place.get(key)?.node.as_str().map(str::to_owned)
}

/// The strings of a member that is a list.
pub(super) fn texts(place: &Place<'_>, key: &str) -> Vec<String> {
    let items = place.get(key).into_iter().flat_map(|list| list.items());
    items
        .filter_map(|(_, item)| item.node.as_str().map(str::to_owned))
        .collect()
}

/// Whether a member is `true`.
pub(super) fn flag(place: &Place<'_>, key: &str) -> bool {
    place.get(key).and_then(|it| it.node.as_bool()) == Some(true)
}

/// The URL of `externalDocs`.
pub(super) fn page(place: &Place<'_>) -> Option<String> {
    text(&place.get("externalDocs")?, "url")
}

/// What a document says about a schema, parameter, operation or response.
pub(super) fn docs(place: &Place<'_>) -> Docs {
    let mut examples = Vec::new();
    if let Some(example) = place.get("example") {
        examples.push(json(example.node));
    }
    // A schema's `examples` is a list of values; a parameter's is a map of Example Objects.
    if let Some(list) = place.get("examples") {
        examples.extend(list.items().map(|(_, item)| json(item.node)));
        let named = list.members().filter_map(|(_, _, it)| it.get("value"));
        examples.extend(named.map(|value| json(value.node)));
    }
    Docs {
        summary: text(place, "summary"),
        description: text(place, "description"),
        page: page(place),
        examples,
        default: place.get("default").map(|it| json(it.node)),
        deprecated: flag(place, "deprecated"),
        provenance: provenance::marks(place),
    }
}

/// The example bodies of a Media Type Object.
pub(super) fn examples(document: &Resolved, content: &Place<'_>) -> Vec<Example> {
    let mut found = Vec::new();
    if let Some(example) = content.get("example") {
        found.push(Example {
            name: "example".to_owned(),
            summary: None,
            description: None,
            value: json(example.node),
        });
    }
    let Some(named) = content.get("examples") else {
        return found;
    };
    for (name, _, place) in named.members() {
        let place = document.follow(&place);
        if let Some(value) = place.get("value") {
            found.push(Example {
                name: name.to_owned(),
                summary: text(&place, "summary"),
                description: text(&place, "description"),
                value: json(value.node),
            });
        }
    }
    found
}

/// A node as compact JSON text; numbers keep the digits of the document.
pub fn json(node: &Node) -> String {
    let mut out = String::new();
    write_json(node, &mut out);
    out
}

fn write_json(node: &Node, out: &mut String) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(text) => out.push_str(text),
        Value::String(text) => write_string(text, out),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_json(item, out);
            }
            out.push(']');
        }
        Value::Object(object) => {
            out.push('{');
            for (index, (name, _, value)) in object.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write_string(name, out);
                out.push(':');
                write_json(value, out);
            }
            out.push('}');
        }
    }
}

/// RFC 8259, section 7.
fn write_string(text: &str, out: &mut String) {
    out.reserve(text.len() + 2);
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if u32::from(control) < 0x20 => {
                out.push_str(&format!("\\u{:04x}", u32::from(control)));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
