//! Decides everything that the generated code shows, before any of it is printed.
//!
//! [`ir::Api`](crate::ir::Api) comes in, and [`Plan`] goes out: identifiers, files, Rust types,
//! boxes, open and closed enumerations, variants for statuses. Emitters print a plan and decide
//! nothing.

mod dedup;
mod deprecated;
mod directions;
mod doc_text;
mod facts;
mod features;
mod findings;
mod keywords;
mod names;
mod operations;
mod rules;
mod scalars;
mod security;
mod servers;
mod setters;
#[cfg(test)]
mod tests;
mod types;
mod uses;
mod xml;

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::ir::{Api, Refusal, Role, SchemeKind};
use crate::options::{Adjust, Locator, Target};
use crate::stop;
use crate::table::Table;

use features::Features;
pub(crate) use names::kept::Kept;
use names::overrides::Overrides;
pub use names::surface::Surface;
use operations::sharing::Shared;
use types::planner::Planner;

pub(crate) use directions::children;
pub use doc_text::DocText;
pub use features::PlannedFeatures;
pub use findings::Findings;
pub use keywords::RulePlan;
pub use operations::{
    BodyFill, BodyPlan, CallbackPlan, Codec, ContentPlan, Declared, ExamplePlan, Fill,
    FormFieldPlan, FormPlan, Framing, HOOK_MODULES, HeaderStruct, ItemsPlan, LinkPlan, Names,
    OperationId, OperationNames, OperationPlan, OrderedPlan, OtherParts, ParameterPlan,
    PartHeaderPlan, PartKind, PartPlan, PartStreamPlan, PartsPlan, Produces, RequestPlan,
    ResponseHeaders, Responses, SharedHeaders, SharedResponses, Spelling, StatusMatch, Tagged,
    Variant, XmlBodyPlan,
};
pub use rules::{Call, KeywordPlan, Rules, Static, method};
pub(crate) use scalars::number_type;
pub use security::{RequirementPlan, SchemePlan, SecurityPlan};
pub use servers::{ServerPlan, ServersPlan, VariablePlan};
pub(crate) use types::UNKNOWN;
pub use types::{
    AdditionalPlan, Alias, Carried, Choice, ChoiceValue, Constructor, DefaultPlan, DefaultValue,
    Dispatch, Field, InputPlan, Newtype, Presence, PropertyRow, RequiredAlias, RowKind, RustType,
    Struct, TypeId, TypeKind, TypeName, TypePlan, Union, UnionVariant,
};
pub use uses::Uses;
pub use xml::XmlPlan;

/// Everything about one API, ready to be printed.
#[derive(Clone, Debug)]
pub struct Plan {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// Documentation of the API.
    pub words: DocText,
    /// The named types in the order of printing.
    pub types: Vec<TypePlan>,
    /// Constants for keywords that need the whole value, by name.
    pub rules: Vec<RulePlan>,
    /// Constants for the XML of types, by name.
    pub xml: Vec<XmlPlan>,
    /// The paths of types that replace generated ones.
    pub replacements: Vec<String>,
    /// The operations in the order of the document.
    pub operations: Table<OperationId, OperationPlan>,
    /// The client operations by tag.
    pub calls: Vec<Tagged>,
    /// The example bodies.
    pub examples: Vec<ExamplePlan>,
    /// The enums of responses shared by several operations.
    pub shared_responses: Vec<SharedResponses>,
    /// The structs of headers shared by several responses.
    pub shared_headers: Vec<SharedHeaders>,
    /// The security schemes, by constant name.
    pub schemes: Vec<SchemePlan>,
    /// The servers.
    pub servers: ServersPlan,
    /// The error responses to refused requests.
    pub refusals: Vec<Refusal>,
    /// The cargo features that enable items.
    pub features: PlannedFeatures,
    /// The `recursion_limit` of the crate, if the types exceed the compiler's default.
    pub recursion_limit: Option<usize>,
    /// The parts to print.
    pub targets: BTreeSet<Target>,
}

impl Plan {
    /// The operations with this role.
    pub fn with(&self, role: Role) -> impl Iterator<Item = &OperationPlan> + Clone {
        self.operations.rows().filter(move |it| it.role == role)
    }

    /// True if a client has a credential to set.
    #[must_use]
    pub fn has_credentials(&self) -> bool {
        let mut kinds = self.schemes.iter().map(|it| &it.kind);
        kinds.any(|it| *it != SchemeKind::Unsupported)
    }

    /// True if an operation has private constants for its responses. Only reading and writing use
    /// them.
    #[must_use]
    pub fn has_constants_of_the_wire(&self) -> bool {
        self.operations
            .rows()
            .any(OperationPlan::has_constants_of_the_wire)
    }

    /// True if it has signed webhooks or callbacks.
    #[must_use]
    pub fn has_signatures(&self) -> bool {
        self.operations.rows().any(|it| it.signature.is_some())
    }

    /// True if links or callback URLs are evaluated. Evaluation writes requests and responses on
    /// both sides, client and server.
    #[must_use]
    pub fn evaluates(&self) -> bool {
        self.operations
            .rows()
            .any(|it| !it.callbacks.is_empty() || it.links.iter().any(LinkPlan::evaluates))
    }
}

/// Plans an API with this name. Types and operations are drafted independently; tables hold the
/// facts that depend on several of them; then each part of the plan is built once.
pub fn plan(
    api: &Api,
    name: &str,
    targets: BTreeSet<Target>,
    (adjust, locator): (&Adjust, Locator),
    kept: Kept,
) -> (Plan, Findings) {
    let rule_names = Rc::new(keywords::names(api));
    let kept = Rc::new(kept);
    let overrides = Overrides::new(adjust, locator, Rc::clone(&kept));
    let xml = Rc::new(xml::XmlNames::new(api));
    let names = (Rc::clone(&rule_names), Rc::clone(&xml));
    let mut planner = Planner::new(api, overrides, names);
    let drafts = operations::drafting::draft_all(api, &mut planner);
    let types = types::finish::finish(planner);
    stop::look();
    let servers = servers::plan(api, &kept);
    let schemes = security::schemes(api, &kept);
    let links = operations::links::plan(api, &drafts, &servers);
    let features = match adjust.feature_per_tag {
        true => Features::per_tag(api, name, &links, &types),
        false => Features::none(api),
    };
    let shared = Shared::find(&drafts, &features.operations, &types.sharing);
    let operations = operations::finish::finish(
        drafts,
        &operations::finish::Tables {
            kept: &kept,
            schemes: &schemes,
            servers: &servers,
            links: &links,
            features: &features.operations,
            shared: &shared,
        },
    );
    let plan = Plan {
        title: api.title.clone(),
        version: api.version.clone(),
        words: DocText::of(&api.docs),
        types: types.plans,
        rules: keywords::plans(api, &rule_names, types.used_rules),
        xml: xml.plans(api),
        replacements: types.replacements,
        calls: operations::tags::calls(&operations),
        examples: operations::examples::plan(&operations),
        operations,
        shared_responses: shared.responses,
        shared_headers: shared.headers,
        schemes,
        servers,
        refusals: api.refusals.clone(),
        features: features.features,
        recursion_limit: types.recursion_limit,
        targets,
    };
    let mut findings = types.findings;
    let parts = names::listing::PublicParts {
        types: &plan.types,
        operations: &plan.operations,
        schemes: &plan.schemes,
        servers: &plan.servers,
    };
    let named = |name: &str| names::overrides::configures(adjust, name);
    let (surface, problems) = names::surface::surface(api, &parts, &kept, &named);
    findings.surface = surface;
    findings.diagnostics.extend(problems);
    (plan, findings)
}
