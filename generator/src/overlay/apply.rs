//! Applies actions to a tree.

use std::collections::BTreeSet;

use serde_json::Value as Json;
use serde_json_path::PathElement;

use crate::diagnostics::{self, Diagnostics};
use crate::source::{FileId, Files, Limits, Node, Object, Span, Value};

use super::read::{Action, Change};

/// The tree and the files of its places.
pub(super) struct Changing<'t> {
    /// The document.
    pub(super) tree: &'t mut Node,
    /// The files; every copy of an overlay's update is another file, so that its places are
    /// distinct.
    pub(super) files: &'t mut Files,
}

/// One step from a node to a child.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Index(usize),
    Name(String),
}

/// Applies the actions in order; each sees the results of the earlier ones.
pub(super) fn all(
    changing: &mut Changing<'_>,
    file: FileId,
    actions: &[Action],
    limits: &Limits,
    report: &mut Diagnostics,
) {
    // JSONPath is evaluated on a plain view of the tree, which every change updates.
    let mut view = plain(changing.tree);
    // A first use is as small as its file; only copies can grow out of proportion.
    let mut added = 0_usize;
    for action in actions {
        let places = places(action, &view);
        if places.is_empty() {
            report.push(diagnostics::overlay::dead_action(action.at, &action.text));
            continue;
        }
        match &action.change {
            Change::Remove => remove(changing, &mut view, action, places, report),
            Change::Update(update) => {
                let size = size(update).saturating_mul(places.len() - 1);
                added = added.saturating_add(size);
                let deepest = places.iter().map(Vec::len).max().unwrap_or(0);
                if added > limits.alias_nodes || deepest + depth(update) > limits.depth {
                    report.push(diagnostics::overlay::too_much(action.at));
                    return;
                }
                updates(changing, &mut view, (action, update, file), &places, report);
            }
        }
    }
}

/// The nodes selected by a target, each once, in the order of the document.
fn places(action: &Action, view: &Json) -> Vec<Vec<Step>> {
    let mut found: Vec<Vec<Step>> = Vec::new();
    let mut seen = BTreeSet::new();
    for located in action.target.query_located(view) {
        let steps: Vec<Step> = located
            .location()
            .iter()
            .map(|element| match element {
                PathElement::Name(name) => Step::Name((*name).to_owned()),
                PathElement::Index(index) => Step::Index(*index),
            })
            .collect();
        if seen.insert(steps.clone()) {
            found.push(steps);
        }
    }
    found
}

fn remove(
    changing: &mut Changing<'_>,
    view: &mut Json,
    action: &Action,
    mut places: Vec<Vec<Step>>,
    report: &mut Diagnostics,
) {
    // Removal starts from the end, so that it does not shift the remaining places.
    places.sort();
    for place in places.iter().rev() {
        let Some((last, parent)) = place.split_last() else {
            report.push(diagnostics::overlay::removes_all(action.at));
            return;
        };
        if let Some(node) = find(changing.tree, parent) {
            take(node, last);
        }
        if let Some(json) = find_plain(view, parent) {
            take_plain(json, last);
        }
    }
}

fn updates(
    changing: &mut Changing<'_>,
    view: &mut Json,
    (action, update, file): (&Action, &Node, FileId),
    places: &[Vec<Step>],
    report: &mut Diagnostics,
) {
    for (index, place) in places.iter().enumerate() {
        let copy = match index {
            0 => update.clone(),
            _ => moved(update, changing.files.again(file)),
        };
        let Some(node) = find(changing.tree, place) else {
            continue;
        };
        match (&mut node.value, &copy.value) {
            (Value::Object(_), Value::Object(_)) => merge(node, copy),
            (Value::Array(items), _) => items.push(copy),
            (Value::Object(_), _) => {
                let problem = diagnostics::overlay::wrong_type(
                    update.span,
                    "`update` of an object",
                    "an object",
                    update,
                );
                report.push(problem.other(node.span, "the selected value"));
                return;
            }
            (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_), _) => {
                let problem = diagnostics::overlay::primitive(action.at, &action.text);
                report.push(problem.other(node.span, "the selected value"));
                return;
            }
        }
        let changed = plain(node);
        if let Some(json) = find_plain(view, place) {
            *json = changed;
        }
    }
}

/// Merges by the rules of the Overlay Specification: objects member by member, arrays by
/// concatenation, and anything else by replacement.
fn merge(target: &mut Node, update: Node) {
    match (&mut target.value, update.value) {
        (Value::Object(into), Value::Object(from)) => {
            let members: Vec<_> = from
                .iter()
                .map(|(key, span, node)| (key.to_owned(), span, node.clone()))
                .collect();
            for (key, span, node) in members {
                match into.get_mut(&key) {
                    Some(present) => merge(present, node),
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
}

fn find<'n>(node: &'n mut Node, steps: &[Step]) -> Option<&'n mut Node> {
    let mut present = node;
    for step in steps {
        present = match (&mut present.value, step) {
            (Value::Object(object), Step::Name(name)) => object.get_mut(name)?,
            (Value::Array(items), Step::Index(index)) => items.get_mut(*index)?,
            _ => return None,
        };
    }
    Some(present)
}

fn find_plain<'n>(json: &'n mut Json, steps: &[Step]) -> Option<&'n mut Json> {
    let mut present = json;
    for step in steps {
        present = match step {
            Step::Name(name) => present.get_mut(name)?,
            Step::Index(index) => present.get_mut(*index)?,
        };
    }
    Some(present)
}

fn take(node: &mut Node, step: &Step) {
    match (&mut node.value, step) {
        (Value::Object(object), Step::Name(name)) => object.remove(name),
        (Value::Array(items), Step::Index(index)) if *index < items.len() => {
            drop(items.remove(*index));
        }
        _ => {}
    }
}

fn take_plain(json: &mut Json, step: &Step) {
    match (json, step) {
        (Json::Object(object), Step::Name(name)) => drop(object.remove(name)),
        (Json::Array(items), Step::Index(index)) if *index < items.len() => {
            drop(items.remove(*index));
        }
        _ => {}
    }
}

/// The tree without places. Rounded numbers affect only the filters of JSONPath.
fn plain(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(text) => serde_json::from_str(text).unwrap_or(Json::Null),
        Value::String(text) => Json::String(text.clone()),
        Value::Array(items) => Json::Array(items.iter().map(plain).collect()),
        Value::Object(object) => Json::Object(
            object
                .iter()
                .map(|(key, _, value)| (key.to_owned(), plain(value)))
                .collect(),
        ),
    }
}

fn size(node: &Node) -> usize {
    match &node.value {
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(object) => {
            1 + object
                .iter()
                .map(|(_, _, value)| size(value))
                .sum::<usize>()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 1,
    }
}

fn depth(node: &Node) -> usize {
    match &node.value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(object) => {
            1 + object
                .iter()
                .map(|(_, _, value)| depth(value))
                .max()
                .unwrap_or(0)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 1,
    }
}

/// A copy of a node with places in another copy of its file. Places identify schemas, so a repeated
/// update needs its own places.
fn moved(node: &Node, to: FileId) -> Node {
    let there = |span: Span| Span::new(to, span.start, span.end);
    let value = match &node.value {
        Value::Array(items) => Value::Array(items.iter().map(|item| moved(item, to)).collect()),
        Value::Object(object) => {
            let mut copy = Object::new();
            for (key, span, value) in object.iter() {
                copy.set(key.to_owned(), there(span), moved(value, to));
            }
            Value::Object(copy)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => node.value.clone(),
    };
    Node {
        value,
        span: there(node.span),
    }
}
