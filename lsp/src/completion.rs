//! Completions: references to components, and the fields and words that a place admits.

use std::path::Path;

use copperplate::load;
use copperplate::source::Node;
use lsp_types::{CompletionItem, CompletionItemKind, Position};

use crate::position::Lines;
use crate::tree;
use crate::workspace::Workspace;

/// The completions at a position.
pub fn complete(workspace: &Workspace, path: &Path, position: Position) -> Vec<CompletionItem> {
    let Some(text) = workspace.text(path) else {
        return Vec::new();
    };
    let lines: Vec<&str> = text.lines().collect();
    let at = usize::try_from(position.line).unwrap_or(usize::MAX);
    let line = lines.get(at).copied().unwrap_or_default();
    let start = Lines::new(&text, workspace.utf8).offset(Position::new(position.line, 0));
    let cursor = Lines::new(&text, workspace.utf8).offset(position);
    let before = text.get(start..cursor).unwrap_or_default();
    let place = Place::of(&lines, at, before);
    match place.value_of.as_deref() {
        Some("$ref") => references(&text, line, &lines),
        Some(field) => words(&place.segments, field),
        None => fields(&place.segments),
    }
}

/// The place of the cursor, by indentation: the text around it may be incomplete.
struct Place {
    /// The keys and indices of the object.
    segments: Vec<String>,
    /// The key whose value is completed; `None` for a key.
    value_of: Option<String>,
}

impl Place {
    fn of(lines: &[&str], at: usize, before: &str) -> Self {
        let (_, own) = item(before);
        let value_of = own.split_once(':').map(|(key, _)| unquoted(key).to_owned());
        let mut segments = Vec::new();
        let mut indent = indentation(before);
        // The items of a list before the one of the cursor.
        let mut index = 0;
        let mut in_item = item(before).0;
        for line in lines.iter().take(at).rev() {
            let trimmed = line.trim();
            if trimmed.is_empty() || trimmed.starts_with('#') {
                continue;
            }
            let column = line.len() - line.trim_start().len();
            let is_item = trimmed.starts_with("- ");
            // A list may stand at the indentation of its key.
            let is_above = column < indent || in_item && !is_item && column <= indent;
            if in_item && is_item && column == indent {
                index += 1;
            }
            if is_item && !in_item && column < indent {
                // The line opens the item that holds the cursor.
                in_item = true;
                indent = column;
                index = 0;
                continue;
            }
            if !is_above {
                continue;
            }
            let (item_of, rest) = item(line);
            let Some((key, _)) = rest.split_once(':') else {
                continue;
            };
            if in_item {
                segments.push(index.to_string());
            }
            segments.push(unquoted(key).to_owned());
            in_item = item_of;
            indent = column;
            index = 0;
        }
        segments.reverse();
        Self { segments, value_of }
    }
}

/// A line without the dash of an item, and whether it has one.
fn item(line: &str) -> (bool, &str) {
    let rest = line.trim_start();
    match rest.strip_prefix("- ") {
        Some(rest) => (true, rest),
        None => (rest == "-", rest),
    }
}

fn indentation(before: &str) -> usize {
    before.len() - before.trim_start().len()
}

fn unquoted(key: &str) -> &str {
    key.trim().trim_matches(['"', '\''])
}

fn fields(segments: &[String]) -> Vec<CompletionItem> {
    let known = copperplate::known_fields(segments);
    let items = known.into_iter().map(|field| CompletionItem {
        label: field.name.to_owned(),
        kind: Some(CompletionItemKind::FIELD),
        detail: field.required.then(|| "required".to_owned()),
        insert_text: Some(format!("{}: ", field.name)),
        ..CompletionItem::default()
    });
    items.collect()
}

fn words(segments: &[String], field: &str) -> Vec<CompletionItem> {
    let known = copperplate::known_fields(segments);
    let words = known.into_iter().find(|it| it.name == field);
    let words = words.map(|it| it.words).unwrap_or_default();
    let items = words.iter().map(|word| CompletionItem {
        label: (*word).to_owned(),
        kind: Some(CompletionItemKind::VALUE),
        ..CompletionItem::default()
    });
    items.collect()
}

/// References to the components of the document.
fn references(text: &str, line: &str, lines: &[&str]) -> Vec<CompletionItem> {
    let components = match load::data("document", text) {
        Ok(root) => components(&root),
        // While one types, the text is often incomplete.
        Err(_) => scanned(lines),
    };
    let quoted = line.contains(['"', '\'']);
    let items = components.into_iter().map(|(kind, name)| {
        let segments = ["components".to_owned(), kind, name.clone()];
        let reference = format!("#{}", tree::pointer(&segments));
        CompletionItem {
            label: reference.clone(),
            kind: Some(CompletionItemKind::REFERENCE),
            filter_text: Some(name),
            insert_text: Some(match quoted {
                true => reference,
                false => format!("\"{reference}\""),
            }),
            ..CompletionItem::default()
        }
    });
    items.collect()
}

/// The kinds and names of components.
fn components(root: &Node) -> Vec<(String, String)> {
    let kinds = root.get("components").and_then(Node::as_object);
    let mut found = Vec::new();
    for (kind, _, components) in kinds.into_iter().flat_map(|it| it.iter()) {
        let names = components.as_object().into_iter().flat_map(|it| it.keys());
        found.extend(names.map(|name| (kind.to_owned(), name.to_owned())));
    }
    found
}

/// The kinds and names of components in YAML, by indentation.
fn scanned(lines: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut kind: Option<(usize, &str)> = None;
    let mut names = None;
    let below = lines.iter().skip_while(|it| !it.starts_with("components:"));
    for line in below.skip(1) {
        let trimmed = line.trim_start();
        let column = line.len() - trimmed.len();
        if trimmed.is_empty() || trimmed.starts_with('#') {
            continue;
        }
        if column == 0 {
            break;
        }
        let Some((key, _)) = trimmed.split_once(':') else {
            continue;
        };
        match kind {
            Some((at, name)) if column > at => {
                if *names.get_or_insert(column) == column {
                    found.push((name.to_owned(), unquoted(key).to_owned()));
                }
            }
            _ => {
                kind = Some((column, unquoted(key)));
                names = None;
            }
        }
    }
    found
}
