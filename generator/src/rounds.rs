//! Generates a document in rounds.
//!
//! A round reads a document that is correct, as far as is known, and finds its mistakes. If all
//! of them can be tolerated, the next round reads the document without them. A document without
//! mistakes needs one round.

use std::sync::Arc;

use crate::allowed::Tolerance;
use crate::diagnostics::{Diagnostics, Failure, Severity};
use crate::ir::Api;
use crate::load::{Document, KnownFiles};
use crate::lock::Lock;
use crate::mend::{Fix, write_overlay};
use crate::options::{ConfiguredText, Edition, Job, LockFile};
use crate::plan::{Plan, Surface};
use crate::resolve::Resolved;
use crate::select;
use crate::source::{Files, Limits, Node};
use crate::summary::Summary;
use crate::{lower, opening, plan, stop};

/// The result of [`crate::mend()`].
#[derive(Debug)]
pub struct Mended {
    /// The Overlay document; `None` if there is nothing to correct.
    pub overlay: Option<String>,
    /// The number of corrected mistakes.
    pub count: usize,
    /// The problems that remain, and the warnings.
    pub remaining: Diagnostics,
    /// The texts the problems point into.
    pub sources: Files,
}

/// One planned API; [`crate::package::print`] prints it.
#[derive(Debug)]
pub struct Generated {
    /// Every decision its code will show.
    pub plan: Plan,
    /// Its public items; none if the job has no lock.
    pub surface: Surface,
    /// Problems that did not stop generation.
    pub warnings: Diagnostics,
    /// The texts the warnings point into.
    pub sources: Files,
    /// The amount of generated code.
    pub summary: Summary,
}

impl Generated {
    /// The text of the lock with the present names.
    #[must_use]
    pub fn lock(&self, edition: Edition) -> String {
        crate::lock::text(edition.name(), &self.surface.lines)
    }
}

/// A document with the problems of reading it, or the reason why it can't be read.
type Read = Result<(Document, Diagnostics), Failure>;

/// The most rounds. Each corrects at least one mistake, and a mistake behind another one is rare.
const MOST: usize = 50;

/// Reads the document of a job.
pub(crate) fn read(job: &Job, shown: &str) -> Read {
    opening::read(&job.document, shown, &job.adjust, &limits(job)).map_err(failure)
}

/// Reads a document from a text.
pub(crate) fn read_text(job: &Job, name: &str, text: &str) -> Read {
    opening::read_text(name, text, &limits(job)).map_err(failure)
}

/// If the configuration permits unknown keywords, a misspelled one stays unknown instead of being
/// read as the nearest known one.
fn limits(job: &Job) -> Limits {
    Limits {
        respell: !job.unsupported.iter().any(|it| it == "unknown-keyword"),
        literal_nullable: job.reading.literal_nullable,
        ..Limits::default()
    }
}

fn failure((sources, diagnostics): (Files, Diagnostics)) -> Failure {
    Failure {
        diagnostics: diagnostics.sorted(),
        sources,
    }
}

/// Plans the API of a document, and keeps its content.
pub(crate) fn generate(read: Read, job: &Job) -> Result<(Generated, Api), Failure> {
    follow(read, job, &mut Watch::Nothing)
}

/// The things that an editor learns from a run.
pub(crate) enum Watch<'w> {
    Nothing,
    Editor {
        /// Gets the problems of a document before the ones of the stages after references.
        early: &'w mut dyn FnMut(&Files, &Diagnostics),
        /// The remedies of all problems.
        fixes: Vec<Fix>,
    },
}

impl Watch<'_> {
    pub(crate) fn into_fixes(self) -> Vec<Fix> {
        match self {
            Self::Nothing => Vec::new(),
            Self::Editor { fixes, .. } => fixes,
        }
    }

    fn early(&mut self, document: &Resolved, problems: &Diagnostics) {
        if let Self::Editor { early, .. } = self {
            early(document.files(), problems);
        }
        self.fix(document, problems);
    }

    fn fix(&mut self, document: &Resolved, problems: &Diagnostics) {
        if let Self::Editor { fixes, .. } = self {
            let more = crate::mend::fixes(document, problems).into_iter();
            let more = more.filter(|it| !fixes.iter().any(|one| one.is_same(it)));
            let more: Vec<_> = more.collect();
            fixes.extend(more);
        }
    }
}

/// Like [`generate`], and an editor watches.
pub(crate) fn follow(
    read: Read,
    job: &Job,
    watch: &mut Watch<'_>,
) -> Result<(Generated, Api), Failure> {
    let (document, loaded) = read?;
    rounds(document, loaded, &mut Tolerance::new(job), job, watch)
}

/// Corrects the document of a job, as far as its mistakes have a plain remedy.
pub(crate) fn mend(job: &Job, shown: &str) -> Result<Mended, Failure> {
    let mut job = job.clone();
    job.adjust.tolerant = Some(ConfiguredText::argument("tolerant"));
    let (document, loaded) = read(&job, shown)?;
    let tree = document.tree.clone();
    let mut tolerance = Tolerance::new(&job);
    let (problems, sources) =
        match rounds(document, loaded, &mut tolerance, &job, &mut Watch::Nothing) {
            Ok((generated, _)) => (generated.warnings, generated.sources),
            Err(failure) => (failure.diagnostics, failure.sources),
        };
    // An overlay is applied to a document after reading, which has reported this one.
    let is_late = |code: &str| code != "not-a-number";
    tolerance.changes.retain(|(it, _)| is_late(it.code));
    let written = write_overlay(tree, &tolerance.changes, &job.document);
    let mut remaining = problems;
    remaining.retain(|it| {
        let mended = written.mended.iter().any(|one| {
            one.code == it.code && one.primary == it.primary && one.message == it.message
        });
        !mended
            && (it.severity == Severity::Error || it.remedy.is_some() || it.code == "unsupported")
    });
    Ok(Mended {
        count: written.mended.len(),
        overlay: written.text,
        remaining,
        sources,
    })
}

/// The reason why a round ends without code.
enum Stopped {
    Failed(Failure),
    /// Only mistakes are in the way that the next round does without.
    Again(KnownFiles),
}

/// Reads a document until a round finds nothing to tolerate.
fn rounds(
    mut document: Document,
    mut loaded: Diagnostics,
    tolerance: &mut Tolerance<'_>,
    job: &Job,
    watch: &mut Watch<'_>,
) -> Result<(Generated, Api), Failure> {
    // Without any tolerance there is one round.
    let original = tolerance.is_on().then(|| document.original());
    for _ in 1..MOST {
        let Some(original) = &original else {
            break;
        };
        tolerance.mend(&mut document.tree);
        match round(document, loaded.clone(), tolerance, job, watch) {
            Ok(done) => return Ok(done),
            Err(Stopped::Failed(failure)) => return Err(failure),
            Err(Stopped::Again(known)) => {
                let files = known.files.clone();
                let again = original.again(known, &limits(job));
                document = again.map_err(|problem| failure((files, Diagnostics::one(*problem))))?;
                loaded.retain(|it| !tolerance.has_taken(it));
            }
        }
    }
    tolerance.mend(&mut document.tree);
    tolerance.close();
    round(document, loaded, tolerance, job, watch).map_err(|stopped| match stopped {
        Stopped::Failed(failure) => failure,
        Stopped::Again(known) => failure((known.files, Diagnostics::new())),
    })
}

/// Reads a document once. It continues after problems, so that one round reports all of them.
fn round(
    document: Document,
    loaded: Diagnostics,
    tolerance: &mut Tolerance<'_>,
    job: &Job,
    watch: &mut Watch<'_>,
) -> Result<(Generated, Api), Stopped> {
    let mend = |tree: &mut Node| tolerance.mend(tree);
    let swept = opening::sweep(document, loaded, &limits(job), &mend);
    let swept = swept.map_err(|refused| Stopped::Failed(failure(refused)))?;
    let (mut document, mut found) = opening::resolve(swept);
    watch.early(&document, &tolerance.without_tolerated(&found));
    let mut sources = document.files().clone();
    let locator = job.adjust.locator(&mut sources);
    let chosen = select::choose(&document, &job.adjust.select, &locator, &mut found);
    chosen.retain(&mut found);
    opening::report_unused_references(&document, &job.adjust.places, &locator, &mut found);
    tolerance.count(&chosen);
    if let Some(files) = tolerance.take(&document, &mut found) {
        return Err(Stopped::Again(document.into_known(files)));
    }
    document.cut();
    let mut summary = tolerance.summary(&chosen);
    summary.count(&document, &chosen);
    stop::look();
    let lowered = lower::lower(&document, job.reading, &chosen, &job.adjust, locator);
    // The tree is the largest data until here, and is dropped unless it may be corrected.
    let is_watched = matches!(watch, Watch::Editor { .. });
    let document = (tolerance.is_on() || is_watched).then_some(document);
    let lock = match &job.adjust.lock {
        Some(LockFile {
            shown,
            text: Some(text),
            ..
        }) => {
            let file = sources.add(shown.as_str(), Arc::clone(text));
            Lock::read(&sources, file, &mut found)
        }
        _ => Lock::default(),
    };
    stop::look();
    let kept = plan::Kept::new(&lowered.api, &sources, &job.adjust, lock);
    let (plan, planned) = plan::plan(
        &lowered.api,
        &job.name,
        job.targets.clone(),
        (&job.adjust, locator),
        kept,
    );
    found.extend(planned.diagnostics);
    let unsupported = lowered
        .unsupported
        .iter()
        .cloned()
        .chain(planned.unsupported);
    tolerance.allow(unsupported, &mut summary, &mut found);
    summarize(&mut summary, &lowered, &plan);
    found.extend(lowered.diagnostics);
    summary.warned(&found);
    if let Some(document) = &document {
        watch.fix(document, &found);
    }
    if let Some(document) = document
        && let Some(files) = tolerance.take(&document, &mut found)
    {
        return Err(Stopped::Again(document.into_known(files)));
    }
    tolerance.finish(locator, &mut summary, &mut found);
    if found.has_errors() {
        return Err(Stopped::Failed(failure((sources, found))));
    }
    let generated = Generated {
        plan,
        surface: planned.surface,
        warnings: found.sorted(),
        sources,
        summary,
    };
    Ok((generated, lowered.api))
}

/// Notes the amount of code, and the parts of the document without effect on it.
fn summarize(summary: &mut Summary, lowered: &lower::Lowered, plan: &Plan) {
    summary.title.clone_from(&plan.title);
    summary.operations = plan.operations.len();
    summary.types = plan.types.len();
    for at in &lowered.unread {
        summary.leave("the schema of a body of bytes or text", *at);
    }
    for at in &lowered.idle_encodings {
        summary.leave("the encoding of an undeclared member", *at);
    }
    for at in &lowered.unchecked_examples {
        summary.leave("the check of a serialized example", *at);
    }
    summary.read_xml(&lowered.read_xml);
    summary.plain_numbers.clone_from(&lowered.plain_numbers);
    summary.lists.clone_from(&lowered.lists);
    for at in &lowered.pruned {
        summary.leave("links to operations that are not selected", *at);
    }
}
