//! Groups operations by tag, to structure large documents.

use crate::ir::Role;
use crate::table::Table;

use super::operation::{OperationId, OperationPlan};

/// The operations of a tag.
#[derive(Clone, Debug)]
pub struct Tagged {
    /// The tag; `None` for operations without tags.
    pub tag: Option<String>,
    /// The operations.
    pub operations: Vec<OperationId>,
}

/// The client operations by first tag, in the order of first occurrence.
pub(crate) fn calls(operations: &Table<OperationId, OperationPlan>) -> Vec<Tagged> {
    let mut tags: Vec<Tagged> = Vec::new();
    let calls = operations.iter();
    for (id, operation) in calls.filter(|(_, it)| it.role == Role::Call) {
        match tags.iter_mut().find(|it| it.tag == operation.tag) {
            Some(known) => known.operations.push(id),
            None => tags.push(Tagged {
                tag: operation.tag.clone(),
                operations: vec![id],
            }),
        }
    }
    tags
}
