//! Which schemas travel in requests, which in responses, and which look different in the two.

use std::collections::{BTreeMap, HashSet};

use crate::graph;
use crate::ir::{Additional, Api, Operation, Role, SchemaId, Shape};

/// The form of a type in one direction, where `readOnly` and `writeOnly` make two of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// The form in requests.
    Request,
    /// The form in responses.
    Response,
}

impl Direction {
    /// The forms of the requests and of the responses of an operation. A webhook or callback
    /// is a request that the server of the API makes, so its body has what the server says.
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
            // A webhook sends what other operations receive as a response, and the other way round.
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

    /// Whether a client may meet values of this schema that the document does not know yet.
    pub(super) fn in_responses(&self, id: SchemaId) -> bool {
        self.responses.contains(&id)
    }

    /// Whether requests carry it.
    pub(super) fn in_requests(&self, id: SchemaId) -> bool {
        self.requests.contains(&id)
    }

    /// Whether its form differs between the two directions.
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
    let schemas = contents.clone().filter_map(|it| it.schema);
    let encodings = contents.flat_map(|it| &it.encodings);
    let headers = encodings.flat_map(|it| &it.headers).map(|it| it.schema);
    parameters.chain(schemas).chain(headers)
}

/// The schemas of the responses of an operation.
fn answered(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    operation.responses.iter().flat_map(|response| {
        let headers = response.headers.iter().map(|it| it.schema);
        headers.chain(response.contents.iter().filter_map(|it| it.schema))
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

/// The schemas that these lead to, with these.
pub(super) fn closure(api: &Api, roots: Vec<SchemaId>) -> HashSet<SchemaId> {
    graph::closure(roots, |id| children(api, id))
}

/// The schemas from which a `readOnly` or `writeOnly` member can be reached.
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
