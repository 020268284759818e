//! Definitions and uses of components, across files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use copperplate::load;
use copperplate::source::{Node, Span, Value};
use lsp_types::{Location, Position};

use crate::position::Lines;
use crate::tree::{self, at};
use crate::workspace::Workspace;

/// A value in a file: its path, and the segments of its pointer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The path without links.
    pub file: PathBuf,
    /// The keys and indices that lead to the value.
    pub segments: Vec<String>,
}

/// The value that a reference in a file leads to; `None` for an anchor or an address of the web.
pub fn target(from: &Path, reference: &str) -> Option<Target> {
    let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let file = match file {
        "" => from.to_owned(),
        file if file.contains("://") => return None,
        file => from.parent()?.join(file).canonicalize().ok()?,
    };
    let segments = tree::segments(fragment)?;
    Some(Target { file, segments })
}

/// The target of the reference or the component at a position.
pub fn target_at(workspace: &Workspace, path: &Path, position: Position) -> Option<Target> {
    let text = workspace.text(path)?;
    let root = load::data("document", &text).ok()?;
    let offset = Lines::new(&text, workspace.utf8).offset(position);
    let found = at(&root, offset);
    let mut is_reference = false;
    tree::references(&root, &mut |_, span| {
        is_reference |= span == found.node.span;
    });
    match &found.node.value {
        Value::String(reference) if is_reference && !found.in_key => target(path, reference),
        _ => {
            let segments = component(&found.segments)?;
            let file = path.to_owned();
            Some(Target { file, segments })
        }
    }
}

/// The component around a value.
fn component(segments: &[String]) -> Option<Vec<String>> {
    match segments {
        [first, _, _, ..] if first == "components" => segments.get(..3).map(<[_]>::to_vec),
        _ => None,
    }
}

/// The place of a target: its key, or else its value.
pub fn definition(workspace: &Workspace, target: &Target) -> Option<Location> {
    let text = workspace.text(&target.file)?;
    let root = load::data("document", &text).ok()?;
    let (node, key) = tree::get(&root, &target.segments)?;
    location(workspace, &target.file, &text, key.unwrap_or(node.span))
}

/// The references to a target in all known files.
pub fn uses(
    workspace: &Workspace,
    target: &Target,
    known: &BTreeSet<PathBuf>,
) -> Vec<(PathBuf, Span)> {
    let mut found = Vec::new();
    for path in known {
        let Some(text) = workspace.text(path) else {
            continue;
        };
        let Ok(root) = load::data("document", &text) else {
            continue;
        };
        found.extend(uses_in(path, &root, target));
    }
    found
}

fn uses_in(path: &Path, root: &Node, wanted: &Target) -> Vec<(PathBuf, Span)> {
    let mut found = Vec::new();
    tree::references(root, &mut |text, span| {
        let leads = target(path, text)
            .is_some_and(|it| it.file == wanted.file && it.segments.starts_with(&wanted.segments));
        if leads {
            found.push((path.to_owned(), span));
        }
    });
    found
}

/// A span as a place for the editor.
pub fn location(workspace: &Workspace, path: &Path, text: &str, span: Span) -> Option<Location> {
    let uri = workspace.uri(path)?;
    let range = Lines::new(text, workspace.utf8).range(span);
    Some(Location { uri, range })
}
