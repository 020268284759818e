//! Callbacks: a function each that makes the URL from the exchange.

use crate::ir::{Expression, Operation, Piece};
use crate::naming::{Scope, value_name};
use crate::plan::model::CallbackPlan;

/// Plans the callbacks of an operation.
pub(in crate::plan) fn callbacks(operation: &Operation) -> Vec<CallbackPlan> {
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
