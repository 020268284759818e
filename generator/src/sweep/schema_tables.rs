//! The keywords of a schema: OpenAPI 3.0.3 section 4.7.24; JSON Schema 2020-12 (core, applicator,
//! validation, content, metadata, format) and OpenAPI 3.1.0 section 4.8.24.

use super::kind::{Field, Kind, Shape};

const fn field(name: &'static str, shape: Shape) -> Field {
    Field::new(name, shape)
}

const ONE: Shape = Shape::OneOrRef(Kind::Schema);
const LIST: Shape = Shape::ListOrRef(Kind::Schema);
const MAP: Shape = Shape::MapOrRef(Kind::Schema);

pub(super) const TYPES: &[&str] = &[
    "string", "number", "integer", "boolean", "array", "object", "null",
];

/// The values of `type` before 3.1.
pub(super) const TYPES_3_0: &[&str] =
    &["string", "number", "integer", "boolean", "array", "object"];

pub(super) const SCHEMA: &[Field] = &[
    field("$ref", Shape::Reference),
    field("title", Shape::Text),
    field("description", Shape::Text),
    field("type", Shape::Type),
    field("format", Shape::Text),
    field("default", Shape::Data),
    field("enum", Shape::DataList),
    field("nullable", Shape::Bool).earlier(),
    field("multipleOf", Shape::Positive),
    field("maximum", Shape::Number),
    field("exclusiveMaximum", Shape::Exclusive),
    field("minimum", Shape::Number),
    field("exclusiveMinimum", Shape::Exclusive),
    field("maxLength", Shape::Count),
    field("minLength", Shape::Count),
    field("pattern", Shape::Text),
    field("maxItems", Shape::Count),
    field("minItems", Shape::Count),
    field("uniqueItems", Shape::Bool),
    field("maxProperties", Shape::Count),
    field("minProperties", Shape::Count),
    field("required", Shape::Texts),
    field("allOf", LIST),
    field("oneOf", LIST),
    field("anyOf", LIST),
    field("not", ONE),
    field("items", Shape::Items),
    field("properties", MAP),
    field("additionalProperties", Shape::SchemaOrBool),
    field("discriminator", Shape::One(Kind::Discriminator)),
    field("readOnly", Shape::Bool),
    field("writeOnly", Shape::Bool),
    field("xml", Shape::One(Kind::Xml)),
    field("externalDocs", Shape::One(Kind::ExternalDocs)),
    field("example", Shape::Data),
    field("deprecated", Shape::Bool),
    field("$schema", Shape::Text).later(),
    field("$id", Shape::Text).later(),
    field("$anchor", Shape::Text).later(),
    field("$dynamicRef", Shape::Text).later(),
    field("$dynamicAnchor", Shape::Text).later(),
    field("$vocabulary", Shape::DataMap).later(),
    field("$comment", Shape::Text).later(),
    field("$defs", MAP).later(),
    field("definitions", MAP).former(),
    field("examples", Shape::DataList).later(),
    field("const", Shape::Data).later(),
    field("if", ONE).later(),
    field("then", ONE).later(),
    field("else", ONE).later(),
    field("dependentSchemas", MAP).later(),
    field("dependentRequired", Shape::TextsMap).later(),
    field("prefixItems", LIST).later(),
    field("contains", ONE).later(),
    field("maxContains", Shape::Count).later(),
    field("minContains", Shape::Count).later(),
    field("patternProperties", MAP).later(),
    field("propertyNames", ONE).later(),
    field("unevaluatedItems", ONE).later(),
    field("unevaluatedProperties", ONE).later(),
    field("contentEncoding", Shape::Text).later(),
    field("contentMediaType", Shape::Text).later(),
    field("contentSchema", ONE).later(),
];

/// Keywords of earlier drafts of JSON Schema, with their replacements.
pub(super) const FORMER: &[(&str, &str)] = &[
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
