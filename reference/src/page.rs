//! The page as a whole.

use copperplate::ir::Role;
use copperplate::plan::{OperationPlan, Plan};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::types::Types;
use crate::{Module, credentials, markdown, operation};

const STYLE: &str = include_str!("style.css");

/// The page may load nothing and run nothing.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The reference of an API. Its text depends on the plan and the path of the module alone.
#[must_use]
pub fn page(plan: &Plan, module: &Module) -> String {
    let types = Types::new(plan);
    let roles = [
        (Role::Call, "operations", "Operations"),
        (Role::Webhook, "webhooks", "Webhooks"),
        (Role::Callback, "callbacks", "Callbacks"),
    ];
    let roles: Vec<_> = roles
        .into_iter()
        .filter(|(role, ..)| plan.with(*role).next().is_some())
        .collect();
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (plan.title) " " (plan.version) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a class="skip" href="#main" { "Skip to the content" }
                header {
                    h1 { (plan.title) }
                    p { "Version " code { (plan.version) } ". In Rust: " code { (module.path) } "." }
                }
                div class="columns" {
                    nav aria-label="Contents" { (contents(plan, &roles)) }
                    main id="main" tabindex="-1" {
                        (markdown::html(&plan.words.lines))
                        (credentials::servers(plan))
                        (credentials::credentials(plan))
                        @for (role, id, title) in &roles {
                            section id=(id) aria-labelledby={ (id) "-heading" } {
                                h2 id={ (id) "-heading" } { (title) }
                                @for operation in plan.with(*role) { (operation::section(operation, plan, module, &types)) }
                            }
                        }
                        (types.section(plan))
                    }
                }
            }
        }
    };
    page.into_string()
}

fn contents(plan: &Plan, roles: &[(Role, &str, &str)]) -> Markup {
    html! {
        ul {
            @if !plan.servers.document.is_empty() { li { a href="#servers" { "Servers" } } }
            @if !plan.schemes.is_empty() { li { a href="#credentials" { "Credentials" } } }
            @for (role, id, title) in roles {
                li {
                    a href={ "#" (id) } { (title) }
                    (operations(plan.with(*role)))
                }
            }
            @if !plan.types.is_empty() {
                li {
                    a href="#types" { "Types" }
                    ul { @for ty in &plan.types { li { a href={ "#type-" (slug(ty.name.as_str())) } { code { (ty.name) } } } } }
                }
            }
        }
    }
}

fn operations<'p>(operations: impl Iterator<Item = &'p OperationPlan>) -> Markup {
    html! {
        ul {
            @for operation in operations {
                li { a href={ "#" (operation::id(operation)) } { (operation::title(operation)) } }
            }
        }
    }
}

/// A text as an anchor: other characters than letters and digits of ASCII become their code points, so that two texts
/// have two anchors.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in text.chars() {
        match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => slug.push(character),
            other => slug.push_str(&format!("-{:x}-", u32::from(other))),
        }
    }
    slug
}
