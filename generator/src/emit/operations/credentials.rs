//! The documentation of an operation's credentials.

use crate::plan::{OperationPlan, RequirementPlan, SecurityPlan};
use crate::text::{code_span, doc_lines};

/// The credentials of an operation; empty for a public one. The documentation has them, so that
/// callers need not read the document.
pub(super) fn docs(operation: &OperationPlan) -> Vec<String> {
    let alternatives = match &operation.security {
        SecurityPlan::Public => return Vec::new(),
        SecurityPlan::Required(alternatives) | SecurityPlan::Optional(alternatives) => alternatives,
    };
    let all: Vec<_> = alternatives.iter().map(|all| together(all)).collect();
    doc_lines(&format!("Credentials: {}.", all.join(", or ")))
}

/// Credentials sent together, each with its scopes.
fn together(all: &[RequirementPlan]) -> String {
    if all.is_empty() {
        return "none".to_owned();
    }
    let all = all.iter().map(|requirement| {
        let scheme = code_span(&requirement.name);
        let scopes = requirement.scopes.iter();
        let scopes: Vec<_> = scopes.map(|it| code_span(it)).collect();
        match scopes.as_slice() {
            [] => scheme,
            [only] => format!("{scheme} with the scope {only}"),
            _ => format!("{scheme} with the scopes {}", scopes.join(", ")),
        }
    });
    all.collect::<Vec<_>>().join(" and ")
}
