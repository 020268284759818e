//! Writes changes of a document as an Overlay document.

use std::fmt::Write as _;
use std::path::Path;

use crate::diagnostics::{Diagnostic, quoted};
use crate::source::{Node, Span, Value, json_text};

use super::{Change, Mends};

/// An overlay, and the problems that it corrects.
pub(crate) struct Written {
    /// The text; `None` if nothing is corrected.
    pub(crate) text: Option<String>,
    pub(crate) mended: Vec<Diagnostic>,
}

/// Writes the changes of the document in its own file. Changes in other files can't be part of an
/// overlay.
pub(crate) fn write(
    mut tree: Node,
    changes: &[(Diagnostic, Vec<Change>)],
    document: &Path,
) -> Written {
    let mut actions: Vec<Action> = Vec::new();
    let mut mended = Vec::new();
    let mut done = Mends::default();
    for (problem, changes) in changes {
        let new = changes.iter().filter(|it| !done.has(it));
        let made: Option<Vec<_>> = new.map(|it| made(&mut tree, it)).collect();
        let Some(made) = made else {
            continue;
        };
        changes.iter().for_each(|it| done.note(it));
        mended.push(problem.clone());
        actions.extend(made.into_iter().flatten().map(|(target, change)| Action {
            target,
            change,
            reason: format!("{}: {}", problem.code, problem.message),
        }));
    }
    let text = (!actions.is_empty()).then(|| text(&actions, document));
    Written { text, mended }
}

struct Action {
    target: String,
    /// The member of the action, such as `remove: true`.
    change: String,
    reason: String,
}

fn text(actions: &[Action], document: &Path) -> String {
    let name = document.file_name().unwrap_or_default().to_string_lossy();
    let mut out = String::from("overlay: 1.1.0\n");
    let title = quoted(&format!("Mends {name}"));
    // Writing to a string can't fail, here and below.
    let _ = writeln!(out, "info: {{title: {title}, version: \"1\"}}");
    out.push_str("actions:\n");
    for action in actions {
        let _ = writeln!(out, "  - target: {}", quoted(&action.target));
        let _ = writeln!(out, "    description: {}", quoted(&action.reason));
        let _ = writeln!(out, "    {}", action.change);
    }
    out
}

/// Makes a change in the tree, and returns its targets with the members of the actions. `None` if
/// the tree does not have the place.
fn made(tree: &mut Node, change: &Change) -> Option<Vec<(String, String)>> {
    let at = change.at();
    let by_key = !matches!(change, Change::Replace(..) | Change::Add(..));
    let mut places = Vec::new();
    find(tree, (at, by_key), &mut String::from("$"), &mut places);
    // Removal starts from the end, so that it does not shift the remaining places.
    places.reverse();
    let mut actions = Vec::new();
    for (target, node) in places {
        actions.extend(action(change, target, &node));
    }
    let mut mends = Mends::default();
    mends.note(change);
    mends.apply(tree);
    (!actions.is_empty()).then_some(actions)
}

/// The target and the member of the action for a change at a place.
fn action(change: &Change, target: String, node: &Node) -> Option<(String, String)> {
    Some(match change {
        Change::Remove(_) => (target, "remove: true".to_owned()),
        Change::Rename(_, name) => (target, format!("x-copperplate-rename: {}", quoted(name))),
        Change::Replace(at, value) => {
            let value = json_text(&Node {
                value: value.clone(),
                span: *at,
            });
            let is_list = matches!(node.value, Value::Array(_));
            let is_object = matches!(node.value, Value::Object(_));
            // An update merges objects and appends to lists, so these are replaced by an extension.
            match is_list || is_object || value.starts_with(['{', '[']) {
                true => (target, format!("x-copperplate-replace: {value}")),
                false => (target, format!("update: {value}")),
            }
        }
        Change::Add(_, key, value) => {
            let member = format!("update: {{{}: {}}}", quoted(key), json_text(value));
            (target, member)
        }
    })
}

/// The paths of a place by RFC 9535, with the values there. The depth limit of reading bounds the
/// recursion.
fn find(
    node: &Node,
    (at, by_key): (Span, bool),
    path: &mut String,
    found: &mut Vec<(String, Node)>,
) {
    if node.span == at && !(by_key && path == "$") && !found.iter().any(|it| it.0 == *path) {
        found.push((path.clone(), shallow(node)));
    }
    let length = path.len();
    match &node.value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let _ = write!(path, "[{index}]");
                find(item, (at, by_key), path, found);
                path.truncate(length);
            }
        }
        Value::Object(object) => {
            for (key, key_at, value) in object.iter() {
                push_name(path, key);
                if by_key && key_at == at {
                    found.push((path.clone(), shallow(value)));
                }
                find(value, (at, by_key), path, found);
                path.truncate(length);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A node with its kind of value only.
fn shallow(node: &Node) -> Node {
    let value = match &node.value {
        Value::Array(_) => Value::Array(Vec::new()),
        Value::Object(_) => Value::Object(crate::source::Object::new()),
        plain => plain.clone(),
    };
    Node {
        value,
        span: node.span,
    }
}

/// Appends a segment of a normalized path (RFC 9535, section 2.7).
fn push_name(path: &mut String, name: &str) {
    path.push_str("['");
    for letter in name.chars() {
        match letter {
            '\'' => path.push_str("\\'"),
            '\\' => path.push_str("\\\\"),
            '\n' => path.push_str("\\n"),
            '\r' => path.push_str("\\r"),
            '\t' => path.push_str("\\t"),
            control if u32::from(control) < 0x20 => {
                let _ = write!(path, "\\u{:04x}", u32::from(control));
            }
            other => path.push(other),
        }
    }
    path.push_str("']");
}
