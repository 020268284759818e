//! Functions over an exchange: links, and the URLs of callbacks.

use super::Words;
use super::operations::request_of;
use crate::ir::{LinkBody, Piece, Role};

/// A function that builds a request out of an exchange.
#[derive(Clone, Debug)]
pub struct LinkPlan {
    /// Its name.
    pub function: String,
    /// What it does.
    pub words: Words,
    /// What the names of the types of the earlier operation begin with.
    pub source: String,
    /// Whether the answer that has the link is a failure.
    pub failure: bool,
    /// The variant of the answer that has the link.
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
    /// The type of the earlier request.
    #[must_use]
    pub fn source_request(&self) -> String {
        request_of(&self.source)
    }

    /// The type of the answer that has the link.
    #[must_use]
    pub fn source_answer(&self) -> String {
        let suffix = if self.failure { "Error" } else { "Response" };
        format!("{}{suffix}", self.source)
    }

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

/// The modules of hooks, each with the role of its operations.
pub const HOOK_MODULES: [(&str, Role); 2] =
    [("webhooks", Role::Webhook), ("callbacks", Role::Callback)];

/// A function that makes the URL of a callback.
#[derive(Clone, Debug)]
pub struct CallbackPlan {
    /// Its name.
    pub function: String,
    /// The name of the callback in the document.
    pub name: String,
    /// The expression as the document writes it.
    pub expression: String,
    /// What the URL is made of.
    pub pieces: Vec<Piece>,
    /// Whether the answer is needed.
    pub needs_response: bool,
    /// Whether the URL of the server is needed.
    pub needs_url: bool,
}
