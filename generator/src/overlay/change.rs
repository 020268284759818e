//! Changes one node.

use crate::diagnostics::{self, Diagnostic};
use crate::source::{Node, Span, Value};

use super::read::Edition;

/// The form of a value, by which an action treats it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Object,
    Array,
    Primitive,
}

/// The form of a node.
pub(super) fn form(node: &Node) -> Form {
    match node.value {
        Value::Object(_) => Form::Object,
        Value::Array(_) => Form::Array,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Form::Primitive,
    }
}

/// Updates a node by the rules of an edition of the Overlay Specification.
pub(super) fn update(
    node: &mut Node,
    update: Node,
    (edition, at): (Edition, Span),
    (target_at, target): (Span, &str),
) -> Result<(), Box<Diagnostic>> {
    let (selected, update_form) = (node.span, form(&update));
    let is_1_1 = edition == Edition::V1_1;
    match (&mut node.value, update_form) {
        (Value::Object(_), Form::Object) => merge(node, update, is_1_1),
        (Value::Array(items), Form::Array) if is_1_1 => {
            if let Value::Array(more) = update.value {
                items.extend(more);
            }
            Ok(())
        }
        (Value::Array(items), _) => {
            items.push(update);
            Ok(())
        }
        (Value::Object(_), _) => {
            let what = "`update` of an object";
            let problem = diagnostics::overlay::wrong_type(at, what, "an object", &update);
            Err(problem.other(selected, "the selected value").into())
        }
        (_, Form::Primitive) if is_1_1 => {
            *node = update;
            Ok(())
        }
        (_, _) if is_1_1 => {
            let what = "`update` of a primitive value";
            let wanted = "neither an object nor an array";
            let problem = diagnostics::overlay::wrong_type(at, what, wanted, &update);
            Err(problem.other(selected, "the selected value").into())
        }
        (_, _) => {
            let problem = diagnostics::overlay::primitive(target_at, target);
            Err(problem.other(selected, "the selected value").into())
        }
    }
}

/// Merges objects member by member and arrays by concatenation, and replaces other values. Since
/// 1.1, values of different forms can't be merged.
fn merge(target: &mut Node, update: Node, is_1_1: bool) -> Result<(), Box<Diagnostic>> {
    if is_1_1 && form(target) != form(&update) {
        let problem = diagnostics::overlay::incompatible(update.span, &update, target);
        return Err(problem.other(target.span, "the present value").into());
    }
    match (&mut target.value, update.value) {
        (Value::Object(into), Value::Object(from)) => {
            let members: Vec<_> = from
                .iter()
                .map(|(key, span, node)| (key.to_owned(), span, node.clone()))
                .collect();
            for (key, span, node) in members {
                match into.get_mut(&key) {
                    Some(present) => merge(present, node, is_1_1)?,
                    None => into.set(key, span, node),
                }
            }
        }
        (Value::Array(into), Value::Array(from)) => into.extend(from),
        (_, value) => {
            target.value = value;
            target.span = update.span;
        }
    }
    Ok(())
}

/// Gives a key another name. The error has the place of a key with that name.
pub(super) fn rename(node: &mut Node, old: &str, name: &str) -> Result<(), Span> {
    let Value::Object(object) = &mut node.value else {
        return Ok(());
    };
    if old == name {
        return Ok(());
    }
    if let Some(taken) = object.key_span(name) {
        return Err(taken);
    }
    if let Some(at) = object.key_span(old) {
        object.respell(at, name);
    }
    Ok(())
}
