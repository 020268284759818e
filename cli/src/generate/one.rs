//! Generates one API.

use copperplate::diagnostics::{Diagnostic, Diagnostics};
use copperplate::format::{FormatError, Memo};
use copperplate::package::{self, ApiFiles, Form};
use copperplate::source::Files;
use copperplate::write::Beside;
use copperplate::{Failure, Generated, Job, Summary};

/// The generated files of one API.
#[derive(Clone)]
pub(super) struct One {
    pub(super) files: ApiFiles,
    pub(super) summary: Summary,
    pub(super) warnings: Diagnostics,
    pub(super) sources: Files,
    pub(super) lock: Option<Beside>,
    pub(super) names: Vec<String>,
}

/// All stages run on one thread, so that each reuses the memory of the previous one. With a memo, unchanged
/// files are not printed again.
pub(super) fn one(job: &Job, form: Form, memo: Option<&Memo>) -> Result<One, Failure> {
    let staged = || staged(job, form, memo);
    copperplate::with_stack(staged).unwrap_or_else(staged)
}

fn staged(job: &Job, form: Form, memo: Option<&Memo>) -> Result<One, Failure> {
    let generated = copperplate::generate(job)?;
    let files = match memo {
        Some(memo) => package::print_again(job, &generated.plan, form, memo),
        None => package::print(job, &generated.plan, form),
    };
    let files = files.map_err(|why| fault(&why))?;
    let (lock, names) = (lock(job, &generated), names(&generated));
    Ok(One {
        files,
        lock,
        names,
        summary: generated.summary,
        warnings: generated.warnings,
        sources: generated.sources,
    })
}

/// The file that keeps the names of an API.
fn lock(job: &Job, generated: &Generated) -> Option<Beside> {
    let lock = job.adjust.lock.as_ref()?;
    Some(Beside {
        path: lock.path.clone(),
        shown: lock.shown.clone(),
        text: generated.lock(job.adjust.edition),
    })
}

/// The changed names, and the kept names of moved types.
fn names(generated: &Generated) -> Vec<String> {
    let surface = &generated.surface;
    let renamed = surface.renamed.iter();
    let renamed = renamed.map(|(old, new)| format!("  renamed: {old} is {new}"));
    let moved = surface.moved.iter();
    let moved = moved.map(|(path, place)| format!("  kept: {path} has moved to {place}"));
    renamed.chain(moved).collect()
}

pub(super) fn fault(why: &FormatError) -> Failure {
    let problem = Diagnostic::without_place("internal-error", why.to_string())
        .help("this is a fault of the generator; please report it with the document");
    Failure {
        diagnostics: Diagnostics::one(problem),
        sources: Files::new(),
    }
}
