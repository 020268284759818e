//! Reads a document as the generator does.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use copperplate::diagnostics::{Diagnostic, Diagnostics, Label, Severity};
use copperplate::options::{Adjust, LockFile, Reading};
use copperplate::source::{Files, Limits};
use copperplate::{Job, Line, Target, config, package};
use lsp_types::{
    self as lsp, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString,
};

use crate::position::Lines;
use crate::workspace::Workspace;

/// The result of reading a document.
#[derive(Debug, Default)]
pub struct Analysis {
    /// The problems of each file of the document; a file without problems has none.
    pub problems: BTreeMap<PathBuf, Vec<lsp::Diagnostic>>,
    /// The Rust item of each place in the document; `None` if no code can be generated now.
    pub items: Option<Vec<Line>>,
    /// True if later stages follow with their problems.
    pub is_first: bool,
}

/// Returns true for a text that looks like an OpenAPI document: a fragment has no version.
pub fn is_document(text: &str) -> bool {
    let mut lines = text.lines();
    let is_key = |line: &str| {
        let line = line.trim_start_matches(['{', ' ', '\t']);
        let line = line.trim_start_matches(['"', '\'']);
        line.strip_prefix("openapi").is_some_and(|rest| {
            rest.trim_start_matches(['"', '\''])
                .trim_start()
                .starts_with(':')
        })
    };
    lines.any(is_key) || text.len() < 200_000 && text.contains("\"openapi\"")
}

/// The job of a document: the one of the configuration, or one of its own.
pub fn job(path: &Path) -> Job {
    let folder = path.parent().unwrap_or(Path::new(""));
    let configured = config::root_of(folder).and_then(|root| config::read(&root).ok());
    let jobs = configured.into_iter().flat_map(|it| it.jobs.into_values());
    let is_own = |job: &Job| job.document.canonicalize().is_ok_and(|it| it == path);
    let configured = jobs.into_iter().find(is_own);
    let mut job = configured.unwrap_or_else(|| Job {
        name: package::feature_name(&package::package_name(path)),
        document: path.to_owned(),
        shown: None,
        title: None,
        targets: [Target::Types, Target::Client, Target::Server].into(),
        unsupported: Vec::new(),
        reading: Reading::default(),
        adjust: Adjust::default(),
    });
    // Paths in diagnostics are the ones of the disk.
    path.clone_into(&mut job.document);
    job.shown = Some(path.to_string_lossy().into_owned());
    // The items are listed for the lock.
    job.adjust.lock.get_or_insert_with(|| LockFile {
        path: path.with_extension("lock"),
        shown: String::new(),
        text: None,
        renames: true,
    });
    job
}

/// Reads a document with the texts of the editor. The problems of its text, its fields and its references come first
/// if there are errors: the later stages take three quarters of the time.
pub fn analyse(
    path: &Path,
    texts: BTreeMap<PathBuf, Arc<str>>,
    utf8: bool,
    first: impl FnOnce(Analysis),
) -> Analysis {
    let mut job = job(path);
    job.adjust.places.unsaved = texts;
    let shown = path.to_string_lossy();
    let opened = copperplate::with_stack(|| {
        match copperplate::open_as(path, &shown, &job.adjust, &Limits::default()) {
            Ok((document, problems)) => (document.files().clone(), problems),
            Err(refused) => refused,
        }
    });
    let (files, problems) = opened.unwrap_or_default();
    if problems.has_errors() {
        first(Analysis {
            problems: by_file(path, &problems, &files, utf8),
            items: None,
            is_first: true,
        });
    }
    let (problems, sources, items) = match copperplate::generate(&job) {
        Ok(generated) => {
            let lines = generated.surface.lines;
            (generated.warnings, generated.sources, Some(lines))
        }
        Err(failure) => (failure.diagnostics, failure.sources, None),
    };
    Analysis {
        problems: by_file(path, &problems, &sources, utf8),
        items,
        is_first: false,
    }
}

fn by_file(
    document: &Path,
    problems: &Diagnostics,
    sources: &Files,
    utf8: bool,
) -> BTreeMap<PathBuf, Vec<lsp::Diagnostic>> {
    let mut all: BTreeMap<PathBuf, Vec<lsp::Diagnostic>> = BTreeMap::new();
    all.entry(document.to_owned()).or_default();
    let mut texts = Texts {
        sources,
        utf8,
        lines: BTreeMap::new(),
    };
    for id in sources.ids() {
        all.entry(PathBuf::from(sources.path(id))).or_default();
    }
    for problem in problems.iter() {
        let file = problem.primary.as_ref();
        let file = file.map_or(document.to_owned(), |it| {
            PathBuf::from(sources.path(it.span.file))
        });
        all.entry(file).or_default().push(texts.diagnostic(problem));
    }
    all
}

/// The lines of files, found once.
struct Texts<'f> {
    sources: &'f Files,
    utf8: bool,
    lines: BTreeMap<u32, Lines<'f>>,
}

impl Texts<'_> {
    fn range(&mut self, label: &Label) -> lsp::Range {
        let file = label.span.file;
        let lines = self
            .lines
            .entry(file.index())
            .or_insert_with(|| Lines::new(self.sources.text(file), self.utf8));
        lines.range(label.span)
    }

    fn diagnostic(&mut self, problem: &Diagnostic) -> lsp::Diagnostic {
        let range = problem.primary.as_ref().map(|it| self.range(it));
        let severity = match problem.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Note => DiagnosticSeverity::INFORMATION,
        };
        let mut message = problem.message.clone();
        let label = problem.primary.iter().map(|it| &it.text);
        for text in label.filter(|it| !it.is_empty()) {
            message = format!("{message}: {text}");
        }
        for (word, text) in [("note", &problem.cost), ("help", &problem.help)] {
            if let Some(text) = text {
                message = format!("{message}\n{word}: {text}");
            }
        }
        let others: Vec<_> = problem
            .others
            .iter()
            .filter_map(|it| self.related(it))
            .collect();
        lsp::Diagnostic {
            range: range.unwrap_or_default(),
            severity: Some(severity),
            code: Some(NumberOrString::String(problem.code.to_owned())),
            source: Some("copperplate".to_owned()),
            message,
            related_information: (!others.is_empty()).then_some(others),
            ..lsp::Diagnostic::default()
        }
    }

    fn related(&mut self, label: &Label) -> Option<DiagnosticRelatedInformation> {
        let path = Path::new(self.sources.path(label.span.file)).to_owned();
        let uri = Workspace::default().uri(&path)?;
        let range = self.range(label);
        Some(DiagnosticRelatedInformation {
            location: Location { uri, range },
            message: label.text.clone(),
        })
    }
}
