//! The state of lowering operations.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::parameter_names::ParameterNames;
use super::refusal_bodies::DocumentedResponses;
use super::security::SecurityReader;
use super::server::ServerReader;
use super::style::StyleReader;
use crate::ir::Parameter;
use crate::lower::context::Context;
use crate::lower::schema::builder::SchemaBuilder;
use crate::source::{Place, Span};

/// Makes operations, with the schemas of their messages.
pub(crate) struct OperationBuilder<'a> {
    pub(crate) context: Context<'a>,
    pub(crate) schemas: SchemaBuilder<'a>,
    /// The lowered headers, by place and name.
    pub(super) known_headers: HashMap<(Span, String), Arc<Parameter>>,
    pub(crate) bodies: Bodies<'a>,
    pub(crate) documented: DocumentedResponses<'a>,
    /// True while a webhook or callback is lowered.
    pub(crate) in_hook: bool,
}

/// Notes about bodies.
#[derive(Default)]
pub(crate) struct Bodies<'a> {
    /// Bodies that stay bytes or text, so that their schemas are not used.
    pub(crate) unread: HashSet<Span>,
    /// Bodies of XML: the place of the content, of its media type, and its schema.
    pub(crate) xml: Vec<(Span, Span, Option<Place<'a>>)>,
    /// Encodings of members that the body lacks.
    pub(crate) idle_encodings: HashSet<Span>,
    /// The schemas of bodies kept as bytes or text, whose values are not hidden.
    pub(crate) shown: Vec<Place<'a>>,
}

impl<'a> OperationBuilder<'a> {
    pub(crate) fn new(schemas: SchemaBuilder<'a>) -> Self {
        Self {
            context: schemas.context,
            schemas,
            known_headers: HashMap::new(),
            bodies: Bodies::default(),
            documented: DocumentedResponses::default(),
            in_hook: false,
        }
    }

    pub(crate) fn security_reader(&mut self) -> SecurityReader<'_, 'a> {
        SecurityReader {
            context: self.context,
            findings: &mut self.schemas.findings,
        }
    }

    pub(crate) fn server_reader(&mut self) -> ServerReader<'_, 'a> {
        ServerReader {
            context: self.context,
            findings: &mut self.schemas.findings,
        }
    }

    pub(super) fn style_reader(&mut self) -> StyleReader<'_> {
        StyleReader {
            schemas: &self.schemas.built,
            findings: &mut self.schemas.findings,
        }
    }

    pub(super) fn parameter_names(&mut self) -> ParameterNames<'_> {
        ParameterNames {
            schemas: &self.schemas.built,
            findings: &mut self.schemas.findings,
        }
    }
}
