//! The keywords of a schema: OpenAPI 3.0.3 section 4.7.24; JSON Schema 2020-12 (core, applicator,
//! validation, content, metadata, format) and OpenAPI 3.1.0 section 4.8.24.

use super::kind::{Field, FieldType, ObjectKind};

const fn field(name: &'static str, shape: FieldType) -> Field {
    Field::new(name, shape)
}

const ONE: FieldType = FieldType::OneOrRef(ObjectKind::Schema);
const LIST: FieldType = FieldType::ListOrRef(ObjectKind::Schema);
const MAP: FieldType = FieldType::MapOrRef(ObjectKind::Schema);

pub(super) const TYPES: &[&str] = &[
    "string", "number", "integer", "boolean", "array", "object", "null",
];

/// The values of `type` before 3.1.
pub(super) const TYPES_3_0: &[&str] =
    &["string", "number", "integer", "boolean", "array", "object"];

pub(super) const SCHEMA: &[Field] = &[
    field("$ref", FieldType::Reference),
    field("title", FieldType::Text),
    field("description", FieldType::Text),
    field("type", FieldType::Type),
    field("format", FieldType::Text),
    field("default", FieldType::Data),
    field("enum", FieldType::DataList),
    field("nullable", FieldType::Bool).earlier(),
    field("multipleOf", FieldType::Positive),
    field("maximum", FieldType::Number),
    field("exclusiveMaximum", FieldType::Exclusive),
    field("minimum", FieldType::Number),
    field("exclusiveMinimum", FieldType::Exclusive),
    field("maxLength", FieldType::Count),
    field("minLength", FieldType::Count),
    field("pattern", FieldType::Text),
    field("maxItems", FieldType::Count),
    field("minItems", FieldType::Count),
    field("uniqueItems", FieldType::Bool),
    field("maxProperties", FieldType::Count),
    field("minProperties", FieldType::Count),
    field("required", FieldType::Texts),
    field("allOf", LIST),
    field("oneOf", LIST),
    field("anyOf", LIST),
    field("not", ONE),
    field("items", FieldType::Items),
    field("properties", MAP),
    field("additionalProperties", FieldType::SchemaOrBool),
    field("discriminator", FieldType::One(ObjectKind::Discriminator)),
    field("readOnly", FieldType::Bool),
    field("writeOnly", FieldType::Bool),
    field("xml", FieldType::One(ObjectKind::Xml)),
    field("externalDocs", FieldType::One(ObjectKind::ExternalDocs)),
    field("example", FieldType::Data),
    field("deprecated", FieldType::Bool),
    field("$schema", FieldType::Text).later(),
    field("$id", FieldType::Text).later(),
    field("$anchor", FieldType::Text).later(),
    field("$dynamicRef", FieldType::Text).later(),
    field("$dynamicAnchor", FieldType::Text).later(),
    field("$vocabulary", FieldType::DataMap).later(),
    field("$comment", FieldType::Text).later(),
    field("$defs", MAP).later(),
    field("definitions", MAP).former(),
    field("dependencies", FieldType::Dependencies).reserved(),
    field("examples", FieldType::DataList).later(),
    field("const", FieldType::Data).later(),
    field("if", ONE).later(),
    field("then", ONE).later(),
    field("else", ONE).later(),
    field("dependentSchemas", MAP).later(),
    field("dependentRequired", FieldType::TextsMap).later(),
    field("prefixItems", LIST).later(),
    field("contains", ONE).later(),
    field("maxContains", FieldType::Count).later(),
    field("minContains", FieldType::Count).later(),
    field("patternProperties", MAP).later(),
    field("propertyNames", ONE).later(),
    field("unevaluatedItems", ONE).later(),
    field("unevaluatedProperties", ONE).later(),
    field("contentEncoding", FieldType::Text).later(),
    field("contentMediaType", FieldType::Text).later(),
    field("contentSchema", ONE).later(),
];

/// Keywords of earlier drafts of JSON Schema, with their replacements.
const FORMER: &[(&str, &str)] = &[
    (
        "dependencies",
        "write `dependentRequired` or `dependentSchemas` in OpenAPI 3.1",
    ),
    (
        "additionalItems",
        "write `prefixItems` and `items` in OpenAPI 3.1",
    ),
    (
        "id",
        "schemas are named by their key under `components/schemas`",
    ),
];

/// The equivalent of a keyword in the other version.
pub(super) fn instead(keyword: &str) -> Option<&'static str> {
    Some(match keyword {
        "const" => "in 3.0, write an `enum` with the one value",
        "examples" => "in 3.0, a schema has one `example`",
        "$defs" => "in 3.0, write the schemas under `components/schemas`",
        "$comment" => "in 3.0, write a YAML comment or an extension",
        "contentEncoding" => "in 3.0, write `format: byte` for base64",
        "nullable" => "add `\"null\"` to the `type`, for example `type: [string, \"null\"]`",
        _ => return None,
    })
}

/// The replacement of a keyword of earlier drafts of JSON Schema.
pub(super) fn former(key: &str) -> Option<&'static str> {
    let found = FORMER.iter().find(|(name, _)| *name == key);
    found.map(|(_, instead)| *instead)
}
