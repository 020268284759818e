//! Renames a component with all references to it, and its lines of the lock.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use copperplate::load;
use copperplate::source::Span;
use lsp_types::{Position, TextEdit, WorkspaceEdit};

use crate::analysis::configured;
use crate::navigation::{Target, target_at, uses};
use crate::position::Lines;
use crate::tree;
use crate::workspace::Workspace;

/// The edits of all files; an error is a message for the user.
pub fn rename(
    workspace: &Workspace,
    path: &Path,
    position: Position,
    name: &str,
    known: &BTreeSet<PathBuf>,
) -> Result<WorkspaceEdit, String> {
    let target = target_at(workspace, path, position);
    let target = target.filter(|it| it.segments.len() == 3);
    let target = target
        .ok_or("only a component can be renamed: put the cursor on its key or a reference to it")?;
    let is_name = |it: char| it.is_ascii_alphanumeric() || "._-".contains(it);
    if name.is_empty() || !name.chars().all(is_name) {
        return Err(
            "the name of a component has letters, digits, `.`, `_` and `-` only".to_owned(),
        );
    }
    let mut renamed = target.segments.clone();
    if let Some(last) = renamed.last_mut() {
        name.clone_into(last);
    }
    let mut edits = Edits {
        workspace,
        files: HashMap::new(),
    };
    let text = workspace
        .text(&target.file)
        .ok_or("the file can't be read")?;
    let root = load::data("document", &text).map_err(|it| it.message.clone())?;
    if tree::get(&root, &renamed).is_some() {
        return Err(format!("there is a component `{name}` already"));
    }
    let (_, key) = tree::get(&root, &target.segments).ok_or("there is no such component")?;
    let key = key.ok_or("there is no such component")?;
    edits.replace(&target.file, key, |old| quoted_as(old, name));
    for (file, span) in uses(workspace, &target, known) {
        edits.reference(&file, span, &target, &renamed);
    }
    edits.lock(&target, &renamed);
    Ok(WorkspaceEdit {
        changes: Some(edits.files),
        ..WorkspaceEdit::default()
    })
}

/// A name with the quotation marks of the old text.
fn quoted_as(old: &str, name: &str) -> String {
    match old.chars().next() {
        Some(mark @ ('"' | '\'')) => format!("{mark}{name}{mark}"),
        _ => name.to_owned(),
    }
}

type Files = HashMap<lsp_types::Uri, Vec<TextEdit>>;

struct Edits<'w> {
    workspace: &'w Workspace,
    files: Files,
}

impl Edits<'_> {
    fn replace(&mut self, path: &Path, span: Span, new: impl FnOnce(&str) -> String) {
        let (Some(text), Some(uri)) = (self.workspace.text(path), self.workspace.uri(path)) else {
            return;
        };
        let offset = |it: u32| usize::try_from(it).unwrap_or(usize::MAX);
        let old = text
            .get(offset(span.start)..offset(span.end))
            .unwrap_or_default();
        let range = Lines::new(&text, self.workspace.utf8).range(span);
        let edit = TextEdit::new(range, new(old));
        self.files.entry(uri).or_default().push(edit);
    }

    /// Replaces the fragment of a reference, and keeps the rest of its text.
    fn reference(&mut self, path: &Path, span: Span, target: &Target, renamed: &[String]) {
        let (old, new) = (tree::pointer(&target.segments), tree::pointer(renamed));
        self.replace(path, span, |text| match text.split_once('#') {
            Some((file, fragment)) => format!("{file}#{}", fragment.replacen(&old, &new, 1)),
            None => text.to_owned(),
        });
    }

    /// Moves the lines of the lock, so that the names in Rust stay.
    fn lock(&mut self, target: &Target, renamed: &[String]) {
        let Some(lock) = configured(&target.file).job.adjust.lock else {
            return;
        };
        let Some(text) = self.workspace.text(&lock.path) else {
            return;
        };
        let Some(uri) = self.workspace.uri(&lock.path) else {
            return;
        };
        let (old, new) = (tree::pointer(&target.segments), tree::pointer(renamed));
        let (old, new) = (format!("#{old}"), format!("#{new}"));
        for (number, line) in text.lines().enumerate() {
            let rest = line.strip_prefix(&old);
            let Some(rest) = rest.filter(|it| it.starts_with([' ', '/'])) else {
                continue;
            };
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let end = Position::new(number, u32::MAX);
            let range = lsp_types::Range::new(Position::new(number, 0), end);
            let edit = TextEdit::new(range, format!("{new}{rest}"));
            self.files.entry(uri.clone()).or_default().push(edit);
        }
    }
}
