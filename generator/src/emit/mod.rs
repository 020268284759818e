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

use quote::quote;

use crate::format::SourceFile;
use crate::ir::Role;
use crate::options::Target;
use crate::plan::Plan;

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

/// The root of an API.
#[must_use]
pub fn root(plan: &Plan) -> SourceFile {
    let mut root = module::root(plan);
    if plan.has_deprecated() {
        root.items.insert(0, quote!(#![allow(deprecated)]));
    }
    root
}

/// All files of one API, the root first.
#[must_use]
pub fn emit(plan: &Plan) -> Vec<SourceFile> {
    let files = drafts(plan);
    let files = files.iter().map(|draft| draft());
    std::iter::once(root(plan)).chain(files).collect()
}
