//! The credentials of an operation, as its documentation shows them.

use crate::plan::{OperationPlan, Plan, SecurityPlan};
use crate::text::{code_span, doc_lines};

/// The credentials of a call; empty for a public operation. A caller should not have to look at the
/// document.
pub(super) fn docs(plan: &Plan, operation: &OperationPlan) -> Vec<String> {
    let (alternatives, none) = match &operation.security {
        SecurityPlan::Public => return Vec::new(),
        SecurityPlan::Required(alternatives) => (alternatives, ""),
        SecurityPlan::Optional(alternatives) => (alternatives, ", or none"),
    };
    let all: Vec<_> = alternatives.iter().map(|all| together(plan, all)).collect();
    doc_lines(&format!("Credentials: {}{none}.", all.join(", or ")))
}

/// Credentials that are sent together, each with its scopes.
fn together(plan: &Plan, all: &[(usize, Vec<String>)]) -> String {
    let all = all.iter().filter_map(|(index, scopes)| {
        let scheme = code_span(&plan.schemes.get(*index)?.name);
        let scopes: Vec<_> = scopes.iter().map(|it| code_span(it)).collect();
        Some(match scopes.as_slice() {
            [] => scheme,
            [only] => format!("{scheme} with the scope {only}"),
            _ => format!("{scheme} with the scopes {}", scopes.join(", ")),
        })
    });
    all.collect::<Vec<_>>().join(" and ")
}
