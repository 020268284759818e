//! A JSON Schema of documents, from the same tables as the walk.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::extension_tables::EXTENSIONS;
use super::kind::{Field, FieldType, ObjectKind};
use super::known::admits;
use super::{schema_tables, tables};

/// The key of an extension of others. The extensions of this toolkit are known, so that a slip is seen.
const FOREIGN: &str = "^x-(?!copperplate-)";

/// A JSON Schema (draft 7, which editors read) of OpenAPI 3.0, 3.1 and 3.2 with the extensions of this
/// toolkit. It has the fields of all three versions; the generator itself knows which version has which.
///
/// # Examples
///
/// ```
/// let schema = copperplate::document_schema();
/// let response = &schema["definitions"]["Response"]["properties"];
/// assert_eq!(response["x-copperplate-not-carried-out"]["type"], "boolean");
/// ```
#[must_use]
pub fn document_schema() -> Value {
    let mut kinds = Kinds::default();
    let root = kinds.reference(ObjectKind::OpenApi);
    let mut definitions: Map<_, _> = kinds.definitions();
    definitions.insert("Reference".to_owned(), reference());
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "OpenAPI, with the extensions of Copperplate",
        "allOf": [root],
        "definitions": definitions,
    })
}

/// The kinds that are referenced. Those without a definition are still to be described.
#[derive(Default)]
struct Kinds {
    referenced: BTreeMap<String, Option<Value>>,
    waiting: Vec<ObjectKind>,
}

impl Kinds {
    /// A reference to the definition of a kind.
    fn reference(&mut self, kind: ObjectKind) -> Value {
        let name = format!("{kind:?}");
        let reference = json!({ "$ref": format!("#/definitions/{name}") });
        if let std::collections::btree_map::Entry::Vacant(e) = self.referenced.entry(name) {
            e.insert(None);
            self.waiting.push(kind);
        }
        reference
    }

    /// The definitions of all kinds that can be reached.
    fn definitions(mut self) -> Map<String, Value> {
        while let Some(kind) = self.waiting.pop() {
            let definition = self.object(kind);
            self.referenced
                .insert(format!("{kind:?}"), Some(definition));
        }
        let described = self.referenced.into_iter();
        described
            .filter_map(|(name, it)| Some((name, it?)))
            .collect()
    }

    fn object(&mut self, kind: ObjectKind) -> Value {
        let mut properties = self.extensions(kind);
        let fields = tables::fields(kind).iter().filter(|it| !it.is_former());
        for field in fields.clone() {
            properties.insert(field.name.to_owned(), self.value(field.shape));
        }
        let required = fields.filter(|it| it.required);
        let required: Vec<_> = required.map(|it| it.name).collect();
        let mut schema = json!({
            // A schema can be a boolean.
            "type": if kind == ObjectKind::Schema { json!(["object", "boolean"]) } else { json!("object") },
            "properties": properties,
            "required": required,
            "additionalProperties": false,
        });
        let mut patterns = Map::new();
        if !kind.is_own() {
            patterns.insert(FOREIGN.to_owned(), json!(true));
        }
        if let Some((pattern, entry)) = free(kind) {
            patterns.insert(pattern.to_owned(), self.value(entry));
        }
        if let Value::Object(members) = &mut schema {
            members.insert("patternProperties".to_owned(), patterns.into());
        }
        schema
    }

    /// The extensions that a kind of object admits.
    fn extensions(&mut self, kind: ObjectKind) -> Map<String, Value> {
        let mut found = Map::new();
        for extension in EXTENSIONS {
            if admits(extension.stands, kind) || extension.is_anywhere() {
                let Field { name, shape, .. } = extension.field;
                let mut schema = self.value(shape);
                if let Value::Object(members) = &mut schema
                    && !members.contains_key("$ref")
                {
                    members.insert("description".to_owned(), extension.meaning.into());
                }
                found.insert(name.to_owned(), schema);
            }
        }
        found
    }

    fn value(&mut self, shape: FieldType) -> Value {
        let text = json!({ "type": "string" });
        match shape {
            FieldType::Data | FieldType::Template => json!({}),
            FieldType::Text | FieldType::Reference | FieldType::Target => text,
            FieldType::Bool => json!({ "type": "boolean" }),
            FieldType::Number => json!({ "type": "number" }),
            FieldType::Count => json!({ "type": "integer", "minimum": 0 }),
            FieldType::Positive => json!({ "type": "number", "exclusiveMinimum": 0 }),
            FieldType::Texts => list(&text),
            FieldType::Word(words) => json!({ "enum": words }),
            FieldType::DataList => json!({ "type": "array" }),
            FieldType::DataMap => json!({ "type": "object" }),
            FieldType::TextMap | FieldType::Mapping => map(&text),
            FieldType::TextsMap => map(&list(&text)),
            FieldType::Dependencies => {
                let one = self.reference(ObjectKind::Schema);
                map(&json!({ "if": { "type": "array" }, "then": list(&text), "else": one }))
            }
            FieldType::Type => {
                let word = json!({ "enum": schema_tables::TYPES });
                json!({ "anyOf": [word, list(&word)] })
            }
            FieldType::Exclusive => json!({ "type": ["boolean", "number"] }),
            FieldType::Items | FieldType::SchemaOrBool => self.reference(ObjectKind::Schema),
            FieldType::One(kind) => self.reference(kind),
            FieldType::OneOrRef(kind) => self.or_reference(kind),
            FieldType::List(kind) => list(&self.reference(kind)),
            FieldType::ListOrRef(kind) => list(&self.or_reference(kind)),
            FieldType::OneOrList(kind) => {
                let one = self.reference(kind);
                json!({ "if": { "type": "array" }, "then": list(&one), "else": one })
            }
            FieldType::Map(kind) => map(&self.reference(kind)),
            FieldType::MapOrRef(kind) => map(&self.or_reference(kind)),
        }
    }

    /// An object of a kind, or a reference to one. Schemas and path items have `$ref` among their own fields.
    fn or_reference(&mut self, kind: ObjectKind) -> Value {
        let one = self.reference(kind);
        match kind {
            ObjectKind::Schema | ObjectKind::PathItem => one,
            _ => {
                let reference = json!({ "$ref": "#/definitions/Reference" });
                json!({ "if": { "required": ["$ref"] }, "then": reference, "else": one })
            }
        }
    }
}

/// The free keys of a kind, as a pattern, and their values.
fn free(kind: ObjectKind) -> Option<(&'static str, FieldType)> {
    match kind {
        ObjectKind::Paths => Some(("^/", FieldType::One(ObjectKind::PathItem))),
        ObjectKind::Callback => Some(("^(?!x-)", FieldType::OneOrRef(ObjectKind::PathItem))),
        ObjectKind::Responses => Some((
            "^([1-5]([0-9][0-9]|XX)|default)$",
            FieldType::OneOrRef(ObjectKind::Response),
        )),
        ObjectKind::SecurityRequirement => Some(("", FieldType::Texts)),
        ObjectKind::Properties => Some(("", FieldType::OneOrRef(ObjectKind::Schema))),
        _ => None,
    }
}

/// A Reference Object (OpenAPI 3.1.0 section 4.8.23), whose siblings have no effect before 3.1.
fn reference() -> Value {
    let text = json!({ "type": "string" });
    json!({
        "type": "object",
        "properties": { "$ref": text, "summary": text, "description": text },
        "required": ["$ref"],
        "patternProperties": { "^x-": {} },
        "additionalProperties": false,
    })
}

fn list(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn map(values: &Value) -> Value {
    json!({ "type": "object", "additionalProperties": values })
}
