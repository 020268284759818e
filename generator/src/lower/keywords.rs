//! The keywords of a schema that are annotations, and those that are unsupported.

/// Keywords that describe a value and refuse none.
pub(crate) const ANNOTATIONS: [&str; 19] = [
    "title",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
    "externalDocs",
    "xml",
    "readOnly",
    "writeOnly",
    "nullable",
    "$comment",
    "$schema",
    "contentMediaType",
    "contentEncoding",
    "contentSchema",
    "$defs",
    "definitions",
    "$anchor",
];

/// Assertions without support; each occurrence is reported.
pub(crate) const UNSUPPORTED: [&str; 2] = ["$dynamicRef", "$recursiveRef"];

/// Keywords that depend on the evaluation of all other keywords.
pub(crate) const UNEVALUATED: [&str; 2] = ["unevaluatedProperties", "unevaluatedItems"];

/// Keywords that authors use for values of one type without stating the type, each with that type.
pub(crate) const TYPICAL: [(&str, &str); 16] = [
    ("properties", "object"),
    ("additionalProperties", "object"),
    ("minProperties", "object"),
    ("maxProperties", "object"),
    ("items", "array"),
    ("minItems", "array"),
    ("maxItems", "array"),
    ("uniqueItems", "array"),
    ("minLength", "string"),
    ("maxLength", "string"),
    ("pattern", "string"),
    ("minimum", "number"),
    ("maximum", "number"),
    ("exclusiveMinimum", "number"),
    ("exclusiveMaximum", "number"),
    ("multipleOf", "number"),
];

/// True if a key refuses no value.
pub(crate) fn is_annotation(key: &str) -> bool {
    key.starts_with("x-") || ANNOTATIONS.contains(&key)
}
