//! The first half of a run: from a path to a resolved document.

use std::path::Path;

use crate::diagnostics::{self, Diagnostics, nearest};
use crate::load::{self, Document};
use crate::options::{Adjust, Locator, Places};
use crate::overlay;
use crate::resolve::{self, Resolved};
use crate::source::{Files, Limits, Node};
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
    open_as(path, &path.to_string_lossy(), &Adjust::default(), limits)
}

/// Like [`open`], with overlays, which are applied before any other stage, and with another path
/// for diagnostics, for example one independent of the location of the checkout. Further files are
/// shown relative to that path.
///
/// # Errors
/// Like [`open`].
pub fn open_as(path: &Path, shown: &str, adjust: &Adjust, limits: &Limits) -> Opened {
    let (document, report) = read(path, shown, adjust, limits)?;
    strict(opened(document, report, limits)?, limits)
}

/// Like [`open`], from a text without further files.
///
/// # Errors
/// Like [`open`].
pub fn open_text(name: &str, text: &str) -> Opened {
    let limits = Limits::default();
    let (document, report) = read_text(name, text, &limits)?;
    strict(opened(document, report, &limits)?, &limits)
}

/// Reads a document and applies its overlays.
///
/// # Errors
/// The document can't be read at all.
pub(crate) fn read(
    path: &Path,
    shown: &str,
    adjust: &Adjust,
    limits: &Limits,
) -> Result<(Document, Diagnostics), (Files, Diagnostics)> {
    let mut report = Diagnostics::new();
    let mut document = load::document(path, shown, &adjust.places, limits, &mut report)?;
    overlay::apply(&mut document, path, &adjust.overlays, limits, &mut report);
    Ok((document, report))
}

/// Like [`read`], from a text without further files.
pub(crate) fn read_text(
    name: &str,
    text: &str,
    limits: &Limits,
) -> Result<(Document, Diagnostics), (Files, Diagnostics)> {
    let mut report = Diagnostics::new();
    let document = load::document_text(name, text, limits, &mut report)?;
    Ok((document, report))
}

/// Sweeps a document, and adds the problems to a report. `mend` changes every further file.
///
/// # Errors
/// The version of OpenAPI is not known.
pub(crate) fn sweep(
    document: Document,
    mut report: Diagnostics,
    limits: &Limits,
    mend: &dyn Fn(&mut Node),
) -> Read {
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
    let swept = sweep::sweep(document, version, (limits, mend), &mut report);
    Ok((swept, report.sorted()))
}

/// Checks the references of a document. Broken ones remain, so that they can be corrected.
pub(crate) fn resolve((swept, mut report): (Swept, Diagnostics)) -> (Resolved, Diagnostics) {
    let (resolved, more) = resolve::resolve(swept);
    report.extend(more);
    (resolved, report.sorted())
}

/// Reports files in place of addresses that no reference has.
pub(crate) fn report_unused_references(
    document: &Resolved,
    places: &Places,
    locator: &Locator,
    report: &mut Diagnostics,
) {
    let known = document.mapped_addresses();
    for mapped in &places.references {
        if !known.contains(&mapped.url.text) {
            let near = nearest(&mapped.url.text, document.addresses());
            report.push(diagnostics::select::no_reference(
                locator.place(&mapped.url),
                near,
            ));
        }
    }
}

/// Sweeps and resolves a document, without broken references.
fn opened(document: Document, report: Diagnostics, limits: &Limits) -> Opened {
    let (mut resolved, report) = resolve(sweep(document, report, limits, &|_| {})?);
    resolved.cut();
    Ok((resolved, report))
}

/// Returns a document only if all its references are valid.
fn strict((resolved, report): (Resolved, Diagnostics), limits: &Limits) -> Opened {
    let report = report.capped(limits.diagnostics);
    if resolved.is_whole() {
        Ok((resolved, report))
    } else {
        Err((resolved.into_files(), report))
    }
}
