//! `x-copperplate-provenance`: the source of a part of a document that is not from the provider's
//! page.

use crate::ir::{Provenance, Source};
use crate::source::{Node, Place};

use super::fields;

const KEY: &str = "x-copperplate-provenance";

/// The marks of an object: one, or a list. Invalid marks are skipped.
pub(crate) fn marks(place: &Place<'_>) -> Vec<Provenance> {
    let found = places(place);
    found.iter().filter_map(|it| mark(it)).collect()
}

fn places<'a>(place: &Place<'a>) -> Vec<Place<'a>> {
    let Some(stated) = place.get(KEY) else {
        return Vec::new();
    };
    match stated.node.as_array() {
        Some(_) => stated.items().map(|(_, it)| it).collect(),
        None => vec![stated],
    }
}

fn mark(place: &Place<'_>) -> Option<Provenance> {
    let source = fields::text(place, "source")?;
    let (_, source) = Source::ALL.iter().find(|(known, _)| *known == source)?;
    Some(Provenance {
        facet: fields::text(place, "facet"),
        source: *source,
        reason: fields::text(place, "reason").unwrap_or_default(),
    })
}

/// True if the format of a schema is a guess, which is not enforced.
pub(crate) fn is_guessed_format(schema: &Node) -> bool {
    let Some(stated) = schema.get(KEY) else {
        return false;
    };
    let one = std::slice::from_ref(stated);
    let guess = |it: &Node| {
        let says = |key: &str, word: &str| it.get(key).and_then(Node::as_str) == Some(word);
        says("source", "guessed") && says("facet", "format")
    };
    stated.as_array().unwrap_or(one).iter().any(guess)
}
