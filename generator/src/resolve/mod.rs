//! From a swept document to a [`Resolved`], in which every reference leads to what is wanted.
//!
//! References keep their text; [`Resolved::follow`] and [`Resolved::reference`] look them up, which
//! cannot fail once resolving has checked each one.

mod check;
mod cut;
pub(crate) mod heirs;
#[cfg(test)]
mod tests;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::source::{FileId, Files, Node, Place, Span, Version, nothing, pointer};
use crate::sweep::{self, Swept};

/// A document in which every `$ref` is known to be good.
#[derive(Debug)]
pub struct Resolved {
    swept: Swept,
    /// Whether every reference was good, so that none was taken out.
    is_whole: bool,
}

/// Checks every reference, and takes those out that are not good: what they stand for is then as if the
/// document said nothing of it, so that later stages can look at the rest.
pub(crate) fn resolve(mut swept: Swept) -> (Resolved, Diagnostics) {
    let (report, broken) = check::references(&swept);
    cut::references(&mut swept.trees, &broken);
    let is_whole = broken.is_empty();
    (Resolved { swept, is_whole }, report.sorted())
}

impl Resolved {
    /// The root of the document.
    #[must_use]
    pub fn root(&self) -> Place<'_> {
        Place {
            node: self.swept.tree(self.swept.root).unwrap_or(nothing()),
            pointer: String::new(),
        }
    }

    /// The trees of all files beside the root document.
    pub(crate) fn further_trees(&self) -> impl Iterator<Item = &Node> {
        self.swept.trees.iter().skip(1).flatten()
    }

    /// What kind of object stands at a node.
    pub(crate) fn kind(&self, node: &Node) -> Option<sweep::Kind> {
        self.swept.kinds.get(&node.span).copied()
    }

    /// Whether every reference was good. What is missing where one was taken out may look like another
    /// mistake.
    pub(crate) fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// The marks of this toolkit.
    pub(crate) fn marks(&self) -> &[sweep::Mark] {
        &self.swept.marks
    }

    /// Discriminators without a list of schemas beside them, each with what is to be said if no other
    /// schema builds on that in which it stands.
    pub(crate) fn lone_discriminators(&self) -> &[(Span, Diagnostic)] {
        &self.swept.lone_discriminators
    }

    /// The version that the document states.
    #[must_use]
    pub fn version(&self) -> Version {
        self.swept.version
    }

    /// The files, for printing diagnostics.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.swept.files
    }

    /// The files alone, for a document that is not gone on with.
    #[must_use]
    pub(crate) fn into_files(self) -> Files {
        self.swept.files
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
        let found = check::find(&self.swept, file, text)?;
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
        let Some(node) = self.swept.named_schema(text) else {
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
