//! Lowers a resolved document to the intermediate representation.
//!
//! [`Resolved`] comes in, in which all references are valid. [`Api`] goes out, in which `allOf` is
//! merged, unions consist of complete alternatives, parameters are collected, and names are not
//! Rust identifiers yet. Unsupported features are reported with their place, and never dropped.

mod callbacks;
mod context;
mod findings;
mod keywords;
mod marks;
mod operation;
mod provenance;
mod schema;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::ir::{Api, Docs, Name, Origin, Parameter, RuleId, SchemaId, Schemas};
use crate::options::{Adjust, Feature, Locator, Reading};
use crate::resolve::Resolved;
use crate::select::Chosen;
use crate::source::{Node, Place, Span};

use context::Context;
use findings::Findings;
use operation::refusal_bodies;
use schema::layers::Layers;
use schema::rules::RuleBuilder;
use schema::{examples, family, recursion, replace};

pub(crate) use keywords::is_annotation;
pub(crate) use provenance::is_guessed_format;
pub(crate) use schema::formats::is_of_integers;

/// A lowered document, as far as possible, with its problems.
pub struct Lowered {
    /// The document.
    pub api: Api,
    /// Errors and warnings.
    pub diagnostics: Diagnostics,
    /// Unsupported features in the document.
    pub unsupported: Vec<(Feature, Diagnostic)>,
    /// Links to operations outside of the selection.
    pub pruned: Vec<Span>,
    /// Bodies that stay bytes or text, so that their schemas are not used.
    pub unread: HashSet<Span>,
    /// Encodings of members that the body lacks.
    pub idle_encodings: HashSet<Span>,
    /// The places of each `number` without a format, which becomes an `f64`.
    pub plain_numbers: Vec<Span>,
}

/// Lowers the selected parts of a document.
#[must_use]
pub fn lower<'a>(
    document: &'a Resolved,
    reading: Reading,
    chosen: &'a Chosen,
    adjust: &'a Adjust,
    locator: Locator,
) -> Lowered {
    let context = Context {
        document,
        chosen,
        adjust,
        reading,
    };
    let mut lower = Lower::new(context, replace::Replacements::new(adjust, locator));
    let root = document.root();
    let schemes = lower.schemes(&root);
    lower.find_families();
    lower.components(&root);
    let servers = lower.servers(&root);
    let operations = lower.operations(&root, &schemes);
    recursion::mark(&mut lower.schemas);
    let told = lower.check_defaults();
    lower.check_marks(&root);
    lower.carry_replaced();
    lower.replacements.dead(&mut lower.findings.diagnostics);
    let refusals = lower.refusals(&root);
    lower.judge_held(told);
    lower.judge_refusals(&root, &refusals);
    let info = root.get("info");
    let text = |key: &str| {
        let place = info.as_ref().and_then(|info| info.get(key));
        place.and_then(|place| place.node.as_str().map(str::to_owned))
    };
    let api = Api {
        title: text("title").unwrap_or_default(),
        version: text("version").unwrap_or_default(),
        docs: Docs {
            description: text("description"),
            page: words::page(&root),
            provenance: info.as_ref().map(provenance::marks).unwrap_or_default(),
            ..Docs::default()
        },
        servers,
        refusals,
        schemes,
        operations,
        schemas: lower.schemas,
        rules: lower.rules.built,
    };
    Lowered {
        api,
        diagnostics: lower.findings.diagnostics,
        unsupported: lower.findings.unsupported,
        pruned: lower.pruned,
        unread: lower.unread,
        idle_encodings: lower.idle_encodings,
        plain_numbers: lower.plain_numbers.into_iter().collect(),
    }
}

/// The state of a lowering.
pub(crate) struct Lower<'a> {
    context: Context<'a>,
    findings: Findings,
    rules: RuleBuilder<'a>,
    replacements: replace::Replacements<'a>,
    schemas: Schemas,
    /// The schema of each lowered place, or of each list of places merged by `allOf`.
    known: HashMap<Vec<Span>, SchemaId>,
    /// The component that is an alias of a schema in another file, by the place of the schema.
    named_files: HashMap<Span, &'a str>,
    /// Schemas with heirs.
    families: family::Families<'a>,
    /// The lowered headers, by place and name.
    known_headers: HashMap<(Span, String), Arc<Parameter>>,
    /// The defaults of schemas. They are checked after all schemas are lowered.
    defaults: Vec<(SchemaId, &'a Node)>,
    /// Examples and defaults to be validated against their schemas.
    held: Vec<examples::Held<'a>>,
    /// The pairs of value and schema in `held`.
    known_held: HashSet<(Span, Span)>,
    /// The documented responses of operations.
    documented: Vec<refusal_bodies::Documented<'a>>,
    /// True while a webhook or callback is lowered.
    in_hook: bool,
    /// The places of each `number` without a format.
    plain_numbers: HashSet<Span>,
    /// The number of merged schemas. A small document can cause very many.
    merged: usize,
    pruned: Vec<Span>,
    unread: HashSet<Span>,
    idle_encodings: HashSet<Span>,
    /// The schemas of secrets whose Rust type hides the value.
    typed_secrets: HashSet<Span>,
    /// The schemas of bodies kept as bytes or text, whose values are not hidden.
    shown_bodies: Vec<Place<'a>>,
}

impl<'a> Lower<'a> {
    fn new(context: Context<'a>, replacements: replace::Replacements<'a>) -> Self {
        Self {
            context,
            findings: Findings::default(),
            rules: RuleBuilder::new(context),
            replacements,
            schemas: Schemas::default(),
            known: HashMap::new(),
            named_files: HashMap::new(),
            families: family::Families::default(),
            known_headers: HashMap::new(),
            defaults: Vec::new(),
            held: Vec::new(),
            known_held: HashSet::new(),
            documented: Vec::new(),
            in_hook: false,
            plain_numbers: HashSet::new(),
            merged: 0,
            pruned: Vec::new(),
            unread: HashSet::new(),
            idle_encodings: HashSet::new(),
            typed_secrets: HashSet::new(),
            shown_bodies: Vec::new(),
        }
    }

    /// Lowers the named schemas first, so that inline schemas get their names from these. The order
    /// is by name, so that the order of the document has no effect.
    fn components(&mut self, root: &Place<'a>) {
        let Some(schemas) = root.get("components").and_then(|it| it.get("schemas")) else {
            return;
        };
        let mut members: Vec<_> = schemas.members().collect();
        members.sort_by_key(|(name, ..)| *name);
        // If several components are aliases of one file, the one with the name of the file comes
        // first.
        let (own, other): (Vec<_>, Vec<_>) = members
            .iter()
            .partition(|(name, _, place)| leads_to_file_of(name, place));
        for (name, _, place) in own.into_iter().chain(other) {
            self.name_files(name, place);
        }
        for (name, _, place) in members {
            if !self.context.chosen.has_component(place.span()) {
                continue;
            }
            self.schema(&place, Name::Component(name.to_owned()));
        }
    }

    /// Names a schema of another file after the component that is its alias, whichever reference
    /// comes first.
    fn name_files(&mut self, name: &'a str, component: &Place<'a>) {
        let mut place = component.clone();
        while !self.context.has_siblings(&place)
            && let Some((target, None)) = self.context.document.reference(&place)
            && !self.named_files.contains_key(&target.span())
        {
            self.named_files.insert(target.span(), name);
            place = target;
        }
    }

    /// The rule set of all layers of a value; `None` without assertions.
    fn layers_rule(&mut self, layers: &Layers<'a>, place: &Place<'a>) -> Option<RuleId> {
        self.rules.layers_rule(layers, place, &mut self.findings)
    }
}

/// True if a component has the name of its file, such as `User` for `schemas/User.yaml`.
fn leads_to_file_of(name: &str, component: &Place<'_>) -> bool {
    let reference = component.get("$ref");
    let reference = reference.as_ref().and_then(|it| it.node.as_str());
    let file = reference.unwrap_or_default().rsplit('/').next();
    let stem = file.unwrap_or_default().split('.').next();
    stem == Some(name)
}

/// The origin of a place, for the intermediate representation.
pub(crate) fn origin(place: &Place<'_>) -> Origin {
    Origin {
        span: place.span(),
        pointer: place.pointer.clone(),
    }
}
