//! Applies actions to a tree.

use std::collections::BTreeSet;

use serde_json::Value as Json;
use serde_json_path::PathElement;

use crate::diagnostics::{self, Diagnostics};
use crate::source::{FileId, Files, Limits, Node, Object, Span, Value};

use super::change;
use super::read::{Action, Change, Edition, JsonPathTarget};

/// The tree and the files of its places.
pub(super) struct Changing<'t> {
    /// The document.
    pub(super) tree: &'t mut Node,
    /// The files; every copy of an overlay's update is another file, so that its places are
    /// distinct.
    pub(super) files: &'t mut Files,
}

/// One step from a node to a child.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Index(usize),
    Name(String),
}

/// Applies the actions in order; each sees the results of the earlier ones.
pub(super) fn all(
    changing: &mut Changing<'_>,
    (file, edition): (FileId, Edition),
    actions: &[Action],
    limits: &Limits,
    report: &mut Diagnostics,
) {
    // JSONPath is evaluated on a plain view of the tree, which every change updates.
    let mut view = plain(changing.tree);
    // A first use is as small as its file; only copies can grow out of proportion.
    let mut added = 0_usize;
    for action in actions {
        let places = places(&action.target, &view);
        if places.is_empty() {
            let target = &action.target;
            report.push(diagnostics::overlay::dead_action(target.at, &target.text));
            continue;
        }
        let mut site = Site {
            changing,
            view: &mut view,
            target: &action.target,
            edition,
        };
        let (node, copied, (file, at)) = match &action.change {
            Change::Remove => {
                remove(&mut site, places, report);
                continue;
            }
            Change::Rename(name) => {
                rename(&mut site, &places, name, report);
                continue;
            }
            Change::Update(node) | Change::Replace(node) => {
                (node.clone(), false, (file, node.span))
            }
            Change::Copy(source) => match copied(&mut site, source, report) {
                Some(node) => {
                    let file = node.span.file;
                    (node, true, (file, source.at))
                }
                None => continue,
            },
        };
        let times = if copied {
            places.len()
        } else {
            places.len() - 1
        };
        added = added.saturating_add(size(&node).saturating_mul(times));
        let deepest = places.iter().map(Vec::len).max().unwrap_or(0);
        if added > limits.alias_nodes || deepest + depth(&node) > limits.depth {
            report.push(diagnostics::overlay::too_much(action.target.at));
            return;
        }
        let replaces = matches!(action.change, Change::Replace(_));
        updates(
            &mut site,
            (&node, file, copied),
            (&places, at),
            replaces,
            report,
        );
    }
}

/// The document during one action.
pub(super) struct Site<'a, 't> {
    pub(super) changing: &'a mut Changing<'t>,
    pub(super) view: &'a mut Json,
    pub(super) target: &'a JsonPathTarget,
    pub(super) edition: Edition,
}

/// The only node at the end of a `copy`.
fn copied(
    site: &mut Site<'_, '_>,
    source: &JsonPathTarget,
    report: &mut Diagnostics,
) -> Option<Node> {
    let found = places(source, site.view);
    let [place] = found.as_slice() else {
        let count = found.len();
        report.push(diagnostics::overlay::copies(source.at, &source.text, count));
        return None;
    };
    find(site.changing.tree, place).cloned()
}

/// The nodes selected by a target, each once, in the order of the document.
fn places(target: &JsonPathTarget, view: &Json) -> Vec<Vec<Step>> {
    let mut found: Vec<Vec<Step>> = Vec::new();
    let mut seen = BTreeSet::new();
    for located in target.path.query_located(view) {
        let steps: Vec<Step> = located
            .location()
            .iter()
            .map(|element| match element {
                PathElement::Name(name) => Step::Name((*name).to_owned()),
                PathElement::Index(index) => Step::Index(*index),
            })
            .collect();
        if seen.insert(steps.clone()) {
            found.push(steps);
        }
    }
    found
}

fn remove(site: &mut Site<'_, '_>, mut places: Vec<Vec<Step>>, report: &mut Diagnostics) {
    // Removal starts from the end, so that it does not shift the remaining places.
    places.sort();
    for place in places.iter().rev() {
        let Some((last, parent)) = place.split_last() else {
            report.push(diagnostics::overlay::removes_all(site.target.at));
            return;
        };
        if let Some(node) = find(site.changing.tree, parent) {
            take(node, last);
        }
        if let Some(json) = find_plain(site.view, parent) {
            take_plain(json, last);
        }
    }
}

fn rename(site: &mut Site<'_, '_>, places: &[Vec<Step>], name: &str, report: &mut Diagnostics) {
    // Deeper keys come first, so that the paths of the others stay valid.
    let mut places: Vec<_> = places.iter().collect();
    places.sort_by_key(|it| std::cmp::Reverse(it.len()));
    for place in places {
        let target = site.target;
        let Some((Step::Name(old), parent)) = place.split_last() else {
            report.push(diagnostics::overlay::not_a_key(target.at, &target.text));
            return;
        };
        let Some(node) = find(site.changing.tree, parent) else {
            continue;
        };
        if let Err(taken) = change::rename(node, old, name) {
            report.push(diagnostics::overlay::name_taken(target.at, name, taken));
            return;
        }
        update_view(site, parent);
    }
}

/// Computes the view of a changed place again.
fn update_view(site: &mut Site<'_, '_>, place: &[Step]) {
    if let Some(node) = find(site.changing.tree, place) {
        let changed = plain(node);
        if let Some(json) = find_plain(site.view, place) {
            *json = changed;
        }
    }
}

fn updates(
    site: &mut Site<'_, '_>,
    (update, file, copied): (&Node, FileId, bool),
    (places, at): (&[Vec<Step>], Span),
    replaces: bool,
    report: &mut Diagnostics,
) {
    let mut kind = None;
    for (index, place) in places.iter().enumerate() {
        let first = index == 0 && !copied;
        let copy = match first {
            true => update.clone(),
            false => moved(update, site.changing.files.again(file)),
        };
        let Some(node) = find(site.changing.tree, place) else {
            continue;
        };
        let target = (site.target.at, site.target.text.as_str());
        if site.edition == Edition::V1_1 && !replaces {
            let present = change::form(node);
            if *kind.get_or_insert(present) != present {
                let mixed = diagnostics::overlay::mixed_targets(target.0, target.1);
                report.push(mixed.other(node.span, "the selected value of another type"));
                return;
            }
        }
        let done = match replaces {
            true => {
                *node = copy;
                Ok(())
            }
            false => change::update(node, copy, (site.edition, at), target),
        };
        if let Err(problem) = done {
            report.push(*problem);
            return;
        }
        update_view(site, place);
    }
}

fn find<'n>(node: &'n mut Node, steps: &[Step]) -> Option<&'n mut Node> {
    let mut present = node;
    for step in steps {
        present = match (&mut present.value, step) {
            (Value::Object(object), Step::Name(name)) => object.get_mut(name)?,
            (Value::Array(items), Step::Index(index)) => items.get_mut(*index)?,
            _ => return None,
        };
    }
    Some(present)
}

fn find_plain<'n>(json: &'n mut Json, steps: &[Step]) -> Option<&'n mut Json> {
    let mut present = json;
    for step in steps {
        present = match step {
            Step::Name(name) => present.get_mut(name)?,
            Step::Index(index) => present.get_mut(*index)?,
        };
    }
    Some(present)
}

fn take(node: &mut Node, step: &Step) {
    match (&mut node.value, step) {
        (Value::Object(object), Step::Name(name)) => object.remove(name),
        (Value::Array(items), Step::Index(index)) if *index < items.len() => {
            drop(items.remove(*index));
        }
        _ => {}
    }
}

fn take_plain(json: &mut Json, step: &Step) {
    match (json, step) {
        (Json::Object(object), Step::Name(name)) => drop(object.remove(name)),
        (Json::Array(items), Step::Index(index)) if *index < items.len() => {
            drop(items.remove(*index));
        }
        _ => {}
    }
}

/// The tree without places. Rounded numbers affect only the filters of JSONPath.
fn plain(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(*value),
        Value::Number(text) => serde_json::from_str(text).unwrap_or(Json::Null),
        Value::String(text) => Json::String(text.clone()),
        Value::Array(items) => Json::Array(items.iter().map(plain).collect()),
        Value::Object(object) => Json::Object(
            object
                .iter()
                .map(|(key, _, value)| (key.to_owned(), plain(value)))
                .collect(),
        ),
    }
}

fn size(node: &Node) -> usize {
    match &node.value {
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(object) => {
            1 + object
                .iter()
                .map(|(_, _, value)| size(value))
                .sum::<usize>()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 1,
    }
}

fn depth(node: &Node) -> usize {
    match &node.value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(object) => {
            1 + object
                .iter()
                .map(|(_, _, value)| depth(value))
                .max()
                .unwrap_or(0)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 1,
    }
}

/// A copy of a node with places in another copy of its file. Places identify schemas, so a repeated
/// update needs its own places.
fn moved(node: &Node, to: FileId) -> Node {
    let there = |span: Span| Span::new(to, span.start, span.end);
    let value = match &node.value {
        Value::Array(items) => Value::Array(items.iter().map(|item| moved(item, to)).collect()),
        Value::Object(object) => {
            let mut copy = Object::new();
            for (key, span, value) in object.iter() {
                copy.set(key.to_owned(), there(span), moved(value, to));
            }
            Value::Object(copy)
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => node.value.clone(),
    };
    Node {
        value,
        span: there(node.span),
    }
}
