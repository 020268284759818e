//! From a plan to files of Rust items.
//!
//! Each emitter prints one kind of file and knows no other; none decides anything. Adding an
//! output is one file here and one line in [`emit`].

mod bodies;
mod bundle;
mod choices;
mod client;
mod defaults;
mod hooks;
mod keywords;
mod links;
mod module;
mod newtypes;
mod operations;
mod parameters;
mod part_items;
mod parts;
mod replies;
mod server;
mod servers;
mod structs;
mod tokens;
mod types;
mod unions;

pub use bundle::bundle;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use crate::format::SourceFile;
use crate::ir::Role;
use crate::plan::{Plan, Target};

/// The files of one API, with paths below its module.
#[must_use]
pub fn emit(plan: &Plan) -> Vec<SourceFile> {
    let mut files = vec![module::root(plan)];
    files.extend(types::files(plan));
    files.extend((!plan.rules.is_empty()).then(|| keywords::file(plan)));
    files.extend(operations::files(plan));
    files.extend(servers::file(plan));
    files.extend((!plan.schemes.is_empty()).then(|| module::security(plan)));
    files.extend(module::examples(plan));
    files.extend(hooks::files(plan));
    if plan.with(Role::Call).next().is_some() {
        files.extend(
            plan.targets
                .contains(&Target::Client)
                .then(|| client::file(plan)),
        );
        files.extend(
            plan.targets
                .contains(&Target::Server)
                .then(|| server::file(plan)),
        );
    }
    // Code that reads and writes a deprecated member uses it; only callers are to be warned.
    let deprecated = files
        .iter()
        .flat_map(|file| &file.items)
        .any(|it| mentions(it, "deprecated"));
    if let Some(root) = files.first_mut().filter(|_| deprecated) {
        root.items.insert(0, quote!(#![allow(deprecated)]));
    }
    files
}

/// Whether an identifier stands anywhere in printed tokens.
fn mentions(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => ident == name,
        TokenTree::Group(group) => mentions(&group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Whether a path into a module of this name stands anywhere in printed tokens. A member or argument
/// may have the same name, so that the name alone says nothing.
fn leads_into(tokens: &TokenStream, module: &str) -> bool {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let is_path = |window: &[TokenTree]| match window {
        [
            TokenTree::Ident(name),
            TokenTree::Punct(first),
            TokenTree::Punct(second),
            ..,
        ] => name == module && first.as_char() == ':' && second.as_char() == ':',
        _ => false,
    };
    let inside = |tree: &TokenTree| match tree {
        TokenTree::Group(group) => leads_into(&group.stream(), module),
        TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    };
    trees.windows(3).any(is_path) || trees.iter().any(inside)
}
