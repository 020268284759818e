//! Removes broken references.

use std::collections::HashMap;

use crate::source::{Node, Span, Value};
use crate::sweep::ObjectKind;

/// The broken references by the places of their texts, with the expected kind.
pub(super) type Broken = HashMap<Span, ObjectKind>;

/// Removes broken references from the trees of a document.
pub(super) fn references(trees: &mut [Option<Node>], broken: &Broken) {
    if !broken.is_empty() {
        trees
            .iter_mut()
            .flatten()
            .for_each(|root| cut(root, broken));
    }
}

/// The depth limit of reading bounds the recursion.
fn cut(node: &mut Node, broken: &Broken) {
    match &mut node.value {
        Value::Array(items) => items.iter_mut().for_each(|item| cut(item, broken)),
        Value::Object(object) => {
            // The value of a mapping is the reference itself. An empty object is valid in most
            // places, but an empty link would be a mistake.
            object.retain(|_, value| {
                let reference = value.get("$ref").map(|it| it.span);
                let wanted = reference.and_then(|at| broken.get(&at));
                !broken.contains_key(&value.span) && wanted != Some(&ObjectKind::Link)
            });
            object.nodes_mut().for_each(|(_, value)| cut(value, broken));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
