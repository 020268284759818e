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

/// True if a key refuses no value.
pub(crate) fn is_annotation(key: &str) -> bool {
    key.starts_with("x-") || ANNOTATIONS.contains(&key)
}
