//! Finds the piece of a document that has to go for a mistake in it.
//!
//! It is the smallest piece without which the rest keeps its meaning. A request without its body, or
//! without a required parameter, would be another request, so the operation goes; an operation
//! without its security would be open, so it goes as well.

use crate::resolve::Resolved;
use crate::source::{Node, Value};
use crate::sweep::{ObjectKind, is_required};

use super::levels::Level;
use super::piece::Piece;

/// The levels of a piece, and the piece; `None` if the document can't do without it.
pub(super) fn piece(document: &Resolved, levels: &[Level<'_>]) -> Option<(usize, Piece)> {
    let mut at = levels.len().checked_sub(1)?;
    loop {
        let around = at.checked_sub(1)?;
        let (level, owner) = (levels.get(at)?, levels.get(around)?);
        let next = match &owner.node.value {
            Value::Array(items) => item(document, levels, at, items.len()),
            _ => member(document, level, owner, levels.get(..around)?),
        };
        match next {
            Next::Up => at = around,
            Next::Found(piece) => return Some((at, piece)),
            Next::Operation => return operation(document, levels, at),
            Next::Never => return None,
        }
    }
}

/// The operation around a level, or the component that operations refer to.
pub(super) fn operation(
    document: &Resolved,
    levels: &[Level<'_>],
    from: usize,
) -> Option<(usize, Piece)> {
    let inside = levels.get(..=from)?;
    let is = |level: &Level<'_>, kind: ObjectKind| document.kind(level.node) == Some(kind);
    if let Some(at) = inside.iter().rposition(|it| is(it, ObjectKind::Operation)) {
        return Some((at, Piece::Operation));
    }
    if let Some(at) = inside.iter().rposition(|it| is(it, ObjectKind::PathItem)) {
        return Some((at, Piece::Path));
    }
    let components = inside
        .iter()
        .rposition(|it| is(it, ObjectKind::Components))?;
    let at = components.checked_add(2).filter(|at| *at <= from)?;
    Some((at, Piece::Component))
}

enum Next {
    /// The enclosing value is considered.
    Up,
    Found(Piece),
    /// The operation has to go.
    Operation,
    /// The mistake is outside of every part that can be left out.
    Never,
}

/// An item of a list.
fn item(document: &Resolved, levels: &[Level<'_>], at: usize, length: usize) -> Next {
    let list = at.checked_sub(1).and_then(|it| levels.get(it));
    let owner = at.checked_sub(2).and_then(|it| levels.get(it));
    let (Some(level), Some(list), Some(owner)) = (levels.get(at), list, owner) else {
        return Next::Never;
    };
    let kind = document.kind(owner.node);
    match list.name() {
        "security" if length > 1 => Next::Found(Piece::Alternative),
        "security" if kind == Some(ObjectKind::OpenApi) => Next::Never,
        "security" => Next::Operation,
        "oneOf" | "anyOf" | "allOf" if kind == Some(ObjectKind::Schema) && length == 1 => Next::Up,
        "oneOf" | "anyOf" if kind == Some(ObjectKind::Schema) => Next::Found(Piece::Branch),
        "parameters" if is_needed(document, level.node) => Next::Operation,
        name => {
            let piece = document.kind(level.node).and_then(Piece::of);
            Next::Found(piece.unwrap_or_else(|| Piece::Item(name.to_owned())))
        }
    }
}

/// Returns true for a parameter without which a request would be another one. A path can't be
/// built without its parameter, which is a separate mistake.
fn is_needed(document: &Resolved, parameter: &Node) -> bool {
    let place = crate::source::Place {
        node: parameter,
        pointer: crate::source::Pointer::default(),
    };
    let parameter = document.follow(&place).node;
    let required = parameter.get("required").and_then(Node::as_bool) == Some(true);
    required && parameter.get("in").and_then(Node::as_str) != Some("path")
}

/// A member of an object.
fn member(document: &Resolved, level: &Level<'_>, owner: &Level<'_>, above: &[Level<'_>]) -> Next {
    let name = level.name();
    let (kind, of) = (document.kind(level.node), document.kind(owner.node));
    if level.node.is_null() && !matches!(of, Some(kind) if is_required(kind, name)) {
        return Next::Found(Piece::Field(name.to_owned()));
    }
    match (of, name) {
        (Some(ObjectKind::Schema), "$ref") => {
            let list = above.last().map_or("", Level::name);
            match matches!(list, "oneOf" | "anyOf") && owner.key.is_none() {
                true => Next::Up,
                false => Next::Found(Piece::Reference),
            }
        }
        (_, "$ref") => Next::Up,
        (Some(ObjectKind::OpenApi), "paths" | "components" | "info" | "openapi" | "security") => {
            Next::Never
        }
        (Some(ObjectKind::Operation), "requestBody" | "security") => Next::Operation,
        (Some(ObjectKind::Operation | ObjectKind::PathItem), "parameters")
            if !is_empty(level.node) =>
        {
            Next::Operation
        }
        (Some(ObjectKind::RequestBody), "content") | (Some(ObjectKind::SecurityRequirement), _) => {
            Next::Up
        }
        (Some(owner), _) if is_required(owner, name) => Next::Up,
        _ if kind == Some(ObjectKind::RequestBody) => Next::Found(Piece::Component),
        _ if kind == Some(ObjectKind::MediaType)
            && is_only_of_request(document, (name, owner), above) =>
        {
            Next::Operation
        }
        _ => Next::Found(found(kind, name, owner, above)),
    }
}

/// Returns true for the only media type of a request body. Without it, a request would have no body.
fn is_only_of_request(
    document: &Resolved,
    (name, content): (&str, &Level<'_>),
    above: &[Level<'_>],
) -> bool {
    let owner = above.last();
    let is_body = owner.is_some_and(|it| document.kind(it.node) == Some(ObjectKind::RequestBody));
    let all = content.node.as_object();
    let mut others = all.into_iter().flat_map(|it| it.keys());
    is_body && !others.any(|it| it != name && it.contains('/'))
}

fn found(kind: Option<ObjectKind>, name: &str, owner: &Level<'_>, above: &[Level<'_>]) -> Piece {
    let in_components = above.last().is_some_and(|it| it.name() == "components");
    match kind.and_then(Piece::of) {
        Some(Piece::Scheme) => Piece::Scheme,
        Some(Piece::Path) if owner.name() == "webhooks" => Piece::Webhook,
        Some(piece) if !in_components => piece,
        Some(_) => Piece::Component,
        None if in_components => Piece::Component,
        None => Piece::Field(name.to_owned()),
    }
}

fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(object) => object.is_empty(),
        Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}
