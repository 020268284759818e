//! Lowers a resolved document to the intermediate representation.
//!
//! [`Resolved`] comes in, in which all references are valid. [`Api`] goes out, in which `allOf` is
//! merged, unions consist of complete alternatives, parameters are collected, and names are not
//! Rust identifiers yet. Unsupported features are reported with their place, and never dropped.

mod callbacks;
mod context;
mod extensions;
mod fields;
mod findings;
mod keywords;
mod marks;
mod operation;
mod provenance;
mod schema;
#[cfg(test)]
mod tests;
mod words;
mod xml;

use std::collections::HashSet;

use crate::diagnostics::{self, Diagnostic, Diagnostics};
use crate::ir::{Api, Docs, Operation, Refusal, Scheme};
use crate::options::{Adjust, Feature, Locator, Reading};
use crate::resolve::Resolved;
use crate::select::Chosen;
use crate::source::{Place, Span};

use callbacks::link::Links;
use callbacks::sequence::Sequences;
use context::Context;
use findings::Findings;
use marks::MarkReader;
use operation::builder::OperationBuilder;
use operation::paths::Ids;
use operation::refusal_bodies::DocumentedResponses;
use operation::response;
use operation::security::SecurityReader;
use schema::builder::SchemaBuilder;
use schema::replace::Replacements;
use schema::{defaults, examples, recursion, replace};

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
    /// Serialized examples that are not validated.
    pub unchecked_examples: HashSet<Span>,
    /// The `xml` keywords that decide about bodies.
    pub read_xml: HashSet<Span>,
    /// Encodings of members that the body lacks.
    pub idle_encodings: HashSet<Span>,
    /// The places of each `number` without a format, which becomes an `f64`.
    pub plain_numbers: Vec<Span>,
    /// Operations that look like lists in pages, without the extension for them.
    pub lists: Vec<Span>,
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
    let root = document.root();
    let mut findings = Findings::default();
    let security = &mut SecurityReader {
        context,
        findings: &mut findings,
    };
    let schemes = security.schemes(&root);
    let mut schemas = SchemaBuilder::new(context, findings, Replacements::new(adjust, locator));
    schemas.components(&root);
    let mut operations = OperationBuilder::new(schemas);
    let servers = operations.server_reader().servers(&root);
    let mut found = operations_of(&mut operations, &root, &schemes);
    let OperationBuilder {
        mut schemas,
        mut bodies,
        documented,
        ..
    } = operations;
    let xml = xml::of_bodies(
        &schemas.built,
        &mut found.operations,
        &mut schemas.findings,
        context.document.version(),
    );
    // Marks of secrets have no effect on bytes, and are reported there.
    for (content, media_type, schema) in bodies.xml {
        if xml.bytes.contains(&content) {
            bodies.unread.insert(media_type);
            bodies.shown.extend(schema);
        }
    }
    let refusals = finish(&mut schemas, &root, &documented, bodies.shown);
    schemas.built.pack();
    let literal = reading.literal_nullable;
    schemas.findings.report_nullable_enums(literal);
    let info = root.get("info");
    let stated = info.as_ref().and_then(|it| it.view().ok());
    let stated: openapiv3::Info = stated.unwrap_or_default();
    let api = Api {
        title: stated.title,
        version: stated.version,
        docs: Docs {
            description: stated.description,
            page: words::page(&root),
            provenance: info.as_ref().map(provenance::marks).unwrap_or_default(),
            ..Docs::default()
        },
        servers,
        refusals,
        schemes,
        xml: xml.types,
        operations: found.operations,
        schemas: schemas.built,
        rules: schemas.rules.built,
    };
    Lowered {
        api,
        diagnostics: schemas.findings.diagnostics,
        unsupported: schemas.findings.unsupported,
        pruned: found.pruned,
        lists: found.lists,
        unread: bodies.unread,
        unchecked_examples: schemas.examples.unchecked,
        read_xml: xml.read,
        idle_encodings: bodies.idle_encodings,
        plain_numbers: schemas.plain_numbers.into_iter().collect(),
    }
}

/// The operations of a document, its links to operations that were not chosen, and operations that
/// look like lists in pages.
struct Operations {
    operations: Vec<Operation>,
    pruned: Vec<Span>,
    lists: Vec<Span>,
}

/// Lowers operations before webhooks and callbacks, and links after all of them, since links lead to any.
fn operations_of<'a>(
    builder: &mut OperationBuilder<'a>,
    root: &Place<'a>,
    schemes: &[Scheme],
) -> Operations {
    let (mut found, mut ids) = (Vec::new(), Ids::new());
    let places = builder.operations(root, schemes, &mut ids, &mut found);
    let mut callers = places.clone();
    callers.extend(builder.webhooks(root, schemes, &mut ids, &mut found));
    builder.callbacks(callers, schemes, &mut ids, &mut found);
    let mut links = Links {
        context: builder.context,
        findings: &mut builder.schemas.findings,
        schemas: &builder.schemas.built,
        pruned: Vec::new(),
    };
    links.links(&places, &mut found);
    let pruned = links.pruned;
    let mut sequences = Sequences {
        findings: &mut builder.schemas.findings,
        schemas: &builder.schemas.built,
        is_whole: builder.context.document.is_whole(),
        lists: Vec::new(),
    };
    sequences.read(&places, &mut found);
    Operations {
        lists: sequences.lists,
        pruned,
        operations: found,
    }
}

/// Does what needs all schemas, and returns the refusals of the document.
fn finish<'a>(
    schemas: &mut SchemaBuilder<'a>,
    root: &Place<'a>,
    documented: &DocumentedResponses<'a>,
    shown: Vec<Place<'a>>,
) -> Vec<Refusal> {
    let context = schemas.context;
    let strict = context.reading.strict;
    recursion::mark(&mut schemas.built);
    let findings = &mut schemas.findings;
    let reported = defaults::check(&schemas.defaults, &mut schemas.built, strict, findings);
    let mut marks = MarkReader {
        context,
        findings,
        typed_secrets: &schemas.typed_secrets,
        ruled: &schemas.rules.met,
        shown,
    };
    marks.check_marks(root);
    if schemas.replacements.are_used() {
        replace::carry(&mut schemas.built, &mut schemas.rules);
    }
    schemas.replacements.dead(&mut findings.diagnostics);
    let refusals = response::refusals(root, findings);
    let judged = examples::judge(&schemas.examples, context, reported);
    findings.diagnostics.extend(judged);
    if strict {
        let plain = schemas.plain_numbers.iter();
        let plain = plain.map(|at| diagnostics::instances::plain_number(*at));
        findings.diagnostics.extend(plain);
    }
    documented.judge(context, root, &refusals, findings);
    refusals
}
