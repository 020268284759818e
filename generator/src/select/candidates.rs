//! Lists the operations of a document, with the properties that entries match.

use std::collections::HashSet;

use super::methods::methods;
use crate::ir::Method;
use crate::resolve::Resolved;
use crate::source::Place;

/// The owner of an operation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// A path of the document.
    Path,
    /// A webhook.
    Webhook,
    /// The candidate at this index. A callback of a callback has the same owner.
    Call(usize),
}

/// An operation with the properties that entries match.
pub(super) struct Candidate<'a> {
    pub(super) owner: Owner,
    /// The path of a call, or the name of a webhook or callback.
    pub(super) path: &'a str,
    pub(super) method: Method,
    pub(super) id: String,
    pub(super) tags: Vec<&'a str>,
    pub(super) item: Place<'a>,
    pub(super) place: Place<'a>,
}

/// Lists every operation of a document, including webhooks and callbacks.
pub(super) fn candidates<'a>(document: &'a Resolved, root: &Place<'a>) -> Vec<Candidate<'a>> {
    let mut found = Vec::new();
    let paths = root.get("paths");
    for (path, _, item) in paths.iter().flat_map(Place::members) {
        if !path.starts_with("x-") {
            push_item(document, &item, (Owner::Path, path, path), &mut found);
        }
    }
    let webhooks = root.get("webhooks");
    for (name, _, item) in webhooks.iter().flat_map(Place::members) {
        let id = format!("{name} webhook");
        push_item(document, &item, (Owner::Webhook, name, &id), &mut found);
    }
    push_callbacks(document, &mut found);
    found
}

/// Adds the callbacks of all operations. A nested callback belongs to the outermost operation.
fn push_callbacks<'a>(document: &'a Resolved, found: &mut Vec<Candidate<'a>>) {
    let mut seen = HashSet::new();
    let mut at = 0;
    while let Some(one) = found.get(at) {
        let first = match one.owner {
            Owner::Call(first) => first,
            Owner::Path | Owner::Webhook => at,
        };
        at += 1;
        let (owner, call) = (one.id.clone(), document.follow(&one.place));
        // A callback may refer to itself.
        if !seen.insert((first, call.span())) {
            continue;
        }
        for (name, _, callback) in call.get("callbacks").iter().flat_map(Place::members) {
            let id = format!("{owner} {name}");
            for (url, _, item) in document.follow(&callback).members() {
                if !url.starts_with("x-") {
                    push_item(document, &item, (Owner::Call(first), name, &id), found);
                }
            }
        }
    }
}

/// Adds the operations of a path item; `id` is the base of their names if they have no
/// `operationId`.
fn push_item<'a>(
    document: &'a Resolved,
    item: &Place<'a>,
    (owner, path, id): (Owner, &'a str, &str),
    found: &mut Vec<Candidate<'a>>,
) {
    let item = document.follow(item);
    let methods = methods(document, &item);
    let alone = owner != Owner::Path && methods.len() == 1;
    for (method, place) in methods {
        let own = document.follow(&place);
        let stated = own.get("operationId").and_then(|it| it.node.as_str());
        let stated = stated.filter(|id| !id.trim().is_empty());
        let tags = own.get("tags");
        let tags = tags.iter().flat_map(Place::items);
        let without = match alone {
            true => id.to_owned(),
            false => format!("{} {id}", method.as_str().to_lowercase()),
        };
        found.push(Candidate {
            owner,
            path,
            method,
            id: stated.map_or(without, str::to_owned),
            tags: tags.filter_map(|(_, tag)| tag.node.as_str()).collect(),
            item: item.clone(),
            place,
        });
    }
}
