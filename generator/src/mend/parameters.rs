//! Matches path parameters with the templates of their path.
//!
//! If one template has no parameter and one parameter has no template, they are meant to be one.

use std::collections::HashMap;

use crate::diagnostics::Edit;
use crate::resolve::Resolved;
use crate::source::{Node, Place, Span};
use crate::sweep::ObjectKind;

use super::levels::Found;

/// The lists of parameters around operations with mistakes.
pub(super) struct Paths<'d> {
    /// The listed parameters of an operation and its path: the item, and the parameter itself.
    listed: HashMap<Span, Vec<(Span, &'d Node)>>,
    /// The templates without a parameter, by operation.
    missing: HashMap<Span, Vec<String>>,
    /// The parameters without a template, by operation.
    unused: HashMap<Span, Vec<Span>>,
}

impl<'d> Paths<'d> {
    pub(super) fn new<'e>(
        document: &'d Resolved,
        found: &Found<'d>,
        edits: impl Iterator<Item = &'e Edit>,
    ) -> Self {
        let mut paths = Self {
            listed: HashMap::new(),
            missing: HashMap::new(),
            unused: HashMap::new(),
        };
        for edit in edits {
            let operation = match edit {
                Edit::Describe(operation, name) => {
                    let all = paths.missing.entry(*operation).or_default();
                    all.push(name.clone());
                    operation
                }
                Edit::Unlist {
                    operation,
                    parameter,
                    twice,
                } => {
                    let all = paths.unused.entry(*operation).or_default();
                    if !twice && !all.contains(parameter) {
                        all.push(*parameter);
                    }
                    operation
                }
                _ => continue,
            };
            let Some(levels) = found.get(operation) else {
                continue;
            };
            let own = levels.last().map(|it| it.node);
            let around = levels.iter().rev().nth(1).map(|it| it.node);
            let around = around.filter(|it| document.kind(it) == Some(ObjectKind::PathItem));
            let owners = own.into_iter().chain(around);
            let listed = owners.flat_map(|it| listed(document, it)).collect();
            paths.listed.insert(*operation, listed);
        }
        paths
    }

    /// The only parameter without a template, if a name is the only one without a parameter, with
    /// its item in the list of the operation.
    pub(super) fn meant(&self, operation: Span, name: &str) -> Option<(Span, &'d Node)> {
        let (missing, unused) = (self.missing.get(&operation)?, self.unused.get(&operation)?);
        let ([one], [parameter]) = (missing.as_slice(), unused.as_slice()) else {
            return None;
        };
        let listed = self.listed.get(&operation)?;
        let found = listed.iter().find(|(_, node)| node.span == *parameter);
        found.copied().filter(|_| one == name)
    }

    /// Returns true if a parameter is meant for a template.
    pub(super) fn is_meant(&self, operation: Span, parameter: Span) -> bool {
        let one = self.missing.get(&operation).and_then(|it| it.first());
        let meant = one.and_then(|name| self.meant(operation, name));
        meant.is_some_and(|(_, node)| node.span == parameter)
    }

    /// The items of lists that are a parameter.
    pub(super) fn items(&self, operation: Span, parameter: Span) -> Vec<Span> {
        let listed = self.listed.get(&operation);
        let same = listed.into_iter().flatten();
        let same = same.filter(|(_, node)| node.span == parameter);
        same.map(|(item, _)| *item).collect()
    }
}

/// The parameters in the list of an operation or a path.
fn listed<'d>(document: &'d Resolved, owner: &'d Node) -> Vec<(Span, &'d Node)> {
    let list = owner.get("parameters").and_then(Node::as_array);
    let items = list.into_iter().flatten().map(|node| {
        let place = Place {
            node,
            pointer: crate::source::Pointer::default(),
        };
        (node.span, document.follow(&place).node)
    });
    items.collect()
}
