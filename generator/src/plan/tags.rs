//! Tags: what belongs together in a large document.

use crate::ir::Role;

use super::OperationPlan;

/// The operations of a tag.
#[derive(Clone, Debug)]
pub struct Tagged {
    /// The tag; `None` for those that have none.
    pub tag: Option<String>,
    /// The operations, by their index.
    pub operations: Vec<usize>,
}

/// The operations that a client calls, by their first tag, in the order in which tags are met.
pub(super) fn calls(operations: &[OperationPlan]) -> Vec<Tagged> {
    let mut tags: Vec<Tagged> = Vec::new();
    let calls = operations.iter().enumerate();
    for (index, operation) in calls.filter(|(_, it)| it.role == Role::Call) {
        match tags.iter_mut().find(|it| it.tag == operation.tag) {
            Some(known) => known.operations.push(index),
            None => tags.push(Tagged {
                tag: operation.tag.clone(),
                operations: vec![index],
            }),
        }
    }
    tags
}
