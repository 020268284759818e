//! Changes of a tree.

use std::collections::{HashMap, HashSet};

use crate::source::{Node, Object, Span, Value};

/// One change of a tree.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    /// Removes the member with a key at a place, or the item at a place.
    Remove(Span),
    /// Renames the key at a place.
    Rename(Span, String),
    /// Replaces the value at a place.
    Replace(Span, Value),
    /// Adds a member to the object at a place. A list is appended to an existing list.
    Add(Span, &'static str, Node),
}

impl Change {
    /// Its place.
    pub(super) fn at(&self) -> Span {
        match self {
            Self::Remove(at) | Self::Rename(at, _) | Self::Replace(at, _) | Self::Add(at, ..) => {
                *at
            }
        }
    }
}

/// The changes of a document.
#[derive(Debug, Default)]
pub(crate) struct Mends {
    removed: HashSet<Span>,
    renamed: HashMap<Span, String>,
    replaced: HashMap<Span, Value>,
    added: HashMap<Span, Vec<(&'static str, Node)>>,
}

impl Mends {
    /// Returns true if a change was noted before.
    pub(crate) fn has(&self, change: &Change) -> bool {
        match change {
            Change::Remove(at) => self.removed.contains(at),
            Change::Rename(at, name) => self.renamed.get(at) == Some(name),
            Change::Replace(at, value) => self.replaced.get(at) == Some(value),
            Change::Add(at, key, node) => {
                let all = self.added.get(at);
                all.is_some_and(|all| all.iter().any(|it| it.0 == *key && same(&it.1, node)))
            }
        }
    }

    /// Notes a change.
    pub(crate) fn note(&mut self, change: &Change) {
        if self.has(change) {
            return;
        }
        match change {
            Change::Remove(at) => drop(self.removed.insert(*at)),
            Change::Rename(at, name) => drop(self.renamed.insert(*at, name.clone())),
            Change::Replace(at, value) => drop(self.replaced.insert(*at, value.clone())),
            Change::Add(at, key, node) => {
                self.added.entry(*at).or_default().push((key, node.clone()));
            }
        }
    }

    fn is_empty(&self) -> bool {
        self.removed.is_empty()
            && self.renamed.is_empty()
            && self.replaced.is_empty()
            && self.added.is_empty()
    }

    /// Applies the changes to a tree. The depth limit of reading bounds the recursion.
    pub(crate) fn apply(&self, root: &mut Node) {
        if !self.is_empty() {
            self.mend_node(root);
        }
    }

    fn mend_node(&self, node: &mut Node) {
        if let Some(value) = self.replaced.get(&node.span) {
            node.value = value.clone();
            return;
        }
        let span = node.span;
        match &mut node.value {
            Value::Array(items) => {
                items.retain(|item| !self.removed.contains(&item.span));
                items.iter_mut().for_each(|item| self.mend_node(item));
            }
            Value::Object(object) => {
                object.retain(|key, _| !self.removed.contains(&key));
                for (_, value) in object.nodes_mut() {
                    self.mend_node(value);
                }
                self.rename(object);
                for (key, value) in self.added.get(&span).into_iter().flatten() {
                    add(object, key, value.clone());
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn rename(&self, object: &mut Object) {
        if self.renamed.is_empty() {
            return;
        }
        let names = object.iter().filter_map(|(_, at, _)| {
            let name = self.renamed.get(&at)?;
            Some((at, name.clone()))
        });
        for (at, name) in names.collect::<Vec<_>>() {
            object.respell(at, &name);
        }
    }
}

/// Returns true for equal values at any places.
fn same(left: &Node, right: &Node) -> bool {
    crate::source::json_text(left) == crate::source::json_text(right)
}

/// Adds a member, or the items of a list.
fn add(object: &mut Object, key: &str, value: Node) {
    if let (Value::Array(new), Some(present)) = (&value.value, object.get_mut(key))
        && let Value::Array(items) = &mut present.value
    {
        items.extend(new.iter().cloned());
        return;
    }
    object.set(key.to_owned(), value.span, value);
}
