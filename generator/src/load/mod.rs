//! From a path to a document: the tree of its file, with places.
//!
//! JSON and YAML are read into one tree in which numbers keep their text, repeated keys are
//! refused and depth and size are capped. Further files are read for later stages, never outside
//! the root document's directory and never over a network. OpenAPI is not known here.

mod json;
mod read;
mod scalar;
mod yaml;

use std::path::Path;

pub(crate) use read::{Denied, Directory, text};

use crate::diagnostics::{self, Diagnostic, Diagnostics};
use crate::source::{FileId, Files, Limits, Node, Span};

/// A document as it was read.
#[derive(Debug)]
pub(crate) struct Document {
    /// The file, for printing diagnostics.
    pub(crate) files: Files,
    /// The file that the document begins in.
    pub(crate) root: FileId,
    /// Its tree.
    pub(crate) tree: Node,
    /// The directory that references may not leave; `None` for a text, which may not refer to files.
    pub(crate) directory: Option<Directory>,
}

/// What reading ends with where there is no document to look at: the files and all that is wrong.
pub(crate) type Refused = (Files, Diagnostics);

/// Reads a document from the disk. Diagnostics show the path `shown` for it.
///
/// # Errors
/// A file that cannot be read, text that is neither JSON nor YAML, or a limit that is passed.
pub(crate) fn document(
    path: &Path,
    shown: &str,
    limits: &Limits,
    report: &mut Diagnostics,
) -> Result<Document, Refused> {
    let mut files = Files::new();
    let text = match text(path, shown, limits) {
        Ok(text) => text,
        Err(diagnostic) => return Err((files, diagnostic.into())),
    };
    let directory = Directory::of(path, Path::new(shown));
    let root = files.add(shown, text);
    files.note(path.to_owned(), root);
    parsed(files, root, directory, limits, report)
}

/// Reads a document from a text; it cannot refer to files.
///
/// # Errors
/// As [`document`], apart from the disk.
pub(crate) fn document_text(
    name: &str,
    text: &str,
    limits: &Limits,
    report: &mut Diagnostics,
) -> Result<Document, Refused> {
    let mut files = Files::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let root = files.add(name, text);
    parsed(files, root, None, limits, report)
}

fn parsed(
    files: Files,
    root: FileId,
    directory: Option<Directory>,
    limits: &Limits,
    report: &mut Diagnostics,
) -> Result<Document, Refused> {
    match tree(root, files.text(root), files.path(root), limits, report) {
        Ok(tree) => Ok(Document {
            files,
            root,
            tree,
            directory,
        }),
        Err(diagnostic) => {
            let mut report = std::mem::take(report);
            report.push(*diagnostic);
            Err((files, report.sorted()))
        }
    }
}

/// The text of a file that was read before, if it can still be read.
pub(crate) fn read_again(path: &Path, limits: &Limits) -> Option<String> {
    text(path, "", limits).ok()
}

/// Reads a file that is no part of the document; `None` if it can't be read, which is reported.
pub(crate) fn further_tree(
    files: &mut Files,
    path: &Path,
    shown: &str,
    limits: &Limits,
    report: &mut Diagnostics,
) -> Option<(FileId, Node)> {
    let text = match text(path, shown, limits) {
        Ok(text) => text,
        Err(problem) => {
            report.push(problem);
            return None;
        }
    };
    let file = files.add(shown, text);
    files.note(path.to_owned(), file);
    match tree(file, files.text(file), shown, limits, report) {
        Ok(node) => Some((file, node)),
        Err(problem) => {
            report.push(*problem);
            None
        }
    }
}

/// Reads JSON or YAML that is no OpenAPI document, for example a test suite.
///
/// # Errors
/// The text is neither, or a limit is passed.
pub fn data(name: &str, text: &str) -> Result<Node, Box<Diagnostic>> {
    let file = Files::new().add(name, "");
    tree(
        file,
        text,
        name,
        &Limits::default(),
        &mut Diagnostics::new(),
    )
}

/// The tree of a text. A text that starts like JSON is tried as that first; YAML in flow style
/// starts the same way, so it is tried next, and the reader that came further words the error.
pub(crate) fn tree(
    file: FileId,
    text: &str,
    name: &str,
    limits: &Limits,
    report: &mut Diagnostics,
) -> Result<Node, Box<Diagnostic>> {
    if let Some(at) = text.find('\0') {
        let at = Span::new(file, json::offset(at), json::offset(at + 1));
        return Err(diagnostics::load::bad_yaml(at, "a NUL character stands in the text").into());
    }
    if !text.trim_start().starts_with(['{', '[']) {
        return yaml::parse(file, text, limits, report);
    }
    let mut found = Diagnostics::new();
    let refusal = match json::parse(file, text, limits, &mut found) {
        Ok(node) => {
            report.extend(found);
            return Ok(node);
        }
        Err(json::Refusal::Limit(diagnostic)) => return Err(diagnostic.into()),
        Err(json::Refusal::Syntax(diagnostic)) => diagnostic,
    };
    let is_json = Path::new(name)
        .extension()
        .is_some_and(|it| it.eq_ignore_ascii_case("json"));
    yaml::parse(file, text, limits, report).map_err(|other| {
        let start = |one: &Diagnostic| one.primary.as_ref().map(|label| label.span.start);
        if is_json || start(&refusal) >= start(&other) {
            refusal.into()
        } else {
            other
        }
    })
}
