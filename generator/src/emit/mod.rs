//! Turns a plan into files of Rust items.
//!
//! Each emitter prints one kind of file and uses no other emitter; code for several emitters has
//! its own files. A new output is one file here and one line in [`drafts`].

mod bodies;
mod build;
mod bundle;
mod callbacks;
mod client;
mod defaults;
mod draft;
mod examples;
mod expressions;
mod keywords;
mod operations;
mod parameters;
mod root;
mod rules;
mod schema;
mod security;
mod server;
mod servers;
mod signatures;
#[cfg(test)]
mod tests;
mod tokens;
mod types;
mod xml;

pub use draft::Draft;

use quote::quote;

use crate::format::SourceFile;
use crate::ir::Role;
use crate::options::Target;
use crate::plan::Plan;

/// The files of one API without its root, with paths below its module.
#[must_use]
pub fn drafts(plan: &Plan) -> Vec<Draft<'_>> {
    let mut files = types::files(plan);
    files.extend(rules::files(plan));
    if !plan.xml.is_empty() {
        files.push(Box::new(|| xml::file(plan)));
    }
    files.extend(operations::files(plan));
    if !plan.servers.servers.is_empty() {
        files.push(Box::new(|| servers::file(plan)));
    }
    if !plan.schemes.is_empty() {
        files.push(Box::new(|| security::file(plan)));
    }
    if !plan.examples.is_empty() {
        files.push(Box::new(|| examples::file(plan, examples::included)));
    }
    files.extend(callbacks::files(plan));
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
    let mut root = root::file(plan);
    if plan.has_deprecated() {
        root.items.insert(0, quote!(#![allow(deprecated)]));
    }
    root
}

/// The other files of one API, such as JSON, with paths below its module.
pub fn texts(plan: &Plan) -> impl Iterator<Item = (String, String)> {
    examples::bodies(plan)
}

/// All Rust files of one API, beginning with the root.
#[must_use]
pub fn emit(plan: &Plan) -> Vec<SourceFile> {
    let files = drafts(plan);
    let files = files.iter().map(|draft| draft());
    std::iter::once(root(plan)).chain(files).collect()
}

/// One API as one file, with all modules nested into its root; tests compile this form.
#[must_use]
pub fn bundle(plan: &Plan) -> Option<SourceFile> {
    let mut files = emit(plan);
    if let Some(file) = files.iter_mut().find(|it| it.path == "examples.rs") {
        *file = examples::file(plan, examples::inline);
    }
    bundle::nested(files)
}
