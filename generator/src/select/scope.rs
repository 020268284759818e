//! The parts of the text that a selection needs.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::methods;
use crate::ir::Method;
use crate::resolve::Resolved;
use crate::source::{FileId, Files, Node, Object, Place, Span};

/// Ranges of the files of a document. Problems outside of them do not concern the selection.
#[derive(Clone, Debug, Default)]
pub(super) struct Scope {
    /// The operations, paths and components of the document.
    units: Vec<Span>,
    /// The files without anything but such parts.
    further: HashSet<FileId>,
    /// The needed ranges by file, in order and disjoint.
    needed: HashMap<FileId, Vec<(u32, u32)>>,
    /// The files, to find the originals of copies.
    files: Files,
}

impl Scope {
    pub(super) fn new(
        document: &Resolved,
        reached: &HashSet<Span>,
        schemes: &BTreeSet<String>,
    ) -> Self {
        let root = document.root();
        let mut scope = Self {
            units: units(&root),
            further: document.further_files(),
            needed: HashMap::new(),
            files: document.files().clone(),
        };
        let mut needed: Vec<Span> = reached.iter().copied().collect();
        for (name, section, at, node) in components(&root) {
            let scheme = section == "securitySchemes" && schemes.contains(name);
            if scheme || reached.contains(&node.span) {
                needed.push(whole(at, node));
            }
        }
        for key in ["paths", "webhooks"] {
            let items = root.get(key);
            for (_, at, item) in items.iter().flat_map(Place::members) {
                push_item(document, (at, &item), reached, &mut needed);
            }
        }
        for span in &mut needed {
            let file = scope.files.original(span.file);
            *span = Span::new(file, span.start, span.end);
        }
        needed.sort_by_key(|it| (it.file, it.start, std::cmp::Reverse(it.end)));
        for span in needed {
            let ranges = scope.needed.entry(span.file).or_default();
            // Ranges of a tree are nested or disjoint, and the outer one comes first.
            if ranges.last().is_none_or(|(_, end)| span.start >= *end) {
                ranges.push((span.start, span.end));
            }
        }
        scope.units.sort_by_key(|it| (it.file, it.start));
        scope
    }

    /// Returns true if a place concerns the selection.
    pub(super) fn has(&self, at: Span) -> bool {
        let at = Span::new(self.files.original(at.file), at.start, at.end);
        let inside = |it: &Span| it.file == at.file && it.start <= at.start && at.end <= it.end;
        let is_part = self.further.contains(&at.file) || self.units.iter().any(inside);
        !is_part || self.needs(at)
    }

    fn needs(&self, at: Span) -> bool {
        let Some(ranges) = self.needed.get(&at.file) else {
            return false;
        };
        let before = ranges.partition_point(|(start, _)| *start <= at.start);
        let last = before.checked_sub(1).and_then(|it| ranges.get(it));
        last.is_some_and(|(_, end)| at.end <= *end)
    }
}

/// The key and the value of a member.
fn whole(at: Span, node: &Node) -> Span {
    let end = match node.span.file == at.file {
        true => node.span.end.max(at.end),
        false => at.end,
    };
    Span::new(at.file, at.start, end)
}

/// Adds the path of a selected operation, apart from its other operations.
fn push_item(
    document: &Resolved,
    (at, item): (Span, &Place<'_>),
    reached: &HashSet<Span>,
    needed: &mut Vec<Span>,
) {
    let target = document.follow(item);
    let operations = methods(document, &target);
    let mut operations = operations.iter().map(|(_, it)| it.span());
    if !operations.any(|at| reached.contains(&at)) {
        return;
    }
    needed.push(at);
    if target.span() != item.span() {
        needed.push(item.span());
    }
    let is_fixed = |key: &str| Method::all(document.version()).any(|(known, _)| known == key);
    for (key, at, place) in target.members() {
        if key == "additionalOperations" {
            let more = place
                .members()
                .filter(|(.., it)| reached.contains(&it.span()));
            needed.extend(more.map(|(_, at, it)| whole(at, it.node)));
        } else if !is_fixed(key) || reached.contains(&place.span()) {
            needed.push(whole(at, place.node));
        }
    }
}

/// The paths, webhooks and components of a document, each with its key.
fn units(root: &Place<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    for key in ["paths", "webhooks"] {
        let items = root.node.get(key).and_then(Node::as_object);
        for (_, at, item) in items.into_iter().flat_map(Object::iter) {
            found.push(whole(at, item));
        }
    }
    for (.., at, node) in components(root) {
        found.push(whole(at, node));
    }
    found
}

/// The components of a document: name, section, the place of the name, value.
fn components<'a>(root: &Place<'a>) -> Vec<(&'a str, &'a str, Span, &'a Node)> {
    let sections = root.node.get("components").and_then(Node::as_object);
    let mut found = Vec::new();
    for (section, _, node) in sections.into_iter().flat_map(Object::iter) {
        let members = node.as_object().into_iter().flat_map(Object::iter);
        found.extend(members.map(|(name, at, node)| (name, section, at, node)));
    }
    found
}
