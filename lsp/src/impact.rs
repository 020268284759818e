//! The consequences of changes since the merge base, for operations and components.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use copperplate::compare::{Finding, Severity, Side, compare};
use copperplate::{Job, load};
use lsp_types::{CodeLens, Command, Position, Range};
use serde_json::json;

use crate::position::Lines;
use crate::tree;

/// The command that shows the findings of a lens.
pub const COMMAND: &str = "copperplate.showImpact";

/// The old revisions of documents, for the consequences of changes.
pub trait Base: Send + Sync {
    /// The revision to compare with; `None` outside of a repository.
    fn revision(&self, root: &Path) -> Option<String>;

    /// The API of a job below a folder in that revision; `None` if it is new or was wrong.
    fn side(&self, root: &Path, job: &Job, revision: &str) -> Option<Side>;
}

/// The old revision of each document, read once.
pub struct Bases {
    base: Box<dyn Base>,
    known: Mutex<HashMap<PathBuf, Known>>,
}

/// A revision with the API in it.
type Known = (String, Option<Arc<Side>>);

impl std::fmt::Debug for Bases {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Bases")
    }
}

impl Bases {
    /// Creates the store. It reads each revision when a document first needs it.
    pub fn new(base: Box<dyn Base>) -> Self {
        Self {
            base,
            known: Mutex::default(),
        }
    }

    /// The old revision of a document.
    pub fn side(&self, root: &Path, job: &Job) -> Option<Arc<Side>> {
        let revision = self.base.revision(root)?;
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, side)) = known().get(&job.document)
            && *of == revision
        {
            return side.clone();
        }
        let side = self.base.side(root, job, &revision).map(Arc::new);
        known().insert(job.document.clone(), (revision, side.clone()));
        side
    }
}

/// The lenses of a document.
pub fn lenses(before: &Side, after: &Side, utf8: bool) -> Vec<CodeLens> {
    let Some(file) = after.files.ids().next() else {
        return Vec::new();
    };
    let (path, text) = (after.files.path(file), after.files.text(file));
    let Ok(root) = load::data(path, text) else {
        return Vec::new();
    };
    let lines = Lines::new(text, utf8);
    let findings = compare(before, after);
    let mut found: BTreeMap<usize, Vec<&Finding>> = BTreeMap::new();
    for (label, at, pointer) in after.labelled_places() {
        let own = findings.iter().filter(|it| it.operations.contains(&label));
        let own: Vec<_> = own.collect();
        if at.file == file && !own.is_empty() {
            let segments = tree::segments(&pointer);
            let key = segments.and_then(|it| tree::get(&root, &it)?.1);
            let start = usize::try_from(key.unwrap_or(at).start).unwrap_or_default();
            found.entry(start).or_default().extend(own);
        }
    }
    for finding in &findings {
        let place = finding.new.as_ref().filter(|it| it.file == path);
        let segments = place.and_then(|it| tree::segments(&it.pointer));
        let component = segments.filter(|it| it.first().is_some_and(|it| it == "components"));
        let key = component.and_then(|it| tree::get(&root, it.get(..3)?)?.1);
        if let Some(key) = key {
            let start = usize::try_from(key.start).unwrap_or_default();
            found.entry(start).or_default().push(finding);
        }
    }
    let lenses = found.into_iter().map(|(at, findings)| {
        let line = lines.position(at).line;
        lens(line, &findings)
    });
    lenses.collect()
}

fn lens(line: u32, findings: &[&Finding]) -> CodeLens {
    let count = |of: fn(&Finding) -> Severity| {
        let broken = findings.iter().filter(|it| of(it) == Severity::Break);
        broken.count()
    };
    let mut title = format!(
        "breaks callers {} · servers {}",
        count(|it| it.effects.callers),
        count(|it| it.effects.servers)
    );
    let receivers = count(|it| it.effects.receivers);
    if receivers > 0 {
        title = format!("{title} · receivers {receivers}");
    }
    let text: Vec<_> = findings.iter().map(|it| line_of(it)).collect();
    let start = Position::new(line, 0);
    CodeLens {
        range: Range::new(start, start),
        command: Some(Command {
            title,
            command: COMMAND.to_owned(),
            arguments: Some(vec![json!(text.join("\n"))]),
        }),
        data: None,
    }
}

/// A finding in one line.
fn line_of(finding: &Finding) -> String {
    let mut line = format!("{}: {}", finding.rule.id, finding.subject);
    if let (Some(before), Some(after)) = (&finding.before, &finding.after) {
        line = format!("{line}: {before} → {after}");
    }
    let effects = &finding.effects;
    let parties = [
        ("callers", effects.callers),
        ("servers", effects.servers),
        ("receivers", effects.receivers),
    ];
    for (party, severity) in parties {
        if severity != Severity::None {
            line = format!("{line}; {party}: {}", severity.name());
        }
    }
    line
}
