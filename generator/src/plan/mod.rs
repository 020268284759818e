//! Every choice that the generated code shows, made before any of it is printed.
//!
//! In comes [`ir::Api`](crate::ir::Api), out goes [`Plan`]: identifiers, files, Rust types, boxes,
//! open and closed enumerations, variants per status. Emitters print a plan and decide nothing.

mod answers;
mod bodies;
mod boxes;
mod choices;
mod constants;
mod constructors;
mod defaults;
mod deprecated;
mod depth;
mod derives;
mod facts;
mod gates;
mod given;
mod headers;
mod hooks;
mod inputs;
mod keywords;
mod links;
mod model;
mod objects;
mod operation_names;
mod operations;
mod parameters;
mod parts;
mod reach;
mod rules;
mod scalars;
mod servers;
mod shared;
mod statuses;
mod tags;
#[cfg(test)]
mod tests;
mod types;
mod unions;
mod uses;
mod words;

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::diagnostics::Diagnostics;
use crate::ir::{Api, OAuthFlow, Refusal, Role, SchemeKind};
use crate::naming::Scope;
use crate::options::{Adjust, Feature, Locator, Target};

pub use answers::{Answers, Declared, SharedAnswers};
pub use bodies::{BodyPlan, Codec, ContentPlan, FormFieldPlan, FormPlan, Framing, ItemsPlan};
pub use defaults::DefaultPlan;
pub use gates::Gates;
pub use headers::{HeaderStruct, ReplyHeaders, SharedHeaders};
pub use hooks::{CallbackPlan, HOOK_MODULES};
pub use keywords::RulePlan;
pub use links::{BodyFill, Fill, LinkPlan};
pub(crate) use model::names_in;
pub use model::{
    AdditionalPlan, Alias, Carried, Choice, ChoiceValue, Constructor, Entry, EntryKind, Field,
    InputPlan, Kind, Newtype, Presence, RequiredAlias, RustType, Struct, TypePlan, Union,
    UnionVariant,
};
pub use operations::{OperationPlan, Reply, SecurityPlan, StatusMatch, Variant};
pub use parameters::{Names, ParameterPlan, Spelling};
pub use parts::{OtherParts, PartHeaderPlan, PartKind, PartPlan, PartsPlan};
pub use rules::{Call, KeywordPlan, Rules, Static};
pub use servers::{ServerPlan, ServersPlan, VariablePlan};
pub use tags::Tagged;
pub use unions::Dispatch;
pub(crate) use unions::UNKNOWN;
pub use uses::Uses;
pub use words::Words;

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

/// Plans the API of this name; the diagnostics are names that clash and types that can't be.
pub fn plan(
    api: &Api,
    name: &str,
    targets: BTreeSet<Target>,
    adjust: &Adjust,
    locator: Locator,
) -> (Plan, Planned) {
    let mut planned = Planned::default();
    let book = given::Book::new(adjust, locator);
    let mut types = types::Planner::new(api, &mut planned, &book);
    let mut servers = servers::Servers::new(api);
    let mut operations = operations::plan(api, &mut types, &mut servers);
    let rule_names = Rc::clone(&types.rule_names);
    let (mut types, homes) = types.finish();
    let rules = keywords::plans(api, &rule_names);
    defaults::settle(&mut types, &mut operations);
    let gates = match adjust.feature_per_tag {
        true => gates::plan(api, name, &mut operations, &types, &homes),
        false => Gates::default(),
    };
    let mut files = Scope::default();
    for operation in &operations {
        files.unique(&operation.file);
    }
    let shared_headers = headers::share(&mut operations, &types, &mut files);
    let shared_answers = answers::share(&mut operations, &types, &mut files);
    let mut scope = Scope::default();
    // The constants of schemes come first, so that none of their details can rename one.
    let constants: Vec<_> = api
        .schemes
        .iter()
        .map(|it| scope.constant(&it.name))
        .collect();
    let schemes = api
        .schemes
        .iter()
        .zip(constants)
        .map(|(scheme, constant)| SchemePlan {
            constant,
            name: scheme.name.clone(),
            kind: scheme.kind.clone(),
            flows: (!scheme.flows.is_empty()).then(|| {
                let constant = scope.constant(&format!("{} flows", scheme.name));
                (constant, scheme.flows.clone())
            }),
            discovery: scheme.discovery_url.as_ref().map(|url| {
                let constant = scope.constant(&format!("{} discovery url", scheme.name));
                (constant, url.clone())
            }),
            words: Words::of(&scheme.docs),
        });
    let recursion_limit = depth::recursion_limit(&types);
    let plan = Plan {
        title: api.title.clone(),
        version: api.version.clone(),
        words: Words::of(&api.docs),
        schemes: schemes.collect(),
        types,
        rules,
        replacements: book.replacements(),
        calls: tags::calls(&operations),
        operations,
        shared_answers,
        shared_headers,
        gates,
        servers: servers.finish(),
        refusals: api.refusals.clone(),
        recursion_limit,
        targets,
    };
    planned.diagnostics.extend(book.finish());
    (plan, planned)
}

/// What planning found wrong.
#[derive(Default)]
pub struct Planned {
    /// Errors.
    pub diagnostics: Diagnostics,
    /// Places that need a feature which is not done yet.
    pub unsupported: Vec<(Feature, crate::diagnostics::Diagnostic)>,
}
