//! What a document says, freed from how it says it.
//!
//! The intermediate representation is made by [`crate::lower`] and read by [`crate::plan`].
//! It holds wire names and an [`Origin`] per node, and no Rust identifier.

mod body;
mod facets;
mod hook;
mod keyword;
mod link;
mod operation;
mod provenance;
mod schema;
mod server;

pub use body::{Body, Content, Encoding, EncodingStyle, Example, MediaKind};
pub use facets::Facets;
pub use hook::{Callback, Expression, Piece, Role};
pub use keyword::{Keyword, RuleId, RuleSet, Rules};
pub use link::{Link, LinkBody};
pub use operation::{
    ApiKeyPlace, Idempotency, Location, Method, OAuthFlow, Operation, Parameter, Refusal,
    RefusalReason, Remarks, Requirement, Response, Scheme, SchemeKind, Status, Style, Wait,
};
pub use schema::{
    Additional, Array, Branch, Choice, ChoiceKind, Closing, Constraint, Default, Discriminator,
    Listed, Member, Name, Number, Object, Schema, SchemaId, Shape, Text, TextFormat, Union,
    UnionKind, WaitUnit,
};

pub use provenance::{Provenance, Source};
pub use server::{Environment, Server, ServerVariable};

use crate::source::Span;

/// Where a node stands in its document.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The place in the text.
    pub span: Span,
    /// The JSON Pointer in the file of the span.
    pub pointer: String,
}

/// The words that a document spends on a node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// A short line, for example an operation's `summary`.
    pub summary: Option<String>,
    /// CommonMark, as the author wrote it.
    pub description: Option<String>,
    /// `externalDocs.url`.
    pub page: Option<String>,
    /// Example values as JSON text.
    pub examples: Vec<String>,
    /// The `default` as JSON text.
    pub default: Option<String>,
    /// Whether the document advises against use.
    pub deprecated: bool,
    /// Where it comes from, if that is not the provider's page.
    pub provenance: Vec<Provenance>,
}

/// A whole document, lowered.
#[derive(Clone, Debug)]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`, which need not be a semantic version.
    pub version: String,
    /// `info.description` and the document's `externalDocs`.
    pub docs: Docs,
    /// The servers of the whole document.
    pub servers: Vec<Server>,
    /// The security schemes that operations may require.
    pub schemes: Vec<Scheme>,
    /// Every schema; a [`SchemaId`] is an index into it.
    pub schemas: Schemas,
    /// The assertions that no Rust type holds; a [`RuleId`] is an index into it.
    pub rules: Rules,
    /// The operations in the order of the document.
    pub operations: Vec<Operation>,
    /// How a server answers what it refuses, in the API's own error shape.
    pub refusals: Vec<Refusal>,
}

/// The arena of schemas.
#[derive(Clone, Debug, Default)]
pub struct Schemas(Vec<Schema>);

impl Schemas {
    /// Puts a schema into the arena and returns its id.
    pub fn push(&mut self, schema: Schema) -> SchemaId {
        let id = SchemaId(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        self.0.push(schema);
        id
    }

    /// Replaces the schema that was reserved under `id`.
    pub fn set(&mut self, id: SchemaId, schema: Schema) {
        if let Some(slot) = self.0.get_mut(id.0 as usize) {
            *slot = schema;
        }
    }

    /// Gives the schema of an id other rules.
    pub fn set_rules(&mut self, id: SchemaId, rules: RuleId) {
        if let Some(slot) = self.0.get_mut(id.0 as usize) {
            slot.rules = Some(rules);
        }
    }

    /// Takes `null` from what the schema of an id admits.
    pub fn refuse_null(&mut self, id: SchemaId) {
        if let Some(slot) = self.0.get_mut(id.0 as usize) {
            slot.nullable = false;
        }
    }

    /// Gives the schema of an id its default.
    pub fn set_default(&mut self, id: SchemaId, default: Default) {
        if let Some(slot) = self.0.get_mut(id.0 as usize) {
            slot.default = Some(default);
        }
    }

    /// Gives the list or map of an id a type of its own.
    pub fn name_collection(&mut self, id: SchemaId) {
        if let Some(slot) = self.0.get_mut(id.0 as usize) {
            slot.recursive = true;
        }
    }

    /// The schema of an id.
    ///
    /// Ids are made by [`Schemas::push`] only, so each has its schema.
    #[must_use]
    #[allow(clippy::indexing_slicing)]
    pub fn get(&self, id: SchemaId) -> &Schema {
        &self.0[id.0 as usize]
    }

    /// The schema of an id with [`Shape::Same`] followed to the end.
    #[must_use]
    pub fn target(&self, mut id: SchemaId) -> SchemaId {
        // A chain can't be longer than the arena, so a malformed cycle ends too.
        for _ in 0..self.0.len() {
            match self.get(id).shape {
                Shape::Same(next) => id = next,
                _ => return id,
            }
        }
        id
    }

    /// Whether a schema admits `null` beside the values of its shape: by itself, or by a schema that
    /// it stands for.
    #[must_use]
    pub fn is_nullable(&self, mut id: SchemaId) -> bool {
        for _ in 0..self.0.len() {
            let schema = self.get(id);
            match schema.shape {
                Shape::Same(next) if !schema.nullable => id = next,
                _ => return schema.nullable,
            }
        }
        false
    }

    /// Every id with its schema, in the order in which they were met.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        self.0
            .iter()
            .enumerate()
            .map(|(index, schema)| (SchemaId(u32::try_from(index).unwrap_or(u32::MAX)), schema))
    }

    /// How many schemas there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no schema.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
