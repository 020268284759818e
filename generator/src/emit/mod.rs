//! From a plan to files of Rust items.
//!
//! Each emitter prints one kind of file and knows no other; none decides anything. Adding an
//! output is one file here and one line in [`emit`].

mod bodies;
mod bundle;
mod choices;
mod client;
mod keywords;
mod module;
mod newtypes;
mod operations;
mod parameters;
mod parts;
mod replies;
mod server;
mod structs;
mod tokens;
mod types;
mod unions;

pub use bundle::bundle;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use crate::format::SourceFile;
use crate::plan::{Plan, Target};

/// The files of one API, with paths below its module.
#[must_use]
pub fn emit(plan: &Plan) -> Vec<SourceFile> {
    let mut files = vec![module::root(plan)];
    files.extend(types::files(plan));
    files.extend((!plan.rules.is_empty()).then(|| keywords::file(plan)));
    files.extend(operations::files(plan));
    files.extend((!plan.schemes.is_empty()).then(|| module::security(plan)));
    files.extend(module::examples(plan));
    if !plan.operations.is_empty() {
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
    let deprecated = files.iter().flat_map(|file| &file.items).any(is_deprecated);
    if let Some(root) = files.first_mut().filter(|_| deprecated) {
        root.items.insert(0, quote!(#![allow(deprecated)]));
    }
    files
}

/// Whether the attribute `deprecated` stands anywhere in printed tokens, or a member of that name.
fn is_deprecated(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => ident == "deprecated",
        TokenTree::Group(group) => is_deprecated(&group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Whether a path into a module of this name stands anywhere in printed tokens. A member or argument
/// may have the same name, so that the name alone says nothing.
fn mentions(tokens: &TokenStream, module: &str) -> bool {
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
        TokenTree::Group(group) => mentions(&group.stream(), module),
        TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    };
    trees.windows(3).any(is_path) || trees.iter().any(inside)
}
