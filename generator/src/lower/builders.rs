//! Who may change what while a document is lowered.
//!
//! Each builder owns the one below it, so that a method can touch no more than its builder has: a
//! [`Context`] changes nothing, a [`Reader`] only reports, a [`RuleBuilder`] makes assertions, a
//! [`SchemaBuilder`] types of them, and an [`OperationBuilder`] operations of those.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::operation::documented::Documented;
use super::schema::families::Families;
use super::schema::held::Held;
use super::schema::replacements::Replacements;
use crate::diagnostics::{self, Diagnostic, Diagnostics};
use crate::ir::{Parameter, RuleId, Rules, SchemaId, Schemas};
use crate::options::{Feature, Reading};
use crate::resolve::Resolved;
use crate::select::Chosen;
use crate::source::{Node, Place, Span};

/// How deep schemas may lie in each other, references followed. The stack that lowering runs on is
/// made for this; real documents stay below a hundred.
pub(super) const DEEPEST: usize = 1000;

/// What is lowered, and how.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    pub(super) document: &'a Resolved,
    pub(super) chosen: &'a Chosen,
    pub(super) reading: Reading,
}

/// Reads parts of the document, and reports what is wrong or not supported.
pub(super) struct Reader<'a> {
    pub(super) context: Context<'a>,
    pub(super) diagnostics: Diagnostics,
    pub(super) unsupported: Vec<(Feature, Diagnostic)>,
    /// The places of what is unsupported.
    pub(super) refused: HashSet<(Feature, Span)>,
}

/// Makes rule sets of the assertions of schemas.
pub(super) struct RuleBuilder<'a> {
    pub(super) context: Context<'a>,
    pub(super) reader: Reader<'a>,
    pub(super) sets: Rules,
    /// The rule set of each place whose assertions were read.
    pub(super) known_rules: HashMap<Span, RuleId>,
    pub(super) replacements: Replacements<'a>,
    /// The lists and objects that `enum` and `const` list, by their JSON text.
    pub(super) listed: HashMap<String, &'a Node>,
    /// The patterns that were compiled, and what is wrong with each. Many documents repeat a few.
    pub(super) patterns: HashMap<String, Option<String>>,
    /// The unknown formats that were reported.
    pub(super) unknown_formats: BTreeSet<String>,
    /// The schemas with the mark of a secret that were read as assertions about JSON.
    pub(super) ruled_secrets: HashSet<Span>,
    /// How deep the schema that is being lowered lies in others.
    pub(super) depth: usize,
}

/// Makes the schemas of the intermediate representation.
pub(super) struct SchemaBuilder<'a> {
    pub(super) context: Context<'a>,
    pub(super) rules: RuleBuilder<'a>,
    pub(super) arena: Schemas,
    /// The schema of each place that was lowered, or of each list of places merged by `allOf`.
    pub(super) known: HashMap<Vec<Span>, SchemaId>,
    /// The components that only lead to a schema of another file, by its place.
    pub(super) named_files: HashMap<Span, &'a str>,
    /// Schemas that others build on.
    pub(super) families: Families<'a>,
    /// The defaults of schemas, which are looked at when all schemas are known.
    pub(super) defaults: Vec<(SchemaId, &'a Node)>,
    /// The examples and defaults that are held to their schemas.
    pub(super) held: Vec<Held<'a>>,
    /// Which of them are known, by value and schema.
    pub(super) known_held: HashSet<(Span, Span)>,
    /// Where a `number` has no format.
    pub(super) plain_numbers: HashSet<Span>,
    /// How many schemas were made of several, which a small document can make too many of.
    pub(super) merged: usize,
    /// The schemas with the mark of a secret whose values have a type that hides them.
    pub(super) typed_secrets: HashSet<Span>,
}

/// Makes operations, webhooks and callbacks.
pub(super) struct OperationBuilder<'a> {
    pub(super) context: Context<'a>,
    pub(super) schemas: SchemaBuilder<'a>,
    /// The headers that were lowered, by place and name.
    pub(super) known_headers: HashMap<(Span, String), Arc<Parameter>>,
    /// The answers that operations document.
    pub(super) documented: Vec<Documented<'a>>,
    /// Whether what is lowered is a webhook or a callback.
    pub(super) in_hook: bool,
    pub(super) pruned: Vec<Span>,
    pub(super) unread: HashSet<Span>,
    pub(super) idle_encodings: HashSet<Span>,
    /// The schemas of bodies that are held as bytes or text, and shown as such.
    pub(super) shown_bodies: Vec<Place<'a>>,
}

impl<'a> Reader<'a> {
    fn new(context: Context<'a>) -> Self {
        Self {
            context,
            diagnostics: Diagnostics::default(),
            unsupported: Vec::new(),
            refused: HashSet::new(),
        }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn refuse(&mut self, feature: Feature, at: &Place<'a>, what: &str) {
        let diagnostic =
            diagnostics::allowance::unsupported(at.span(), &at.pointer, feature.as_str(), what);
        // A schema may be read as a type and as assertions; its place is told once.
        if self.refused.insert((feature, at.span())) {
            self.unsupported.push((feature, diagnostic));
        }
    }
}

impl<'a> RuleBuilder<'a> {
    pub(super) fn new(context: Context<'a>, replacements: Replacements<'a>) -> Self {
        Self {
            context,
            reader: Reader::new(context),
            sets: Rules::default(),
            known_rules: HashMap::new(),
            replacements,
            listed: HashMap::new(),
            patterns: HashMap::new(),
            unknown_formats: BTreeSet::new(),
            ruled_secrets: HashSet::new(),
            depth: 0,
        }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.reader.report(diagnostic);
    }

    /// Compiles a pattern once, as the runtime will.
    pub(super) fn translate(&mut self, pattern: &str) -> Result<String, String> {
        let fault = match self.patterns.get(pattern) {
            Some(known) => known.clone(),
            None => {
                let fault = copperplate_pattern::Pattern::new(pattern).err();
                let fault = fault.map(|it| it.to_string());
                self.patterns.insert(pattern.to_owned(), fault.clone());
                fault
            }
        };
        fault.map_or_else(|| Ok(pattern.to_owned()), Err)
    }

    /// Reports every replacement that the document does not bear out.
    pub(super) fn report_dead_replacements(&mut self) {
        self.replacements.dead(&mut self.reader.diagnostics);
    }
}

impl<'a> SchemaBuilder<'a> {
    pub(super) fn new(rules: RuleBuilder<'a>) -> Self {
        Self {
            context: rules.context,
            rules,
            arena: Schemas::default(),
            known: HashMap::new(),
            named_files: HashMap::new(),
            families: Families::default(),
            defaults: Vec::new(),
            held: Vec::new(),
            known_held: HashSet::new(),
            plain_numbers: HashSet::new(),
            merged: 0,
            typed_secrets: HashSet::new(),
        }
    }

    pub(super) fn reader(&mut self) -> &mut Reader<'a> {
        &mut self.rules.reader
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.rules.report(diagnostic);
    }
}

impl<'a> OperationBuilder<'a> {
    pub(super) fn new(schemas: SchemaBuilder<'a>) -> Self {
        Self {
            context: schemas.context,
            schemas,
            known_headers: HashMap::new(),
            documented: Vec::new(),
            in_hook: false,
            pruned: Vec::new(),
            unread: HashSet::new(),
            idle_encodings: HashSet::new(),
            shown_bodies: Vec::new(),
        }
    }

    pub(super) fn reader(&mut self) -> &mut Reader<'a> {
        self.schemas.reader()
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.schemas.report(diagnostic);
    }
}
