//! Applies Overlay 1.0 documents: changes to a provider's document, in separate files, applied
//! before any other stage reads it.
//!
//! Nodes from an overlay keep their places in it, so that diagnostics point to their source. Their
//! references have the base of the document: `#/components/…` and relative files are resolved from
//! there.

mod apply;
mod change;
mod read;
#[cfg(test)]
mod tests;

use std::path::Path;

use crate::diagnostics::Diagnostics;
use crate::load::{self, Document};
use crate::options::OverlayFile;
use crate::source::Limits;
use apply::Changing;

/// Applies overlays in order to the document at a path. Their files follow the document's in the
/// list of files.
pub(crate) fn apply(
    document: &mut Document,
    path: &Path,
    overlays: &[OverlayFile],
    limits: &Limits,
    report: &mut Diagnostics,
) {
    let mut changing = Changing {
        tree: &mut document.tree,
        files: &mut document.files,
    };
    for overlay in overlays {
        let Some((file, node)) = load::further_tree(
            changing.files,
            &overlay.path,
            &overlay.shown,
            limits,
            report,
        ) else {
            continue;
        };
        read::check_extends(&node, &overlay.path, path, report);
        let (edition, actions) = read::actions(&node, report);
        apply::all(&mut changing, (file, edition), &actions, limits, report);
    }
    document.own_files = document.files.len();
}
