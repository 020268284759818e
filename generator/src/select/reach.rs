//! Finds everything that operations refer to, directly or indirectly.

use std::collections::HashSet;

use crate::graph::closure_by;
use crate::resolve::Resolved;
use crate::resolve::heirs::{self, Heirs};
use crate::source::{Node, Place, Span, Value};

use super::candidates::Candidate;

/// The places inside the operations or reachable from them. Data in examples may look like a
/// reference, which at worst keeps an additional component.
pub(super) fn reached<'d>(
    document: &'d Resolved,
    operations: &[&Candidate<'d>],
    hidden: &HashSet<Span>,
) -> HashSet<Span> {
    let heirs = Heirs::of(document);
    let roots = operations.iter().flat_map(|operation| {
        let shared = operation.item.get("parameters").map(|it| it.node);
        std::iter::once(operation.place.node).chain(shared)
    });
    let shown = |node: &&Node| !hidden.contains(&node.span);
    let next = |node: &'d Node| {
        let mut found: Vec<&Node> = Vec::new();
        match &node.value {
            Value::Array(items) => found.extend(items),
            Value::Object(object) => {
                found.extend(object.iter().map(|(_, _, value)| value));
                let place = Place {
                    node,
                    pointer: crate::source::Pointer::default(),
                };
                found.extend(document.reference(&place).map(|(target, _)| target.node));
                found.extend(mapped(document, node));
                found.extend(inherited(document, &heirs, &place));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
        found.retain(shown);
        found
    };
    closure_by(roots.filter(shown), |node| node.span, next)
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
        let (place, _) = document.mapped(value)?;
        Some(place.node)
    });
    values.collect()
}
