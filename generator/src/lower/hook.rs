//! Webhooks and callbacks: operations that the server of an API calls.

use std::collections::HashSet;

use crate::diagnostics::{self, Span};
use crate::ir::{Callback, Method, Operation, Piece, Role, Scheme, Status};
use crate::resolve::Place;

use super::expression::pieces;
use super::keywords::Feature;
use super::operation::Ids;
use super::{Lower, origin, words};

/// Where a hook stands: who calls it, what it is called, and where a receiver mounts it.
struct Hook {
    role: Role,
    name: String,
    path: String,
}

impl<'a> Lower<'a> {
    /// The operations under `webhooks`.
    pub(super) fn webhooks(
        &mut self,
        root: &Place<'a>,
        schemes: &[Scheme],
        ids: &mut Ids,
        found: &mut Vec<Operation>,
    ) {
        let Some(webhooks) = root.get("webhooks") else {
            return;
        };
        for (name, _, item) in webhooks.members() {
            let hook = Hook {
                role: Role::Webhook,
                name: format!("{name} webhook"),
                path: format!("/{}", segment(name)),
            };
            let item = self.document.follow(&item);
            self.hook(&hook, &item, schemes, ids, found);
        }
    }

    /// The callbacks of operations. One that several operations refer to is one operation, with a
    /// URL from each of them.
    pub(super) fn callbacks(
        &mut self,
        owners: &[(usize, Place<'a>)],
        schemes: &[Scheme],
        ids: &mut Ids,
        found: &mut Vec<Operation>,
    ) {
        let mut known: HashSet<Span> = HashSet::new();
        for (owner, place) in owners {
            let Some(callbacks) = place.get("callbacks") else {
                continue;
            };
            for (name, _, callback) in callbacks.members() {
                let callback = self.document.follow(&callback);
                for (expression, span, item) in callback.members() {
                    if expression.starts_with("x-") || expression == "$ref" {
                        continue;
                    }
                    let item = self.document.follow(&item);
                    let Some(owning) = found.get(*owner) else {
                        continue;
                    };
                    let hook = Hook {
                        role: Role::Callback,
                        name: format!("{} {name}", owning.id),
                        path: format!("/{}/{}", segment(&owning.id), segment(name)),
                    };
                    match self.destination(expression, owning) {
                        Ok(pieces) => {
                            let callback = Callback {
                                origin: origin(&item),
                                name: name.to_owned(),
                                expression: expression.to_owned(),
                                pieces,
                            };
                            if let Some(owning) = found.get_mut(*owner) {
                                owning.callbacks.push(callback);
                            }
                        }
                        Err(reason) => {
                            let at = (span, item.pointer.as_str());
                            let feature = Feature::Callbacks.as_str();
                            let refused = diagnostics::server::expression(at, feature, &reason);
                            self.unsupported.push((Feature::Callbacks, refused));
                        }
                    }
                    if known.insert(item.span()) {
                        self.hook(&hook, &item, schemes, ids, found);
                    }
                }
            }
        }
    }

    /// The pieces of a callback's URL.
    fn destination(&self, expression: &str, owner: &Operation) -> Result<Vec<Piece>, String> {
        let pieces = pieces(expression)?;
        match pieces.first() {
            Some(Piece::Value(_)) => {}
            Some(Piece::Text(text)) if text.contains("://") => {}
            _ => return Err("the URL is not absolute".to_owned()),
        }
        let success = |it: &&crate::ir::Response| match it.status {
            Status::Code(code) => code < 400,
            Status::Range(class) => class < 4,
            Status::Default => true,
        };
        let responses: Vec<_> = owner.responses.iter().filter(success).collect();
        self.check_pieces(&pieces, owner, &responses, true)?;
        Ok(pieces)
    }

    /// The operations of one Path Item Object.
    fn hook(
        &mut self,
        hook: &Hook,
        item: &Place<'a>,
        schemes: &[Scheme],
        ids: &mut Ids,
        found: &mut Vec<Operation>,
    ) {
        let methods = Method::ALL
            .iter()
            .filter(|(key, _)| item.get(key).is_some());
        let several = methods.clone().count() > 1;
        for (key, method) in methods {
            let Some(place) = item.get(key) else {
                continue;
            };
            for owner in [item, &place] {
                if let Some(at) = owner
                    .get("servers")
                    .filter(|at| at.items().next().is_some())
                {
                    self.refuse(
                        Feature::Callbacks,
                        &at,
                        "`servers` of a webhook or callback",
                    );
                }
            }
            for (_, _, response) in place.get("responses").iter().flat_map(Place::members) {
                let links = self.document.follow(&response).get("links");
                if let Some(at) = links.filter(|at| at.members().next().is_some()) {
                    self.refuse(Feature::Links, &at, "a link from a webhook or callback");
                }
            }
            if let Some(at) = place
                .get("callbacks")
                .filter(|at| at.members().next().is_some())
            {
                self.refuse(
                    Feature::Callbacks,
                    &at,
                    "a callback of a webhook or callback",
                );
            }
            let name = match several {
                true => format!("{key} {}", hook.name),
                false => hook.name.clone(),
            };
            let stated = words::text(&place, "operationId").filter(|id| !id.trim().is_empty());
            let id = stated.unwrap_or(name);
            let mut docs = words::docs(&place);
            docs.deprecated |= words::flag(item, "deprecated");
            let parameters = self.parameters(&hook.path, item, &place, &id);
            let body = self.body(&place, &id);
            let operation = Operation {
                origin: origin(&place),
                method: *method,
                path: hook.path.clone(),
                docs,
                idempotency: self.idempotency(&parameters, body.as_ref()),
                responses: self.responses(&place, &id),
                // The document's own requirements are those of calls to the API. A receiver is
                // somebody else, whom the API's credentials must not reach unasked.
                security: self.security(&place, &place, schemes),
                servers: Vec::new(),
                role: hook.role,
                callbacks: Vec::new(),
                links: Vec::new(),
                parameters,
                body,
                id,
            };
            self.claim(&operation.id, &place, ids);
            found.push(operation);
        }
    }
}

/// A name as a segment of a path, without braces that would make it a template.
fn segment(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
