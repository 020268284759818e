//! One revision of an API, with indexes for the comparison.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Content, Operation, Role, SchemaId};
use crate::plan::{Choice, OperationPlan, Plan, TypeKind, TypePlan, children};
use crate::source::{Files, Span};

use super::severity::Flow;

/// One revision of an API: its content, and the plan of its code.
#[derive(Debug)]
pub struct Side {
    /// The name of its module.
    pub name: String,
    /// The content of the document.
    pub api: Api,
    /// The plan of its code.
    pub plan: Plan,
    /// Problems that did not stop generation.
    pub warnings: Diagnostics,
    /// The texts of the document.
    pub files: Files,
    /// The types of each schema, as indexes into the plan.
    types: HashMap<SchemaId, Vec<usize>>,
    parents: HashMap<SchemaId, Vec<SchemaId>>,
    roots: HashMap<SchemaId, Vec<(Flow, usize)>>,
    /// The key and the id of each operation, by its label.
    labels: HashMap<String, (String, String)>,
}

impl Side {
    pub(crate) fn new(
        name: String,
        api: Api,
        plan: Plan,
        (warnings, files): (Diagnostics, Files),
    ) -> Self {
        let mut types: HashMap<_, Vec<_>> = HashMap::new();
        for (at, it) in plan.types.iter().enumerate() {
            types.entry(it.schema).or_default().push(at);
        }
        let mut parents: HashMap<_, Vec<_>> = HashMap::new();
        for (id, _) in api.schemas.iter() {
            for child in children(&api, id) {
                parents.entry(child).or_default().push(id);
            }
        }
        let mut roots: HashMap<_, Vec<_>> = HashMap::new();
        for (at, operation) in api.operations.iter().enumerate() {
            for (flow, schema) in carried(operation) {
                roots.entry(schema).or_default().push((flow, at));
            }
        }
        // The first operation wins, as in the order of the document.
        let operations = api.operations.iter().rev();
        let labels = operations
            .map(|it| (label(it), (key(it), it.id.clone())))
            .collect();
        Self {
            name,
            api,
            plan,
            warnings,
            files,
            types,
            parents,
            roots,
            labels,
        }
    }

    /// The operations by their names in findings, with their places and the pointers to them.
    pub fn labelled_places(&self) -> impl Iterator<Item = (String, Span, String)> {
        let operations = self.api.operations.iter();
        operations.map(|it| (label(it), it.origin.span, it.origin.pointer.to_string()))
    }

    /// The key and the id of an operation.
    pub(super) fn labelled(&self, label: &str) -> Option<(&str, &str)> {
        let (key, id) = self.labels.get(label)?;
        Some((key, id))
    }

    /// The types of a schema.
    pub(super) fn types(&self, schema: SchemaId) -> impl Iterator<Item = &TypePlan> {
        let found = self.types.get(&schema).map(Vec::as_slice);
        let found = found.unwrap_or_default().iter();
        found.filter_map(|at| self.plan.types.get(*at))
    }

    /// True if the type of a schema keeps values that the document does not list.
    pub(super) fn is_open(&self, schema: SchemaId) -> bool {
        self.types(schema).any(|it| match &it.kind {
            TypeKind::Choice(Choice { open, .. }) => *open,
            TypeKind::Union(union) => union.open,
            TypeKind::Alias(alias) => {
                let target = self.plan.types.iter().find(|it| it.name == alias.of);
                target.is_some_and(|it| match &it.kind {
                    TypeKind::Choice(choice) => choice.open,
                    TypeKind::Union(union) => union.open,
                    TypeKind::Struct(_) | TypeKind::Newtype(_) | TypeKind::Alias(_) => false,
                })
            }
            TypeKind::Struct(_) | TypeKind::Newtype(_) => false,
        })
    }

    /// The operations with their plans.
    pub(super) fn operations(&self) -> impl Iterator<Item = (&Operation, &OperationPlan)> {
        self.api.operations.iter().zip(self.plan.operations.rows())
    }

    /// The operations whose messages contain a schema, by their keys.
    pub(super) fn reaching(&self, schema: SchemaId, flow: Option<Flow>) -> BTreeSet<String> {
        let mut seen = HashSet::from([schema]);
        let mut pending = vec![schema];
        let mut found = BTreeSet::new();
        while let Some(next) = pending.pop() {
            for (of, at) in self.roots.get(&next).into_iter().flatten() {
                if flow.is_none_or(|flow| flow == *of) {
                    found.extend(self.api.operations.get(*at).map(label));
                }
            }
            for parent in self.parents.get(&next).into_iter().flatten() {
                if seen.insert(*parent) {
                    pending.push(*parent);
                }
            }
        }
        found
    }
}

/// The schemas of the messages of an operation, with their directions.
fn carried(operation: &Operation) -> BTreeSet<(Flow, SchemaId)> {
    let (request, response) = flows(operation.role);
    let mut found = BTreeSet::new();
    found.extend(operation.parameters.iter().map(|it| (request, it.schema)));
    for content in operation.body.iter().flat_map(|it| &it.contents) {
        found.extend(content.schemas().into_iter().map(|it| (request, it)));
    }
    for documented in &operation.responses {
        found.extend(documented.headers.iter().map(|it| (response, it.schema)));
        let schemas = documented.contents.iter().flat_map(Content::schemas);
        found.extend(schemas.map(|it| (response, it)));
    }
    found
}

/// The directions of the request and of the responses of an operation.
pub(super) fn flows(role: Role) -> (Flow, Flow) {
    match role {
        Role::Call => (Flow::Request, Flow::Response),
        Role::Webhook | Role::Callback => (Flow::HookRequest, Flow::HookResponse),
    }
}

/// The name of an operation in reports: method, path, and its id.
pub(super) fn label(operation: &Operation) -> String {
    let (method, path) = (operation.method.as_str(), &operation.path);
    match operation.role {
        Role::Call => format!("{method} {path} {}", operation.id),
        Role::Webhook => format!("webhook {path} {}", operation.id),
        Role::Callback => format!("callback {path} {}", operation.id),
    }
}

/// The key of an operation, independent of the names of its path parameters.
pub(super) fn key(operation: &Operation) -> String {
    let role = match operation.role {
        Role::Call => "",
        Role::Webhook => "webhook ",
        Role::Callback => "callback ",
    };
    format!(
        "{role}{} {}",
        operation.method.as_str(),
        nameless(&operation.path)
    )
}

/// A path template without the names of its parameters.
fn nameless(path: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for letter in path.chars() {
        match letter {
            '{' => {
                inside = true;
                out.push('{');
            }
            '}' => {
                inside = false;
                out.push('}');
            }
            other if !inside => out.push(other),
            _ => {}
        }
    }
    out
}

/// Schemas of the old document with the schemas that take their places in the new one.
pub(super) type Pairs = BTreeMap<SchemaId, BTreeSet<SchemaId>>;
