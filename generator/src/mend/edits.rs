//! Changes of a tree as edits of its text.
//!
//! Collections have two forms: in brackets, as in JSON, or in lines of their own. A scalar has several forms, and the
//! first one that reads as the value is taken.

use std::ops::Range;

use crate::source::{Node, Object, Span, Value, json_text};

use super::change::Change;

/// One edit of a text: the replaced bytes, and the new text.
pub type TextEdit = (Range<usize>, String);

/// A text with its tree.
pub(super) struct Editing<'t> {
    pub(super) text: &'t str,
    pub(super) root: &'t Node,
}

/// A member or an item with its neighbours: each one's start and end.
struct Child<'n> {
    parent: &'n Node,
    all: Vec<(usize, usize)>,
    index: usize,
}

fn offset(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

impl<'t> Editing<'t> {
    /// The edits of a change in each form, the best one first. None if the text has no such place.
    pub(super) fn forms(&self, change: &Change) -> Vec<Vec<TextEdit>> {
        match change {
            Change::Remove(at) => {
                let edits = self.child(*at).map(|it| self.removals(&it));
                let edits = edits.into_iter().flatten();
                edits.map(|it| vec![(it.0, it.1.to_owned())]).collect()
            }
            Change::Rename(at, name) => self.scalars(*at, &Value::String(name.clone())),
            Change::Replace(at, value) => self.scalars(*at, value),
            Change::Add(at, key, node) => {
                let object = find(self.root, *at);
                let edit = object.and_then(|it| self.addition(it, key, node));
                edit.into_iter().map(|it| vec![it]).collect()
            }
        }
    }

    /// A value or a key in the place of another one.
    fn scalars(&self, at: Span, value: &Value) -> Vec<Vec<TextEdit>> {
        let range = offset(at.start)..offset(at.end);
        let old = self.text.get(range.clone()).unwrap_or_default();
        let json = json_text(&Node {
            value: value.clone(),
            span: at,
        });
        let mut forms = Vec::new();
        if let Value::String(text) = value {
            match old.chars().next() {
                Some('"') => {}
                Some('\'') => forms.push(format!("'{}'", text.replace('\'', "''"))),
                _ => forms.push(text.clone()),
            }
        }
        forms.push(json);
        // A key without a value has no space behind its colon.
        let is_missing = old.is_empty() && !self.before(range.start).ends_with([' ', '\n']);
        let space = if is_missing { " " } else { "" };
        let edits = forms
            .into_iter()
            .map(|it| vec![(range.clone(), format!("{space}{it}"))]);
        edits.collect()
    }

    fn before(&self, at: usize) -> &'t str {
        self.text.get(..at).unwrap_or_default()
    }

    fn after(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The start of the line of an offset.
    fn line(&self, at: usize) -> usize {
        self.before(at).rfind('\n').map_or(0, |it| it + 1)
    }

    /// True if a collection is in brackets.
    fn is_flow(&self, node: &Node) -> bool {
        self.after(offset(node.span.start)).starts_with(['{', '['])
    }

    /// A member in brackets goes with the comma behind it or in front of it.
    fn removals(&self, child: &Child<'_>) -> Vec<(Range<usize>, &'static str)> {
        let Some((start, end)) = child.all.get(child.index).copied() else {
            return Vec::new();
        };
        if !self.is_flow(child.parent) {
            return self.removal(child, (start, end)).into_iter().collect();
        }
        let next = child.all.get(child.index + 1).map(|it| start..it.0);
        let above = child.index.checked_sub(1).and_then(|it| child.all.get(it));
        let above = above.map(|it| it.1..end);
        let ranges: Vec<_> = next.into_iter().chain(above).collect();
        match ranges.is_empty() {
            true => vec![(start..end, "")],
            false => ranges.into_iter().map(|it| (it, "")).collect(),
        }
    }

    /// The lines of a member or an item.
    fn removal(
        &self,
        child: &Child<'_>,
        (start, end): (usize, usize),
    ) -> Option<(Range<usize>, &'static str)> {
        if child.all.len() == 1 {
            let empty = match child.parent.value {
                Value::Array(_) => "[]",
                _ => "{}",
            };
            return Some((self.start_of(child.parent, start)..end, empty));
        }
        let line = self.line(start);
        let lead = self.text.get(line..start)?.trim();
        let is_first_in_line = match child.parent.value {
            Value::Array(_) => lead == "-",
            _ => lead.is_empty(),
        };
        if is_first_in_line {
            return Some((line..self.end_of_line(end), ""));
        }
        // The first member of an item of a list stands behind the dash.
        let (next, _) = child.all.get(child.index + 1)?;
        Some((start..*next, ""))
    }

    /// The start of a collection in lines: the dash of its first item, or its first key.
    fn start_of(&self, parent: &Node, first: usize) -> usize {
        match parent.value {
            Value::Array(_) => self.before(first).rfind('-').unwrap_or(first),
            _ => first,
        }
    }

    /// The start of the line behind an offset.
    fn end_of_line(&self, at: usize) -> usize {
        if self.before(at).ends_with('\n') {
            return at;
        }
        let rest = self.after(at).find('\n');
        rest.map_or(self.text.len(), |it| at + it + 1)
    }

    fn addition(&self, node: &Node, key: &str, value: &Node) -> Option<TextEdit> {
        let object = node.as_object()?;
        if let (Value::Array(new), Some(present)) = (&value.value, object.get(key))
            && let Value::Array(items) = &present.value
        {
            return self.appended(present, items, new);
        }
        let json = json_text(value);
        let Some((_, first, _)) = object.iter().next() else {
            let at = offset(node.span.start) + 1;
            let key = crate::diagnostics::quoted(key);
            return Some((at..at, format!("{key}: {json}")));
        };
        let at = offset(first.start);
        let key = match self.after(at).starts_with('"') {
            true => crate::diagnostics::quoted(key),
            false => key.to_owned(),
        };
        let new = match self.is_flow(node) {
            true => {
                let space = self.text.get(offset(node.span.start) + 1..at)?;
                let space = if space.is_empty() { " " } else { space };
                format!("{key}: {json},{space}")
            }
            false => format!("{key}: {json}\n{}", self.indentation(at)),
        };
        Some((at..at, new))
    }

    /// The spaces in front of a column in the lines below.
    fn indentation(&self, at: usize) -> String {
        let lead = self.text.get(self.line(at)..at).unwrap_or_default();
        " ".repeat(lead.chars().count())
    }

    fn appended(&self, list: &Node, items: &[Node], new: &[Node]) -> Option<TextEdit> {
        let texts: Vec<_> = new.iter().map(json_text).collect();
        let Some(last) = items.last() else {
            let at = offset(list.span.start) + 1;
            return Some((at..at, texts.join(", ")));
        };
        let at = offset(last.span.end);
        if self.is_flow(list) {
            let new: String = texts.iter().map(|it| format!(", {it}")).collect();
            return Some((at..at, new));
        }
        let dash = self.before(offset(last.span.start)).rfind('-')?;
        let indentation = self.indentation(dash);
        let new = texts.iter().map(|it| format!("{indentation}- {it}"));
        let new = new.collect::<Vec<_>>().join("\n");
        let end = self.end_of_line(at);
        match self.before(end).ends_with('\n') {
            true => Some((end..end, format!("{new}\n"))),
            false => Some((end..end, format!("\n{new}"))),
        }
    }

    /// The member with a key at a place, or the item at a place.
    fn child(&self, at: Span) -> Option<Child<'t>> {
        let mut pending = vec![self.root];
        while let Some(node) = pending.pop() {
            let index = match &node.value {
                Value::Object(members) => {
                    pending.extend(members.iter().map(|it| it.2));
                    members.iter().position(|(_, key, _)| key == at)
                }
                Value::Array(items) => {
                    pending.extend(items);
                    items.iter().position(|it| it.span == at)
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
            };
            if let Some(index) = index {
                return Some(Child {
                    parent: node,
                    all: children(node),
                    index,
                });
            }
        }
        None
    }
}

/// The starts and ends of the members or the items of a collection.
fn children(node: &Node) -> Vec<(usize, usize)> {
    let of = |start: Span, end: Span| (offset(start.start), offset(end.end.max(start.end)));
    match &node.value {
        Value::Object(members) => {
            let all = Object::iter(members);
            all.map(|(_, key, node)| of(key, node.span)).collect()
        }
        Value::Array(items) => items.iter().map(|it| of(it.span, it.span)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

/// The value at a place.
fn find(root: &Node, at: Span) -> Option<&Node> {
    let mut pending = vec![root];
    while let Some(node) = pending.pop() {
        if node.span == at {
            return Some(node);
        }
        match &node.value {
            Value::Object(members) => pending.extend(members.iter().map(|it| it.2)),
            Value::Array(items) => pending.extend(items),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    None
}
