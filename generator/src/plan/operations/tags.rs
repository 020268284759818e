//! Tags: what belongs together in a large document.

use crate::ir::Role;
use crate::plan::model::{OperationPlan, Tagged};

/// The operations that a client calls, by their first tag, in the order in which tags are met.
pub(in crate::plan) fn calls(operations: &[OperationPlan]) -> Vec<Tagged> {
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
