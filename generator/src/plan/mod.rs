//! Every choice that the generated code shows, made before any of it is printed.
//!
//! In comes [`ir::Api`](crate::ir::Api), out goes [`Plan`]: identifiers, files, Rust types, boxes,
//! open and closed enumerations, variants per status. Emitters print a plan and decide nothing.

mod features;
mod model;
mod names;
mod operations;
mod problems;
#[cfg(test)]
mod tests;
mod types;

use std::collections::BTreeSet;
use std::rc::Rc;

pub use features::Uses;
pub use model::{
    AdditionalPlan, Alias, Answers, BodyFill, BodyPlan, Call, CallbackPlan, Carried, Choice,
    ChoiceValue, Codec, Constructor, ContentPlan, Declared, DefaultPlan, Dispatch, Entry,
    EntryKind, ExamplePlan, Field, Fill, FormFieldPlan, FormPlan, Framing, Gates, HOOK_MODULES,
    HeaderStruct, InputPlan, ItemsPlan, KeywordPlan, Kind, LinkPlan, Names, Newtype, OperationPlan,
    OtherParts, ParameterPlan, PartHeaderPlan, PartKind, PartPlan, PartsPlan, Plan, Presence,
    Reply, ReplyHeaders, RequiredAlias, RequirementPlan, RulePlan, Rules, RustType, SchemePlan,
    SecurityPlan, ServerPlan, ServersPlan, SharedAnswers, SharedHeaders, Spelling, Static,
    StatusMatch, Struct, Tagged, TypePlan, Union, UnionVariant, VariablePlan, Variant, Words,
};
pub(crate) use model::{UNKNOWN, default_accessor, names_in};
pub use problems::Planned;

use crate::ir::Api;
use crate::naming::Scope;
use crate::options::{Adjust, Locator, Target};
use features::gates;
use names::Book;
use operations::{Servers, answers, examples, headers, tags};
use types::{Planner, defaults, depth, keywords};

/// Plans the API of this name; the diagnostics are names that clash and types that can't be.
pub fn plan(
    api: &Api,
    name: &str,
    targets: BTreeSet<Target>,
    adjust: &Adjust,
    locator: Locator,
) -> (Plan, Planned) {
    let mut planned = Planned::default();
    let book = Book::new(adjust, locator);
    let mut types = Planner::new(api, &mut planned, &book);
    let mut servers = Servers::new(api);
    let mut operations = operations::plan(api, &mut types, &mut servers);
    let rule_names = Rc::clone(&types.rule_names);
    let (mut types, homes) = types::finish(types);
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
        examples: examples::plan(&operations),
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
