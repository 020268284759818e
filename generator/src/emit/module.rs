//! The files that hold an API together: its root, its security schemes, its examples.

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::ir::{ApiKeyPlace, SchemeKind};
use crate::plan::{Plan, Target};
use crate::text::literal;

use super::tokens::{ident, lines, words};

/// `mod.rs`.
pub(super) fn root(plan: &Plan) -> SourceFile {
    let mut items = Vec::new();
    if !plan.types.is_empty() {
        items.push(quote!(
            pub mod types;
        ));
    }
    if !plan.rules.is_empty() {
        items.push(quote!(
            mod rules;
        ));
    }
    if !plan.operations.is_empty() {
        items.push(quote!(
            pub mod operations;
        ));
    }
    if !plan.schemes.is_empty() {
        items.push(quote!(
            pub mod security;
        ));
    }
    if has_examples(plan) {
        items.push(quote!(
            pub mod examples;
        ));
    }
    if plan.targets.contains(&Target::Client) && !plan.operations.is_empty() {
        items.push(quote!(
            #[cfg(feature = "client")]
            pub mod client;
        ));
        items.push(quote!(
            #[cfg(feature = "client")]
            pub use client::Client;
        ));
    }
    if plan.targets.contains(&Target::Server) && !plan.operations.is_empty() {
        items.push(quote!(
            #[cfg(feature = "server")]
            pub mod server;
        ));
        items.push(quote!(
            #[cfg(feature = "server")]
            pub use server::{Service, router};
        ));
    }
    let title = crate::text::plain_line(&plan.title);
    let version = crate::text::code_span(&plan.version);
    let mut docs = vec![format!("{title}, version {version}.")];
    if !plan.words.lines.is_empty() {
        docs.push(String::new());
        docs.extend(plan.words.lines.iter().cloned());
    }
    SourceFile {
        path: "mod.rs".to_owned(),
        docs,
        items,
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
        quote! {
            #docs
            pub const #constant: rt::Scheme = rt::Scheme { name: #name, kind: #kind };
        }
    }));
    SourceFile {
        path: "security.rs".to_owned(),
        docs: vec!["The security schemes of the document.".to_owned()],
        items,
    }
}

fn scheme_kind(kind: &SchemeKind) -> TokenStream {
    match kind {
        SchemeKind::Bearer => quote!(rt::SchemeKind::Bearer),
        SchemeKind::Basic => quote!(rt::SchemeKind::Basic),
        SchemeKind::ApiKey(place, name) => {
            let name = literal(name);
            let place = match place {
                ApiKeyPlace::Header => quote!(Header),
                ApiKeyPlace::Query => quote!(Query),
                ApiKeyPlace::Cookie => quote!(Cookie),
            };
            quote!(rt::SchemeKind::ApiKey { place: rt::KeyPlace::#place, name: #name })
        }
    }
}

/// `examples.rs`: the example bodies of the document.
pub(super) fn examples(plan: &Plan) -> Option<SourceFile> {
    let mut rows = Vec::new();
    for operation in &plan.operations {
        for example in &operation.examples {
            rows.push(row(&operation.id, None, example));
        }
        for variant in operation.success.iter().chain(&operation.errors) {
            let status = match variant.status {
                crate::plan::StatusMatch::Code(code) => code,
                crate::plan::StatusMatch::Range(class) => u16::from(class) * 100,
                crate::plan::StatusMatch::Default => 0,
            };
            for example in variant.reply.body.iter().flat_map(|body| &body.examples) {
                rows.push(row(&operation.id, Some(status), example));
            }
        }
    }
    if rows.is_empty() {
        return None;
    }
    let docs = lines(&["Every example body, in the order of the document.".to_owned()]);
    Some(SourceFile {
        path: "examples.rs".to_owned(),
        docs: vec!["The example bodies that the document gives.".to_owned()],
        items: vec![
            quote!(
                use copperplate_runtime as rt;
            ),
            quote! {
                #docs
                pub const EXAMPLES: &[rt::Example] = &[#(#rows),*];
            },
        ],
    })
}

fn has_examples(plan: &Plan) -> bool {
    examples(plan).is_some()
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
    quote!(rt::Example { operation: #operation, status: #status, name: #name, body: #body })
}
