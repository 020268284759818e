//! Turns a swept document into a [`Resolved`], in which every reference has a target of the
//! expected kind.
//!
//! References keep their text; [`Resolved::follow`] and [`Resolved::reference`] look them up, which
//! can't fail after the check.

mod check;
mod cut;
pub(crate) mod heirs;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashSet};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::KnownFiles;
use crate::source::{FileId, Files, Node, Object, Place, Span, Version, nothing, pointer};
use crate::sweep::{self, Swept};

/// A document with valid references only.
#[derive(Debug)]
pub struct Resolved {
    swept: Swept,
    /// The invalid references.
    broken: cut::Broken,
}

/// Checks every reference. [`Resolved::cut`] removes the broken ones.
pub(crate) fn resolve(swept: Swept) -> (Resolved, Diagnostics) {
    let (report, broken) = check::references(&swept);
    (Resolved { swept, broken }, report.sorted())
}

impl Resolved {
    /// Removes the broken references. Later stages then see a document without these parts, and
    /// can check the rest.
    pub(crate) fn cut(&mut self) {
        cut::references(&mut self.swept.trees, &self.broken);
    }

    /// What is known of the files for another round of reading.
    pub(crate) fn into_known(self, files: Files) -> KnownFiles {
        KnownFiles {
            files,
            paths: self.swept.paths,
        }
    }

    /// Drops the document and keeps its files.
    pub(crate) fn into_files(self) -> Files {
        self.swept.files
    }

    /// The file parts of all references.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = &str> {
        let files = self.swept.references.iter();
        files.map(|it| it.text.split_once('#').map_or(&*it.text, |it| it.0))
    }

    /// The addresses of references that are mapped to files.
    pub(crate) fn mapped_addresses(&self) -> &BTreeSet<String> {
        &self.swept.addresses
    }

    /// The trees of all files.
    pub(crate) fn trees(&self) -> impl Iterator<Item = &Node> {
        self.swept.trees.iter().flatten()
    }

    /// The references to a component of the root document or to a part of it, with their places,
    /// and their texts after another name is given to the component.
    pub(crate) fn references_to(
        &self,
        section: &str,
        old: &str,
        new: &str,
    ) -> impl Iterator<Item = (Span, String)> {
        let found = self.swept.references.iter().filter_map(|reference| {
            let text = check::renamed(&self.swept, reference, (section, old, new))?;
            Some((reference.at, text))
        });
        found.collect::<Vec<_>>().into_iter()
    }

    /// The keys of security requirements with a name.
    pub(crate) fn requirements(&self, name: &str) -> Vec<Span> {
        let all = self.all_requirements().into_iter();
        all.filter(|it| it.0 == name).map(|it| it.1).collect()
    }

    /// The schemes that the security requirements of the document name.
    pub(crate) fn required_schemes(&self) -> BTreeSet<&str> {
        self.all_requirements().into_iter().map(|it| it.0).collect()
    }

    fn all_requirements(&self) -> Vec<(&str, Span)> {
        let mut found = Vec::new();
        let mut pending: Vec<&Node> = self.trees().collect();
        while let Some(node) = pending.pop() {
            let inner = node.as_object().into_iter().flat_map(Object::iter);
            if self.kind(node) == Some(sweep::Kind::SecurityRequirement) {
                found.extend(inner.map(|(name, at, _)| (name, at)));
                continue;
            }
            pending.extend(inner.map(|(_, _, value)| value));
            pending.extend(node.as_array().unwrap_or_default());
        }
        found
    }

    /// The root of the document.
    #[must_use]
    pub fn root(&self) -> Place<'_> {
        Place {
            node: self.swept.tree(self.swept.root).unwrap_or(nothing()),
            pointer: String::new(),
        }
    }

    /// The trees of all files except the root document.
    pub(crate) fn further_trees(&self) -> impl Iterator<Item = &Node> {
        self.swept.trees.iter().skip(1).flatten()
    }

    /// The kind of object at a node.
    pub(crate) fn kind(&self, node: &Node) -> Option<sweep::Kind> {
        self.swept.kinds.get(&node.span).copied()
    }

    /// True if every reference was valid. After a removal, a missing part may look like another
    /// mistake.
    pub(crate) fn is_whole(&self) -> bool {
        self.broken.is_empty()
    }

    /// The referenced files.
    pub(crate) fn further_files(&self) -> HashSet<FileId> {
        self.swept.paths.values().copied().collect()
    }

    /// The extensions (`x-…`) of this toolkit.
    pub(crate) fn marks(&self) -> &[sweep::Mark] {
        &self.swept.marks
    }

    /// Discriminators without a list of schemas next to them, each with the diagnostic for a schema
    /// without heirs.
    pub(crate) fn lone_discriminators(&self) -> &[(Span, Diagnostic)] {
        &self.swept.lone_discriminators
    }

    /// The stated version of OpenAPI.
    #[must_use]
    pub fn version(&self) -> Version {
        self.swept.version
    }

    /// The files, for excerpts in diagnostics.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.swept.files
    }

    /// Follows a chain of `$ref` to the node itself; the place itself if it does not refer.
    /// Siblings of a `$ref` are ignored.
    #[must_use]
    pub fn follow<'a>(&'a self, place: &Place<'a>) -> Place<'a> {
        let mut present = place.clone();
        // Circles were refused earlier; the limit ends the loop even after a mistake of the check.
        for _ in 0..check::LONGEST_CHAIN {
            match self.reference(&present) {
                Some((next, _)) => present = next,
                None => break,
            }
        }
        present
    }

    /// Follows one `$ref`. The result has a name if the target is a component, or has a name in
    /// another file. `None` if the place does not refer.
    #[must_use]
    pub fn reference<'a>(&'a self, place: &Place<'a>) -> Option<(Place<'a>, Option<&'a str>)> {
        let node = place.node.get("$ref")?;
        self.target(node.span.file, node.as_str()?)
    }

    /// The target of a reference with its text in a file.
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

    /// Like [`Resolved::target`], for a value of a discriminator's `mapping`, which may also be the
    /// bare name of a schema under `components`. A name wins over a file with the same name.
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

/// The last segment of a pointer to a named schema: `/components/schemas/Money`,
/// `/definitions/Money`, `/Money`. A deeper schema is a part of another, and its name comes from
/// its place.
fn component_name(pointer: &str) -> Option<&str> {
    let mut segments = pointer.strip_prefix('/')?.split('/');
    let name = segments.next_back()?;
    let named = matches!(
        (segments.next(), segments.next(), segments.next()),
        (Some("components"), Some(_), None) | (Some("definitions" | "$defs") | None, None, None)
    );
    named.then_some(name)
}
