//! Problems of the generator as diagnostics of the protocol.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use copperplate::diagnostics::{Diagnostic, Diagnostics, Label, Severity};
use copperplate::source::{FileId, Files};
use lsp_types::{
    self as lsp, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString,
};

use crate::position::Lines;
use crate::workspace::Workspace;

/// The diagnostics of each file of a document; a file without problems has none.
pub type Problems = BTreeMap<PathBuf, Vec<lsp::Diagnostic>>;

/// The most diagnostics of a file. Nobody reads more, and an editor keeps all of them.
const MOST: usize = 1000;

/// The texts of a reading, with the paths that they show.
pub struct Sources<'s> {
    /// The texts.
    pub files: &'s Files,
    /// The document.
    pub document: &'s Path,
    /// The folder from which shown paths begin.
    pub root: &'s Path,
    /// True if columns count bytes.
    pub utf8: bool,
}

impl Sources<'_> {
    /// The path of a file on the disk.
    pub fn path(&self, file: FileId) -> PathBuf {
        self.root.join(self.files.path(file))
    }

    /// The diagnostics of all files.
    pub fn diagnostics(&self, problems: &Diagnostics) -> Problems {
        let mut all = Problems::new();
        all.entry(self.document.to_owned()).or_default();
        for id in self.files.ids() {
            all.entry(self.path(id)).or_default();
        }
        let mut texts = Texts {
            sources: self,
            lines: BTreeMap::new(),
        };
        for problem in problems.iter() {
            let file = problem.primary.as_ref();
            let file = file.map_or(self.document.to_owned(), |it| self.path(it.span.file));
            let found = all.entry(file).or_default();
            if found.len() < MOST {
                found.push(texts.diagnostic(problem));
            }
        }
        all
    }
}

/// The lines of files, found once.
struct Texts<'f> {
    sources: &'f Sources<'f>,
    lines: BTreeMap<u32, Lines<'f>>,
}

impl Texts<'_> {
    fn range(&mut self, label: &Label) -> lsp::Range {
        let file = label.span.file;
        let sources = self.sources;
        let lines = self
            .lines
            .entry(file.index())
            .or_insert_with(|| Lines::new(sources.files.text(file), sources.utf8));
        lines.range(label.span)
    }

    fn diagnostic(&mut self, problem: &Diagnostic) -> lsp::Diagnostic {
        let range = problem.primary.as_ref().map(|it| self.range(it));
        let severity = match problem.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Note => DiagnosticSeverity::INFORMATION,
        };
        let others = problem.others.iter().filter_map(|it| self.related(it));
        let others: Vec<_> = others.collect();
        lsp::Diagnostic {
            range: range.unwrap_or_default(),
            severity: Some(severity),
            code: Some(NumberOrString::String(problem.code.to_owned())),
            source: Some("copperplate".to_owned()),
            message: message(problem),
            related_information: (!others.is_empty()).then_some(others),
            ..lsp::Diagnostic::default()
        }
    }

    fn related(&mut self, label: &Label) -> Option<DiagnosticRelatedInformation> {
        let uri = Workspace::default().uri(&self.sources.path(label.span.file))?;
        let range = self.range(label);
        Some(DiagnosticRelatedInformation {
            location: Location { uri, range },
            message: label.text.clone(),
        })
    }
}

fn message(problem: &Diagnostic) -> String {
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
    message
}

/// The diagnostics that an earlier step did not have.
pub fn later(all: &Problems, early: &Problems) -> Problems {
    let key = |it: &lsp::Diagnostic| {
        let (start, end) = (it.range.start, it.range.end);
        let place = (start.line, start.character, end.line, end.character);
        (place, it.message.clone())
    };
    let later = all.iter().map(|(file, all)| {
        let known = early.get(file).into_iter().flatten().map(key);
        let known: std::collections::BTreeSet<_> = known.collect();
        let later = all.iter().filter(|it| !known.contains(&key(it)));
        (file.clone(), later.cloned().collect())
    });
    later.collect()
}
