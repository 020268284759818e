//! Webhooks and callbacks: operations that the server of an API calls.

use super::Origin;

/// The caller of an operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A client of the API, at its path.
    #[default]
    Call,
    /// The API, at a registered URL.
    Webhook,
    /// The API, at a URL from an earlier exchange.
    Callback,
}

/// A callback of an operation, with a template for its URL.
#[derive(Clone, Debug)]
pub struct Callback {
    /// Its place.
    pub origin: Origin,
    /// Its key under `callbacks`.
    pub name: String,
    /// The key of the Path Item Object, as in the document.
    pub expression: String,
    /// The parsed key.
    pub pieces: Vec<Piece>,
}

/// A piece of a template with runtime expressions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Literal text.
    Text(String),
    /// A value from the exchange.
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
    /// True if it needs the response.
    #[must_use]
    pub fn needs_response(&self) -> bool {
        matches!(
            self,
            Self::StatusCode | Self::ResponseHeader(_) | Self::ResponseBody(_)
        )
    }
}
