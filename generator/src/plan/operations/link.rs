//! Plans of links.

use crate::ir::{LinkBody, Piece};
use crate::plan::doc_text::DocText;

use super::names::OperationNames;

/// A function that builds a request from an exchange.
#[derive(Clone, Debug)]
pub struct LinkPlan {
    /// Its name.
    pub function: String,
    /// Its documentation.
    pub words: DocText,
    /// The names of the earlier operation.
    pub source: OperationNames,
    /// The response type with the link.
    pub response: String,
    /// The response variant with the link.
    pub variant: String,
    /// The source of each parameter.
    pub parameters: Vec<Fill>,
    /// The source of the body.
    pub body: BodyFill,
    /// True if it depends on the earlier request.
    pub needs_request: bool,
    /// True if it needs the base URL of the earlier server, to evaluate `$url`.
    pub needs_url: bool,
}

impl LinkPlan {
    /// True if it reads values from the exchange.
    #[must_use]
    pub fn evaluates(&self) -> bool {
        let mut parameters = self.parameters.iter();
        matches!(self.body, BodyFill::Stated(_))
            || parameters.any(|it| matches!(it, Fill::Pieces { .. }))
    }
}

/// The source of a parameter.
#[derive(Clone, Debug)]
pub enum Fill {
    /// Text from the exchange, read by the codec of the parameter.
    Pieces {
        /// The constant of the codec.
        constant: String,
        /// The text.
        pieces: Vec<Piece>,
    },
    /// A required parameter without a value in the link, as an argument of this name.
    Argument(String),
    /// The parameter is optional, and the link leaves it out.
    Nothing,
}

/// The source of a body.
#[derive(Clone, Debug)]
pub enum BodyFill {
    /// A value from the exchange, or a constant.
    Stated(LinkBody),
    /// An argument of this name.
    Argument(String),
    /// The body is optional, and the link leaves it out.
    Nothing,
}
