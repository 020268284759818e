//! Checks the extensions of this toolkit: their values, and their objects.
//!
//! Nothing with the prefix `x-copperplate-` is ignored. An invalid value, or an object without
//! support for the extension, is an error. Otherwise a secret would be shown, or a key not sent.

use super::extension_tables::{EXTENSIONS, Extension, PlacedExtension, Stand};
use super::kind::{FieldType, ObjectKind};
use super::tables;
use super::walk::Walk;
use crate::diagnostics::{self, nearest};
use crate::source::{Node, Object, Span, Value};

/// The placeholders in the strings of a refusal's body.
const PLACEHOLDERS: [&str; 4] = ["detail", "title", "status", "violations"];

fn known(name: &str) -> Option<&'static Extension> {
    EXTENSIONS.iter().find(|it| it.field.name == name)
}

fn is_own(name: &str) -> bool {
    name.starts_with("x-copperplate-")
}

/// Returns true for any extension. Extensions of this toolkit are checked and noted.
pub(super) fn check<'n>(
    walk: &mut Walk<'_, 'n>,
    (key, at, node): (&'n str, Span, &'n Node),
    kind: ObjectKind,
    object: &'n Object,
) -> bool {
    if !is_own(key) {
        return key.starts_with("x-");
    }
    let Some(extension) = known(key) else {
        let near = nearest(key, EXTENSIONS.iter().map(|it| it.field.name));
        walk.say(diagnostics::extension::unknown_extension(at, key, near));
        return true;
    };
    if !extension.stands.iter().any(|it| it.admits(kind, object)) {
        let places = listed(extension.stands.iter().map(|it| it.name()));
        let object = found(kind, object);
        walk.say(diagnostics::extension::misplaced(at, key, object, &places));
    } else if node.as_bool() != Some(false)
        && let Some(here) = walk.here()
    {
        let pointer = walk.pointer();
        walk.mark(PlacedExtension {
            name: extension.field.name,
            stands: extension.stands,
            at,
            object: here,
            kind,
            pointer,
        });
    }
    walk.under(key, |walk| walk.value(node, &extension.field));
    if matches!(
        extension.field.shape,
        FieldType::OneOrList(ObjectKind::Provenance)
    ) {
        walk.under(key, |walk| provenance(walk, node, kind, object));
    }
    true
}

/// Describes an object for a message.
fn found(kind: ObjectKind, object: &Object) -> &'static str {
    match object.get("in").and_then(Node::as_str) {
        Some("query") if kind == ObjectKind::Parameter => "a query parameter",
        Some("path") if kind == ObjectKind::Parameter => "a path parameter",
        Some("cookie") if kind == ObjectKind::Parameter => "a cookie parameter",
        _ => kind.name(),
    }
}

/// `a`, `a or b`, `a, b or c`.
fn listed<'t>(words: impl Iterator<Item = &'t str>) -> String {
    let words: Vec<_> = words.collect();
    match words.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} or {last}", before.join(", ")),
        None => String::new(),
    }
}

/// Checks an extension next to a `$ref` without effective siblings. Only provenance is allowed
/// there.
pub(super) fn beside_reference<'n>(
    walk: &mut Walk<'_, 'n>,
    (key, at, node): (&'n str, Span, &'n Node),
    kind: ObjectKind,
    object: &'n Object,
) {
    match known(key) {
        Some(extension) if !extension.stands.contains(&Stand::Anywhere) => {
            let reference = object.get("$ref").map_or(at, |it| it.span);
            walk.say(diagnostics::extension::beside_ref(at, key, reference));
        }
        Some(_) | None => {
            check(walk, (key, at, node), kind, object);
        }
    }
}

/// Reports an extension in a map with free keys, which would read it as a name.
pub(super) fn refuse_as_name(walk: &mut Walk<'_, '_>, key: &str, at: Span) {
    if known(key).is_some() {
        walk.say(diagnostics::extension::as_name(at, key));
    }
}

/// Checks the keys that marks of provenance describe.
fn provenance<'n>(walk: &mut Walk<'_, 'n>, node: &'n Node, kind: ObjectKind, object: &'n Object) {
    let marks = node.as_array().unwrap_or(std::slice::from_ref(node));
    for mark in marks {
        if let Some(reason) = mark.get("reason")
            && reason.as_str().is_some_and(|it| it.trim().is_empty())
        {
            let empty = "an empty string";
            walk.say(diagnostics::sweep::wrong_type(
                reason.span,
                "reason",
                "a sentence",
                empty,
            ));
        }
        let guess = mark
            .get("source")
            .filter(|it| it.as_str() == Some("guessed"));
        if let Some(guess) = guess
            && !(kind == ObjectKind::Schema && is_guessed_format(object, mark))
        {
            walk.say(diagnostics::extension::guess(guess.span));
        }
        let Some(facet) = mark.get("facet") else {
            continue;
        };
        let Some(text) = facet.as_str() else {
            continue;
        };
        let known = facets(kind, object);
        if !known.contains(&text) {
            let near = nearest(text, known);
            walk.say(diagnostics::extension::facet(
                facet.span,
                text,
                kind.name(),
                near,
            ));
        }
    }
}

/// Returns true if a guess describes the `format` next to it.
fn is_guessed_format(object: &Object, mark: &Node) -> bool {
    let facet = mark.get("facet").and_then(Node::as_str);
    facet == Some("format") && object.contains_key("format")
}

/// The keys that a mark of provenance on an object can describe: existing keys, possible keys, the
/// status of a response, and the members of an example.
fn facets(kind: ObjectKind, object: &Object) -> Vec<&str> {
    let value = object.get("value").filter(|_| kind == ObjectKind::Example);
    let members = value.and_then(Node::as_object);
    let mut known: Vec<&str> = object.keys().collect();
    known.extend(tables::fields(kind).iter().map(|it| it.name));
    known.extend((kind == ObjectKind::Response).then_some("status"));
    known.extend(members.into_iter().flat_map(Object::keys));
    known.extend(EXTENSIONS.iter().map(|it| it.field.name));
    known
}

/// Checks the placeholders in the body of a refusal.
pub(super) fn template(walk: &mut Walk<'_, '_>, node: &Node) {
    match &node.value {
        Value::String(text) => placeholders(walk, node.span, text),
        Value::Array(items) => items.iter().for_each(|item| template(walk, item)),
        Value::Object(object) => {
            for (name, at, value) in object.iter() {
                if let Some(found) = names(name).find(|it| PLACEHOLDERS.contains(it)) {
                    walk.say(diagnostics::extension::placeholder_in_name(at, found));
                }
                template(walk, value);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn placeholders(walk: &mut Walk<'_, '_>, at: Span, text: &str) {
    for name in names(text) {
        if !PLACEHOLDERS.contains(&name) {
            let near = nearest(name, PLACEHOLDERS);
            walk.say(diagnostics::extension::placeholder(at, name, near));
        } else if name == "violations" && text != "{violations}" {
            walk.say(diagnostics::extension::list_in_text(at));
        }
    }
}

/// The words in braces. Other braces are literal text.
fn names(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split('{').skip(1);
    let names = parts.filter_map(|part| part.split_once('}').map(|(name, _)| name));
    names.filter(|name| {
        let is_word = |it: char| it.is_ascii_alphanumeric() || matches!(it, '_' | '-');
        !name.is_empty() && name.chars().all(is_word)
    })
}

#[cfg(test)]
mod tests {
    use super::{EXTENSIONS, Extension, FieldType, Stand};

    /// An extension's row in the book.
    fn row(extension: &Extension) -> String {
        let name = extension.field.name;
        let value = match extension.field.shape {
            FieldType::Bool => "`true`".to_owned(),
            FieldType::Word(words) => {
                let words = words.iter().map(|it| format!("`{it}`"));
                words.collect::<Vec<_>>().join(" or ")
            }
            FieldType::Text => "text".to_owned(),
            FieldType::OneOrList(_) => "an object or a list of objects, see below".to_owned(),
            _ => "an object, see below".to_owned(),
        };
        let places = super::listed(extension.stands.iter().map(|it| Stand::name(*it)));
        format!("| `{name}` | {value} | {places} | {} |", extension.meaning)
    }

    #[test]
    fn every_reason_to_refuse_may_be_listed() {
        let listed: Vec<_> = crate::sweep::extension_tables::REFUSAL_REASONS
            .iter()
            .map(|it| it.name)
            .collect();
        let reasons = crate::ir::RefusalReason::ALL.map(|(name, _)| name);
        assert_eq!(listed, reasons);
    }

    #[test]
    fn the_documentation_lists_every_extension_as_it_is() {
        let page = include_str!("../../../docs/book/src/extensions.md");
        let rows: Vec<_> = page
            .lines()
            .filter(|line| line.starts_with("| `x-copperplate-"))
            .collect();
        assert_eq!(rows.len(), EXTENSIONS.len(), "{rows:#?}");
        for extension in EXTENSIONS {
            let wanted = row(extension);
            assert!(
                rows.contains(&wanted.as_str()),
                "extensions.md lacks the row\n{wanted}"
            );
        }
    }
}
