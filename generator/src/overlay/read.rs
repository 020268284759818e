//! Reads an overlay document as a list of actions, and reports its mistakes.

use std::path::Path;

use serde_json_path::JsonPath;

use crate::diagnostics::{self, Diagnostics, nearest};
use crate::source::{Node, Object, Span};

/// The longest accepted target, which limits the stack of its parser.
const LONGEST_TARGET: usize = 2000;

/// One action of an overlay.
pub(super) struct Action {
    /// The place of its target.
    pub(super) at: Span,
    pub(super) text: String,
    pub(super) target: JsonPath,
    pub(super) change: Change,
}

pub(super) enum Change {
    Remove,
    Update(Node),
}

/// Reads the actions of an overlay. Invalid actions are reported and dropped.
pub(super) fn actions(node: &Node, report: &mut Diagnostics) -> Vec<Action> {
    let Some(root) = object(node, "an overlay", report) else {
        return Vec::new();
    };
    known(root, &["overlay", "info", "extends", "actions"], report);
    version(root, node.span, report);
    match root.get("info") {
        Some(info) => {
            if let Some(fields) = object(info, "`info`", report) {
                known(fields, &["title", "version"], report);
                for key in ["title", "version"] {
                    text(fields, key, info.span, report);
                }
            }
        }
        None => report.push(diagnostics::overlay::missing(node.span, "info")),
    }
    let Some(list) = root.get("actions") else {
        report.push(diagnostics::overlay::missing(node.span, "actions"));
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
    let read = items.iter().filter_map(|item| action(item, report));
    read.collect()
}

fn version(root: &Object, at: Span, report: &mut Diagnostics) {
    let Some(text) = text(root, "overlay", at, report) else {
        return;
    };
    let span = root.get("overlay").map_or(at, |node| node.span);
    if !text.starts_with("1.0.") {
        report.push(diagnostics::overlay::version(span, text));
    }
}

fn action(item: &Node, report: &mut Diagnostics) -> Option<Action> {
    let fields = object(item, "an action", report)?;
    known(
        fields,
        &["target", "description", "update", "remove"],
        report,
    );
    let target = text(fields, "target", item.span, report)?;
    let at = fields.get("target")?.span;
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
    let change = match (fields.get("update"), remove) {
        (None, true) => Change::Remove,
        (Some(update), false) => Change::Update(update.clone()),
        (Some(update), true) => {
            report.push(diagnostics::overlay::update_and_remove(update.span));
            return None;
        }
        (None, false) => {
            report.push(diagnostics::overlay::does_nothing(item.span));
            return None;
        }
    };
    if target.len() > LONGEST_TARGET {
        report.push(diagnostics::overlay::bad_target(at, "it is too long"));
        return None;
    }
    match JsonPath::parse(target) {
        Ok(path) => Some(Action {
            at,
            text: target.to_owned(),
            target: path,
            change,
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
