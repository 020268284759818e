//! Checks of fields that are new in OpenAPI 3.2.

use std::collections::HashMap;

use super::walk::Walk;
use crate::diagnostics;
use crate::source::{Node, Object, Span};

/// The methods with fields of their own in a path item.
const FIXED: [&str; 9] = [
    "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY",
];

/// Checks `$self` and the tags of a document.
pub(super) fn document(walk: &mut Walk<'_, '_>, object: &Object) {
    if let Some(node) = object.get("$self")
        && node.as_str().is_some_and(|uri| uri.contains('#'))
    {
        walk.say(diagnostics::sweep::self_with_fragment(node.span));
    }
    for key in ["tags", "servers"] {
        let named = object.get(key).and_then(Node::as_array);
        repeated(walk, named.unwrap_or_default(), key);
    }
    let tags = object.get("tags").and_then(Node::as_array);
    let tags = tags.unwrap_or_default();
    let text = |tag: &'_ Node, key: &str| tag.get(key).and_then(Node::as_str).map(str::to_owned);
    let mut parents: HashMap<String, (Option<String>, Span)> = HashMap::new();
    for tag in tags {
        let parent = tag.get("parent").map_or(tag.span, |it| it.span);
        if let Some(name) = text(tag, "name") {
            parents.insert(name, (text(tag, "parent"), parent));
        }
    }
    for tag in tags {
        let (Some(name), Some(parent)) = (text(tag, "name"), text(tag, "parent")) else {
            continue;
        };
        let at = tag.get("parent").map_or(tag.span, |it| it.span);
        if !parents.contains_key(&parent) {
            let near = diagnostics::nearest(&parent, parents.keys().map(String::as_str));
            walk.say(diagnostics::sweep::dangling_parent(at, &parent, near));
        } else if is_own_ancestor(&name, &parents) {
            walk.say(diagnostics::sweep::cyclic_parent(at, &name));
        }
    }
}

/// Reports objects of a list with the name of an earlier one.
fn repeated(walk: &mut Walk<'_, '_>, list: &[Node], what: &str) {
    let mut known: HashMap<&str, Span> = HashMap::new();
    for name in list.iter().filter_map(|it| it.get("name")) {
        let Some(text) = name.as_str() else { continue };
        match known.get(text) {
            Some(first) => {
                walk.say(diagnostics::sweep::repeated_name(
                    name.span, what, text, *first,
                ));
            }
            None => {
                known.insert(text, name.span);
            }
        }
    }
}

fn is_own_ancestor(name: &str, parents: &HashMap<String, (Option<String>, Span)>) -> bool {
    let mut present = name;
    for _ in 0..=parents.len() {
        let Some((Some(parent), _)) = parents.get(present) else {
            return false;
        };
        if parent == name {
            return true;
        }
        present = parent;
    }
    false
}

/// Checks the names of `additionalOperations`, which are methods as they are sent.
pub(super) fn methods(walk: &mut Walk<'_, '_>, object: &Object) {
    let more = object.get("additionalOperations");
    let more = more.and_then(Node::as_object);
    for (method, at, _) in more.into_iter().flat_map(Object::iter) {
        if FIXED.contains(&method) {
            walk.say(diagnostics::sweep::fixed_method(at, method));
        } else if FIXED.iter().any(|it| it.eq_ignore_ascii_case(method)) {
            walk.say(diagnostics::sweep::method_case(at, method));
        } else if !is_method(method) {
            walk.say(diagnostics::sweep::bad_method(at, method));
        }
    }
}

/// Returns true for a token (RFC 9110, section 5.6.2) of limited length.
fn is_method(method: &str) -> bool {
    let is_tchar = |it: char| it.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(it);
    (1..=crate::source::LONGEST_METHOD).contains(&method.len()) && method.chars().all(is_tchar)
}

/// Fields of an example that exclude each other.
pub(super) fn example(walk: &mut Walk<'_, '_>, object: &Object) {
    let both = [
        ("value", "dataValue"),
        ("value", "serializedValue"),
        ("value", "externalValue"),
        ("serializedValue", "externalValue"),
    ];
    for (first, second) in both {
        if let (Some(_), Some(at)) = (object.get(first), object.key_span(second)) {
            walk.say(diagnostics::sweep::fields_together(at, first, second));
        }
    }
}

/// `nodeType` takes the place of two earlier fields.
pub(super) fn xml(walk: &mut Walk<'_, '_>, object: &Object) {
    for second in ["attribute", "wrapped"] {
        if let (Some(_), Some(at)) = (object.get("nodeType"), object.key_span(second)) {
            walk.say(diagnostics::sweep::fields_together(at, "nodeType", second));
        }
    }
}

/// Encodings by name and by position exclude each other.
pub(super) fn encodings(walk: &mut Walk<'_, '_>, object: &Object) {
    for second in ["prefixEncoding", "itemEncoding"] {
        if let (Some(_), Some(at)) = (object.get("encoding"), object.key_span(second)) {
            walk.say(diagnostics::sweep::fields_together(at, "encoding", second));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]

    use std::collections::BTreeSet;

    use crate::sweep::kind::{In, ObjectKind};
    use crate::sweep::tables;

    const KINDS: [ObjectKind; 31] = [
        ObjectKind::OpenApi,
        ObjectKind::Info,
        ObjectKind::Contact,
        ObjectKind::License,
        ObjectKind::Server,
        ObjectKind::ServerVariable,
        ObjectKind::Components,
        ObjectKind::PathItem,
        ObjectKind::Operation,
        ObjectKind::ExternalDocs,
        ObjectKind::Parameter,
        ObjectKind::RequestBody,
        ObjectKind::MediaType,
        ObjectKind::Encoding,
        ObjectKind::Response,
        ObjectKind::Example,
        ObjectKind::Link,
        ObjectKind::Header,
        ObjectKind::Tag,
        ObjectKind::Schema,
        ObjectKind::Discriminator,
        ObjectKind::Xml,
        ObjectKind::SecurityScheme,
        ObjectKind::OauthFlows,
        ObjectKind::OauthFlow,
        ObjectKind::Provenance,
        ObjectKind::Refusals,
        ObjectKind::WebhookSignature,
        ObjectKind::Refusal,
        ObjectKind::Pagination,
        ObjectKind::Polling,
    ];

    #[test]
    fn the_documentation_lists_every_new_field() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../docs/book/src/openapi-3.2.md"
        );
        let text = std::fs::read_to_string(path).unwrap();
        let table = text.split("What 3.2.0 changes").next().unwrap();
        let rows = table
            .lines()
            .filter(|line| line.starts_with("| ") && line.contains("| `"));
        let listed: BTreeSet<(String, String)> = rows
            .map(|row| {
                let mut cells = row
                    .split('|')
                    .map(|it| it.trim().trim_matches('`').to_owned());
                (cells.nth(1).unwrap(), cells.next().unwrap())
            })
            .collect();
        let fields = KINDS.iter().flat_map(|kind| {
            let name = kind.name().split_once(' ').map_or("", |(_, name)| name);
            let new = tables::fields(*kind)
                .iter()
                .filter(|it| it.versions == In::Latest);
            new.map(move |it| (name.to_owned(), it.name.to_owned()))
        });
        assert_eq!(listed, fields.collect());
    }
}
