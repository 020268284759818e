//! Every choice that the generated code shows, made before any of it is printed.
//!
//! In comes [`ir::Api`](crate::ir::Api), out goes [`Plan`]: identifiers, files, Rust types, boxes,
//! open and closed enumerations, variants per status. Emitters print a plan and decide nothing.

mod bodies;
mod boxes;
mod derives;
mod given;
mod keywords;
mod model;
mod names;
mod objects;
mod operations;
mod parameters;
mod parts;
mod reach;
mod rules;
mod scalars;
mod shapes;
mod statuses;
#[cfg(test)]
mod tests;
mod types;
mod unions;

use std::collections::BTreeSet;

use crate::config::{Adjust, Locator};
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Refusal, SchemeKind, Server};

pub use bodies::{BodyPlan, Codec, ContentPlan, FormFieldPlan, FormPlan, Framing, ItemsPlan};
pub use keywords::RulePlan;
pub use model::{
    AdditionalPlan, Choice, ChoiceValue, Constructor, Entry, EntryKind, Field, Kind, Newtype,
    Presence, RustType, Struct, TypePlan, Union, UnionVariant, Words,
};
pub(crate) use model::{holds_named, names_in};
pub use names::{Scope, module_name, type_name, value_name};
pub use operations::{OperationPlan, Reply, SecurityPlan, StatusMatch, Variant};
pub use parameters::{ParameterPlan, ShapePlan, ShapeUse, Spelling};
pub use parts::{OtherParts, PartKind, PartPlan, PartsPlan};
pub use rules::{Call, KeywordPlan, Rules, Static};
pub use shapes::ShapePlan as FormShapePlan;
pub use unions::Dispatch;

/// What is generated from a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Types with decoding, encoding and validation, and the wire of operations.
    Types,
    /// The reqwest client.
    Client,
    /// The axum server stub.
    Server,
}

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
    /// The operations in the order of the document.
    pub operations: Vec<OperationPlan>,
    /// The security schemes, by constant name.
    pub schemes: Vec<SchemePlan>,
    /// The servers.
    pub servers: Vec<Server>,
    /// How refusals are answered.
    pub refusals: Vec<Refusal>,
    /// What is printed.
    pub targets: BTreeSet<Target>,
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
    /// What the document says about it.
    pub words: Words,
}

/// Plans an API; the diagnostics are names that clash and types that can't be.
pub fn plan(
    api: &Api,
    targets: BTreeSet<Target>,
    adjust: &Adjust,
    locator: Locator,
) -> (Plan, Planned) {
    let mut planned = Planned::default();
    let book = given::Book::new(adjust, locator);
    let mut types = types::Planner::new(api, &mut planned, &book);
    let operations = operations::plan(api, &mut types);
    let rules = keywords::plans(api, &types.rule_names);
    let types = types.finish();
    let mut scope = Scope::default();
    let schemes = api.schemes.iter().map(|scheme| SchemePlan {
        constant: scope.constant(&scheme.name),
        name: scheme.name.clone(),
        kind: scheme.kind.clone(),
        words: Words::of(&scheme.docs),
    });
    let plan = Plan {
        title: api.title.clone(),
        version: api.version.clone(),
        words: Words::of(&api.docs),
        schemes: schemes.collect(),
        types,
        rules,
        operations,
        servers: api.servers.clone(),
        refusals: api.refusals.clone(),
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
    pub unsupported: Vec<(crate::lower::Feature, crate::diagnostics::Diagnostic)>,
}
