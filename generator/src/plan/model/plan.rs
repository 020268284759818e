//! One API, planned whole.

use std::collections::BTreeSet;

use super::{
    ExamplePlan, Gates, LinkPlan, OperationPlan, RulePlan, ServersPlan, SharedAnswers,
    SharedHeaders, Tagged, TypePlan, Words,
};
use crate::ir::{OAuthFlow, Refusal, Role, SchemeKind};
use crate::options::Target;

/// Everything about one API, ready to be printed.
#[derive(Clone, Debug)]
pub struct Plan {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// What the document says about itself.
    pub words: Words,
    /// The types with a name, in the order in which they are printed.
    pub types: Vec<TypePlan>,
    /// The constants of keywords that need the whole value, by name.
    pub rules: Vec<RulePlan>,
    /// The paths of the types that stand for generated ones.
    pub replacements: Vec<String>,
    /// The operations in the order of the document.
    pub operations: Vec<OperationPlan>,
    /// The operations that a client calls, by tag: a large document is read by its tags.
    pub calls: Vec<Tagged>,
    /// The example bodies.
    pub examples: Vec<ExamplePlan>,
    /// The answers that several operations have.
    pub shared_answers: Vec<SharedAnswers>,
    /// Structs of headers that several answers have.
    pub shared_headers: Vec<SharedHeaders>,
    /// The security schemes, by constant name.
    pub schemes: Vec<SchemePlan>,
    /// The servers.
    pub servers: ServersPlan,
    /// How refusals are answered.
    pub refusals: Vec<Refusal>,
    /// What features of cargo leave out.
    pub gates: Gates,
    /// How deep a compiler has to look into the types, where that is more than it does by itself.
    pub recursion_limit: Option<usize>,
    /// What is printed.
    pub targets: BTreeSet<Target>,
}

impl Plan {
    /// The operations that have this role.
    pub fn with(&self, role: Role) -> impl Iterator<Item = &OperationPlan> + Clone {
        self.operations.iter().filter(move |it| it.role == role)
    }

    /// Whether links or the URLs of callbacks are evaluated, which writes requests and answers on
    /// whichever side that is done.
    #[must_use]
    pub fn evaluates(&self) -> bool {
        self.operations
            .iter()
            .any(|it| !it.callbacks.is_empty() || it.links.iter().any(LinkPlan::evaluates))
    }
}

/// A security scheme.
#[derive(Clone, Debug)]
pub struct SchemePlan {
    /// The name of its constant.
    pub constant: String,
    /// Its key in the document.
    pub name: String,
    /// How it travels.
    pub kind: SchemeKind,
    /// The constant of its OAuth 2 flows.
    pub flows: Option<(String, Vec<OAuthFlow>)>,
    /// The constant of the URL that describes an OpenID Connect provider.
    pub discovery: Option<(String, String)>,
    /// What the document says about it.
    pub words: Words,
}
