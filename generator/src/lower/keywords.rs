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

/// Whether a key has no part in which values are admitted.
pub(crate) fn is_annotation(key: &str) -> bool {
    key.starts_with("x-") || ANNOTATIONS.contains(&key)
}
