//! Finds inheritance by `allOf` (OpenAPI 3.0.3 section 4.7.25, "Models with Polymorphism Support"):
//! a base has a `discriminator`, and its heirs refer to the base instead of being listed by it.

use std::collections::{HashMap, HashSet};

use crate::source::{Node, Span, Version};
use crate::sweep::ObjectKind;

use super::Resolved;
use crate::source::Place;

/// The depth limit for an `allOf`, with references followed.
const LOOK: usize = 16;

/// A named schema, or the only schema of its file.
#[derive(Clone, Debug)]
pub(crate) struct Heir<'a> {
    pub(crate) name: Option<&'a str>,
    pub(crate) place: Place<'a>,
}

/// Bases and their heirs.
#[derive(Debug, Default)]
pub(crate) struct Heirs<'a> {
    /// Each base with the schemas that extend it directly.
    direct: HashMap<Span, (Place<'a>, Vec<Heir<'a>>)>,
}

impl<'a> Heirs<'a> {
    /// Searches all named schemas, in the order of the document and then of its files.
    pub(crate) fn of(document: &'a Resolved) -> Self {
        let mut heirs = Self::default();
        let mut seen = HashSet::new();
        for heir in named(document) {
            if !seen.insert(heir.place.span()) {
                continue;
            }
            for base in bases(document, &heir.place, 0) {
                let own = heirs.direct.entry(base.span());
                let (_, known) = own.or_insert_with(|| (base, Vec::new()));
                if known.iter().all(|it| it.place.span() != heir.place.span()) {
                    known.push(heir.clone());
                }
            }
        }
        heirs
    }

    /// All bases, in the order of their places.
    pub(crate) fn bases(&self) -> Vec<Place<'a>> {
        let mut bases: Vec<_> = self.direct.values().map(|(base, _)| base.clone()).collect();
        bases.sort_by_key(|it| (it.file(), it.span().start));
        bases
    }

    /// The direct and indirect heirs of a base.
    pub(crate) fn all(&self, base: Span) -> Vec<Heir<'a>> {
        let mut found: Vec<Heir<'a>> = Vec::new();
        let mut seen = HashSet::from([base]);
        let mut pending = vec![base];
        while let Some(base) = pending.pop() {
            let known = self.direct.get(&base).map(|(_, heirs)| heirs);
            for heir in known.into_iter().flatten() {
                if seen.insert(heir.place.span()) {
                    pending.push(heir.place.span());
                    found.push(heir.clone());
                }
            }
        }
        // Heirs are sorted by name, because the order of components has no meaning.
        found.sort_by_key(|it| (it.name, it.place.file(), it.place.span().start));
        found
    }
}

/// The discriminator of a schema or its nearest base. `None` if `oneOf` or `anyOf` lists the
/// alternatives.
pub(crate) fn discriminator<'a>(document: &'a Resolved, schema: &Place<'a>) -> Option<Place<'a>> {
    let mut found = None;
    let mut seen = HashSet::new();
    let mut pending = vec![schema.clone()];
    while let Some(schema) = pending.pop() {
        let schema = document.follow(&schema);
        if !seen.insert(schema.span()) {
            continue;
        }
        if ["oneOf", "anyOf"]
            .iter()
            .any(|key| schema.get(key).is_some())
        {
            return None;
        }
        // A nearer schema is visited first.
        found = found.or_else(|| schema.get("discriminator"));
        let parts = schema.get("allOf");
        let parts: Vec<_> = parts.iter().flat_map(Place::items).map(|it| it.1).collect();
        pending.extend(parts.into_iter().rev());
        pending.extend(sibling_target(document, &schema));
    }
    found
}

/// The target of a `$ref` with effective sibling keywords.
fn sibling_target<'a>(document: &'a Resolved, schema: &Place<'a>) -> Option<Place<'a>> {
    let counts = document.version() != Version::V3_0 && schema.members().nth(1).is_some();
    let target = document.reference(schema).filter(|_| counts);
    target.map(|(target, _)| target)
}

/// The direct bases of a schema: the references in its `allOf`.
fn bases<'a>(document: &'a Resolved, schema: &Place<'a>, depth: usize) -> Vec<Place<'a>> {
    let mut found = Vec::new();
    if let Some(target) = sibling_target(document, schema) {
        found.push(document.follow(&target));
    }
    let parts = schema.get("allOf");
    for (_, part) in parts.iter().flat_map(Place::items) {
        if part.get("$ref").is_some() {
            found.push(document.follow(&part));
        } else if depth < LOOK {
            found.extend(bases(document, &part, depth + 1));
        }
    }
    found
}

/// Every named schema: components and named members of other files. The only schema of a file has
/// no name.
fn named(document: &Resolved) -> Vec<Heir<'_>> {
    let root = document.root();
    let components = root.get("components").and_then(|it| it.get("schemas"));
    let mut found = Vec::new();
    for (name, _, place) in components.iter().flat_map(Place::members) {
        let alone = place.members().nth(1).is_none() || document.version() == Version::V3_0;
        let target = match document.reference(&place) {
            Some(_) if alone => document.follow(&place),
            _ => place.clone(),
        };
        // An alias of a component is not another schema.
        if target.span() == place.span() || target.file() != root.file() {
            let name = Some(name);
            found.push(Heir {
                name,
                place: target,
            });
        }
    }
    for tree in document.further_trees() {
        push_file(document, tree, &mut found);
    }
    found
}

/// Adds the schemas of another file.
fn push_file<'a>(document: &'a Resolved, tree: &'a Node, found: &mut Vec<Heir<'a>>) {
    let root = Place {
        node: tree,
        pointer: crate::source::Pointer::default(),
    };
    if document.kind(tree) == Some(ObjectKind::Schema) {
        let place = root.clone();
        found.push(Heir { name: None, place });
    }
    let inside = |keys: &[&str]| keys.iter().try_fold(root.clone(), |at, key| at.get(key));
    let maps = [
        inside(&["components", "schemas"]),
        inside(&["definitions"]),
        inside(&["$defs"]),
        Some(root.clone()),
    ];
    for (name, _, place) in maps.iter().flatten().flat_map(Place::members) {
        if document.kind(place.node) == Some(ObjectKind::Schema) {
            let name = Some(name);
            found.push(Heir { name, place });
        }
    }
}
