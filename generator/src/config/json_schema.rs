//! A JSON Schema of the configuration, from the same tables as the parser.

use serde_json::{Map, Value, json};

use super::keys::{Key, KeyValue, ROOT, Table};
use crate::diagnostics::TOLERABLE;
use crate::options::Feature;

/// The key of a table whose keys are free.
const FREE: &str = "TYPE";

/// A JSON Schema (draft 7, which editors of TOML read) of the configuration.
///
/// # Examples
///
/// ```
/// let schema = copperplate::config::json_schema();
/// assert_eq!(schema["properties"]["package"]["required"][0], "name");
/// ```
#[must_use]
pub fn json_schema() -> Value {
    let mut schema = table(&ROOT);
    if let Value::Object(members) = &mut schema {
        let dialect = "http://json-schema.org/draft-07/schema#";
        members.insert("$schema".to_owned(), dialect.into());
        members.insert(
            "title".to_owned(),
            "The configuration of Copperplate".into(),
        );
    }
    schema
}

/// The schema of a table. A table of APIs can't be empty.
fn table(table: &Table) -> Value {
    if let [key] = table.keys
        && key.name == FREE
    {
        return json!({ "type": "object", "additionalProperties": property(key) });
    }
    let properties = table
        .keys
        .iter()
        .map(|it| (it.name.to_owned(), property(it)));
    let properties: Map<_, _> = properties.collect();
    let required = table.keys.iter().filter(|it| it.is_required());
    let required: Vec<_> = required.map(|it| it.name).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

/// The schema of a key's value, with its meaning and its default.
fn property(key: &Key) -> Value {
    let mut schema = value(key.value);
    if let Value::Object(members) = &mut schema {
        let mut text = plain(key.meaning);
        if !key.is_required() && key.default != "none" {
            text = format!("{text}\n\nDefault: {}", key.default);
        }
        members.insert("description".to_owned(), text.into());
    }
    schema
}

fn value(value: KeyValue) -> Value {
    match value {
        KeyValue::Text | KeyValue::Path => json!({ "type": "string" }),
        KeyValue::Boolean => json!({ "type": "boolean" }),
        KeyValue::Texts | KeyValue::Paths => list(&json!({ "type": "string" })),
        KeyValue::Word(words) => json!({ "enum": words }),
        KeyValue::Words(words) => list(&json!({ "enum": words })),
        KeyValue::Allowances => list(&allowance()),
        KeyValue::BooleanOrTexts => {
            json!({ "anyOf": [{ "type": "boolean" }, list(&json!({ "type": "string" }))] })
        }
        KeyValue::Table(it) => table(it),
        KeyValue::TextOrTable(it) => text_or_table(it),
        KeyValue::TextMap => map(&json!({ "type": "string" })),
        KeyValue::TableMap(it) => map(&table(it)),
        KeyValue::TextOrTableMap(it) => map(&text_or_table(it)),
    }
}

/// The name of a mistake or of a feature, or an unsupported keyword.
fn allowance() -> Value {
    let features = Feature::NAMED.map(Feature::as_str);
    let names = TOLERABLE.iter().map(|(name, _)| *name).chain(features);
    let names: Vec<_> = names.collect();
    json!({ "anyOf": [{ "enum": names }, { "type": "string" }] })
}

fn text_or_table(of: &Table) -> Value {
    json!({ "anyOf": [{ "type": "string" }, table(of)] })
}

fn list(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn map(values: &Value) -> Value {
    json!({ "type": "object", "additionalProperties": values })
}

/// Markdown without its links, whose targets are chapters of the book.
fn plain(markdown: &str) -> String {
    let mut text = String::new();
    let mut rest = markdown;
    while let Some((before, link)) = rest.split_once('[') {
        let parts = link.split_once("](").and_then(|(label, target)| {
            let (_, rest) = target.split_once(')')?;
            Some((label, rest))
        });
        text.push_str(before);
        let Some((label, after)) = parts else {
            text.push('[');
            rest = link;
            continue;
        };
        text.push_str(label);
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]

    use super::super::keys::API;
    use super::*;

    #[test]
    fn links_are_plain_text() {
        assert_eq!(
            plain("as [A b](c.md) and [D](e.md) say"),
            "as A b and D say"
        );
        assert_eq!(plain("`[x]` and [ (y)"), "`[x]` and [ (y)");
    }

    #[test]
    fn the_schema_has_every_key() {
        let schema = json_schema();
        let api = &schema["properties"]["api"]["additionalProperties"];
        for key in API.keys {
            assert!(
                api["properties"][key.name]["description"].is_string(),
                "{}",
                key.name
            );
        }
    }
}
