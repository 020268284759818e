//! Finds places in the trees of a document, with the values around them.

use std::collections::{HashMap, HashSet};

use crate::resolve::Resolved;
use crate::source::{Node, Span, Value};

/// A value, with its key or its index in the value around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level<'d> {
    pub(super) node: &'d Node,
    /// The key of a member, with its place.
    pub(super) key: Option<(&'d str, Span)>,
}

impl Level<'_> {
    /// The place that identifies the member or the item.
    pub(super) fn spot(&self) -> Span {
        self.key.map_or(self.node.span, |(_, at)| at)
    }

    /// The key; empty for an item.
    pub(super) fn name(&self) -> &str {
        self.key.map_or("", |(key, _)| key)
    }
}

/// The values around places, the root first and the value itself last.
pub(super) type Found<'d> = HashMap<Span, Vec<Level<'d>>>;

/// Finds places by their key or value, in every tree. A value in YAML may occur several times by
/// aliases; the first counts.
pub(super) fn find<'d>(document: &'d Resolved, wanted: &HashSet<Span>) -> Found<'d> {
    let mut search = Search {
        wanted,
        stack: Vec::new(),
        found: Found::new(),
    };
    for root in document.trees() {
        search.visit(Level {
            node: root,
            key: None,
        });
    }
    search.found
}

struct Search<'d, 'w> {
    wanted: &'w HashSet<Span>,
    stack: Vec<Level<'d>>,
    found: Found<'d>,
}

impl<'d> Search<'d, '_> {
    /// The depth limit of reading bounds the recursion.
    fn visit(&mut self, level: Level<'d>) {
        self.stack.push(level);
        for at in [level.key.map(|(_, at)| at), Some(level.node.span)] {
            if let Some(at) = at.filter(|at| self.wanted.contains(at)) {
                let stack = &self.stack;
                self.found.entry(at).or_insert_with(|| stack.clone());
            }
        }
        match &level.node.value {
            Value::Array(items) => {
                for node in items {
                    self.visit(Level { node, key: None });
                }
            }
            Value::Object(object) => {
                for (key, at, node) in object.iter() {
                    let key = Some((key, at));
                    self.visit(Level { node, key });
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
        self.stack.pop();
    }
}
