//! Changes of a document that admit a message, as actions of an overlay.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::compare::Side;
use crate::diagnostics::quoted;
use crate::ir::Origin;
use crate::source::{FileId, pointer};

use super::report::Drift;

/// A change of the object at the place of a divergence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A value of this JSON text is listed by `enum`.
    Listed(String),
    /// `null` is valid beside this type.
    Null(String),
    /// The first type is valid beside the second one.
    Type(String, String),
    /// The member is not required.
    NotRequired(String),
    /// The parameter is not required.
    Optional,
    /// A keyword is removed.
    Without(String),
    /// A member of this name and JSON type is documented.
    Property(String, String),
    /// A status is documented.
    Response(u16),
}

/// An action of an overlay.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fix {
    /// The JSONPath of the target.
    pub target: String,
    /// The JSON of the update; the target is removed if there is none.
    pub update: Option<String>,
}

/// The version of a document, which decides the form of changes.
pub(super) struct Dialect {
    root: Option<FileId>,
    has_nullable: bool,
}

impl Dialect {
    pub(super) fn of(side: &Side) -> Self {
        let root = side.files.ids().next();
        let tree =
            root.and_then(|id| crate::load::data(side.files.path(id), side.files.text(id)).ok());
        let version = tree.and_then(|it| it.get("openapi").map(crate::source::json_text));
        Self {
            root,
            has_nullable: version.is_some_and(|it| it.starts_with("\"3.0")),
        }
    }

    /// The action for a change at a place. An overlay changes only the document itself.
    pub(super) fn fix(&self, origin: &Origin, change: &Change) -> Option<Fix> {
        if self.root != Some(origin.span.file) {
            return None;
        }
        let (below, update) = match change {
            Change::Listed(value) => (String::new(), format!("{{\"enum\": [{value}]}}")),
            Change::Null(_) if self.has_nullable => {
                (String::new(), "{\"nullable\": true}".to_owned())
            }
            Change::Null(kind) => (
                String::new(),
                format!("{{\"type\": [\"{kind}\", \"null\"]}}"),
            ),
            // OpenAPI 3.0 has no list of types, and other messages may need the present one.
            Change::Type(..) if self.has_nullable => return None,
            Change::Type(new, old) => (
                String::new(),
                format!("{{\"type\": [\"{old}\", \"{new}\"]}}"),
            ),
            Change::Optional => (String::new(), "{\"required\": false}".to_owned()),
            Change::Property(name, kind) => {
                let schema = match kind.as_str() {
                    "null" => "{}".to_owned(),
                    kind => format!("{{\"type\": \"{kind}\"}}"),
                };
                let name = quoted(name);
                (
                    String::new(),
                    format!("{{\"properties\": {{{name}: {schema}}}}}"),
                )
            }
            Change::Response(status) => {
                let text = "{\"description\": \"Seen in recorded traffic.\"}";
                (
                    String::new(),
                    format!("{{\"responses\": {{\"{status}\": {text}}}}}"),
                )
            }
            Change::NotRequired(name) => {
                let name = name.replace('\\', "\\\\").replace('\'', "\\'");
                (format!("['required'][?@ == '{name}']"), String::new())
            }
            Change::Without(keyword) => (format!("['{keyword}']"), String::new()),
        };
        Some(Fix {
            target: format!("{}{below}", path(&origin.pointer.to_string())?),
            update: (!update.is_empty()).then_some(update),
        })
    }
}

/// A JSON Pointer as a JSONPath (RFC 9535).
fn path(pointer: &str) -> Option<String> {
    /// The members with lists, whose items have positions.
    const LISTS: [&str; 6] = [
        "oneOf",
        "anyOf",
        "allOf",
        "parameters",
        "prefixItems",
        "servers",
    ];
    let mut path = "$".to_owned();
    let mut before = String::new();
    for step in pointer.split('/').skip(1) {
        let step = pointer::unescape(step)?;
        let is_position = LISTS.contains(&before.as_str()) && step.parse::<usize>().is_ok();
        let _ = match is_position {
            true => write!(path, "[{step}]"),
            false => {
                let quoted = step.replace('\\', "\\\\").replace('\'', "\\'");
                write!(path, "['{quoted}']")
            }
        };
        before = step;
    }
    Some(path)
}

/// An Overlay document with the changes that admit the divergences; `None` without changes.
#[must_use]
pub fn overlay(drift: &Drift) -> Option<String> {
    let fixes = drift
        .divergences
        .iter()
        .filter_map(|it| Some((it.fix.as_ref()?, it)));
    let mut known = BTreeSet::new();
    let mut actions = String::new();
    for (fix, divergence) in fixes {
        if !known.insert(fix) {
            continue;
        }
        let reason = format!(
            "{}, {}: {} ({} times)",
            divergence.operation, divergence.part, divergence.message, divergence.count
        );
        let _ = writeln!(actions, "  - target: {}", quoted(&fix.target));
        let _ = writeln!(actions, "    description: {}", quoted(&reason));
        let _ = match &fix.update {
            Some(update) => writeln!(actions, "    update: {update}"),
            None => writeln!(actions, "    remove: true"),
        };
    }
    (!actions.is_empty()).then(|| {
        format!(
            "overlay: 1.1.0\ninfo: {{title: What recorded traffic shows, version: '1'}}\nactions:\n{actions}"
        )
    })
}
