//! Plans security schemes and the requirements of operations.

use crate::internal;
use crate::ir::{Api, Docs, OAuthFlow, Operation, Requirement, SchemeKind};
use crate::lock::Item;
use crate::naming::{Scope, method_name};

use super::doc_text::DocText;
use super::names::kept::Kept;
use super::names::sources::{Source, Style, claim_all};

/// A security scheme.
#[derive(Clone, Debug)]
pub struct SchemePlan {
    /// The name of its constant.
    pub constant: String,
    /// Its key in the document.
    pub name: String,
    /// The method of a client's builder that sets its credential.
    pub setter: String,
    /// Its type and location.
    pub kind: SchemeKind,
    /// The constant of its OAuth 2 flows.
    pub flows: Option<(String, Vec<OAuthFlow>)>,
    /// The constant of the OpenID Connect discovery URL.
    pub discovery: Option<(String, String)>,
    /// The constant of the URL with the metadata of an OAuth 2 server.
    pub metadata: Option<(String, String)>,
    /// Its documentation.
    pub words: DocText,
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

pub(super) fn schemes(api: &Api, kept: &Kept) -> Vec<SchemePlan> {
    let mut scope = Scope::default();
    let sources = |item| -> Vec<Source<'_>> {
        let sources = api.schemes.iter();
        let sources = sources.map(|it| match kept.of_scheme(item, &it.name) {
            Some(name) => Source::Kept(name),
            None => Source::Spelled(&it.name),
        });
        sources.collect()
    };
    // The constants of schemes come first, so that their details don't rename one.
    let constants = sources(Item::Scheme)
        .into_iter()
        .map(|source| match source {
            Source::Kept(name) => scope.unique(name),
            Source::Spelled(name) => scope.constant(name),
            Source::Configured => internal::error("no scheme has a configured name"),
        });
    let constants: Vec<_> = constants.collect();
    let style = Style {
        name: setter_name,
        snake: true,
        ending: "",
    };
    let setters = claim_all(&sources(Item::Credential), &style, &mut Scope::default());
    let setters = setters.into_iter().flatten();
    let schemes = api.schemes.iter().zip(constants).zip(setters);
    let schemes = schemes.map(|((scheme, constant), setter)| SchemePlan {
        constant,
        name: scheme.name.clone(),
        setter,
        kind: scheme.kind.clone(),
        flows: (!scheme.flows.is_empty()).then(|| {
            let constant = scope.constant(&format!("{} flows", scheme.name));
            (constant, scheme.flows.clone())
        }),
        discovery: scheme.discovery_url.as_ref().map(|url| {
            let constant = scope.constant(&format!("{} discovery url", scheme.name));
            (constant, url.clone())
        }),
        metadata: scheme.metadata_url.as_ref().map(|url| {
            let constant = scope.constant(&format!("{} metadata url", scheme.name));
            (constant, url.clone())
        }),
        words: words(&scheme.docs),
    });
    schemes.collect()
}

/// The documentation of a scheme. It is not deprecated in Rust, because every operation with the
/// scheme would then warn.
fn words(docs: &Docs) -> DocText {
    let mut docs = docs.clone();
    if std::mem::take(&mut docs.deprecated) {
        let description = docs.description.take();
        let deprecated = "This scheme is deprecated.".to_owned();
        docs.description = Some(match description {
            Some(text) => format!("{text}\n\n{deprecated}"),
            None => deprecated,
        });
    }
    DocText::of(&docs)
}

/// Methods of `rt::client::Builder`, which would be called in place of a setter of the same name.
const BUILDER: [&str; 30] = [
    "accept_incomplete",
    "allow_exposed_credentials",
    "api_key",
    "authenticate",
    "base_url",
    "basic",
    "bearer",
    "build",
    "certificate",
    "credential",
    "deadline",
    "destinations",
    "document_url",
    "header",
    "http",
    "http_client",
    "idle_timeout",
    "layer",
    "limits",
    "new",
    "requiring_server",
    "response_limit",
    "retry",
    "retry_budget",
    "server",
    "signer",
    "timeout",
    "into",
    "try_into",
    "without_server",
];

fn setter_name(scheme: &str) -> String {
    let name = method_name(scheme);
    match BUILDER.contains(&name.as_str()) {
        true => format!("{name}_credential"),
        false => name,
    }
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
