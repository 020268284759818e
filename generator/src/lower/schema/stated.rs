//! What a schema states by itself.

use super::enumeration::all_text;
use crate::lower::fields;
use crate::source::Place;

/// Whether a schema admits `null` alone, or is meant to.
pub(super) fn is_null(place: &Place<'_>) -> bool {
    let stated = place.get("type");
    stated.is_some_and(|it| it.node.as_str() == Some("null")) || is_only_nullable(place)
}

/// Whether a schema says `nullable: true`, and nothing about other values: programs that write
/// documents of OpenAPI 3.0, which has no type for `null`, spell it so.
pub(super) fn is_only_nullable(place: &Place<'_>) -> bool {
    let annotates = |key: &str| crate::lower::keywords::is_annotation(key);
    fields::flag(place, "nullable") && place.members().all(|(key, ..)| annotates(key))
}

/// The types that a `type` lists.
pub(super) fn types_of(stated: &Place<'_>) -> Vec<String> {
    if let Some(one) = stated.node.as_str() {
        return vec![one.to_owned()];
    }
    let items: Vec<_> = stated.items().map(|(_, item)| item).collect();
    all_text(&items).unwrap_or_default()
}
