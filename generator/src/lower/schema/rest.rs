//! What a Rust type leaves to be checked beside it.

use crate::ir::{Constraint, Keyword, RuleId};
use crate::source::Place;

/// What the Rust type of a schema does not hold by itself.
#[derive(Default)]
pub(crate) struct Rest {
    /// Assertions that stand beside the type.
    pub(crate) constraints: Vec<Constraint>,
    /// Assertions that are evaluated on the JSON of the value.
    pub(crate) keywords: Vec<Keyword<RuleId>>,
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
