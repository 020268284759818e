//! From a path to a resolved document: the first half of the way.

use std::path::Path;

use crate::diagnostics::Diagnostics;
use crate::load::{self, Document};
use crate::options::OverlayFile;
use crate::overlay;
use crate::resolve::{self, Resolved};
use crate::source::{Files, Limits};
use crate::sweep::{self, Swept};

/// A document and its warnings, or the files and all that is wrong.
pub type Opened = Result<(Resolved, Diagnostics), (Files, Diagnostics)>;

/// As [`Opened`], before references are resolved.
pub(crate) type Read = Result<(Swept, Diagnostics), (Files, Diagnostics)>;

/// Reads and resolves a document, and gathers the problems of both in one report.
///
/// When every reference is good, the document is handed out even if the report holds errors of the
/// sweep, so that later stages can add theirs. So look at [`Diagnostics::has_errors`] before any
/// use of what comes out at the end.
///
/// # Errors
/// What leaves no document to look at, or a reference that is not good.
pub fn open(path: &Path, limits: &Limits) -> Opened {
    open_as(path, &path.to_string_lossy(), &[], limits)
}

/// As [`open`], with another path to be shown in diagnostics, for example one that does not depend
/// on where the checkout lies, and overlays that are applied before anything else looks at the
/// document. Further files are shown relative to that path.
///
/// # Errors
/// As [`open`].
pub fn open_as(path: &Path, shown: &str, overlays: &[OverlayFile], limits: &Limits) -> Opened {
    strict(open_all(path, shown, overlays, limits)?)
}

/// As [`open`], from a text without further files.
///
/// # Errors
/// As [`open`].
pub fn open_text(name: &str, text: &str) -> Opened {
    strict(open_all_text(name, text, &Limits::default())?)
}

/// As [`open_as`], but the document is handed out without the references that are not good, so that
/// all its problems are found in one run.
///
/// # Errors
/// What leaves no document to look at.
pub(crate) fn open_all(
    path: &Path,
    shown: &str,
    overlays: &[OverlayFile],
    limits: &Limits,
) -> Opened {
    Ok(resolve(read(path, shown, overlays, limits)?, limits))
}

/// As [`open_all`], from a text without further files.
///
/// # Errors
/// What leaves no document to look at.
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

/// As [`read`], from a text without further files.
pub(crate) fn read_text(name: &str, text: &str, limits: &Limits) -> Read {
    let mut report = Diagnostics::new();
    let document = load::document_text(name, text, limits, &mut report)?;
    sweep(document, limits, report)
}

fn sweep(document: Document, limits: &Limits, mut report: Diagnostics) -> Read {
    let version = match sweep::version(&document.tree) {
        Ok((version, warning)) => {
            report.extend(warning);
            version
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

/// Hands out a document whose references are all good.
fn strict((resolved, report): (Resolved, Diagnostics)) -> Opened {
    if resolved.is_whole() {
        Ok((resolved, report))
    } else {
        Err((resolved.into_files(), report))
    }
}
