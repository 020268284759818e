//! What a Rust type leaves of the assertions of its schema.

use super::layer::Layers;
use crate::ir::{Constraint, Keyword};
use crate::source::Place;

/// What the Rust type of a schema does not hold by itself.
#[derive(Default)]
pub(in crate::lower) struct Rest {
    /// Assertions that stand beside the type.
    pub(in crate::lower) constraints: Vec<Constraint>,
    /// Assertions that need the whole value.
    pub(in crate::lower) keywords: Vec<Keyword>,
    /// The entry of the configuration that replaces the type.
    pub(super) replaced: Option<usize>,
}

/// The keyword that refuses a value where the schema at a place is `false`. A member that one part
/// of an `allOf` names is refused by the `additionalProperties` of another that does not.
pub(super) fn refusing(place: &Place<'_>) -> &'static str {
    match place.pointer.strip_suffix("/additionalProperties") {
        Some(before) if !before.ends_with("/properties") => "additionalProperties",
        _ => "false",
    }
}

/// The type that keywords speak of where no layer states one.
pub(super) fn assumed_type(layers: &Layers<'_>) -> Option<&'static str> {
    let table: [(&[&str], &str); 4] = [
        (&OBJECT_KEYWORDS, "object"),
        (&ARRAY_KEYWORDS, "array"),
        (&TEXT_KEYWORDS, "string"),
        (&NUMBER_KEYWORDS, "number"),
    ];
    let found = table.into_iter().find(|(keys, _)| layers.any(keys));
    found.map(|(_, kind)| kind)
}

const OBJECT_KEYWORDS: [&str; 4] = [
    "properties",
    "additionalProperties",
    "minProperties",
    "maxProperties",
];

const TEXT_KEYWORDS: [&str; 3] = ["minLength", "maxLength", "pattern"];

const NUMBER_KEYWORDS: [&str; 5] = [
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
];

const ARRAY_KEYWORDS: [&str; 4] = ["items", "minItems", "maxItems", "uniqueItems"];
