//! Quick fixes: the corrections of mistakes as edits, and entries of the configuration that allow them.

use std::path::{Path, PathBuf};

use copperplate::source::{Files, Span};
use copperplate::{Fix, Job, config};
use lsp_types::{
    CodeAction, CodeActionKind, Diagnostic, DiagnosticSeverity, NumberOrString, Position, Range,
    TextEdit, Uri, WorkspaceEdit,
};

use crate::allow;
use crate::position::Lines;
use crate::workspace::Workspace;

/// The remedies of the problems of a document.
#[derive(Debug, Default)]
pub struct Fixes {
    all: Vec<Fix>,
    /// The texts of the problems.
    files: Files,
    /// The folder from which shown paths begin.
    root: PathBuf,
    /// The name of the API in the configuration.
    api: String,
}

impl Fixes {
    /// The remedies for a job, with the texts of its problems.
    pub fn new(all: Vec<Fix>, files: Files, root: &Path, job: &Job) -> Self {
        Self {
            files: if all.is_empty() { Files::new() } else { files },
            all,
            root: root.to_owned(),
            api: job.name.clone(),
        }
    }

    /// The quick fixes in a range of a file.
    pub fn actions(&self, workspace: &Workspace, path: &Path, range: Range) -> Vec<CodeAction> {
        let is_in = |fix: &&Fix| self.root.join(self.files.path(fix.at.file)) == path;
        let own: Vec<_> = self.all.iter().filter(is_in).collect();
        let Some(first) = own.first() else {
            return Vec::new();
        };
        let lines = Lines::new(self.files.text(first.at.file), workspace.utf8);
        let (start, end) = (lines.offset(range.start), lines.offset(range.end));
        let is_there = |at: Span| {
            let offset = |it: u32| usize::try_from(it).unwrap_or(usize::MAX);
            offset(at.start) <= end && start <= offset(at.end)
        };
        let mut found = Vec::new();
        for fix in own.into_iter().filter(|it| is_there(it.at)) {
            let at = lines.range(fix.at);
            found.extend(self.correction(workspace, fix, at));
            found.extend(self.allowance(workspace, fix, at));
        }
        found
    }

    /// The correction, unless a text has changed since it was read.
    fn correction(&self, workspace: &Workspace, fix: &Fix, at: Range) -> Option<CodeAction> {
        let mut changes = Vec::new();
        for file in fix.files() {
            let path = self.root.join(self.files.path(file));
            let text = self.files.text(file);
            if workspace.text(&path)?.trim_start_matches('\u{feff}') != text {
                return None;
            }
            let lines = Lines::new(text, workspace.utf8);
            let position = |offset: usize| lines.position(offset);
            let edits = fix.edits(file, self.files.path(file), text)?;
            let edits = edits.into_iter().map(|(range, new)| {
                TextEdit::new(Range::new(position(range.start), position(range.end)), new)
            });
            changes.push((workspace.uri(&path)?, edits.collect()));
        }
        let effect = fix.effect.as_deref().unwrap_or("the document is changed");
        let title = format!("Correct `{}`: {effect}", fix.code);
        (!changes.is_empty()).then(|| action(title, fix, at, changes, true))
    }

    /// An entry of the configuration by which generation does without the piece.
    fn allowance(&self, workspace: &Workspace, fix: &Fix, at: Range) -> Option<CodeAction> {
        let name = fix.allowance.as_deref()?;
        let path = config::PATHS
            .iter()
            .map(|it| self.root.join(it))
            .find(|it| it.is_file())?;
        let text = workspace.text(&path)?;
        let (offset, new) = allow::edit(&self.root, &text, &self.api, name)?;
        let place: Position = Lines::new(&text, workspace.utf8).position(offset);
        let edit = TextEdit::new(Range::new(place, place), new);
        let changes = vec![(workspace.uri(&path)?, vec![edit])];
        let file = path.file_name()?.to_string_lossy();
        let title = format!("Allow `{name}` for `{}` in {file}", self.api);
        Some(action(title, fix, at, changes, false))
    }
}

fn action(
    title: String,
    fix: &Fix,
    range: Range,
    changes: Vec<(Uri, Vec<TextEdit>)>,
    is_preferred: bool,
) -> CodeAction {
    let diagnostic = Diagnostic {
        range,
        severity: Some(DiagnosticSeverity::ERROR),
        code: Some(NumberOrString::String(fix.code.to_owned())),
        source: Some("copperplate".to_owned()),
        message: fix.message.clone(),
        ..Diagnostic::default()
    };
    CodeAction {
        title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![diagnostic]),
        edit: Some(WorkspaceEdit {
            changes: Some(changes.into_iter().collect()),
            ..WorkspaceEdit::default()
        }),
        is_preferred: Some(is_preferred),
        ..CodeAction::default()
    }
}
