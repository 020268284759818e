//! The servers and the credentials of an API.

use copperplate::ir::{ApiKeyPlace, Environment, SchemeKind};
use copperplate::plan::{OperationPlan, Plan, SchemePlan, SecurityPlan, ServerPlan};
use maud::{Markup, html};

use crate::markdown;

/// The table of servers.
pub fn servers(plan: &Plan) -> Markup {
    let document = &plan.servers.document;
    let own = plan.servers.servers.iter();
    let own: Vec<_> = own.filter(|it| document.contains(&it.constant)).collect();
    html! {
        @if !own.is_empty() {
            section id="servers" aria-labelledby="servers-heading" {
                h2 id="servers-heading" { "Servers" }
                table {
                    thead { tr { th scope="col" { "URL" } th scope="col" { "In Rust" } th scope="col" { "Description" } } }
                    tbody {
                        @for server in own { (row(server)) }
                    }
                }
            }
        }
    }
}

fn row(server: &ServerPlan) -> Markup {
    let environment = match server.server.environment {
        Some(Environment::Production) => Some("Production: transactions are real."),
        Some(Environment::Sandbox) => Some("Sandbox: transactions are tests."),
        None => None,
    };
    html! {
        tr {
            td data-label="URL" { code { (server.server.template) } }
            td data-label="In Rust" { code { "servers::" (server.constant) } }
            td {
                (markdown::html(&server.words.lines))
                @if let Some(environment) = environment { p { (environment) } }
                @if !server.server.variables.is_empty() {
                    p { "Variables: " @for variable in &server.server.variables { code { (variable.name) } " " } }
                }
            }
        }
    }
}

/// The table of credentials.
pub fn credentials(plan: &Plan) -> Markup {
    html! {
        @if !plan.schemes.is_empty() {
            section id="credentials" aria-labelledby="credentials-heading" {
                h2 id="credentials-heading" { "Credentials" }
                table {
                    thead { tr { th scope="col" { "Scheme" } th scope="col" { "In a request" } th scope="col" { "In Rust" } th scope="col" { "Description" } } }
                    tbody {
                        @for scheme in &plan.schemes { (scheme_row(scheme)) }
                    }
                }
            }
        }
    }
}

fn scheme_row(scheme: &SchemePlan) -> Markup {
    let is_set = scheme.kind != SchemeKind::Unsupported && scheme.kind != SchemeKind::MutualTls;
    html! {
        tr id=(scheme_id(&scheme.name)) {
            td data-label="Scheme" { code { (scheme.name) } }
            td data-label="In a request" { code { (in_request(&scheme.kind)) } }
            td data-label="In Rust" { @if is_set { code { "Client::builder()." (scheme.setter) "(…)" } } }
            td { (markdown::html(&scheme.words.lines)) }
        }
    }
}

/// The credential in a request, as text.
pub fn in_request(kind: &SchemeKind) -> String {
    match kind {
        SchemeKind::Bearer => "Authorization: Bearer …".to_owned(),
        SchemeKind::Basic => "Authorization: Basic …".to_owned(),
        SchemeKind::ApiKey(ApiKeyPlace::Header, name) => format!("{name}: …"),
        SchemeKind::ApiKey(ApiKeyPlace::Query, name) => format!("?{name}=…"),
        SchemeKind::ApiKey(ApiKeyPlace::Cookie, name) => format!("Cookie: {name}=…"),
        SchemeKind::MutualTls => "a certificate of the client".to_owned(),
        SchemeKind::Unsupported => "not in the message".to_owned(),
    }
}

/// The credentials that an operation needs.
pub fn needed(operation: &OperationPlan) -> Markup {
    let alternatives = match &operation.security {
        SecurityPlan::Public => return html! { p { "No credentials." } },
        SecurityPlan::Required(alternatives) | SecurityPlan::Optional(alternatives) => alternatives,
    };
    html! {
        p {
            "Credentials: "
            @for (at, all) in alternatives.iter().enumerate() {
                @if at > 0 { ", or " }
                @if all.is_empty() { "none" }
                @for (at, requirement) in all.iter().enumerate() {
                    @if at > 0 { " with " }
                    a href={ "#" (scheme_id(&requirement.name)) } { code { (requirement.name) } }
                    @if !requirement.scopes.is_empty() {
                        " (" @for scope in &requirement.scopes { code { (scope) } " " } ")"
                    }
                }
            }
            "."
        }
    }
}

fn scheme_id(name: &str) -> String {
    format!("credential-{}", crate::page::slug(name))
}
