//! The files that hold an API together: its root, its security schemes, its examples.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::ir::{ApiKeyPlace, OAuthFlow, Role, SchemeKind};
use crate::plan::{OperationPlan, Plan, SchemePlan, StatusMatch, Target};
use crate::text::literal;

use super::hooks;
use super::tokens::{gate, ident, lines, words};

/// What a crate is told that uses types which hold each other deeply.
const DEEP: &str =
    "A compiler may give up on whether a future that holds one of these types is `Send`.";
/// `mod.rs`.
pub(super) fn root(plan: &Plan) -> SourceFile {
    let mut items = Vec::new();
    if !plan.types.is_empty() {
        items.push(quote!(
            pub mod types;
        ));
    }
    if !plan.rules.is_empty() {
        // A constant may belong to types that no feature has switched on.
        let unused = plan.gates.whole.as_ref();
        let unused = unused.map(|_| quote!(#[allow(dead_code)]));
        items.push(quote!(#unused mod rules;));
    }
    if !plan.operations.is_empty() {
        // What answers are made of is asked for by the wire alone, which features leave out.
        items.push(quote!(
            #[allow(dead_code)]
            pub mod operations;
        ));
    }
    if !plan.schemes.is_empty() {
        items.push(quote!(
            pub mod security;
        ));
    }
    if !plan.servers.servers.is_empty() {
        items.push(quote!(
            pub mod servers;
        ));
    }
    if has_examples(plan) {
        items.push(quote!(
            pub mod examples;
        ));
    }
    for (module, role) in hooks::MODULES {
        if plan.with(role).next().is_some() {
            let module = ident(module);
            let gate = gate(plan.gates.hooks.get(&role).map_or(&[], Vec::as_slice));
            items.push(quote!(#gate pub mod #module;));
        }
    }
    let calls = plan.with(Role::Call).next().is_some();
    if plan.targets.contains(&Target::Client) && calls {
        items.push(quote!(
            #[cfg(feature = "client")]
            pub mod client;
        ));
        items.push(quote!(
            #[cfg(feature = "client")]
            pub use client::Client;
        ));
    }
    if plan.targets.contains(&Target::Server) && calls {
        // A trait whose methods come and go with features can't be implemented.
        let condition = match &plan.gates.whole {
            Some(whole) => {
                let whole = literal(whole);
                quote!(#[cfg(all(feature = "server", feature = #whole))])
            }
            None => quote!(#[cfg(feature = "server")]),
        };
        items.push(quote!(#condition pub mod server;));
        items.push(quote!(#condition pub use server::{Service, router, routes};));
    }
    let title = crate::text::plain_line(&plan.title);
    let version = crate::text::code_span(&plan.version);
    let mut docs = vec![format!("{title}, version {version}.")];
    if !plan.words.lines.is_empty() {
        docs.push(String::new());
        docs.extend(plan.words.lines.iter().cloned());
    }
    docs.extend(contents(plan));
    if let Some(limit) = plan.recursion_limit {
        docs.extend([String::new(), DEEP.to_owned()]);
        docs.push(format!(
            "The root of a crate that uses them says `#![recursion_limit = \"{limit}\"]` in that case."
        ));
    }
    SourceFile {
        path: "mod.rs".to_owned(),
        docs,
        items,
    }
}

/// The operations of an API, by tag: the first thing that a reader of its page looks for.
fn contents(plan: &Plan) -> Vec<String> {
    let mut docs = Vec::new();
    for tagged in &plan.calls {
        let title = match &tagged.tag {
            Some(tag) => format!("# Operations tagged {}", crate::text::code_span(tag)),
            None => "# Operations".to_owned(),
        };
        docs.extend([String::new(), title, String::new()]);
        let operations = tagged.operations.iter();
        docs.extend(operations.filter_map(|it| Some(entry(plan.operations.get(*it)?))));
    }
    docs
}

/// The line of an operation. A link to what a feature leaves out would be broken without it.
fn entry(operation: &OperationPlan) -> String {
    let name = operation.function.trim_start_matches("r#");
    let route = super::operations::route(operation);
    match operation.gate.as_slice() {
        [] => format!("- [`{name}`](operations::{}): {route}", operation.ident),
        _ => format!("- `{name}`: {route}"),
    }
}

/// `security.rs`: a constant per scheme.
pub(super) fn security(plan: &Plan) -> SourceFile {
    let mut items = vec![quote!(
        use copperplate_runtime as rt;
    )];
    items.extend(plan.schemes.iter().map(|scheme| {
        let docs = words(&scheme.words.clone().or(|| "A security scheme.".to_owned()));
        let (constant, name) = (ident(&scheme.constant), literal(&scheme.name));
        let kind = scheme_kind(&scheme.kind);
        let details = details(scheme);
        quote! {
            #docs
            pub const #constant: rt::security::Scheme = rt::security::Scheme { name: #name, kind: #kind };
            #details
        }
    }));
    SourceFile {
        path: "security.rs".to_owned(),
        docs: vec!["The security schemes of the document.".to_owned()],
        items,
    }
}

/// Where tokens of a scheme come from.
fn details(scheme: &SchemePlan) -> TokenStream {
    let flows = scheme.flows.iter().map(|(constant, flows)| {
        let constant = ident(constant);
        let docs = lines(&[format!(
            "The flows that give a token for [`{}`].",
            scheme.constant
        )]);
        let flows = flows.iter().map(flow);
        quote! {
            #docs
            pub const #constant: &[rt::security::OAuthFlow] = &[#(#flows),*];
        }
    });
    let discovery = scheme.discovery.iter().map(|(constant, url)| {
        let (constant, url) = (ident(constant), literal(url));
        let docs = lines(&[format!(
            "Where the provider of [`{}`] is described.",
            scheme.constant
        )]);
        quote! {
            #docs
            pub const #constant: &str = #url;
        }
    });
    quote!(#(#flows)* #(#discovery)*)
}

fn flow(flow: &OAuthFlow) -> TokenStream {
    let text = |url: &Option<String>| literal(url.as_deref().unwrap_or_default());
    let name = literal(&flow.name);
    let authorization = text(&flow.authorization_url);
    let (token, refresh) = (text(&flow.token_url), text(&flow.refresh_url));
    let scopes = flow.scopes.iter().map(|(scope, description)| {
        let (scope, description) = (literal(scope), literal(description));
        quote!((#scope, #description))
    });
    quote! {
        rt::security::OAuthFlow {
            name: #name,
            authorization_url: #authorization,
            token_url: #token,
            refresh_url: #refresh,
            scopes: &[#(#scopes),*],
        }
    }
}

fn scheme_kind(kind: &SchemeKind) -> TokenStream {
    match kind {
        SchemeKind::Bearer => quote!(rt::security::SchemeKind::Bearer),
        SchemeKind::Basic => quote!(rt::security::SchemeKind::Basic),
        SchemeKind::MutualTls => quote!(rt::security::SchemeKind::MutualTls),
        SchemeKind::Unsupported => quote!(rt::security::SchemeKind::Unsupported),
        SchemeKind::ApiKey(place, name) => {
            let name = literal(name);
            let place = match place {
                ApiKeyPlace::Header => quote!(Header),
                ApiKeyPlace::Query => quote!(Query),
                ApiKeyPlace::Cookie => quote!(Cookie),
            };
            quote!(rt::security::SchemeKind::ApiKey { location: rt::security::ApiKeyLocation::#place, name: #name })
        }
    }
}

/// `examples.rs`: the example bodies of the document.
pub(super) fn examples(plan: &Plan) -> SourceFile {
    let mut rows = Vec::new();
    for operation in &plan.operations {
        for example in &operation.examples {
            rows.push(row(&operation.id, None, example));
        }
        for variant in operation.variants().filter(|it| !it.is_repeated) {
            let status = match variant.status {
                StatusMatch::Code(code) => code,
                StatusMatch::Range(class) => u16::from(class) * 100,
                StatusMatch::SuccessDefault | StatusMatch::Default => 0,
            };
            for example in variant.reply.body.iter().flat_map(|body| &body.examples) {
                rows.push(row(&operation.id, Some(status), example));
            }
        }
    }
    let docs = lines(&["Every example body, in the order of the document.".to_owned()]);
    SourceFile {
        path: "examples.rs".to_owned(),
        docs: vec!["The example bodies that the document gives.".to_owned()],
        items: vec![
            quote!(
                use copperplate_runtime as rt;
            ),
            quote! {
                #docs
                pub const EXAMPLES: &[rt::operation::Example] = &[#(#rows),*];
            },
        ],
    }
}

/// Whether there is an example of any body.
pub(super) fn has_examples(plan: &Plan) -> bool {
    plan.operations.iter().any(|operation| {
        let mut bodies = operation.variants().flat_map(|it| &it.reply.body);
        !operation.examples.is_empty() || bodies.any(|body| !body.examples.is_empty())
    })
}

fn row(operation: &str, status: Option<u16>, example: &crate::ir::Example) -> TokenStream {
    let (operation, name) = (literal(operation), literal(&example.name));
    let body = literal(&example.value);
    let status = match status {
        Some(status) => {
            let status = super::operations::code(status);
            quote!(Some(#status))
        }
        None => quote!(None),
    };
    let words = |text: &Option<String>| match text {
        Some(text) => {
            let text = literal(text);
            quote!(Some(#text))
        }
        None => quote!(None),
    };
    let (summary, description) = (words(&example.summary), words(&example.description));
    quote!(rt::operation::Example {
        operation: #operation,
        status: #status,
        name: #name,
        summary: #summary,
        description: #description,
        body: #body
    })
}
