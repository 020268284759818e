//! Statements about a whole operation: the idempotency key, callbacks and its own servers.

use crate::compare::parameter;
use crate::compare::rules::{
    CALLBACK_URL, IDEMPOTENCY, LINK_CHANGED, PAGINATION_CHANGED, POLLING_CHANGED, WEBHOOK_SIGNATURE,
};
use crate::compare::side::{Side, key};
use crate::compare::walk::Walk;
use crate::ir::{
    Callback, Expression, Idempotency, Link, LinkBody, Operation, PageStyle, Pagination, Piece,
    Polling, WebhookSignature,
};

use super::OperationPair;
use super::responses::text;

impl Walk<'_> {
    pub(super) fn statements(&mut self, place: &OperationPair<'_>) {
        let (old, new) = (place.old, place.new);
        if old.idempotency != new.idempotency {
            let seen = place.seen(&IDEMPOTENCY, place.flows.0, "idempotency", "request");
            self.add(seen.forms(Some(idempotency(old)), Some(idempotency(new))));
        }
        self.sequences(place);
        // A callback can have several URLs; only a URL that comes takes the place of one that goes.
        let has = |all: &[Callback], it: &Callback| {
            let mut all = all.iter();
            all.any(|other| (&other.name, &other.expression) == (&it.name, &it.expression))
        };
        for before in old.callbacks.iter().filter(|it| !has(&new.callbacks, it)) {
            let mut came = new.callbacks.iter().filter(|it| !has(&old.callbacks, it));
            if let Some(after) = came.find(|it| it.name == before.name) {
                let shown = format!("callback {}", before.name);
                let seen = place.seen(&CALLBACK_URL, place.flows.1, &shown, &shown);
                let seen = seen.places(Some(&before.origin), Some(&after.origin));
                let forms = (before.expression.clone(), after.expression.clone());
                self.add(seen.forms(Some(forms.0), Some(forms.1)));
            }
        }
        self.links(place);
        self.server_list(
            (&old.servers, &new.servers),
            &|rule, template| match template {
                Some(template) => {
                    let part = format!("server {template}");
                    place.seen(rule, place.flows.0, &part, "server")
                }
                None => place.seen(rule, place.flows.0, "server", "server"),
            },
        );
    }

    /// Compares the signature, the pages and the status that the extensions state.
    fn sequences(&mut self, place: &OperationPair<'_>) {
        let (old, new) = (place.old, place.new);
        let forms = [
            (
                &WEBHOOK_SIGNATURE,
                "signature",
                old.signature.as_ref().map(signature),
                new.signature.as_ref().map(signature),
            ),
            (
                &PAGINATION_CHANGED,
                "pagination",
                old.pagination.as_ref().map(pagination),
                new.pagination.as_ref().map(pagination),
            ),
            (
                &POLLING_CHANGED,
                "polling",
                old.polling.as_ref().map(polling),
                new.polling.as_ref().map(polling),
            ),
        ];
        for (rule, part, before, after) in forms {
            if before != after {
                let seen = place.seen(rule, place.flows.0, part, part);
                let text = |form: Option<String>| Some(form.unwrap_or_else(|| "none".to_owned()));
                self.add(seen.forms(text(before), text(after)));
            }
        }
    }

    /// Compares the values that links to the operation take from responses. A link that is gone is a
    /// function that is gone.
    fn links(&mut self, place: &OperationPair<'_>) {
        let source = |side: &Side, it: &Link| side.api.operations.get(it.source).map(key);
        for before in &place.old.links {
            let from = (source(self.old, before), before.status, &before.name);
            let mut links = place.new.links.iter();
            let after = links.find(|it| (source(self.new, it), it.status, &it.name) == from);
            let Some(after) = after else {
                continue;
            };
            let forms = (link(place.old, before), link(place.new, after));
            if forms.0 != forms.1 {
                let shown = format!("link {}", before.name);
                let from = from.0.unwrap_or_default();
                let part = format!("{shown} of {from} {}", text(before.status));
                let seen = place.seen(&LINK_CHANGED, place.flows.0, &part, &shown);
                let seen = seen.places(Some(&before.origin), Some(&after.origin));
                self.add(seen.forms(Some(forms.0), Some(forms.1)));
            }
        }
    }
}

fn signature(signature: &WebhookSignature) -> String {
    match signature {
        WebhookSignature::StandardWebhooks => "standard-webhooks".to_owned(),
        WebhookSignature::TimestampedHmac(header) => format!("timestamped-hmac in {header}"),
        WebhookSignature::HttpMessageSignatures => "http-message-signatures".to_owned(),
    }
}

/// The pages of a list in words. The schema of an item has rules of its own.
fn pagination(pages: &Pagination) -> String {
    let next = match &pages.style {
        PageStyle::Cursor { parameter, next } => format!("cursor {next} as {parameter}"),
        PageStyle::Page { parameter, first } => format!("page {parameter} from {first}"),
        PageStyle::Offset { parameter, first } => format!("offset {parameter} from {first}"),
        PageStyle::Link => "link".to_owned(),
    };
    let items = match pages.items.as_str() {
        "" => "in the body itself".to_owned(),
        pointer => format!("at {pointer}"),
    };
    let more = pages.more.as_ref().map(|it| format!(", more by {it}"));
    format!("{next}, items {items}{}", more.unwrap_or_default())
}

fn polling(polling: &Polling) -> String {
    let terminal = polling.terminal.join(", ");
    format!("{} until {terminal}", polling.status)
}

/// The values of a link, by the parameters that they fill.
fn link(operation: &Operation, link: &Link) -> String {
    let parameters = operation.parameters.iter().zip(&link.parameters);
    let mut values: Vec<String> = parameters
        .filter_map(|(parameter, value)| {
            let name = parameter::name(parameter, &operation.path);
            let pieces = value.as_ref()?.iter().map(piece);
            Some(format!("{name} = {}", pieces.collect::<String>()))
        })
        .collect();
    values.sort_unstable();
    values.extend(link.body.as_ref().map(|it| match it {
        LinkBody::Value(value) => format!("body = {}", expression(value)),
        LinkBody::Constant(text) => format!("body = {text}"),
    }));
    values.extend(link.server.as_ref().map(|it| format!("at {}", it.url)));
    values.join(", ")
}

fn piece(piece: &Piece) -> String {
    match piece {
        Piece::Text(text) => text.clone(),
        Piece::Value(value) => expression(value),
    }
}

/// A runtime expression as in a document.
fn expression(value: &Expression) -> String {
    match value {
        Expression::Url => "$url".to_owned(),
        Expression::Method => "$method".to_owned(),
        Expression::StatusCode => "$statusCode".to_owned(),
        Expression::RequestPath(name) => format!("$request.path.{name}"),
        Expression::RequestQuery(name) => format!("$request.query.{name}"),
        Expression::RequestHeader(name) => format!("$request.header.{name}"),
        Expression::RequestBody(pointer) => format!("$request.body#{pointer}"),
        Expression::ResponseHeader(name) => format!("$response.header.{name}"),
        Expression::ResponseBody(pointer) => format!("$response.body#{pointer}"),
    }
}

fn idempotency(operation: &Operation) -> String {
    match &operation.idempotency {
        Idempotency::None => "no key".to_owned(),
        Idempotency::Header(name) => format!("header {name}"),
        Idempotency::Member(name) => format!("member {name}"),
        Idempotency::Either(header, member) => format!("header {header} or member {member}"),
    }
}
