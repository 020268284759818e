//! Plans callbacks: a function for each builds the URL from the exchange.

use super::operation::{OperationId, RequestPlan};
use crate::ir::{Expression, Operation, Piece, Role};
use crate::naming::{Scope, value_name};
use crate::plan::names::kept::Kept;
use crate::table::Id as _;

/// The modules of webhooks and callbacks, each with the role of its operations.
pub const HOOK_MODULES: [(&str, Role); 2] =
    [("webhooks", Role::Webhook), ("callbacks", Role::Callback)];

/// A function that builds the URL of a callback.
#[derive(Clone, Debug)]
pub struct CallbackPlan {
    /// Its name.
    pub function: String,
    /// The name of the callback in the document.
    pub name: String,
    /// The expression as the document writes it.
    pub expression: String,
    /// The pieces of the URL.
    pub pieces: Vec<Piece>,
    /// True if the URL depends on the response.
    pub needs_response: bool,
    /// True if it needs the base URL of the server, to evaluate `$url`.
    pub needs_url: bool,
}

pub(super) fn callbacks(
    (id, operation): (OperationId, &Operation),
    request: &RequestPlan,
    kept: &Kept,
) -> Vec<CallbackPlan> {
    let mut scope = Scope::default();
    // The request has a setter for each field, which keep their names if a callback comes.
    for field in request.fields() {
        scope.unique(&field.setter());
    }
    let names = operation.callbacks.iter().map(|callback| {
        let name = kept.of_callback(id.number(), callback)?;
        scope.claim(name, None).is_ok().then(|| name.to_owned())
    });
    let names: Vec<Option<String>> = names.collect();
    let callbacks = operation.callbacks.iter().zip(names);
    let callbacks = callbacks.map(|(callback, name)| {
        let mut values = callback.pieces.iter().filter_map(|piece| match piece {
            Piece::Value(expression) => Some(expression),
            Piece::Text(_) => None,
        });
        CallbackPlan {
            function: name
                .unwrap_or_else(|| scope.unique(&value_name(&format!("{} url", callback.name)))),
            name: callback.name.clone(),
            expression: callback.expression.clone(),
            pieces: callback.pieces.clone(),
            needs_response: values.clone().any(Expression::needs_response),
            needs_url: values.any(|it| *it == Expression::Url),
        }
    });
    callbacks.collect()
}
