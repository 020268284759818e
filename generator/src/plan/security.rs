//! Plans security schemes and the requirements of operations.

use crate::internal;
use crate::ir::{Api, OAuthFlow, Operation, Requirement, SchemeKind};
use crate::naming::Scope;

use super::words::Words;

/// A security scheme.
#[derive(Clone, Debug)]
pub struct SchemePlan {
    /// The name of its constant.
    pub constant: String,
    /// Its key in the document.
    pub name: String,
    /// Its type and location.
    pub kind: SchemeKind,
    /// The constant of its OAuth 2 flows.
    pub flows: Option<(String, Vec<OAuthFlow>)>,
    /// The constant of the OpenID Connect discovery URL.
    pub discovery: Option<(String, String)>,
    /// Its documentation.
    pub words: Words,
}

/// The security requirements of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SecurityPlan {
    /// No credentials.
    Public,
    /// Credentials for one of the alternatives.
    Required(Vec<Vec<RequirementPlan>>),
    /// Credentials are optional; they identify the caller. The last alternative is empty.
    Optional(Vec<Vec<RequirementPlan>>),
}

/// A required scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementPlan {
    /// The constant of the scheme.
    pub constant: String,
    /// The key of the scheme in the document.
    pub name: String,
    /// The required OAuth 2 scopes.
    pub scopes: Vec<String>,
}

pub(super) fn schemes(api: &Api) -> Vec<SchemePlan> {
    let mut scope = Scope::default();
    // The constants of schemes come first, so that their details don't rename one.
    let constants = api.schemes.iter().map(|it| scope.constant(&it.name));
    let constants: Vec<_> = constants.collect();
    let schemes = api.schemes.iter().zip(constants);
    let schemes = schemes.map(|(scheme, constant)| SchemePlan {
        constant,
        name: scheme.name.clone(),
        kind: scheme.kind.clone(),
        flows: (!scheme.flows.is_empty()).then(|| {
            let constant = scope.constant(&format!("{} flows", scheme.name));
            (constant, scheme.flows.clone())
        }),
        discovery: scheme.discovery_url.as_ref().map(|url| {
            let constant = scope.constant(&format!("{} discovery url", scheme.name));
            (constant, url.clone())
        }),
        words: Words::of(&scheme.docs),
    });
    schemes.collect()
}

/// Plans the security requirements of an operation.
pub(super) fn of_operation(operation: &Operation, schemes: &[SchemePlan]) -> SecurityPlan {
    let one = |it: &Requirement| requirement(it, schemes);
    let stated = operation.security.iter().filter(|it| !it.is_empty());
    let mut alternatives: Vec<Vec<_>> = stated.map(|all| all.iter().map(one).collect()).collect();
    let optional = operation.security.iter().any(Vec::is_empty);
    match (alternatives.is_empty(), optional) {
        (true, _) => SecurityPlan::Public,
        (false, false) => SecurityPlan::Required(alternatives),
        (false, true) => {
            alternatives.push(Vec::new());
            SecurityPlan::Optional(alternatives)
        }
    }
}

fn requirement(requirement: &Requirement, schemes: &[SchemePlan]) -> RequirementPlan {
    // Omitting the requirement would open the operation to everyone.
    let Some(scheme) = schemes.get(requirement.scheme) else {
        internal::error("the scheme of a security requirement is missing");
    };
    RequirementPlan {
        constant: scheme.constant.clone(),
        name: scheme.name.clone(),
        scopes: requirement.scopes.clone(),
    }
}
