//! The first half of a run: from a path to a resolved document.

use std::path::Path;

use crate::diagnostics::Diagnostics;
use crate::load::{self, Document};
use crate::options::OverlayFile;
use crate::overlay;
use crate::resolve::{self, Resolved};
use crate::source::{Files, Limits};
use crate::sweep::{self, Swept};

/// A document and its warnings, or the files and all problems.
pub type Opened = Result<(Resolved, Diagnostics), (Files, Diagnostics)>;

/// Like [`Opened`], before references are resolved.
pub(crate) type Read = Result<(Swept, Diagnostics), (Files, Diagnostics)>;

/// Reads and resolves a document, and collects the problems of both in one report.
///
/// If every reference is valid, the document is returned even if the report has errors of the
/// sweep, so that later stages can add theirs. Check [`Diagnostics::has_errors`] before using the
/// final result.
///
/// # Errors
/// The document can't be read at all, or a reference is invalid.
pub fn open(path: &Path, limits: &Limits) -> Opened {
    open_as(path, &path.to_string_lossy(), &[], limits)
}

/// Like [`open`], with overlays, which are applied before any other stage, and with another path
/// for diagnostics, for example one independent of the location of the checkout. Further files are
/// shown relative to that path.
///
/// # Errors
/// Like [`open`].
pub fn open_as(path: &Path, shown: &str, overlays: &[OverlayFile], limits: &Limits) -> Opened {
    strict(open_all(path, shown, overlays, limits)?)
}

/// Like [`open`], from a text without further files.
///
/// # Errors
/// Like [`open`].
pub fn open_text(name: &str, text: &str) -> Opened {
    strict(open_all_text(name, text, &Limits::default())?)
}

/// Like [`open_as`], but returns the document even if it has invalid references, so that one run
/// finds all problems.
///
/// # Errors
/// The document can't be read at all.
pub(crate) fn open_all(
    path: &Path,
    shown: &str,
    overlays: &[OverlayFile],
    limits: &Limits,
) -> Opened {
    Ok(resolve(read(path, shown, overlays, limits)?, limits))
}

/// Like [`open_all`], from a text without further files.
///
/// # Errors
/// The document can't be read at all.
pub(crate) fn open_all_text(name: &str, text: &str, limits: &Limits) -> Opened {
    Ok(resolve(read_text(name, text, limits)?, limits))
}

/// Reads a document and the files it refers to, with its overlays.
pub(crate) fn read(path: &Path, shown: &str, overlays: &[OverlayFile], limits: &Limits) -> Read {
    let mut report = Diagnostics::new();
    let mut document = load::document(path, shown, limits, &mut report)?;
    overlay::apply(&mut document, path, overlays, limits, &mut report);
    sweep(document, limits, report)
}

/// Like [`read`], from a text without further files.
pub(crate) fn read_text(name: &str, text: &str, limits: &Limits) -> Read {
    let mut report = Diagnostics::new();
    let document = load::document_text(name, text, limits, &mut report)?;
    sweep(document, limits, report)
}

fn sweep(document: Document, limits: &Limits, mut report: Diagnostics) -> Read {
    let version = match sweep::version(&document.tree) {
        Ok((version, warning)) => {
            let is_later = warning.is_some();
            report.extend(warning);
            (version, is_later)
        }
        Err(diagnostic) => {
            report.push(diagnostic);
            return Err((document.files, report.sorted()));
        }
    };
    let swept = sweep::sweep(document, version, limits, &mut report);
    Ok((swept, report.sorted().capped(limits.diagnostics)))
}

fn resolve((swept, mut report): (Swept, Diagnostics), limits: &Limits) -> (Resolved, Diagnostics) {
    let (resolved, more) = resolve::resolve(swept);
    report.extend(more);
    (resolved, report.sorted().capped(limits.diagnostics))
}

/// Returns a document only if all its references are valid.
fn strict((resolved, report): (Resolved, Diagnostics)) -> Opened {
    if resolved.is_whole() {
        Ok((resolved, report))
    } else {
        Err((resolved.into_files(), report))
    }
}
