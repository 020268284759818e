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

use std::path::Path;

use crate::diagnostics::Diagnostics;
use crate::load::{self, Document};
use crate::options::OverlayFile;
use crate::source::Limits;
use apply::Changing;

/// Applies overlays one after the other to the document that lies at a path. The files that were
/// added are those after the document's.
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
        let actions = read::actions(&node, report);
        apply::all(&mut changing, file, &actions, limits, report);
    }
}
