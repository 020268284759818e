//! Lowers webhooks and callbacks: operations that the server of an API calls.

use std::collections::{HashSet, VecDeque};

use crate::diagnostics;
use crate::ir::{Callback, Method, Operation, Piece, Role, Scheme, Status};
use crate::source::{Place, Span};

use super::expression::Expressions;
use super::expression::{Reason, pieces};
use super::sequence;
use crate::lower::context::origin;
use crate::lower::operation::builder::OperationBuilder;
use crate::lower::operation::paths::Ids;
use crate::lower::words;
use crate::select::methods;

/// A webhook or callback: its caller, its name, and the path of a receiver.
struct Received {
    role: Role,
    name: String,
    path: String,
    /// True if several URLs share the name, each with its own operations.
    shared: bool,
}

impl<'a> OperationBuilder<'a> {
    /// Lowers the operations under `webhooks`. Returns the index and the place of each.
    pub(crate) fn webhooks(
        &mut self,
        root: &Place<'a>,
        schemes: &[Scheme],
        ids: &mut Ids,
        found: &mut Vec<Operation>,
    ) -> Vec<(usize, Place<'a>)> {
        let mut places = Vec::new();
        self.check_document_signature(root);
        let Some(webhooks) = root.get("webhooks") else {
            return places;
        };
        for (name, _, item) in webhooks.members() {
            let received = Received {
                role: Role::Webhook,
                name: format!("{name} webhook"),
                path: format!("/{}", segment(name)),
                shared: false,
            };
            let item = self.context.document.follow(&item);
            places.extend(self.received(&received, &item, schemes, ids, found));
        }
        places
    }

    /// Lowers the callbacks of operations, and callbacks of callbacks. A callback shared by several
    /// operations is one operation with several URLs.
    pub(crate) fn callbacks(
        &mut self,
        owners: Vec<(usize, Place<'a>)>,
        schemes: &[Scheme],
        ids: &mut Ids,
        found: &mut Vec<Operation>,
    ) {
        let mut known: HashSet<Span> = HashSet::new();
        let mut waiting = VecDeque::from(owners);
        while let Some((owner, place)) = waiting.pop_front() {
            for (name, _, callback) in place.get("callbacks").iter().flat_map(Place::members) {
                let callback = self.context.document.follow(&callback);
                let urls = callback.members();
                let urls = urls.filter(|(url, ..)| !url.starts_with("x-"));
                let shared = urls.count() > 1;
                for (expression, span, item) in callback.members() {
                    if expression.starts_with("x-") {
                        continue;
                    }
                    let item = self.context.document.follow(&item);
                    let Some(owning) = found.get_mut(owner) else {
                        continue;
                    };
                    let received = Received {
                        role: Role::Callback,
                        name: format!("{} {name}", owning.id),
                        path: format!("/{}/{}", segment(&owning.id), segment(name)),
                        shared,
                    };
                    let kept = methods(self.context.document, &item).into_iter();
                    let mut kept = kept.map(|it| self.context.chosen.has_hook(it.1.span()));
                    if !kept.any(|it| it) {
                        continue;
                    }
                    self.callback(name, (expression, span), &item, owning);
                    if known.insert(item.span()) {
                        waiting.extend(self.received(&received, &item, schemes, ids, found));
                    }
                }
            }
        }
    }

    /// Lowers the URL of a callback. If that fails, the callback can still be sent to a URL known
    /// otherwise.
    fn callback(
        &mut self,
        name: &str,
        (expression, span): (&str, Span),
        item: &Place<'a>,
        owner: &mut Operation,
    ) {
        match self.destination(expression, owner) {
            Ok(pieces) => owner.callbacks.push(Callback {
                origin: origin(item),
                name: name.to_owned(),
                expression: expression.to_owned(),
                pieces,
            }),
            Err(reason) => {
                let at = (span, &item.pointer);
                self.schemas
                    .findings
                    .error(diagnostics::server::callback_url(at, &reason));
            }
        }
    }

    /// The pieces of a callback's URL.
    fn destination(&self, expression: &str, owner: &Operation) -> Result<Vec<Piece>, Reason> {
        let pieces = pieces(expression)?;
        match pieces.first() {
            Some(Piece::Value(_)) => {}
            Some(Piece::Text(text)) if text.contains("://") => {}
            Some(Piece::Text(text)) if text.starts_with('/') => {
                return Err("the URL is not absolute".into());
            }
            _ => return Err("this is neither a URL nor a runtime expression".into()),
        }
        let success = |it: &&crate::ir::Response| match it.status {
            Status::Code(code) => code < 400,
            Status::Range(class) => class < 4,
            Status::Default => true,
        };
        let responses: Vec<_> = owner.responses.iter().filter(success).collect();
        Expressions {
            schemas: &self.schemas.built,
        }
        .check_pieces(&pieces, owner, &responses, true)?;
        Ok(pieces)
    }

    /// Lowers the operations of one Path Item Object. Returns the index and the place of each.
    fn received(
        &mut self,
        received: &Received,
        item: &Place<'a>,
        schemes: &[Scheme],
        ids: &mut Ids,
        found: &mut Vec<Operation>,
    ) -> Vec<(usize, Place<'a>)> {
        let mut places = Vec::new();
        let methods = methods(self.context.document, item);
        let several = methods.len() > 1;
        for (method, place) in methods {
            if !self.context.chosen.has_hook(place.span()) {
                continue;
            }
            self.left_out_beside(item, &place);
            let name = match several {
                true => format!("{} {}", method.as_str().to_lowercase(), received.name),
                false => received.name.clone(),
            };
            let stated = words::text(&place, "operationId").filter(|id| !id.trim().is_empty());
            let id = stated.unwrap_or(name);
            self.in_hook = true;
            let operation = self.received_operation(received, method, item, &place, schemes, id);
            self.in_hook = false;
            self.claim(&operation.id, &place, ids);
            places.push((found.len(), place));
            found.push(operation);
        }
        places
    }

    fn received_operation(
        &mut self,
        received: &Received,
        method: Method,
        item: &Place<'a>,
        place: &Place<'a>,
        schemes: &[Scheme],
        id: String,
    ) -> Operation {
        let mut docs = words::docs(place);
        docs.deprecated |= words::flag(item, "deprecated");
        // A receiver distinguishes operations by path and method only.
        let path = match received.shared {
            true => format!("{}/{}", received.path, segment(&id)),
            false => received.path.clone(),
        };
        // The document's default security is for calls to the API. A receiver is another party, so
        // it must not get the API's credentials.
        let security = self.security_reader().security(place, place, schemes);
        let parameters = self.hook_parameters(item, place, &id);
        let mut parameters = self.security_reader().without_credentials(
            parameters,
            &security,
            schemes,
            place.span(),
        );
        let body = self.body(place, &id);
        sequence::refuse(place, &mut self.schemas.findings);
        let mut idempotency = self.idempotency(&parameters, body.as_ref());
        self.check_signature(place);
        let signature = self.signature(place);
        if let Some(signature) = &signature {
            Self::sign(&mut parameters, &mut idempotency, signature);
        }
        Operation {
            origin: origin(place),
            method,
            path,
            docs,
            tags: words::texts(place, "tags"),
            idempotency,
            signature,
            responses: self.responses(place, &id, method),
            security,
            servers: Vec::new(),
            role: received.role,
            callbacks: Vec::new(),
            links: Vec::new(),
            pagination: None,
            polling: None,
            parameters,
            body,
            id,
        }
    }

    /// Reports parts of a webhook or callback that have no effect on the code.
    fn left_out_beside(&mut self, item: &Place<'a>, place: &Place<'a>) {
        for owner in [item, place] {
            let servers = owner.get("servers");
            if let Some(at) = servers.filter(|at| at.items().next().is_some()) {
                self.schemas
                    .findings
                    .error(diagnostics::server::servers_of_hook(&at));
            }
        }
        for (_, _, response) in place.get("responses").iter().flat_map(Place::members) {
            let links = self.context.document.follow(&response).get("links");
            if let Some(at) = links.filter(|at| at.members().next().is_some()) {
                let why = "it stands in a webhook or callback";
                self.schemas
                    .findings
                    .error(diagnostics::server::left_out_link(&at, why));
            }
        }
    }
}

/// A name as a path segment, without braces, since these would make it a template.
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
