//! Which keywords of a schema are annotations, which are lowered, and which are not done yet.

/// Keywords that say something about a value and refuse none.
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

/// Assertions that are not lowered; each is listed where it stands.
pub(crate) const UNSUPPORTED: [&str; 2] = ["$dynamicRef", "$recursiveRef"];

/// Keywords that see what every other keyword of the value has looked at.
pub(crate) const UNEVALUATED: [&str; 2] = ["unevaluatedProperties", "unevaluatedItems"];

/// The keywords that authors write for values of one type alone, and leave the type out: each with that type.
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

/// Whether a key has no part in which values are admitted.
pub(crate) fn is_annotation(key: &str) -> bool {
    key.starts_with("x-") || ANNOTATIONS.contains(&key)
}
