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

/// The items of the innermost value with one, and the constraints of a schema.
pub fn hover(
    workspace: &Workspace,
    path: &Path,
    position: Position,
    items: &[Line],
) -> Option<Hover> {
    let text = workspace.text(path)?;
    let root = load::data("document", &text).ok()?;
    let lines = Lines::new(&text, workspace.utf8);
    let found = at(&root, lines.offset(position));
    // A reference is the value it leads to.
    let target = match &found.node.value {
        Value::String(reference) if found.segments.last().is_some_and(|it| it == "$ref") => {
            navigation::target(path, reference).filter(|it| it.file == path)
        }
        _ => None,
    };
    let mut segments = target.map_or_else(|| found.segments.clone(), |it| it.segments);
    let range = found
        .key
        .filter(|_| found.in_key)
        .unwrap_or(found.node.span);
    loop {
        let place = format!("#{}", tree::pointer(&segments));
        let own: Vec<_> = items.iter().filter(|it| it.place == place).collect();
        if !own.is_empty() {
            let node = tree::get(&root, &segments).map(|(node, _)| node);
            let text = shown(&own, node);
            return Some(Hover {
                contents: HoverContents::Markup(MarkupContent {
                    kind: MarkupKind::Markdown,
                    value: text,
                }),
                range: Some(lines.range(range)),
            });
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
