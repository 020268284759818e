//! Turns a swept document into a [`Resolved`], in which every reference has a target of the
//! expected kind.
//!
//! References keep their text; [`Resolved::follow`] and [`Resolved::reference`] look them up, which
//! can't fail after the check.

mod check;
mod copies;
mod cut;
mod dynamic;
#[cfg(test)]
mod dynamic_tests;
pub(crate) mod heirs;
mod rewrite;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::load::KnownFiles;
use crate::source::{FileId, Files, Node, Object, Place, Pointer, Span, Version, nothing};
use crate::sweep::{self, Swept};

/// A document with valid references only.
#[derive(Debug)]
pub struct Resolved {
    swept: Swept,
    /// The invalid references.
    broken: cut::Broken,
}

/// A security requirement that is a URI.
pub(crate) struct SchemeUri<'a> {
    /// The URI.
    pub(crate) text: &'a str,
    /// The security scheme.
    pub(crate) target: Place<'a>,
}

/// Checks every reference. [`Resolved::cut`] removes the broken ones.
pub(crate) fn resolve(mut swept: Swept) -> (Resolved, Diagnostics) {
    let problem = dynamic::specialize(&mut swept);
    let (mut report, broken) = check::references(&swept);
    report.extend(problem);
    (Resolved { swept, broken }, report.sorted())
}

impl Resolved {
    /// Removes the broken references. Later stages then see a document without these parts, and
    /// can check the rest.
    pub(crate) fn cut(&mut self) {
        cut::references(&mut self.swept.trees, &self.broken);
    }

    /// The known files, for another round of reading.
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

    /// The trees of all files, without copies.
    pub(crate) fn trees(&self) -> impl Iterator<Item = &Node> {
        let originals = self.swept.trees.iter().take(self.swept.originals);
        originals.flatten()
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

    /// The schemes that the security requirements of the document name, each with one place.
    pub(crate) fn required_schemes(&self) -> BTreeMap<&str, Span> {
        self.all_requirements().into_iter().collect()
    }

    fn all_requirements(&self) -> Vec<(&str, Span)> {
        let mut found = Vec::new();
        let mut pending: Vec<&Node> = self.trees().collect();
        while let Some(node) = pending.pop() {
            let inner = node.as_object().into_iter().flat_map(Object::iter);
            if self.kind(node) == Some(sweep::ObjectKind::SecurityRequirement) {
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
            pointer: Pointer::default(),
        }
    }

    /// The trees of all files except the root document.
    pub(crate) fn further_trees(&self) -> impl Iterator<Item = &Node> {
        let originals = self.swept.trees.get(1..self.swept.originals);
        originals.into_iter().flatten().flatten()
    }

    /// True for a node of a copy that a dynamic reference needs.
    pub(crate) fn is_copy(&self, node: &Node) -> bool {
        let file = usize::try_from(node.span.file.index()).unwrap_or_default();
        file >= self.swept.originals
    }

    /// The kind of object at a node.
    pub(crate) fn kind(&self, node: &Node) -> Option<sweep::ObjectKind> {
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
    pub(crate) fn marks(&self) -> &[sweep::PlacedExtension] {
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
        self.target(node)
    }

    /// The target of a reference with its text in a node.
    #[must_use]
    pub fn target<'a>(&'a self, node: &'a Node) -> Option<(Place<'a>, Option<&'a str>)> {
        let text = node.as_str()?;
        let found = check::find(&self.swept, node.span, text)?;
        let name = match self.swept.aims.get(&node.span) {
            Some(aim) => {
                let segments: Vec<_> = aim.segments.iter().map(String::as_str).collect();
                component_name(&segments)
            }
            None => {
                let pointer = text.rsplit_once('#').map(|(_, pointer)| pointer);
                let rest = pointer.and_then(|it| it.strip_prefix('/'));
                rest.and_then(|it| component_name(&it.split('/').collect::<Vec<_>>()))
            }
        };
        Some((
            Place {
                node: found.node,
                pointer: found.segments.into_iter().collect(),
            },
            name,
        ))
    }

    /// The target of a reference that is a key, with its place and text.
    pub(crate) fn target_at(&self, at: Span, text: &str) -> Option<Place<'_>> {
        let found = check::find(&self.swept, at, text)?;
        let pointer = found.segments.into_iter().collect();
        Some(Place {
            node: found.node,
            pointer,
        })
    }

    /// The security requirements that are URIs.
    pub(crate) fn scheme_uris(&self) -> impl Iterator<Item = SchemeUri<'_>> {
        let references = self.swept.references.iter();
        let references = references.filter(|it| it.kind == sweep::ObjectKind::SecurityScheme);
        references.filter_map(|it| {
            let target = self.target_at(it.at, &it.text)?;
            let text = it.text.as_str();
            Some(SchemeUri { text, target })
        })
    }

    /// Like [`Resolved::target`], for a value of a discriminator's `mapping`, which may also be the
    /// bare name of a schema under `components`. A name wins over a file with the same name.
    #[must_use]
    pub fn mapped<'a>(&'a self, value: &'a Node) -> Option<(Place<'a>, Option<&'a str>)> {
        let text = value.as_str()?;
        let Some(node) = self.swept.named_schema(text) else {
            return self.target(value);
        };
        let pointer = Pointer::from_iter(["components", "schemas", text]);
        Some((Place { node, pointer }, Some(text)))
    }
}

/// The last segment of a pointer to a named schema: `/components/schemas/Money`,
/// `/definitions/Money`, `/Money`. A deeper schema is a part of another, and its name comes from
/// its place.
fn component_name<'a>(segments: &[&'a str]) -> Option<&'a str> {
    match segments {
        ["components", _, name] | ["definitions" | "$defs", name] | [name] => Some(name),
        _ => None,
    }
}
