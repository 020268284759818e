//! Links, ready to be printed.

use crate::ir::{LinkBody, Piece};
use crate::plan::words::Words;

use super::names::OperationNames;

/// A function that builds a request out of an exchange.
#[derive(Clone, Debug)]
pub struct LinkPlan {
    /// Its name.
    pub function: String,
    /// Its documentation.
    pub words: Words,
    /// The names of the earlier operation.
    pub source: OperationNames,
    /// The type of the response that has the link.
    pub response: String,
    /// The variant of the response that has the link.
    pub variant: String,
    /// For each parameter of the operation, what it is filled with.
    pub parameters: Vec<Fill>,
    /// What the body is filled with.
    pub body: BodyFill,
    /// Whether the earlier request is needed.
    pub needs_request: bool,
    /// Whether the URL of the earlier server is needed.
    pub needs_url: bool,
}

impl LinkPlan {
    /// Whether anything is read out of the exchange.
    #[must_use]
    pub fn evaluates(&self) -> bool {
        let mut parameters = self.parameters.iter();
        matches!(self.body, BodyFill::Stated(_))
            || parameters.any(|it| matches!(it, Fill::Pieces { .. }))
    }
}

/// What a parameter is filled with.
#[derive(Clone, Debug)]
pub enum Fill {
    /// A text out of the exchange, read as the parameter that this constant describes.
    Pieces {
        /// The constant.
        constant: String,
        /// The text.
        pieces: Vec<Piece>,
    },
    /// An argument of this name, since it must be there and the link does not say what it is.
    Argument(String),
    /// Nothing.
    Nothing,
}

/// What a body is filled with.
#[derive(Clone, Debug)]
pub enum BodyFill {
    /// A value out of the exchange, or a constant.
    Stated(LinkBody),
    /// An argument of this name.
    Argument(String),
    /// Nothing.
    Nothing,
}
