//! The root of an API.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use crate::format::SourceFile;
use crate::ir::Role;
use crate::options::Target;
use crate::plan::{HOOK_MODULES, OperationPlan, Plan};
use crate::text::literal;

use super::tokens::method_and_path;
use super::tokens::{cfg, ident};

/// The note for users of deeply nested types, since the compiler limits its recursion.
const DEEP: &str =
    "A compiler may give up on whether a future that holds one of these types is `Send`.";

pub(super) fn file(plan: &Plan) -> SourceFile {
    let (modules, exports): (Vec<_>, Vec<_>) = modules(plan).into_iter().unzip();
    let items = modules.into_iter().chain(exports.into_iter().flatten());
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
        items: items.collect(),
    }
}

/// The modules of an API by name, each with its exports from the root.
fn modules(plan: &Plan) -> Vec<(TokenStream, Option<TokenStream>)> {
    let calls = plan.with(Role::Call).next().is_some();
    let mut modules = BTreeMap::new();
    for (module, role) in HOOK_MODULES {
        if plan.with(role).next().is_some() {
            let name = ident(module);
            let cfg = cfg(plan
                .features
                .callbacks
                .get(&role)
                .map_or(&[], Vec::as_slice));
            modules.insert(module, (quote!(#cfg pub mod #name;), None));
        }
    }
    if plan.targets.contains(&Target::Client) && calls {
        let module = quote!(
            #[cfg(feature = "client")]
            pub mod client;
        );
        let export = match plan.has_credentials() {
            true => quote!(
                #[cfg(feature = "client")]
                pub use client::{Client, SetCredentials};
            ),
            false => quote!(
                #[cfg(feature = "client")]
                pub use client::Client;
            ),
        };
        modules.insert("client", (module, Some(export)));
    }
    if !plan.examples.is_empty() {
        modules.insert(
            "examples",
            (
                quote!(
                    pub mod examples;
                ),
                None,
            ),
        );
    }
    if !plan.operations.is_empty() {
        let unused = plan.has_constants_of_the_wire();
        let unused = unused.then(|| quote!(#[allow(dead_code)]));
        let module = quote!(#unused pub mod operations;);
        modules.insert("operations", (module, None));
    }
    if !plan.rules.is_empty() {
        // All users of a constant may be disabled by features.
        let unused = plan.features.whole.as_ref();
        let unused = unused.map(|_| quote!(#[allow(dead_code)]));
        modules.insert("rules", (quote!(#unused mod rules;), None));
    }
    if !plan.schemes.is_empty() {
        modules.insert(
            "security",
            (
                quote!(
                    pub mod security;
                ),
                None,
            ),
        );
    }
    if plan.targets.contains(&Target::Server) && calls {
        // A user can't implement a trait whose methods depend on features, so `Service` requires
        // the feature for the whole API.
        let condition = match &plan.features.whole {
            Some(whole) => {
                let whole = literal(whole);
                quote!(#[cfg(all(feature = "server", feature = #whole))])
            }
            None => quote!(#[cfg(feature = "server")]),
        };
        let export = quote!(#condition pub use server::{PartialService, Service, router, routes};);
        modules.insert("server", (quote!(#condition pub mod server;), Some(export)));
    }
    if !plan.servers.servers.is_empty() {
        modules.insert(
            "servers",
            (
                quote!(
                    pub mod servers;
                ),
                None,
            ),
        );
    }
    if !plan.types.is_empty() {
        modules.insert(
            "types",
            (
                quote!(
                    pub mod types;
                ),
                None,
            ),
        );
    }
    if !plan.xml.is_empty() {
        // Only messages use the constants, and features disable those.
        let module = quote!(
            #[allow(dead_code)]
            mod xml;
        );
        modules.insert("xml", (module, None));
    }
    modules.into_values().collect()
}

/// The operations of an API by tag. They come first, since readers of the page look for them.
fn contents(plan: &Plan) -> Vec<String> {
    let mut docs = Vec::new();
    for tagged in &plan.calls {
        let title = match &tagged.tag {
            Some(tag) => format!("# Operations tagged {}", crate::text::code_span(tag)),
            None => "# Operations".to_owned(),
        };
        docs.extend([String::new(), title, String::new()]);
        let operations = tagged.operations.iter();
        docs.extend(operations.map(|it| entry(&plan.operations[*it])));
    }
    docs
}

/// The line of an operation. It has no link to an operation behind features, since the link would
/// be broken without them.
fn entry(operation: &OperationPlan) -> String {
    let name = operation.names.function.trim_start_matches("r#");
    let route = method_and_path(operation);
    match operation.features.as_slice() {
        [] => format!(
            "- [`{name}`](operations::{}): {route}",
            operation.names.ident
        ),
        _ => format!("- `{name}`: {route}"),
    }
}
