//! Turns OpenAPI documents into Rust: types, validators, an axum server stub and a reqwest client.
//!
//! [`generate`] calls the stages in order, and [`open()`] calls the first half of them. Each stage
//! has its own type, so a later stage can't reach back:
//!
//! | stage | from | to |
//! |---|---|---|
//! | [`load`] | a path | a document: its tree with places |
//! | `overlay`, `sweep` | a document | the changed document, checked for unknown fields |
//! | [`resolve`] | a swept document | [`resolve::Resolved`], in which every `$ref` has a target |
//! | [`mod@lower`] | a resolved document | [`ir::Api`], the content of the document |
//! | [`mod@plan`] | an API | [`plan::Plan`], every decision about the code |
//! | [`mod@emit`] | a plan | [`format::SourceFile`]s: items, not text |
//! | [`mod@format`], [`mod@write`] | files | text, and text on disk |
//!
//! No document causes a panic, and nothing is dropped without a [`diagnostics::Diagnostic`].

#![forbid(unsafe_code)]

mod allowed;
pub mod cache;
pub mod compare;
pub mod config;
mod decimal;
pub mod diagnostics;
pub mod drift;
pub mod emit;
pub mod explain;
pub mod format;
mod graph;
mod internal;
pub mod ir;
mod judge;
pub mod load;
mod lock;
pub mod lower;
mod mend;
pub mod naming;
mod opening;
pub mod options;
mod overlay;
pub mod package;
pub mod plan;
pub mod report;
pub mod resolve;
mod rounds;
pub mod select;
pub mod source;
mod summary;
mod sweep;
mod table;
pub mod text;
mod threads;
pub mod write;

pub use diagnostics::Failure;
use diagnostics::{Diagnostic, Diagnostics};
pub use lock::{Item, Line};
pub use opening::{Opened, open, open_as, open_text};
pub use options::{Job, Target};
pub use rounds::{Generated, Mended};
pub use summary::Summary;
pub use sweep::{KnownField, document_schema, known_fields};
pub use threads::with_stack;

/// Reads a document and plans its API, in memory.
///
/// # Errors
///
/// All problems of the document that stop generation, together with its warnings.
pub fn generate(job: &Job) -> Result<Generated, Failure> {
    planned(job).map(|(generated, _)| generated)
}

/// Like [`generate`], and keeps the content of the document, for [`compare`].
///
/// # Errors
///
/// Like [`generate`].
pub fn examine(job: &Job) -> Result<compare::Side, Failure> {
    let (generated, api) = planned(job)?;
    Ok(side(job.name.clone(), api, generated))
}

/// Like [`examine`], from a text instead of a file; its references must stay inside it.
///
/// # Errors
///
/// Like [`generate`].
pub fn examine_text(text: &str, name: &str) -> Result<compare::Side, Failure> {
    let job = Job {
        name: name.to_owned(),
        document: name.into(),
        shown: None,
        title: None,
        targets: [Target::Types, Target::Client, Target::Server].into(),
        unsupported: Vec::new(),
        reading: options::Reading::default(),
        adjust: options::Adjust::default(),
    };
    on_stack(name, || {
        let (generated, api) = rounds::generate(rounds::read_text(&job, name, text), &job)?;
        Ok(side(name.to_owned(), api, generated))
    })
}

fn side(name: String, api: ir::Api, generated: Generated) -> compare::Side {
    let texts = (generated.warnings, generated.sources);
    compare::Side::new(name, api, generated.plan, texts)
}

fn planned(job: &Job) -> Result<(Generated, ir::Api), Failure> {
    let shown = shown(job);
    on_stack(&shown, || rounds::generate(rounds::read(job, &shown), job))
}

/// Generates from a text instead of a file; its references must stay inside it.
///
/// # Errors
///
/// Like [`generate`].
pub fn generate_text(text: &str, job: &Job) -> Result<Generated, Failure> {
    let name = job.document.to_string_lossy();
    on_stack(&name, || {
        rounds::generate(rounds::read_text(job, &name, text), job).map(|(generated, _)| generated)
    })
}

/// Corrects the mistakes of a document that have a plain remedy. The document stays as it is; the
/// result is an Overlay document, and the problems that it does not correct.
///
/// # Errors
///
/// The document can't be read at all.
pub fn mend(job: &Job) -> Result<Mended, Failure> {
    let shown = shown(job);
    on_stack(&shown, || rounds::mend(job, &shown))
}

fn shown(job: &Job) -> std::borrow::Cow<'_, str> {
    match &job.shown {
        Some(shown) => shown.into(),
        None => job.document.to_string_lossy(),
    }
}

/// Like [`with_stack`], with a diagnostic if memory is short, or after a fault of the generator.
fn on_stack<T: Send>(
    document: &str,
    work: impl FnOnce() -> Result<T, Failure> + Send,
) -> Result<T, Failure> {
    let problem = match with_stack(|| internal::caught(work)) {
        Some(Ok(done)) => return done,
        Some(Err(error)) => {
            let message = format!("the generator made a mistake in `{document}`: {error}");
            let help = "nothing was generated; please report this with the document";
            Diagnostic::without_place("internal-error", message).help(help)
        }
        None => {
            let message = "the system has no memory for the stack of a thread";
            Diagnostic::without_place("no-memory", message)
        }
    };
    Err(Failure {
        diagnostics: Diagnostics::one(problem),
        sources: source::Files::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::{internal, on_stack};

    #[test]
    fn a_fault_of_the_generator_is_an_error() {
        let failed = on_stack::<()>("api.yaml", || internal::error("a row is missing"));
        let failure = failed.err().map(|failure| {
            crate::diagnostics::render(&failure.diagnostics, &failure.sources, false)
        });
        let messages = failure.unwrap_or_default();
        assert!(messages.contains("error[internal-error]"), "{messages}");
        assert!(
            messages.contains("`api.yaml`") && messages.contains("lib.rs"),
            "{messages}"
        );
    }
}
