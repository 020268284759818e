//! Reads a path as a document: the tree of its file, with places.
//!
//! JSON and YAML become one kind of tree. Its numbers keep their text, repeated keys are refused,
//! and depth and size have limits. Further files are read for later stages, but only inside the
//! root document's directory, and never over a network. This stage does not know OpenAPI.

mod json;
mod read;
mod scalar;
mod yaml;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub(crate) use read::{Denied, Directory, text};

use crate::diagnostics::{self, Diagnostic, Diagnostics};
use crate::options::Places;
use crate::source::{FileId, Files, Limits, Node, Span, Value, nothing};

/// The files of a document that was read once. They keep their ids in another round.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownFiles {
    /// The files, for excerpts in diagnostics.
    pub(crate) files: Files,
    /// The resolved paths of referenced files.
    pub(crate) paths: BTreeMap<PathBuf, FileId>,
}

/// A document after reading.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// The files, for excerpts in diagnostics.
    pub(crate) files: Files,
    /// The root file of the document.
    pub(crate) root: FileId,
    pub(crate) tree: Node,
    /// The directory of all referenced files; `None` for a text, which can't refer to files.
    pub(crate) directory: Option<Directory>,
    /// The number of files at the start that are the document or an overlay.
    pub(crate) own_files: usize,
    /// The resolved paths of referenced files that were read in an earlier round.
    pub(crate) paths: BTreeMap<PathBuf, FileId>,
}

/// The result if there is no readable document: the files and all problems.
pub(crate) type Refused = (Files, Diagnostics);

/// Reads a document from the disk. Diagnostics show the path `shown`.
///
/// # Errors
/// The file can't be read, its text is neither JSON nor YAML, or it exceeds a limit.
pub(crate) fn document(
    path: &Path,
    shown: &str,
    places: &Places,
    limits: &Limits,
    report: &mut Diagnostics,
) -> Result<Document, Refused> {
    let mut files = Files::new();
    let directory = Directory::of(path, Path::new(shown), places);
    let text = match &directory {
        Some(directory) => directory.text(&directory.root, shown, limits),
        None => text(path, shown, limits).map(Into::into),
    };
    let text = match text {
        Ok(text) => text,
        Err(diagnostic) => return Err((files, diagnostic.into())),
    };
    if let (Some(directory), Some(root)) = (&directory, &places.root)
        && !directory.has_document()
    {
        report.push(diagnostics::load::outside_root(shown, &root.shown));
    }
    let root = files.add(shown, text);
    files.note(path.to_owned(), root);
    parsed(files, root, directory, limits, report)
}

/// Reads a document from a text; it cannot refer to files.
///
/// # Errors
/// Like [`document`], apart from the disk.
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
            own_files: 1,
            paths: BTreeMap::new(),
        }),
        Err(diagnostic) => {
            let mut report = std::mem::take(report);
            report.push(*diagnostic);
            Err((files, report.sorted()))
        }
    }
}

/// A document before its mistakes are corrected.
pub(crate) struct Original {
    /// The document without its tree.
    document: Document,
    /// The tree, if overlays have changed it.
    changed: Option<Node>,
}

impl Document {
    /// Keeps the document for further rounds. Its tree is read from the text again: most documents need
    /// one round, and a second tree would be in memory for nothing. Overlays are not in the text.
    pub(crate) fn original(&mut self) -> Original {
        let tree = std::mem::replace(&mut self.tree, nothing().clone());
        let document = self.clone();
        self.tree = tree;
        Original {
            document,
            changed: (self.own_files > 1).then(|| self.tree.clone()),
        }
    }
}

impl Original {
    /// The document with the files that are known by now.
    ///
    /// # Errors
    /// The text can't be read, which it could before.
    pub(crate) fn again(
        &self,
        known: KnownFiles,
        limits: &Limits,
    ) -> Result<Document, Box<Diagnostic>> {
        let (root, files) = (self.document.root, &known.files);
        let tree = match &self.changed {
            Some(tree) => tree.clone(),
            // Its problems were reported in the first round.
            None => tree(
                root,
                files.text(root),
                files.path(root),
                limits,
                &mut Diagnostics::new(),
            )?,
        };
        Ok(Document {
            tree,
            files: known.files,
            paths: known.paths,
            ..self.document.clone()
        })
    }
}

/// Reads a known file again, if it is still readable.
pub(crate) fn read_again(path: &Path, limits: &Limits) -> Option<String> {
    text(path, "", limits).ok()
}

/// Reads a file outside the document; `None` after a reported error.
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

/// Reads JSON or YAML other than an OpenAPI document, for example a test suite.
///
/// # Errors
/// The text is neither, or exceeds a limit.
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

/// Reads JSON within a text of a document. All of its values have the place of that text.
pub(crate) fn json_within(at: Span, text: &str) -> Option<Node> {
    let file = Files::new().add("text", "");
    let mut report = Diagnostics::new();
    let parsed = json::parse(file, text, &Limits::default(), &mut report);
    let mut node = parsed.ok()?;
    move_to(&mut node, at);
    Some(node)
}

fn move_to(node: &mut Node, at: Span) {
    node.span = at;
    match &mut node.value {
        Value::Array(items) => items.iter_mut().for_each(|it| move_to(it, at)),
        Value::Object(members) => members.nodes_mut().for_each(|(_, it)| move_to(it, at)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Parses a text. A text that starts like JSON may be YAML in flow style, so YAML is tried second.
/// The error comes from the parser that got further.
pub(crate) fn tree(
    file: FileId,
    text: &str,
    name: &str,
    limits: &Limits,
    report: &mut Diagnostics,
) -> Result<Node, Box<Diagnostic>> {
    if let Some(at) = text.find('\0') {
        let at = Span::new(file, json::offset(at), json::offset(at + 1));
        return Err(diagnostics::load::bad_yaml(at, "the text has a NUL character").into());
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
