//! The content of a document, independent of its notation.
//!
//! [`crate::lower`] makes the intermediate representation and [`crate::plan`] reads it. It has
//! names of the wire and an [`Origin`] for each node, and no Rust identifiers.

mod body;
mod callback;
mod constraint;
mod docs;
mod facets;
mod keyword;
mod link;
mod operation;
mod provenance;
mod schema;
mod schemas;
mod sequence;
mod server;
mod webhook_signature;
mod xml;

pub use body::{
    Body, Content, Encoding, EncodingStyle, Example, MediaKind, OrderedPart, OrderedParts,
};
pub use callback::{Callback, Expression, Piece, Role};
pub use constraint::{Constraint, Operand};
pub use docs::{Docs, Origin};
pub use facets::Facets;
pub use keyword::{Keyword, RuleId, RuleSet, Rules, Sight};
pub use link::{Link, LinkBody};
pub use operation::{
    ApiKeyPlace, Idempotency, Location, Method, OAuthFlow, Operation, OtherMethod, Parameter,
    Refusal, RefusalReason, Remarks, Requirement, Response, Scheme, SchemeKind, Status, Style,
    Wait,
};
pub use provenance::{Provenance, Source};
pub use schema::{
    Additional, Array, Branch, Choice, ChoiceKind, Closing, Default, Discriminator, Listed, Member,
    Name, Number, Object, Schema, SchemaId, Shape, Text, TextFormat, Union, UnionKind, WaitUnit,
};
pub use schemas::Schemas;
pub use sequence::{PageStyle, Pagination, Polling};
pub use server::{Environment, Server, ServerVariable};
pub use webhook_signature::WebhookSignature;
pub use xml::{XmlId, XmlMember, XmlName, XmlNode, XmlRoot, XmlType, XmlTypes, XmlWords};

/// A lowered document.
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
    /// The assertions that Rust types do not enforce; a [`RuleId`] is an index into it.
    pub rules: Rules,
    /// The XML of types in bodies of XML.
    pub xml: XmlTypes,
    /// The operations in the order of the document.
    pub operations: Vec<Operation>,
    /// The responses to refused requests, in the API's error format.
    pub refusals: Vec<Refusal>,
}
