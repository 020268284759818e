//! Reads an overlay document as a list of actions, and reports its mistakes.

use std::path::Path;

use serde_json_path::JsonPath;

use crate::diagnostics::{self, Diagnostics, nearest};
use crate::source::{Node, Object, Span};

/// The longest accepted target, which limits the stack of its parser.
const LONGEST_TARGET: usize = 2000;

/// One action of an overlay.
pub(super) struct Action {
    pub(super) target: JsonPathTarget,
    pub(super) change: Change,
}

pub(super) enum Change {
    Remove,
    Update(Node),
    /// Updates with a copy of the node at another place; since 1.1.
    Copy(Box<JsonPathTarget>),
    /// Gives the key of each target another name: our extension.
    Rename(String),
    /// Gives each target another value, whatever its type: our extension.
    Replace(Node),
}

/// A JSONPath with its place.
pub(super) struct JsonPathTarget {
    pub(super) at: Span,
    pub(super) text: String,
    pub(super) path: JsonPath,
}

/// The versions of the Overlay Specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edition {
    V1_0,
    V1_1,
}

/// The extension of this toolkit that renames keys.
const RENAME: &str = "x-copperplate-rename";

/// The extension of this toolkit that replaces values.
const REPLACE: &str = "x-copperplate-replace";

/// Reads the actions of an overlay. Invalid actions are reported and dropped.
pub(super) fn actions(node: &Node, report: &mut Diagnostics) -> (Edition, Vec<Action>) {
    let Some(root) = object(node, "an overlay", report) else {
        return (Edition::V1_0, Vec::new());
    };
    let edition = version(root, node.span, report);
    (edition, list(root, (edition, node.span), report))
}

fn list(root: &Object, (edition, at): (Edition, Span), report: &mut Diagnostics) -> Vec<Action> {
    known(root, &["overlay", "info", "extends", "actions"], report);
    match root.get("info") {
        Some(info) => {
            if let Some(fields) = object(info, "`info`", report) {
                match edition {
                    Edition::V1_0 => known(fields, &["title", "version"], report),
                    Edition::V1_1 => known(fields, &["title", "version", "description"], report),
                }
                for key in ["title", "version"] {
                    text(fields, key, info.span, report);
                }
            }
        }
        None => report.push(diagnostics::overlay::missing(at, "info")),
    }
    let Some(list) = root.get("actions") else {
        report.push(diagnostics::overlay::missing(at, "actions"));
        return Vec::new();
    };
    let Some(items) = list.as_array() else {
        let problem = diagnostics::overlay::wrong_type(list.span, "`actions`", "an array", list);
        report.push(problem);
        return Vec::new();
    };
    if items.is_empty() {
        report.push(diagnostics::overlay::no_actions(list.span));
    }
    let read = items
        .iter()
        .filter_map(|item| action(item, edition, report));
    read.collect()
}

fn version(root: &Object, at: Span, report: &mut Diagnostics) -> Edition {
    let Some(text) = text(root, "overlay", at, report) else {
        return Edition::V1_0;
    };
    let span = root.get("overlay").map_or(at, |node| node.span);
    if text.starts_with("1.1.") {
        return Edition::V1_1;
    }
    if !text.starts_with("1.0.") {
        report.push(diagnostics::overlay::version(span, text));
    }
    Edition::V1_0
}

fn action(item: &Node, edition: Edition, report: &mut Diagnostics) -> Option<Action> {
    let fields = object(item, "an action", report)?;
    action_fields(fields, edition, report);
    let target = target(fields, "target", item.span, report)?;
    let remove = match fields.get("remove") {
        None => false,
        Some(node) => match node.as_bool() {
            Some(remove) => remove,
            None => {
                let wrong =
                    diagnostics::overlay::wrong_type(node.span, "`remove`", "a boolean", node);
                report.push(wrong);
                return None;
            }
        },
    };
    let modifiers = ["update", "copy", RENAME, REPLACE];
    let found: Vec<_> = modifiers
        .iter()
        .filter_map(|key| Some((*key, fields.get(key)?)))
        .collect();
    let change = match found.as_slice() {
        [] if remove => Change::Remove,
        [] => {
            report.push(diagnostics::overlay::does_nothing(item.span));
            return None;
        }
        [("update", update), ..] if remove => {
            report.push(diagnostics::overlay::update_and_remove(update.span));
            return None;
        }
        [(key, node)] if !remove => change(fields, (key, node), report)?,
        [.., (key, node)] => {
            let other = found
                .first()
                .map_or("remove", |it| if remove { "remove" } else { it.0 });
            report.push(diagnostics::overlay::two_modifiers(node.span, key, other));
            return None;
        }
    };
    Some(Action { target, change })
}

/// Reports the unknown fields of an action, and ours with another name.
fn action_fields(fields: &Object, edition: Edition, report: &mut Diagnostics) {
    match edition {
        Edition::V1_0 => known(
            fields,
            &["target", "description", "update", "remove"],
            report,
        ),
        Edition::V1_1 => {
            let all = ["target", "description", "update", "copy", "remove"];
            known(fields, &all, report);
        }
    }
    for (key, span, _) in fields.iter() {
        if key.starts_with("x-copperplate-") && ![RENAME, REPLACE].contains(&key) {
            let near = nearest(key, [RENAME, REPLACE]);
            report.push(diagnostics::overlay::unknown_field(span, key, near));
        }
    }
}

fn change(fields: &Object, (key, node): (&str, &Node), report: &mut Diagnostics) -> Option<Change> {
    match key {
        "copy" => Some(Change::Copy(Box::new(target(
            fields, key, node.span, report,
        )?))),
        RENAME => {
            let name = text(fields, key, node.span, report)?;
            Some(Change::Rename(name.to_owned()))
        }
        REPLACE => Some(Change::Replace(node.clone())),
        _ => Some(Change::Update(node.clone())),
    }
}

/// Reads a JSONPath.
fn target(
    fields: &Object,
    key: &str,
    at: Span,
    report: &mut Diagnostics,
) -> Option<JsonPathTarget> {
    let text = text(fields, key, at, report)?;
    let at = fields.get(key)?.span;
    if text.len() > LONGEST_TARGET {
        report.push(diagnostics::overlay::bad_target(at, "it is too long"));
        return None;
    }
    match JsonPath::parse(text) {
        Ok(path) => Some(JsonPathTarget {
            at,
            text: text.to_owned(),
            path,
        }),
        Err(error) => {
            report.push(diagnostics::overlay::bad_target(at, &error.to_string()));
            None
        }
    }
}

/// Reports an overlay that is applied to a document other than its `extends`.
pub(super) fn check_extends(
    node: &Node,
    overlay: &Path,
    document: &Path,
    report: &mut Diagnostics,
) {
    let Some(extends) = node.get("extends") else {
        return;
    };
    let Some(text) = extends.as_str() else {
        let wrong =
            diagnostics::overlay::wrong_type(extends.span, "`extends`", "a string", extends);
        report.push(wrong);
        return;
    };
    let is_url = text.contains("://") && !text.starts_with("file:");
    let same = if is_url {
        let path = text.split(['?', '#']).next().unwrap_or(text);
        path.rsplit('/').next() == document.file_name().and_then(|name| name.to_str())
    } else {
        let path = text.strip_prefix("file://").unwrap_or(text);
        let named = overlay.parent().unwrap_or(Path::new("")).join(path);
        match (named.canonicalize(), document.canonicalize()) {
            (Ok(named), Ok(document)) => named == document,
            _ => false,
        }
    };
    if !same {
        report.push(diagnostics::overlay::extends(extends.span, text, is_url));
    }
}

fn object<'n>(node: &'n Node, what: &str, report: &mut Diagnostics) -> Option<&'n Object> {
    let found = node.as_object();
    if found.is_none() {
        let wrong = diagnostics::overlay::wrong_type(node.span, what, "an object", node);
        report.push(wrong);
    }
    found
}

fn text<'n>(fields: &'n Object, key: &str, at: Span, report: &mut Diagnostics) -> Option<&'n str> {
    let Some(node) = fields.get(key) else {
        report.push(diagnostics::overlay::missing(at, key));
        return None;
    };
    let found = node.as_str();
    if found.is_none() {
        let what = format!("`{key}`");
        report.push(diagnostics::overlay::wrong_type(
            node.span, &what, "a string", node,
        ));
    }
    found
}

fn known(fields: &Object, known: &[&str], report: &mut Diagnostics) {
    for (key, span, _) in fields.iter() {
        if !known.contains(&key) && !key.starts_with("x-") {
            let near = nearest(key, known.iter().copied());
            report.push(diagnostics::overlay::unknown_field(span, key, near));
        }
    }
}
