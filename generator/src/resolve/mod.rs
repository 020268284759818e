//! From a [`Source`] to a [`Resolved`] document, in which every reference leads to what is wanted.
//!
//! References keep their text; [`Resolved::follow`] and [`Resolved::reference`] look them up, which
//! cannot fail once [`resolve`] has checked each one.

mod check;
mod cut;
pub(crate) mod heirs;
mod place;
#[cfg(test)]
mod tests;

use std::path::Path;

pub use place::Place;

use crate::diagnostics::{Diagnostic, Diagnostics, Span};
use crate::load::{self, FileId, Files, Limits, Source, Version, pointer};
use crate::overlay::OverlayFile;

/// A document in which every `$ref` is known to be good.
#[derive(Debug)]
pub struct Resolved {
    source: Source,
    /// Whether every reference was good, so that none was taken out.
    is_whole: bool,
}

/// What resolving ends with: the document and its warnings, or the files and all that is wrong.
pub type Outcome = Result<(Resolved, Diagnostics), (Files, Diagnostics)>;

/// Checks every reference of a document.
///
/// # Errors
/// References that are no pointers, lead nowhere, in circles, or to another kind of object than is
/// wanted.
pub fn resolve(source: Source) -> Outcome {
    let (resolved, report) = resolve_all(source);
    if report.has_errors() {
        Err((resolved.source.files, report))
    } else {
        Ok((resolved, report))
    }
}

/// Checks every reference, and takes those out that are not good: what they stand for is then as if the
/// document said nothing of it, so that later stages can look at the rest.
fn resolve_all(mut source: Source) -> (Resolved, Diagnostics) {
    let (report, broken) = check::references(&source);
    cut::references(&mut source.trees, &broken);
    let is_whole = broken.is_empty();
    (Resolved { source, is_whole }, report.sorted())
}

/// Reads and resolves a document, and gathers the problems of both stages in one report.
///
/// When every reference is good, the document is handed out even if the report holds errors of the
/// sweep, so that later stages can add theirs. So look at [`Diagnostics::has_errors`] before any
/// use of what comes out at the end.
///
/// # Errors
/// What leaves no document to look at, or a reference that is not good.
pub fn open(path: &Path, limits: &Limits) -> Outcome {
    strict(open_all_as(path, &path.to_string_lossy(), &[], limits)?)
}

/// As [`open`], with another path to be shown in diagnostics, and overlays that are applied first.
///
/// # Errors
/// As [`open`].
pub fn open_as(path: &Path, shown: &str, overlays: &[OverlayFile], limits: &Limits) -> Outcome {
    strict(open_all_as(path, shown, overlays, limits)?)
}

/// As [`open_as`], but the document is handed out without the references that are not good, so that
/// all its problems are found in one run.
///
/// # Errors
/// What leaves no document to look at.
pub(crate) fn open_all_as(
    path: &Path,
    shown: &str,
    overlays: &[OverlayFile],
    limits: &Limits,
) -> Outcome {
    let loaded = load::load_all_as(path, shown, overlays, limits)?;
    Ok(gather(loaded, limits))
}

/// As [`open`], from a text without further files.
///
/// # Errors
/// As [`open`].
pub fn open_text(name: &str, text: &str) -> Outcome {
    strict(open_all_text(name, text, &Limits::default())?)
}

/// As [`open_all_as`], from a text without further files.
///
/// # Errors
/// What leaves no document to look at.
pub(crate) fn open_all_text(name: &str, text: &str, limits: &Limits) -> Outcome {
    Ok(gather(load::load_text_all(name, text, limits)?, limits))
}

fn gather((source, mut report): (Source, Diagnostics), limits: &Limits) -> (Resolved, Diagnostics) {
    let (resolved, more) = resolve_all(source);
    report.extend(more);
    (resolved, report.sorted().capped(limits.diagnostics))
}

/// Hands out a document whose references are all good.
fn strict((resolved, report): (Resolved, Diagnostics)) -> Outcome {
    if resolved.is_whole {
        Ok((resolved, report))
    } else {
        Err((resolved.source.files, report))
    }
}

impl Resolved {
    /// The root of the document.
    #[must_use]
    pub fn root(&self) -> Place<'_> {
        Place {
            node: self
                .source
                .tree(self.source.root)
                .unwrap_or(place::nothing()),
            pointer: String::new(),
        }
    }

    /// The trees of all files beside the root document.
    pub(crate) fn further_trees(&self) -> impl Iterator<Item = &load::Node> {
        self.source.trees.iter().skip(1).flatten()
    }

    /// What kind of object stands at a node.
    pub(crate) fn kind(&self, node: &load::Node) -> Option<load::sweep::Kind> {
        self.source.kinds.get(&node.span).copied()
    }

    /// Whether every reference was good. What is missing where one was taken out may look like another
    /// mistake.
    pub(crate) fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The marks of this toolkit.
    pub(crate) fn marks(&self) -> &[load::sweep::Mark] {
        &self.source.marks
    }

    /// Discriminators without a list of schemas beside them, each with what is to be said if no other
    /// schema builds on that in which it stands.
    pub(crate) fn lone_discriminators(&self) -> &[(Span, Diagnostic)] {
        &self.source.lone_discriminators
    }

    /// The version that the document states.
    #[must_use]
    pub fn version(&self) -> Version {
        self.source.version
    }

    /// The files, for printing diagnostics.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.source.files
    }

    /// Through a chain of `$ref` to the node itself; the place itself if it does not refer.
    /// Members beside a `$ref` are not looked at.
    #[must_use]
    pub fn follow<'a>(&'a self, place: &Place<'a>) -> Place<'a> {
        let mut present = place.clone();
        // Circles are refused before; the bound only keeps a mistake from running for ever.
        for _ in 0..check::LONGEST_CHAIN {
            match self.reference(&present) {
                Some((next, _)) => present = next,
                None => break,
            }
        }
        present
    }

    /// One step along a `$ref`: where it leads, and its name if it leads to a component, or to what
    /// another file keeps under a name. `None` if the place does not refer.
    #[must_use]
    pub fn reference<'a>(&'a self, place: &Place<'a>) -> Option<(Place<'a>, Option<&'a str>)> {
        let node = place.node.get("$ref")?;
        self.target(node.span.file, node.as_str()?)
    }

    /// Where the text of a reference leads that stands in a file, for example a value of a
    /// discriminator's `mapping`: a reference, or the bare name of a schema of the root document.
    #[must_use]
    pub fn target<'a>(
        &'a self,
        file: FileId,
        text: &'a str,
    ) -> Option<(Place<'a>, Option<&'a str>)> {
        let found = check::find(&self.source, file, text)?;
        let pointer = text.rsplit_once('#').map(|(_, pointer)| pointer);
        let name = pointer.and_then(component_name);
        Some((
            Place {
                node: found.node,
                pointer: pointer::join(&found.segments),
            },
            name,
        ))
    }

    /// As [`Resolved::target`], for a value of a discriminator's `mapping`, which may also be the
    /// bare name of a schema under `components`. A name wins over a file of the same name.
    #[must_use]
    pub fn mapped<'a>(
        &'a self,
        file: FileId,
        text: &'a str,
    ) -> Option<(Place<'a>, Option<&'a str>)> {
        let Some(node) = self.source.named_schema(text) else {
            return self.target(file, text);
        };
        let segments = ["components", "schemas", text].map(str::to_owned);
        let pointer = pointer::join(&segments);
        Some((Place { node, pointer }, Some(text)))
    }
}

/// The last segment of a pointer that leads to where documents keep what they name:
/// `/components/schemas/Money`, `/definitions/Money`, `/Money`. What stands deeper is a part of
/// another schema, and is named after its place.
fn component_name(pointer: &str) -> Option<&str> {
    let mut segments = pointer.strip_prefix('/')?.split('/');
    let name = segments.next_back()?;
    let named = matches!(
        (segments.next(), segments.next(), segments.next()),
        (Some("components"), Some(_), None) | (Some("definitions" | "$defs") | None, None, None)
    );
    named.then_some(name)
}
