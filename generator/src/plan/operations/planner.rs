//! What the parts of an operation are planned with.

use crate::ir::Shape;
use crate::naming::Scope;
use crate::plan::model::RustType;
use crate::plan::types::Planner;
use crate::plan::types::rule_book::RuleBook;

pub(super) struct OperationPlanner<'o, 'p> {
    pub(in crate::plan) types: &'o mut Planner<'p>,
    pub(in crate::plan) book: RuleBook<'o>,
    /// The names of types of all operations.
    pub(in crate::plan) names: &'o mut Scope,
}

/// Whether a value is one piece of text.
pub(super) fn is_scalar(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::Boolean | Shape::Number(_) | Shape::Text(_) | Shape::Choice(_)
    )
}

/// A type without `null`, which text can't spell.
pub(super) fn scalar(ty: RustType) -> RustType {
    match ty {
        RustType::Nullable(inner) => *inner,
        other => other,
    }
}

/// Whether a media type is JSON.
pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}
