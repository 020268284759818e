//! Links from a response to the next request.

use super::{Docs, Origin, Piece, Server, Status};

/// A link to the operation with this list.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its place.
    pub origin: Origin,
    /// Its key under `links`.
    pub name: String,
    /// Its documentation.
    pub docs: Docs,
    /// The operation whose response has the link, as an index into [`super::Api::operations`].
    pub source: usize,
    /// The status of that response.
    pub status: Status,
    /// For each parameter of the operation, the value from the link.
    pub parameters: Vec<Option<Vec<Piece>>>,
    /// The body from the link.
    pub body: Option<LinkBody>,
    /// The server of the next request, if it has its own.
    pub server: Option<Server>,
}

/// The body of the next request.
#[derive(Clone, Debug)]
pub enum LinkBody {
    /// A value from the exchange.
    Value(super::Expression),
    /// A constant as JSON text.
    Constant(String),
}
