//! Responses that agree with earlier requests.

use std::collections::HashMap;

use bytes::Bytes;
use copperplate::ir::Status;
use copperplate_runtime::refusal::Refusal;
use copperplate_runtime::{Json, Report};
use http::Response;
use http::request::Parts;

use super::Mock;
use super::prefer::Prefer;
use super::refusals::refused;
use super::request::Request;
use super::respond::{self, Unavailable};
use crate::generate;
use crate::model::{Api, Direction, Operation};
use crate::state::{Act, Effect, Memory, Order, Resources, Step};

/// The memory of an API, with the meaning of its operations.
pub struct Remembered {
    pub memory: Memory,
    pub resources: Resources,
    /// The orders of the status, by collection.
    pub orders: HashMap<String, Order>,
}

impl Remembered {
    pub fn new(api: &'static Api) -> Self {
        let resources = Resources::of(api.content);
        let mut orders = HashMap::new();
        for (index, operation) in api.calls() {
            let Some(role) = resources.role(index) else {
                continue;
            };
            if !matches!(role.act, Act::Read | Act::Create) || orders.contains_key(&role.collection)
            {
                continue;
            }
            let success = |it: &&copperplate::ir::Response| {
                matches!(it.status, Status::Code(200..=299) | Status::Range(2))
            };
            let responses = operation.responses.iter().filter(success);
            let mut schemas = responses
                .flat_map(|it| &it.contents)
                .filter_map(|it| it.schema);
            if let Some(order) = schemas.find_map(|it| Order::of(api.content, it)) {
                orders.insert(role.collection.clone(), order);
            }
        }
        Self {
            memory: Memory::default(),
            resources,
            orders,
        }
    }
}

impl Mock {
    /// The memory of an API.
    pub(super) fn remembered(&self, api: &'static Api) -> Option<&Remembered> {
        let place = self.apis.iter().position(|it| std::ptr::eq(*it, api))?;
        self.memories.get(place)
    }

    /// The pairs of operations that create and read things, each as the index of its API and its own.
    #[must_use]
    pub fn pairs(&self) -> Vec<(usize, usize, usize)> {
        let all = self.memories.iter().enumerate();
        let pairs = all.flat_map(|(api, it)| {
            let pairs = it.resources.pairs().into_iter();
            pairs.map(move |(create, read)| (api, create, read))
        });
        pairs.collect()
    }

    /// The response with the members of remembered things.
    pub(super) fn remembering(
        &self,
        api: &'static Api,
        operation: &Operation,
        (parts, captures): (&Parts, &[(&'static str, String)]),
        request: &Request,
        number: u64,
    ) -> Result<Response<Bytes>, Unavailable> {
        let prefer = Prefer::default();
        let Some(remembered) = self.remembered(api) else {
            return self.documented(api, operation, parts, &prefer, number);
        };
        let Some(role) = remembered.resources.role(operation.index) else {
            return self.documented(api, operation, parts, &prefer, number);
        };
        let chosen = respond::choose(api, operation, &prefer, &parts.headers)?;
        let usual = self
            .responses
            .body(api, operation, &chosen, (&prefer, number))?;
        let schema = chosen.body.and_then(|it| it.schema);
        let fits = |it: &Json| match schema {
            Some((id, _)) => generate::check(api, id, Direction::Response, it).is_ok(),
            None => true,
        };
        let fresh = match role.act {
            Act::Create => {
                let dynamic = Prefer {
                    dynamic: true,
                    ..Prefer::default()
                };
                let fresh = self
                    .responses
                    .body(api, operation, &chosen, (&dynamic, number));
                fresh.ok().flatten()
            }
            Act::List | Act::Read | Act::Update | Act::Delete => None,
        };
        let step = Step {
            role,
            captures,
            sent: request.body.as_ref(),
            usual: usual.as_ref(),
            fresh: fresh.as_ref(),
            order: remembered.orders.get(&role.collection),
            fits: &fits,
        };
        match remembered.memory.apply(&step) {
            Effect::Body(body) => {
                let body = body.or(usual);
                self.responses.write(api, operation, &chosen, body.as_ref())
            }
            Effect::Gone => Ok(self.gone(api, operation, parts)),
        }
    }

    /// The response for a deleted thing: the documented 404 or 410, or the refusal for it.
    fn gone(&self, api: &'static Api, operation: &Operation, parts: &Parts) -> Response<Bytes> {
        let stated = |code: &u16| {
            let mut all = operation.responses.iter();
            all.any(|it| it.content.status == Status::Code(*code))
        };
        let code = [404, 410].into_iter().find(stated);
        let documented = code.and_then(|code| {
            let prefer = Prefer {
                code: Some(code),
                ..Prefer::default()
            };
            self.documented(api, operation, parts, &prefer, 0).ok()
        });
        documented.unwrap_or_else(|| refused(Some(api), Refusal::NotFound, &Report::new()))
    }
}
