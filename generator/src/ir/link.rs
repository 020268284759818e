//! Links: how an answer leads to the next request.

use super::{Docs, Origin, Piece, Server, Status};

/// A link to the operation that holds it.
#[derive(Clone, Debug)]
pub struct Link {
    /// Where it stands.
    pub origin: Origin,
    /// Its key under `links`.
    pub name: String,
    /// What the document says about it.
    pub docs: Docs,
    /// The operation whose answer has it, by its place in [`super::Api::operations`].
    pub source: usize,
    /// The answer that has it.
    pub status: Status,
    /// For each parameter of the operation, what it is filled with.
    pub parameters: Vec<Option<Vec<Piece>>>,
    /// What the body is filled with.
    pub body: Option<LinkBody>,
    /// The server of the next request, if it has its own.
    pub server: Option<Server>,
}

/// What the body of the next request is filled with.
#[derive(Clone, Debug)]
pub enum LinkBody {
    /// A value out of the exchange.
    Value(super::Expression),
    /// A constant as JSON text.
    Constant(String),
}
