//! Webhooks and callbacks: operations that the server of an API calls.

use super::Origin;

/// Who calls an operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A client of the API, at its path.
    #[default]
    Call,
    /// The API, at a URL that was registered with it.
    Webhook,
    /// The API, at a URL out of an earlier exchange.
    Callback,
}

/// A callback of an operation: how its URL is made from the exchange.
#[derive(Clone, Debug)]
pub struct Callback {
    /// Where it stands.
    pub origin: Origin,
    /// Its key under `callbacks`.
    pub name: String,
    /// The key of the Path Item Object as the document writes it.
    pub expression: String,
    /// The same in pieces.
    pub pieces: Vec<Piece>,
}

/// A piece of a text with runtime expressions in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text that stands as it is.
    Text(String),
    /// A value out of the exchange.
    Value(Expression),
}

/// A runtime expression.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Expression {
    Url,
    Method,
    StatusCode,
    RequestPath(String),
    RequestQuery(String),
    RequestHeader(String),
    RequestBody(String),
    ResponseHeader(String),
    ResponseBody(String),
}

impl Expression {
    /// Whether it needs the answer.
    #[must_use]
    pub fn needs_response(&self) -> bool {
        matches!(
            self,
            Self::StatusCode | Self::ResponseHeader(_) | Self::ResponseBody(_)
        )
    }
}
