//! From a resolved document to the intermediate representation.
//!
//! In comes [`Resolved`], in which every reference is known to be good. Out goes [`Api`],
//! in which `allOf` is merged, unions are made of whole branches, parameters are gathered and
//! nothing is a Rust identifier yet. What this toolkit can't do is listed as unsupported, with
//! the place, and never dropped.

mod builders;
mod extensions;
mod fields;
mod hooks;
mod keywords;
mod marks;
mod operation;
mod provenance;
mod schema;
mod words;

use std::collections::HashSet;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::ir::{Api, Docs};
use crate::options::{Adjust, Feature, Locator, Reading};
use crate::resolve::Resolved;
use crate::select::Chosen;
use crate::source::Span;

use builders::{Context, OperationBuilder, RuleBuilder, SchemaBuilder};
pub(crate) use keywords::is_annotation;
pub(crate) use provenance::is_guessed_format;
pub(crate) use schema::formats::is_of_integers;
use schema::recursion;
use schema::replacements::Replacements;

/// A document lowered as far as it goes, and what stood in the way.
pub struct Lowered {
    /// The document.
    pub api: Api,
    /// What is wrong with it.
    pub diagnostics: Diagnostics,
    /// What it asks for that this toolkit does not do.
    pub unsupported: Vec<(Feature, Diagnostic)>,
    /// Links to operations that were not chosen.
    pub pruned: Vec<Span>,
    /// Bodies that are carried as bytes or text whatever their schemas say.
    pub unread: HashSet<Span>,
    /// Encodings of members that the body does not have.
    pub idle_encodings: HashSet<Span>,
    /// Where a `number` without a format is a binary fraction of 64 bits.
    pub plain_numbers: Vec<Span>,
}

/// Lowers what was chosen of a document.
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
        reading,
    };
    let rules = || RuleBuilder::new(context, Replacements::new(adjust, locator));
    let mut operation = OperationBuilder::new(SchemaBuilder::new(rules()));
    let root = document.root();
    let schemes = operation.reader().schemes(&root);
    operation.schemas.find_families();
    operation.schemas.components(&root);
    let servers = operation.reader().servers(&root);
    let operations = operation.operations(&root, &schemes);
    recursion::mark(&mut operation.schemas.arena);
    let told = operation.schemas.check_defaults();
    operation.check_marks(&root);
    operation.schemas.carry_replaced();
    operation.schemas.rules.report_dead_replacements();
    let refusals = operation.reader().refusals(&root);
    operation.schemas.judge_held(rules(), told);
    operation.judge_refusals(&root, &refusals, rules());
    let OperationBuilder {
        schemas,
        pruned,
        unread,
        idle_encodings,
        ..
    } = operation;
    let reader = schemas.rules.reader;
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
        schemas: schemas.arena,
        rules: schemas.rules.sets,
    };
    Lowered {
        api,
        diagnostics: reader.diagnostics,
        unsupported: reader.unsupported,
        pruned,
        unread,
        idle_encodings,
        plain_numbers: schemas.plain_numbers.into_iter().collect(),
    }
}
