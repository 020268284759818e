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
pub mod compare;
pub mod config;
mod decimal;
pub mod diagnostics;
pub mod emit;
pub mod explain;
pub mod format;
mod graph;
mod internal;
pub mod ir;
mod judge;
pub mod load;
pub mod lower;
pub mod naming;
mod opening;
pub mod options;
mod overlay;
pub mod package;
pub mod plan;
pub mod recall;
pub mod report;
pub mod resolve;
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
pub use opening::{Opened, open, open_as, open_text};
pub use options::{Job, Target};
pub use summary::Summary;
pub use threads::with_room;

/// One planned API; [`package::print`] prints it.
#[derive(Debug)]
pub struct Generated {
    /// Every decision its code will show.
    pub plan: plan::Plan,
    /// Problems that did not stop generation.
    pub warnings: Diagnostics,
    /// The texts the warnings point into.
    pub sources: source::Files,
    /// The amount of generated code.
    pub summary: Summary,
}

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
    in_room(name, || {
        let limits = limits(&job);
        let opened = opening::open_all_text(name, text, &limits).map_err(failure)?;
        let (generated, api) = generate_from(opened.0, opened.1, &job)?;
        Ok(side(name.to_owned(), api, generated))
    })
}

fn side(name: String, api: ir::Api, generated: Generated) -> compare::Side {
    let texts = (generated.warnings, generated.sources);
    compare::Side::new(name, api, generated.plan, texts)
}

fn planned(job: &Job) -> Result<(Generated, ir::Api), Failure> {
    let limits = limits(job);
    let shown = match &job.shown {
        Some(shown) => shown.into(),
        None => job.document.to_string_lossy(),
    };
    in_room(&shown, || {
        let opened = opening::open_all(&job.document, &shown, &job.adjust.overlays, &limits);
        let (document, found) = opened.map_err(failure)?;
        generate_from(document, found, job)
    })
}

/// Generates from a text instead of a file; its references must stay inside it.
///
/// # Errors
///
/// Like [`generate`].
pub fn generate_text(text: &str, job: &Job) -> Result<Generated, Failure> {
    let name = job.document.to_string_lossy();
    in_room(&name, || {
        let (document, found) =
            opening::open_all_text(&name, text, &limits(job)).map_err(failure)?;
        generate_from(document, found, job).map(|(generated, _)| generated)
    })
}

/// If the configuration permits unknown keywords, a misspelled one stays unknown instead of being
/// read as the nearest known one.
fn limits(job: &Job) -> source::Limits {
    source::Limits {
        respell: !job.unsupported.iter().any(|it| it == "unknown-keyword"),
        literal_nullable: job.reading.literal_nullable,
        ..source::Limits::default()
    }
}

/// Continues after problems, so that one run reports all of them. The document is dropped as soon
/// as it is lowered, because its tree is the largest data until then.
fn generate_from(
    document: resolve::Resolved,
    mut found: Diagnostics,
    job: &Job,
) -> Result<(Generated, ir::Api), Failure> {
    let mut sources = document.files().clone();
    let locator = job.adjust.locator(&mut sources);
    let chosen = select::choose(&document, &job.adjust.select, &locator, &mut found);
    let mut summary = Summary {
        all_operations: chosen.operations,
        schemas: chosen.kept,
        all_schemas: chosen.schemas,
        ..Summary::default()
    };
    summary.count(&document, &chosen);
    let lowered = lower::lower(&document, job.reading, &chosen, &job.adjust, locator);
    drop(document);
    let (plan, planned) = plan::plan(
        &lowered.api,
        &job.name,
        job.targets.clone(),
        &job.adjust,
        locator,
    );
    found.extend(lowered.diagnostics);
    found.extend(planned.diagnostics);
    summary.title.clone_from(&plan.title);
    summary.operations = plan.operations.len();
    summary.types = plan.types.len();
    summary.warned(&found);
    let (bodies, encodings) = (&lowered.unread, &lowered.idle_encodings);
    for at in bodies {
        summary.leave("the schema of a body of bytes or text", *at);
    }
    for at in encodings {
        summary.leave("the encoding of an undeclared member", *at);
    }
    summary.read_xml(&lowered.read_xml);
    summary.plain_numbers.clone_from(&lowered.plain_numbers);
    for at in &lowered.pruned {
        summary.leave("links to operations that are not selected", *at);
    }
    let unsupported = lowered.unsupported.into_iter().chain(planned.unsupported);
    allowed::allow(unsupported, &job.unsupported, &mut summary, &mut found);
    if found.has_errors() {
        return Err(Failure {
            diagnostics: found.sorted(),
            sources,
        });
    }
    let generated = Generated {
        plan,
        warnings: found.sorted(),
        sources,
        summary,
    };
    Ok((generated, lowered.api))
}

/// Like [`with_room`], with a diagnostic if memory is short, or after a fault of the generator.
fn in_room<T: Send>(
    document: &str,
    work: impl FnOnce() -> Result<T, Failure> + Send,
) -> Result<T, Failure> {
    let problem = match with_room(|| internal::caught(work)) {
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
    Err(failure((source::Files::new(), Diagnostics::one(problem))))
}

fn failure((sources, diagnostics): (source::Files, Diagnostics)) -> Failure {
    Failure {
        diagnostics: diagnostics.sorted(),
        sources,
    }
}

#[cfg(test)]
mod tests {
    use super::{in_room, internal};

    #[test]
    fn a_fault_of_the_generator_is_an_error() {
        let failed = in_room::<()>("api.yaml", || internal::error("a row is missing"));
        let failure = failed.err().map(|failure| {
            crate::diagnostics::render(&failure.diagnostics, &failure.sources, false)
        });
        let said = failure.unwrap_or_default();
        assert!(said.contains("error[internal-error]"), "{said}");
        assert!(
            said.contains("`api.yaml`") && said.contains("lib.rs"),
            "{said}"
        );
    }
}
