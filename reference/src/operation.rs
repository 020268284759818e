//! An operation: its messages, and snippets that send its request.

use copperplate::ir::{Idempotency, Location, Role};
use copperplate::plan::{
    BodyPlan, OperationPlan, ParameterPlan, Plan, ResponseHeaders, StatusMatch, Variant,
};
use maud::{Markup, html};

use crate::types::Types;
use crate::{Module, credentials, markdown, snippet};

/// The section of an operation.
pub fn section(operation: &OperationPlan, plan: &Plan, module: &Module, types: &Types) -> Markup {
    let id = id(operation);
    let parameters: Vec<_> = operation.request.fields().collect();
    html! {
        section class="operation" id=(id) aria-labelledby={ (id) "-heading" } {
            h3 id={ (id) "-heading" } { (title(operation)) }
            p class="route" { code { strong { (operation.method.as_str()) } " " (operation.path) } " " code class="rust" { (operation.names.function) } }
            @if operation.words.deprecated { p class="deprecated" { "Deprecated." } }
            (markdown::html(description(operation)))
            (credentials::needed(operation))
            (idempotency(&operation.idempotency))
            @if !parameters.is_empty() { (parameter_table(&parameters, types, "Parameters")) }
            @if let Some(body) = &operation.request.body { h4 { "Body" } (request_body(body, types)) }
            (responses(operation, types))
            (examples(operation, plan))
            @if operation.role == Role::Call {
                h4 { "Call it" }
                (snippet("curl", &snippet::curl(operation, plan)))
                (snippet("Rust", &snippet::rust(operation, module)))
            }
        }
    }
}

fn snippet(language: &str, text: &str) -> Markup {
    html! {
        figure { figcaption { (language) } pre tabindex="0" { code { (text) } } }
    }
}

/// The anchor of an operation.
pub fn id(operation: &OperationPlan) -> String {
    format!("operation-{}", crate::page::slug(&operation.names.function))
        + match operation.role {
            Role::Call => "",
            Role::Webhook => "-webhook",
            Role::Callback => "-callback",
        }
}

/// The first line of its documentation, or its id.
pub fn title(operation: &OperationPlan) -> String {
    let line = operation.words.lines.first();
    let line = line.filter(|it| is_title(operation, it));
    line.unwrap_or(&operation.id).clone()
}

/// A summary is one line before an empty one.
fn is_title(operation: &OperationPlan, line: &str) -> bool {
    let lone = operation.words.lines.get(1).is_none_or(String::is_empty);
    let plain = !line.contains(['`', '[', '*', '<', '_', '\\']);
    lone && plain && !line.trim().is_empty() && line.chars().count() <= 80
}

fn description(operation: &OperationPlan) -> &[String] {
    match operation.words.lines.split_first() {
        Some((first, rest)) if is_title(operation, first) => rest,
        _ => &operation.words.lines,
    }
}

fn idempotency(idempotency: &Idempotency) -> Markup {
    let place = match idempotency {
        Idempotency::None => return html! {},
        Idempotency::Header(name) => html! { "the header " code { (name) } },
        Idempotency::Member(name) => html! { "the member " code { (name) } " of the body" },
        Idempotency::Either(header, member) => {
            html! { "the header " code { (header) } " or the member " code { (member) } " of the body" }
        }
    };
    html! { p { "Idempotency key: " (place) ". Requests with one key are carried out once." } }
}

fn parameter_table(parameters: &[&ParameterPlan], types: &Types, caption: &str) -> Markup {
    html! {
        table {
            caption { (caption) }
            thead { tr { th scope="col" { "Name" } th scope="col" { "In" } th scope="col" { "Type" } th scope="col" { "Required" } th scope="col" { "Description" } } }
            tbody {
                @for parameter in parameters {
                    tr {
                        td data-label="Name" { code { (parameter.name) } }
                        td data-label="In" { (location(parameter.location)) }
                        td data-label="Type" { (types.link(&parameter.ty)) }
                        td data-label="Required" { @if parameter.required { "yes" } @else { "no" } }
                        td { (markdown::html(&parameter.words.lines)) }
                    }
                }
            }
        }
    }
}

fn location(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}

fn request_body(body: &BodyPlan, types: &Types) -> Markup {
    html! {
        (markdown::html(&body.words.lines))
        p { @if body.required { "Required." } @else { "Optional." } " " (contents(body, types)) }
    }
}

/// The media types of a body with their types.
fn contents(body: &BodyPlan, types: &Types) -> Markup {
    html! {
        @for content in &body.contents {
            span class="content" {
                @for media_type in &content.media_types { code { (media_type) } " " }
                @if let Some(ty) = content.codec.value_type() { "as " (types.link(ty)) " " }
            }
        }
    }
}

fn responses(operation: &OperationPlan, types: &Types) -> Markup {
    let mut variants = operation.variants().peekable();
    if variants.peek().is_none() {
        return html! { p { "The document describes no response." } };
    }
    html! {
        table {
            caption { "Responses" }
            thead { tr { th scope="col" { "Status" } th scope="col" { "In Rust" } th scope="col" { "Content" } th scope="col" { "Description" } } }
            tbody { @for variant in variants { (response(operation, variant, types)) } }
        }
    }
}

fn response(operation: &OperationPlan, variant: &Variant, types: &Types) -> Markup {
    let headers = match &variant.headers {
        ResponseHeaders::Fields(headers) => headers.as_slice(),
        ResponseHeaders::Struct(name) => {
            let mut structs = operation.header_structs.iter();
            structs
                .find(|it| it.ident == *name)
                .map_or(&[][..], |it| &it.headers)
        }
    };
    html! {
        tr {
            td data-label="Status" { (status(variant.status)) }
            td data-label="In Rust" { code { (variant.ident) } }
            td data-label="Content" {
                @if let Some(body) = &variant.body { (contents(body, types)) } @else { "none" }
                @for header in headers { br; "header " code { (header.name) } " " (types.link(&header.ty)) }
            }
            td { (markdown::html(&variant.words.lines)) }
        }
    }
}

fn status(status: StatusMatch) -> String {
    match status {
        StatusMatch::Code(code) => code.to_string(),
        StatusMatch::Range(class) => format!("{class}XX"),
        StatusMatch::SuccessDefault | StatusMatch::Default => "others".to_owned(),
    }
}

fn examples(operation: &OperationPlan, plan: &Plan) -> Markup {
    let own = plan.examples.iter();
    let own: Vec<_> = own.filter(|it| it.operation == operation.id).collect();
    html! {
        @for example in own {
            details {
                summary {
                    @match example.status {
                        Some(status) => { "Example of a response " (status) },
                        None => { "Example of a request" },
                    }
                    @if example.example.name != "example" { ": " (example.example.name) }
                }
                @if let Some(text) = &example.example.summary { p { (text) } }
                pre tabindex="0" { code { (copperplate::text::pretty_json(&example.example.value)) } }
            }
        }
    }
}
