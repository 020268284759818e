//! Overlay 1.0 documents: changes to a document that is not ours, kept beside it and applied before
//! anything reads it.
//!
//! What an overlay adds keeps the places of the overlay, so that diagnostics point to where it is
//! written. Its references are those of the document: `#/components/…` and relative files mean what
//! they would mean there.

mod apply;
mod read;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use serde_json_path::JsonPath;

use crate::diagnostics::{self, Diagnostics, Span};
use crate::load::{FileId, Files, Limits, Node};

/// An overlay to be applied to a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverlayFile {
    /// Where it lies.
    pub path: PathBuf,
    /// The path that diagnostics show for it.
    pub shown: String,
}

/// One action of an overlay, ready to be applied.
struct Action {
    /// Where its target stands.
    at: Span,
    text: String,
    target: JsonPath,
    change: Change,
}

enum Change {
    Remove,
    Update(Node),
}

/// The tree that is changed, and the files that its places lie in.
pub(crate) struct Changing<'t> {
    /// The document.
    pub(crate) tree: &'t mut Node,
    /// Its files; each overlay is added, once for every copy that an action makes of its update.
    pub(crate) files: &'t mut Files,
    /// The path of the document.
    pub(crate) document: &'t std::path::Path,
}

/// Applies overlays one after the other. The files that were added are those after the document's.
pub(crate) fn apply(
    changing: &mut Changing<'_>,
    overlays: &[OverlayFile],
    limits: &Limits,
    report: &mut Diagnostics,
) {
    for overlay in overlays {
        let Some((file, node)) = crate::load::further_tree(
            changing.files,
            &overlay.path,
            &overlay.shown,
            limits,
            report,
        ) else {
            continue;
        };
        read::check_extends(&node, &overlay.path, changing.document, report);
        let actions = read::actions(&node, report);
        apply::all(changing, file, &actions, limits, report);
    }
}

/// The same node as if it stood in another copy of its file. A place is what tells one schema from
/// another, so what is written once and stands twice needs two places.
fn moved(node: &Node, to: FileId) -> Node {
    use crate::load::{Object, Value};
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

/// What is wrong with the target of an action.
fn bad_target(at: Span, why: &str) -> diagnostics::Diagnostic {
    diagnostics::overlay::bad_target(at, why)
}
