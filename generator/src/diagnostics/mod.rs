//! The problems of a document: located, collected, and rendered for people and for programs.
//!
//! Every problem is a [`Diagnostic`] from a constructor function, with one module per stage. So a
//! call site needs one line, and all wording is in one place. A diagnostic has byte offsets; lines
//! and columns are computed only for printing.

pub(crate) mod allowance;
mod diagnostic;
pub(crate) mod extension;
mod github;
pub(crate) mod instances;
mod json;
mod list;
pub(crate) mod load;
pub(crate) mod lock;
pub(crate) mod operation;
pub(crate) mod overlay;
mod package;
pub(crate) mod parameter;
pub(crate) mod pattern;
mod remedy;
mod render;
pub(crate) mod resolve;
mod sarif;
pub(crate) mod schema;
pub(crate) mod select;
pub(crate) mod server;
mod suggest;
pub(crate) mod sweep;
pub(crate) mod xml;

pub use allowance::TOLERABLE;
pub(crate) use diagnostic::at;
pub use diagnostic::{Diagnostic, Label, Severity};
pub use github::render_github;
pub use json::render_json;
pub use list::{Diagnostics, Failure};
pub use package::unlisted_document;
pub(crate) use remedy::Edit;
pub use remedy::Remedy;
pub use render::render;
pub use sarif::{render_sarif, sarif_log};
pub use suggest::nearest;
pub(crate) use suggest::slipped;

/// A text as a string of JSON.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
