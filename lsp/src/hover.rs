//! The Rust item behind a place of a document.

use std::fmt::Write as _;
use std::path::Path;

use copperplate::source::{Node, Value};
use copperplate::{Line, load};
use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use crate::navigation;
use crate::position::Lines;
use crate::tree::{self, at};
use crate::workspace::Workspace;

/// Keywords that say which values a schema admits.
const CONSTRAINTS: [&str; 22] = [
    "type",
    "format",
    "enum",
    "const",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "required",
    "nullable",
    "readOnly",
    "writeOnly",
    "default",
];

/// The Rust items of all open documents.
pub struct Items<'i> {
    /// Each document with its items.
    pub documents: Vec<(&'i Path, &'i [Line])>,
}

impl<'i> Items<'i> {
    /// The items of a value. A document and the documents that refer to a file know it by other names.
    fn of(&self, file: &Path, segments: &[String]) -> Vec<&'i Line> {
        let pointer = tree::pointer(segments);
        let mut found: Vec<&Line> = Vec::new();
        for (document, items) in &self.documents {
            let name = named(document, file);
            let own = items.iter().filter(|it| {
                let place = it.place.split_once('#');
                place.is_some_and(|(of, at)| at == pointer && name.is(of))
            });
            for item in own {
                if !found.iter().any(|it| it.path == item.path) {
                    found.push(item);
                }
            }
        }
        found
    }
}

/// The names of a file in the items of a document.
struct Name<'f> {
    file: &'f Path,
    is_document: bool,
    below: Option<&'f Path>,
}

fn named<'f>(document: &Path, file: &'f Path) -> Name<'f> {
    let folder = document.parent();
    Name {
        file,
        is_document: document == file,
        below: folder.and_then(|it| file.strip_prefix(it).ok()),
    }
}

impl Name<'_> {
    /// True for the name of the file: none for the document itself, a path from its folder, or else a path from the
    /// folder of the configuration.
    fn is(&self, name: &str) -> bool {
        match name {
            "" => self.is_document,
            _ => match self.below {
                Some(below) => below == Path::new(name),
                None => self.file.ends_with(name),
            },
        }
    }
}

/// The items of the innermost value with one, and the constraints of a schema.
pub fn hover(
    workspace: &Workspace,
    path: &Path,
    position: Position,
    items: &Items<'_>,
) -> Option<Hover> {
    let text = workspace.text(path)?;
    let root = load::data("document", &text).ok()?;
    let lines = Lines::new(&text, workspace.utf8);
    let found = at(&root, lines.offset(position));
    let range = found
        .key
        .filter(|_| found.in_key)
        .unwrap_or(found.node.span);
    let shown = match referred(path, &found) {
        // A reference is the value it leads to.
        Some(target) if target.file != path => {
            let text = workspace.text(&target.file)?;
            let root = load::data("document", &text).ok()?;
            described(&root, &target.file, target.segments, items)
        }
        Some(target) => described(&root, path, target.segments, items),
        None => described(&root, path, found.segments, items),
    }?;
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind: MarkupKind::Markdown,
            value: shown,
        }),
        range: Some(lines.range(range)),
    })
}

/// The target of a reference.
fn referred(path: &Path, found: &tree::Found<'_>) -> Option<navigation::Target> {
    match &found.node.value {
        Value::String(reference) if found.segments.last().is_some_and(|it| it == "$ref") => {
            navigation::target(path, reference)
        }
        _ => None,
    }
}

/// The items of a value, or of the innermost one around it.
fn described(
    root: &Node,
    file: &Path,
    mut segments: Vec<String>,
    items: &Items<'_>,
) -> Option<String> {
    loop {
        let own = items.of(file, &segments);
        if !own.is_empty() {
            let node = tree::get(root, &segments).map(|(node, _)| node);
            return Some(shown(&own, node));
        }
        segments.pop()?;
    }
}

fn shown(items: &[&Line], node: Option<&Node>) -> String {
    let mut text = "```rust\n".to_owned();
    for item in items {
        let _ = writeln!(text, "{} // {}", item.path, item.item.word());
    }
    text.push_str("```\n");
    let members = node.and_then(Node::as_object);
    for (name, _, value) in members.into_iter().flat_map(|it| it.iter()) {
        if CONSTRAINTS.contains(&name) {
            let json = copperplate::source::json_text(value);
            let short: String = json.chars().take(120).collect();
            let _ = write!(text, "\n- {name}: {}", copperplate::text::code_span(&short));
        }
    }
    text
}
