//! Callbacks: a function each that makes the URL from the exchange.

use crate::ir::{Expression, Operation, Piece, Role};
use crate::naming::{Scope, value_name};

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
    /// True if the response is needed.
    pub needs_response: bool,
    /// Whether the URL of the server is needed.
    pub needs_url: bool,
}

/// Plans the callbacks of an operation.
pub(super) fn callbacks(operation: &Operation) -> Vec<CallbackPlan> {
    let mut scope = Scope::default();
    let callbacks = operation.callbacks.iter().map(|callback| {
        let mut values = callback.pieces.iter().filter_map(|piece| match piece {
            Piece::Value(expression) => Some(expression),
            Piece::Text(_) => None,
        });
        CallbackPlan {
            function: scope.unique(&value_name(&format!("{} url", callback.name))),
            name: callback.name.clone(),
            expression: callback.expression.clone(),
            pieces: callback.pieces.clone(),
            needs_response: values.clone().any(Expression::needs_response),
            needs_url: values.any(|it| *it == Expression::Url),
        }
    });
    callbacks.collect()
}
