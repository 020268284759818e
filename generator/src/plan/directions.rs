//! The directions of schemas: requests, responses, or both, with equal or different forms.

use std::collections::{BTreeMap, HashSet};

use crate::graph;
use crate::ir::{Additional, Api, Content, Operation, Role, SchemaId, Shape};

/// The form of a type in one direction. `readOnly` and `writeOnly` can give a schema two forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// The form in requests.
    Request,
    /// The form in responses.
    Response,
}

impl Direction {
    /// The forms of requests and of responses. The server of the API sends the request of a webhook
    /// or callback, so its body has the response form.
    pub(super) fn of(role: Role) -> (Self, Self) {
        match role {
            Role::Call => (Self::Request, Self::Response),
            Role::Webhook | Role::Callback => (Self::Response, Self::Request),
        }
    }
}

/// The directions in which each schema travels.
pub(super) struct Directions {
    requests: HashSet<SchemaId>,
    responses: HashSet<SchemaId>,
    split: HashSet<SchemaId>,
}

impl Directions {
    pub(super) fn new(api: &Api) -> Self {
        let mut requests = Vec::new();
        let mut responses = Vec::new();
        for operation in &api.operations {
            // Webhooks and callbacks reverse the directions.
            let (requests, responses) = match operation.role {
                Role::Call => (&mut requests, &mut responses),
                Role::Webhook | Role::Callback => (&mut responses, &mut requests),
            };
            requests.extend(sent(operation));
            responses.extend(answered(operation));
        }
        Self {
            requests: closure(api, requests),
            responses: closure(api, responses),
            split: split(api),
        }
    }

    /// True if a client receives values of this schema; a later version of the API may send new
    /// ones.
    pub(super) fn in_responses(&self, id: SchemaId) -> bool {
        self.responses.contains(&id)
    }

    /// True if requests carry values of this schema.
    pub(super) fn in_requests(&self, id: SchemaId) -> bool {
        self.requests.contains(&id)
    }

    /// True if the request form differs from the response form.
    pub(super) fn is_split(&self, id: SchemaId) -> bool {
        self.split.contains(&id)
    }
}

/// The schemas that an operation refers to directly.
pub(super) fn roots(operation: &Operation) -> Vec<SchemaId> {
    sent(operation).chain(answered(operation)).collect()
}

/// The schemas of the requests of an operation.
fn sent(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    let parameters = operation.parameters.iter().map(|it| it.schema);
    let contents = operation.body.iter().flat_map(|it| &it.contents);
    parameters.chain(contents.flat_map(Content::schemas))
}

/// The schemas of the responses of an operation.
fn answered(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    operation.responses.iter().flat_map(|response| {
        let headers = response.headers.iter().map(|it| it.schema);
        headers.chain(response.contents.iter().flat_map(Content::schemas))
    })
}

/// The schemas that a schema refers to directly.
pub(crate) fn children(api: &Api, id: SchemaId) -> Vec<SchemaId> {
    match &api.schemas.get(id).shape {
        Shape::Any
        | Shape::Never(_)
        | Shape::Boolean
        | Shape::Number(_)
        | Shape::Text(_)
        | Shape::Choice(_) => Vec::new(),
        Shape::Same(target) => vec![*target],
        Shape::Array(array) => vec![array.items],
        Shape::Object(object) => {
            let mut found: Vec<_> = object.members.iter().map(|it| it.schema).collect();
            match object.additional {
                Additional::Kept(values) => found.push(values),
                Additional::Unstated | Additional::Refused(_) => {}
            }
            found
        }
        Shape::Union(union) => union.branches.iter().map(|it| it.schema).collect(),
    }
}

/// These schemas, and all schemas reachable from them.
pub(super) fn closure(api: &Api, roots: Vec<SchemaId>) -> HashSet<SchemaId> {
    graph::closure(roots, |id| children(api, id))
}

/// The schemas with a path to a `readOnly` or `writeOnly` property.
fn split(api: &Api) -> HashSet<SchemaId> {
    let mut parents: BTreeMap<SchemaId, Vec<SchemaId>> = BTreeMap::new();
    let mut roots = Vec::new();
    for (id, schema) in api.schemas.iter() {
        for child in children(api, id) {
            parents.entry(child).or_default().push(id);
        }
        if let Shape::Object(object) = &schema.shape
            && object
                .members
                .iter()
                .any(|it| it.read_only || it.write_only)
        {
            roots.push(id);
        }
    }
    graph::closure(roots, |id| parents.get(&id).into_iter().flatten().copied())
}
