//! Takes references out that are not good.

use std::collections::HashMap;

use crate::source::{Node, Span, Value};
use crate::sweep::Kind;

/// The references that are not good, by the places of their texts, with what was wanted.
pub(super) type Broken = HashMap<Span, Kind>;

/// Takes references out of the trees of a document.
pub(super) fn references(trees: &mut [Option<Node>], broken: &Broken) {
    if !broken.is_empty() {
        trees
            .iter_mut()
            .flatten()
            .for_each(|root| cut(root, broken));
    }
}

/// Recursion is bounded by the depth limit of reading.
fn cut(node: &mut Node, broken: &Broken) {
    match &mut node.value {
        Value::Array(items) => items.iter_mut().for_each(|item| cut(item, broken)),
        Value::Object(object) => {
            // The value of a mapping is the text itself. What is left of most objects says nothing; a
            // link that leads nowhere would be a mistake of its own.
            object.retain(|_, value| {
                let reference = value.get("$ref").map(|it| it.span);
                let wanted = reference.and_then(|at| broken.get(&at));
                !broken.contains_key(&value.span) && wanted != Some(&Kind::Link)
            });
            object.nodes_mut().for_each(|(_, value)| cut(value, broken));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
