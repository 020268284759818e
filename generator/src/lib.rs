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
mod stop;
mod summary;
mod sweep;
mod table;
pub mod text;
mod threads;
pub mod write;

pub use diagnostics::Failure;
use diagnostics::{Diagnostic, Diagnostics};
pub use lock::{Item, Line};
pub use mend::{Fix, TextEdit};
pub use opening::{Opened, open, open_as, open_text};
pub use options::{Job, Target};
pub use rounds::{Generated, Mended};
pub use stop::Stop;
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

/// The result of [`follow`].
#[derive(Debug)]
pub struct Followed {
    /// The API with its plan, or all problems that stop generation.
    pub side: Result<compare::Side, Failure>,
    /// Its public items; none if the job has no lock.
    pub items: Vec<Line>,
    /// The remedies of the problems.
    pub fixes: Vec<Fix>,
}

/// Like [`examine`], for an editor. The problems of the text, of fields and of references are passed to `early` as soon
/// as they are known, because later stages take most of the time. It does not get mistakes that the job tolerates.
/// `None` after [`Stop::stop`].
///
/// ```
/// use copperplate::{Stop, config, follow};
/// use std::path::Path;
///
/// let path = Path::new("none.yaml");
/// let job = config::parse_api(Path::new(""), "api.toml", "", "none", path).unwrap();
/// let followed = follow(&job, &Stop::default(), |_, problems| assert!(problems.is_empty()));
/// assert!(followed.unwrap().side.is_err(), "there is no such file");
/// ```
pub fn follow(
    job: &Job,
    stop: &Stop,
    early: impl FnOnce(&source::Files, &Diagnostics) + Send,
) -> Option<Followed> {
    let shown = shown(job);
    let mut early = Some(early);
    let mut once = |files: &source::Files, problems: &Diagnostics| {
        if let Some(early) = early.take() {
            early(files, problems);
        }
    };
    let followed = on_stack(&shown, || {
        let followed = stop::until(stop, || {
            let mut watch = rounds::Watch::Editor {
                early: &mut once,
                fixes: Vec::new(),
            };
            let made = rounds::follow(rounds::read(job, &shown), job, &mut watch);
            (made, watch.into_fixes())
        });
        Ok(followed)
    });
    let (made, fixes) = match followed {
        Ok(followed) => followed?,
        Err(failure) => (Err(failure), Vec::new()),
    };
    let mut items = Vec::new();
    let side = made.map(|(mut generated, api)| {
        items = std::mem::take(&mut generated.surface.lines);
        side(job.name.clone(), api, generated)
    });
    Some(Followed { side, items, fixes })
}

/// Like [`examine`], from a text instead of a file; its references must stay inside it.
///
/// # Errors
///
/// Like [`generate`].
pub fn examine_text(text: &str, name: &str) -> Result<compare::Side, Failure> {
    let job = Job::new(name, name);
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
