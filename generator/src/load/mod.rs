//! From a path to a [`Source`]: every file of a document as a tree with places, checked for words
//! that OpenAPI does not know.
//!
//! JSON and YAML are read into one tree in which numbers keep their text, repeated keys are
//! refused and depth and size are capped. The sweep then walks the tree by the tables of
//! `sweep` and reports each field that does not exist, has the wrong type or is missing. Files
//! that references lead to are read on the way, never outside the root document's directory and
//! never over a network. What a schema means is not known here.

mod files;
mod former;
mod json;
mod limits;
mod node;
pub(crate) mod pointer;
mod read;
mod scalar;
pub(crate) mod sweep;
#[cfg(test)]
mod tests;
mod version;
mod yaml;

use std::collections::HashMap;
use std::path::Path;

pub use files::{FileId, Files};
pub use limits::Limits;
pub use node::{Node, Object, Value};
pub use version::Version;

use crate::diagnostics::{self, Diagnostic, Diagnostics, Span};
use crate::overlay::{self, Changing, OverlayFile};
use sweep::{Kind, Mark, Reference};

/// A document as it was read: its files, their trees, and what refers to what.
#[derive(Debug)]
pub struct Source {
    pub(crate) files: Files,
    /// The tree of each file, in the order of reading; `None` for one that could not be read.
    pub(crate) trees: Vec<Option<Node>>,
    pub(crate) root: FileId,
    /// How many of the first files are the document or one of its overlays.
    pub(crate) overlays: usize,
    pub(crate) version: Version,
    /// Every reference of the document, with what is wanted at its end.
    pub(crate) references: Vec<Reference>,
    /// What stands at the places that the sweep came by.
    pub(crate) kinds: HashMap<Span, Kind>,
    /// The marks of this toolkit, wherever they stand.
    pub(crate) marks: Vec<Mark>,
    /// Discriminators without a list of schemas beside them, each with what is to be said if no other
    /// schema builds on that in which it stands.
    pub(crate) lone_discriminators: Vec<(Span, Diagnostic)>,
    /// The file that a file part leads to, by the file it stands in.
    pub(crate) links: HashMap<(FileId, String), Option<FileId>>,
}

impl Source {
    /// The files, for printing diagnostics.
    #[must_use]
    pub fn files(&self) -> &Files {
        &self.files
    }

    /// The version that the document states.
    #[must_use]
    pub fn version(&self) -> Version {
        self.version
    }

    /// The file that references from a file start at: what an overlay adds is a part of the document.
    #[must_use]
    pub(crate) fn home(&self, file: FileId) -> FileId {
        let index = usize::try_from(file.index()).unwrap_or(usize::MAX);
        if index < self.overlays {
            self.root
        } else {
            file
        }
    }

    /// The tree of a file; `None` if the file could not be read.
    #[must_use]
    pub fn tree(&self, file: FileId) -> Option<&Node> {
        self.trees
            .get(usize::try_from(file.index()).ok()?)?
            .as_ref()
    }

    /// A schema of the root document by its name under `components`.
    #[must_use]
    pub fn named_schema(&self, name: &str) -> Option<&Node> {
        let components = self.tree(self.root)?.get("components")?;
        components.get("schemas")?.get(name)
    }
}

/// What reading ends with: the document and its warnings, or the files and all that is wrong.
pub type Loaded = Result<(Source, Diagnostics), (Files, Diagnostics)>;

/// Reads a document and the files it refers to; any error refuses it.
///
/// The diagnostics are in the order of their places. To have the problems of references in the
/// same report, use [`crate::resolve::open`].
///
/// # Errors
/// A file that cannot be read, text that is neither JSON nor YAML, a document that is not OpenAPI
/// 3, a limit that is passed, or any fault that the sweep finds.
pub fn load(path: &Path, limits: &Limits) -> Loaded {
    refuse_errors(load_all(path, limits))
}

/// Reads a document from a text, for tests; it cannot refer to files.
///
/// # Errors
/// As [`load`].
pub fn load_text(name: &str, text: &str) -> Loaded {
    refuse_errors(load_text_all(name, text, &Limits::default()))
}

/// As [`load`], but a document that could be read is handed out together with its errors, so that
/// later stages can add theirs to the same report.
///
/// # Errors
/// Only what leaves no document to look at.
pub fn load_all(path: &Path, limits: &Limits) -> Loaded {
    load_all_as(path, &path.to_string_lossy(), &[], limits)
}

/// As [`load_all`], with another path to be shown in diagnostics, for example one that does not
/// depend on where the checkout lies. Further files are shown relative to it. Overlays are applied
/// before anything else looks at the document.
///
/// # Errors
/// As [`load_all`].
pub fn load_all_as(path: &Path, shown: &str, overlays: &[OverlayFile], limits: &Limits) -> Loaded {
    let mut files = Files::new();
    let text = match read::document(path, shown, limits) {
        Ok(text) => text,
        Err(diagnostic) => return Err((files, diagnostic.into())),
    };
    let directory = read::Directory::of(path, Path::new(shown));
    let root = files.add(shown, text);
    files.note(path.to_owned(), root);
    finish(
        files,
        root,
        directory,
        Overlays {
            path,
            list: overlays,
        },
        limits,
    )
}

/// The text of a file that was read before, if it can still be read.
pub(crate) fn read_again(path: &Path, limits: &Limits) -> Option<String> {
    read::document(path, "", limits).ok()
}

/// Overlays, and the path of the document that they change.
struct Overlays<'o> {
    path: &'o Path,
    list: &'o [OverlayFile],
}

impl Overlays<'_> {
    fn none() -> Self {
        Self {
            path: Path::new(""),
            list: &[],
        }
    }
}

/// Reads a file that is no part of the document; `None` if it can't be read, which is reported.
pub(crate) fn further_tree(
    files: &mut Files,
    path: &Path,
    shown: &str,
    limits: &Limits,
    report: &mut Diagnostics,
) -> Option<(FileId, Node)> {
    let text = match read::document(path, shown, limits) {
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

/// As [`load_text`], but with the errors beside the document.
///
/// # Errors
/// Only what leaves no document to look at.
pub fn load_text_all(name: &str, text: &str, limits: &Limits) -> Loaded {
    let mut files = Files::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let root = files.add(name, text);
    finish(files, root, None, Overlays::none(), limits)
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

fn refuse_errors(loaded: Loaded) -> Loaded {
    let (source, report) = loaded?;
    if report.has_errors() {
        Err((source.files, report))
    } else {
        Ok((source, report))
    }
}

fn finish(
    mut files: Files,
    root: FileId,
    directory: Option<read::Directory>,
    overlays: Overlays<'_>,
    limits: &Limits,
) -> Loaded {
    let mut report = Diagnostics::new();
    let mut tree = match tree(
        root,
        files.text(root),
        files.path(root),
        limits,
        &mut report,
    ) {
        Ok(tree) => tree,
        Err(diagnostic) => {
            report.push(*diagnostic);
            return Err((files, report.sorted()));
        }
    };
    let mut changing = Changing {
        tree: &mut tree,
        files: &mut files,
        document: overlays.path,
    };
    overlay::apply(&mut changing, overlays.list, limits, &mut report);
    let version = match version::detect(&tree) {
        Ok((version, warning)) => {
            report.extend(warning);
            version
        }
        Err(diagnostic) => {
            report.push(diagnostic);
            return Err((files, report.sorted()));
        }
    };
    if version != Version::V3_0 {
        former::rewrite(&mut tree, &mut report);
    }
    let mut source = Source {
        trees: trees(tree, &files),
        overlays: files.len(),
        files,
        root,
        version,
        references: Vec::new(),
        kinds: HashMap::new(),
        marks: Vec::new(),
        lone_discriminators: Vec::new(),
        links: HashMap::new(),
    };
    sweep::document(&mut source, directory, limits, &mut report);
    Ok((source, report.sorted().capped(limits.diagnostics)))
}

/// The trees in the order of files; overlays have none of their own, since they are merged into the
/// document.
fn trees(document: Node, files: &Files) -> Vec<Option<Node>> {
    let mut trees = vec![Some(document)];
    trees.resize_with(files.len(), || None);
    trees
}

/// The tree of a text. A text that starts like JSON is tried as that first; YAML in flow style
/// starts the same way, so it is tried next, and the reader that came further words the error.
fn tree(
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
