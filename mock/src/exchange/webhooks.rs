//! Webhooks to registered receivers.

use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use copperplate::ir::MediaKind;
use copperplate_runtime::{Json, to_json};
use http::header::{CONTENT_TYPE, HOST};
use http::{HeaderValue, Method, Request, Uri};

use crate::generate::{self, seed};
use crate::model::{Api, Direction};
use crate::state::Thing;

/// A webhook has the form of responses, because the API sends it.
const FORM: Direction = Direction::Response;

/// The receivers of webhooks, and the requests to them that were not sent yet.
#[derive(Default)]
pub struct Hooks {
    receivers: Mutex<Vec<Receiver>>,
    outgoing: Mutex<Vec<Request<Bytes>>>,
}

/// A receiver of webhooks.
#[derive(Clone, Debug)]
pub struct Receiver {
    pub url: Uri,
    /// The name of the only webhook it wants.
    pub webhook: Option<String>,
}

impl Hooks {
    pub fn register(&self, receiver: Receiver) {
        let mut receivers = self
            .receivers
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        receivers.push(receiver);
    }

    pub fn clear(&self) {
        let mut receivers = self
            .receivers
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        receivers.clear();
    }

    /// Takes the requests to send.
    pub fn take(&self) -> Vec<Request<Bytes>> {
        let mut outgoing = self.outgoing.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut *outgoing)
    }

    /// Prepares the webhooks of an API about a thing.
    pub fn fire(&self, api: &'static Api, thing: &Thing, base: u64) {
        let receivers = self
            .receivers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        if receivers.is_empty() {
            return;
        }
        for (index, content) in api.webhooks() {
            let Some(operation) = api.operation(index) else {
                continue;
            };
            let mut bodies = operation.bodies.iter();
            let body = bodies.find(|it| it.content.kind == MediaKind::Json);
            let Some((body, (id, _))) = body.and_then(|it| Some((it, it.schema?))) else {
                continue;
            };
            let fits = |it: &Json| generate::check(api, id, FORM, it).is_ok();
            let examples = body.content.examples.iter();
            let mut examples = examples.filter_map(|it| generate::json(&it.value));
            let usual = examples.find(|it| fits(it)).or_else(|| {
                let own = seed(base, &content.id);
                generate::value(api, id, FORM, own).ok()
            });
            let Some(value) = usual.and_then(|it| thing.within(&it, &fits)) else {
                continue;
            };
            let wanted = |it: &&Receiver| {
                let name = it.webhook.as_deref();
                name.is_none_or(|name| name == content.path || name == content.id)
            };
            let requests = receivers.iter().filter(wanted).filter_map(|receiver| {
                let method = Method::from_bytes(content.method.as_str().as_bytes()).ok()?;
                let host = receiver.url.authority()?.as_str();
                let request = Request::builder()
                    .method(method)
                    .uri(receiver.url.clone())
                    .header(HOST, host)
                    .header(CONTENT_TYPE, HeaderValue::from_str(body.media_type).ok()?);
                request.body(Bytes::from(to_json(&value))).ok()
            });
            let mut outgoing = self.outgoing.lock().unwrap_or_else(PoisonError::into_inner);
            outgoing.extend(requests);
        }
    }
}
