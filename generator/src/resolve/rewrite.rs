//! Writes each `$dynamicRef` as a `$ref`.

use std::collections::HashSet;

use crate::source::{Node, Object, Span, Value};
use crate::sweep::{ObjectKind, Swept};

/// Renames each `$dynamicRef` with its text at one of these places; data can have such a member too.
/// Beside a `$ref`, it becomes a part of `allOf`. The depth limit of reading bounds the recursion.
pub(super) fn rewrite(node: &mut Node, dynamic: &HashSet<Span>) {
    match &mut node.value {
        Value::Array(items) => items.iter_mut().for_each(|it| rewrite(it, dynamic)),
        Value::Object(object) => {
            let text = object.get("$dynamicRef");
            let text = text.filter(|it| dynamic.contains(&it.span));
            if let (Some(text), Some(at)) = (text.cloned(), object.key_span("$dynamicRef")) {
                match object.contains_key("$ref") {
                    false => object.rename("$dynamicRef", "$ref", text.value),
                    true => beside(object, at, text),
                }
            }
            let inner = object.nodes_mut();
            inner.for_each(|(_, value)| rewrite(value, dynamic));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn beside(object: &mut Object, at: Span, text: Node) {
    object.remove("$dynamicRef");
    let mut part = Object::new();
    part.set("$ref".to_owned(), at, text);
    let part = Node {
        value: Value::Object(part),
        span: at,
    };
    match object.get_mut("allOf").map(|it| &mut it.value) {
        Some(Value::Array(parts)) => parts.push(part),
        Some(_) => {}
        None => {
            let value = Value::Array(vec![part]);
            object.set("allOf".to_owned(), at, Node { value, span: at });
        }
    }
}

/// Notes the kind of the parts that [`beside`] made.
pub(super) fn note_wrappers(swept: &mut Swept) {
    fn find(node: &Node, found: &mut Vec<Span>) {
        match &node.value {
            Value::Array(items) => items.iter().for_each(|it| find(it, found)),
            Value::Object(object) => {
                if object.len() == 1 && object.key_span("$ref") == Some(node.span) {
                    found.push(node.span);
                }
                object.iter().for_each(|(_, _, it)| find(it, found));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut found = Vec::new();
    swept
        .trees
        .iter()
        .flatten()
        .for_each(|it| find(it, &mut found));
    let kinds = found.into_iter().map(|at| (at, ObjectKind::Schema));
    swept.kinds.extend(kinds);
}
