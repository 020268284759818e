//! Finds everything that operations refer to, directly or indirectly.

use std::collections::HashSet;

use crate::resolve::Resolved;
use crate::resolve::heirs::{self, Heirs};
use crate::source::{Node, Place, Span, Value};

use super::candidates::Candidate;

/// The places inside the operations or reachable from them. Data in examples may look like a
/// reference, which at worst keeps an additional component.
pub(super) fn reached(
    document: &Resolved,
    operations: &[&Candidate<'_>],
    hidden: &HashSet<Span>,
) -> HashSet<Span> {
    let heirs = Heirs::of(document);
    let mut seen = HashSet::new();
    let mut pending: Vec<&Node> = Vec::new();
    for operation in operations {
        pending.push(operation.place.node);
        pending.extend(operation.item.get("parameters").map(|it| it.node));
    }
    while let Some(node) = pending.pop() {
        if hidden.contains(&node.span) || !seen.insert(node.span) {
            continue;
        }
        match &node.value {
            Value::Array(items) => pending.extend(items),
            Value::Object(object) => {
                pending.extend(object.iter().map(|(_, _, value)| value));
                let place = Place {
                    node,
                    pointer: String::new(),
                };
                pending.extend(document.reference(&place).map(|(target, _)| target.node));
                pending.extend(mapped(document, node));
                pending.extend(inherited(document, &heirs, &place));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    seen
}

/// The heirs of a base with a discriminator. A value of the base may be one of them.
fn inherited<'a>(document: &'a Resolved, heirs: &Heirs<'a>, base: &Place<'a>) -> Vec<&'a Node> {
    let found = heirs.all(base.span());
    match found.is_empty() || heirs::discriminator(document, base).is_none() {
        true => Vec::new(),
        false => found.into_iter().map(|it| it.place.node).collect(),
    }
}

/// The schemas in the mapping of a discriminator.
fn mapped<'a>(document: &'a Resolved, node: &'a Node) -> Vec<&'a Node> {
    let mapping = node.get("discriminator").and_then(|it| it.get("mapping"));
    let Some(mapping) = mapping.and_then(Node::as_object) else {
        return Vec::new();
    };
    let values = mapping.iter().filter_map(|(_, _, value)| {
        let (place, _) = document.mapped(value.span.file, value.as_str()?)?;
        Some(place.node)
    });
    values.collect()
}
