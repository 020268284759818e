//! From a plan to files of Rust items.
//!
//! Each emitter prints one kind of file and knows no other; none decides anything. Adding an
//! output is one file here and one line in [`emit`].

mod bodies;
mod bundle;
mod choices;
mod client;
mod defaults;
mod headers;
mod hooks;
mod inputs;
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
pub(crate) use module::told_recursion_limit;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use crate::format::SourceFile;
use crate::ir::Role;
use crate::plan::{Plan, Target};

/// A file that is emitted when it is asked for, on whatever thread asks: tokens belong to one thread.
pub type Draft<'p> = Box<dyn Fn() -> SourceFile + Send + Sync + 'p>;

/// The files of one API without its root, with paths below its module.
#[must_use]
pub fn drafts(plan: &Plan) -> Vec<Draft<'_>> {
    let mut files = types::files(plan);
    if !plan.rules.is_empty() {
        files.push(Box::new(|| keywords::file(plan)));
    }
    files.extend(operations::files(plan));
    if !plan.servers.servers.is_empty() {
        files.push(Box::new(|| servers::file(plan)));
    }
    if !plan.schemes.is_empty() {
        files.push(Box::new(|| module::security(plan)));
    }
    if module::has_examples(plan) {
        files.push(Box::new(|| module::examples(plan)));
    }
    files.extend(hooks::files(plan));
    let calls = plan.with(Role::Call).next().is_some();
    if calls && plan.targets.contains(&Target::Client) {
        files.push(Box::new(|| client::file(plan)));
    }
    if calls && plan.targets.contains(&Target::Server) {
        files.push(Box::new(|| server::file(plan)));
    }
    files
}

/// The root of an API. Code that reads and writes a deprecated member uses it, and only callers are to
/// be warned, so that it has to know whether any other file has one.
#[must_use]
pub fn root(plan: &Plan, deprecated: bool) -> SourceFile {
    let mut root = module::root(plan);
    if deprecated || root.items.iter().any(|it| mentions(it, "deprecated")) {
        root.items.insert(0, quote!(#![allow(deprecated)]));
    }
    root
}

/// All files of one API, the root first.
#[must_use]
pub fn emit(plan: &Plan) -> Vec<SourceFile> {
    let mut files: Vec<_> = drafts(plan).iter().map(|draft| draft()).collect();
    let deprecated = files
        .iter()
        .flat_map(|file| &file.items)
        .any(|it| mentions(it, "deprecated"));
    files.insert(0, root(plan, deprecated));
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

/// Which of these modules a path leads into, anywhere in printed tokens. A member or argument may have
/// the name of one, so that the name alone says nothing.
fn led_into<'m>(items: &[TokenStream], modules: &[&'m str]) -> Vec<&'m str> {
    let mut found = vec![false; modules.len()];
    for tokens in items {
        note_paths(tokens, modules, &mut found);
    }
    let found = modules.iter().zip(found).filter(|(_, found)| *found);
    found.map(|(module, _)| *module).collect()
}

fn note_paths(tokens: &TokenStream, modules: &[&str], found: &mut [bool]) {
    // The module whose name came last, and how many colons came behind it.
    let mut before = None;
    for tree in tokens.clone() {
        before = match (tree, before) {
            (TokenTree::Ident(name), _) => {
                let index = modules.iter().position(|module| name == module);
                index.map(|index| (index, 0))
            }
            (TokenTree::Punct(punct), Some((index, colons))) if punct.as_char() == ':' => {
                if let Some(found) = found.get_mut(index).filter(|_| colons == 1) {
                    *found = true;
                }
                Some((index, colons + 1))
            }
            (TokenTree::Group(group), _) => {
                note_paths(&group.stream(), modules, found);
                None
            }
            (TokenTree::Punct(_) | TokenTree::Literal(_), _) => None,
        };
    }
}
