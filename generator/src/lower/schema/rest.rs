//! What a Rust type leaves to be checked beside it.

use crate::ir::{Constraint, Keyword, RuleId};
use crate::source::Place;

/// The parts of a schema that its Rust type does not enforce.
#[derive(Default)]
pub(crate) struct Rest {
    /// Assertions checked with the type.
    pub(crate) constraints: Vec<Constraint>,
    /// Assertions evaluated on the JSON of the value.
    pub(crate) keywords: Vec<Keyword<RuleId>>,
    /// The entry of the configuration that replaces the type.
    pub(super) replaced: Option<usize>,
}

/// The keyword that refuses a value if the schema at a place is `false`. If one part of an `allOf`
/// does not declare a member of another part, its `additionalProperties` refuses the member.
pub(super) fn refusing(place: &Place<'_>) -> &'static str {
    match place.pointer.strip_suffix("/additionalProperties") {
        Some(before) if !before.ends_with("/properties") => "additionalProperties",
        _ => "false",
    }
}
