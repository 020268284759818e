//! Checks a document by a walk with the tables of [`tables`], and makes a [`Swept`]: every field is
//! known, has the right type, and exists if it is required; every reference is noted with its
//! expected kind.
//!
//! The walk continues at the targets of references outside the known parts of the document, such as
//! other files and `$defs`, with the expected kind.

mod checks;
mod extension_tables;
mod extensions;
mod former;
mod kind;
mod maps;
mod remedies;
mod respell;
mod schema_tables;
mod schemes;
mod swept;
mod tables;
#[cfg(test)]
mod tests;
mod version;
mod walk;

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

pub(crate) use extension_tables::{Mark, Stand};
pub(crate) use kind::Kind;
pub(crate) use remedies::{is_required, stand_in};
pub(crate) use swept::{Reference, Swept};
pub(crate) use version::detect as version;

use crate::diagnostics::{self, Diagnostic, Diagnostics};
use crate::load::{self, Denied, Directory, Document};
use crate::source::{FileId, Files, Limits, Node, Span, Version, pointer};
use respell::Respelt;
use walk::{Found, Walk};

/// Sweeps a document of a known version, including its overlays, and reads the referenced files.
///
/// `mend` changes the tree of each further file before it is walked.
pub(crate) fn sweep(
    document: Document,
    version: Version,
    (limits, mend): (&Limits, &dyn Fn(&mut Node)),
    report: &mut Diagnostics,
) -> Swept {
    let Document {
        files,
        root,
        mut tree,
        directory,
        own_files,
        paths,
    } = document;
    if version != Version::V3_0 {
        former::rewrite(&mut tree, report);
    }
    let mut swept = Swept {
        trees: trees(tree, &files),
        overlays: own_files,
        files,
        root,
        version,
        references: Vec::new(),
        kinds: HashMap::new(),
        marks: Vec::new(),
        lone_discriminators: Vec::new(),
        links: HashMap::new(),
        paths,
        addresses: BTreeSet::new(),
    };
    walk_all(&mut swept, (directory, mend), limits, report);
    swept
}

/// The trees by file. Overlays have none, because they are merged into the document.
fn trees(document: Node, files: &Files) -> Vec<Option<Node>> {
    let mut trees = vec![Some(document)];
    trees.resize_with(files.len(), || None);
    trees
}

/// Walks the whole document.
fn walk_all(
    swept: &mut Swept,
    (directory, mend): (Option<Directory>, &dyn Fn(&mut Node)),
    limits: &Limits,
    report: &mut Diagnostics,
) {
    let mut respelt = Respelt::new(limits.respell);
    let mut reader = Reader {
        // Overlays follow the document in the list of files, and their references start at the
        // document.
        paths: vec![directory.as_ref().map(|it| it.root.clone()); swept.overlays],
        read: 1,
        known: HashMap::new(),
        mend,
        failed: HashMap::new(),
        bytes: u64::try_from(swept.files.text(swept.root).len()).unwrap_or(u64::MAX),
        directory,
        limits,
    };
    if let Some(root) = &reader.directory {
        reader.known.insert(root.root.clone(), swept.root);
    }
    let mut starts = vec![(swept.root, Vec::new(), Kind::OpenApi)];
    let mut seen = 0;
    while !starts.is_empty() {
        for (file, segments, kind) in std::mem::take(&mut starts) {
            let start = (file, segments.as_slice(), kind);
            walk_from(swept, start, &mut respelt, report);
        }
        respelt.apply(&mut swept.trees);
        while let Some(reference) = swept.references.get(seen).cloned() {
            seen += 1;
            starts.extend(reader.follow(swept, &reference, report));
        }
    }
    for failed in reader.failed.into_values() {
        report.push(failed.told());
    }
}

/// Walks one part, unless it was already walked.
fn walk_from(
    swept: &mut Swept,
    (file, segments, kind): (FileId, &[String], Kind),
    respelt: &mut Respelt,
    report: &mut Diagnostics,
) {
    let Some(node) = usize::try_from(file.index())
        .ok()
        .and_then(|at| swept.trees.get(at)?.as_ref())
        .and_then(|root| pointer::find(root, segments))
    else {
        return;
    };
    if swept.kinds.contains_key(&node.span) {
        return;
    }
    let mut walk = Walk::new(
        swept.version,
        pointer::join(segments),
        Found {
            references: &mut swept.references,
            kinds: &mut swept.kinds,
            marks: &mut swept.marks,
            respelt,
            lone: &mut swept.lone_discriminators,
        },
        report,
    );
    walk.object(node, kind);
}

/// An unreadable file: one problem, regardless of the number of references.
struct Failed {
    problem: Diagnostic,
    references: Vec<Span>,
}

impl Failed {
    fn told(self) -> Diagnostic {
        match self.references.as_slice() {
            [_] => self.problem,
            many => diagnostics::load::several_lead_there(self.problem, many),
        }
    }
}

struct Reader<'l> {
    directory: Option<Directory>,
    /// The resolved path of each file.
    paths: Vec<Option<PathBuf>>,
    /// The number of files of this round.
    read: usize,
    mend: &'l dyn Fn(&mut Node),
    known: HashMap<PathBuf, FileId>,
    /// The failed file parts of references.
    failed: HashMap<(FileId, String), Failed>,
    bytes: u64,
    limits: &'l Limits,
}

impl Reader<'_> {
    /// The target of a reference as a part to walk, if it has one. A new file is read first.
    fn follow(
        &mut self,
        swept: &mut Swept,
        reference: &Reference,
        report: &mut Diagnostics,
    ) -> Option<(FileId, Vec<String>, Kind)> {
        // A mapping may have the bare name of a schema, even a name with a dot.
        let text = &reference.text;
        let bare = !text.contains(['#', '/', '.']) || swept.named_schema(text).is_some();
        if reference.mapping && bare {
            return None;
        }
        // Syntax errors are reported later, when references are resolved.
        let target = pointer::parse(&reference.text).ok()?;
        let from = swept.home(reference.at.file);
        if target.file.is_empty() {
            return Some((from, target.segments, reference.kind));
        }
        let key = (from, target.file);
        if let Some(failed) = self.failed.get_mut(&key) {
            failed.references.push(reference.at);
            return None;
        }
        let file = match swept.links.get(&key) {
            Some(known) => (*known)?,
            None => match self.open(swept, reference.at, &key.1, report) {
                Ok(file) => {
                    swept.links.insert(key, Some(file));
                    file
                }
                Err(problem) => {
                    let failed = Failed {
                        problem: problem.pointer(&reference.pointer),
                        references: vec![reference.at],
                    };
                    swept.links.insert(key.clone(), None);
                    self.failed.insert(key, failed);
                    return None;
                }
            },
        };
        Some((file, target.segments, reference.kind))
    }

    /// Reads the file of a reference once. A file with invalid content exists as well; its own
    /// problems are reported in it.
    fn open(
        &mut self,
        swept: &mut Swept,
        at: Span,
        file: &str,
        report: &mut Diagnostics,
    ) -> Result<FileId, Box<Diagnostic>> {
        let from = usize::try_from(swept.home(at.file).index())
            .ok()
            .and_then(|index| self.paths.get(index)?.clone());
        let (Some(directory), Some(from)) = (&self.directory, from) else {
            return Err(diagnostics::load::ref_without_directory(at).into());
        };
        if directory.is_mapped(file) {
            swept.addresses.insert(file.to_owned());
        }
        let (asked, path) = directory
            .locate(&from, file)
            .map_err(|denied| match denied {
                Denied::Network => diagnostics::load::network_ref(at),
                Denied::Outside => diagnostics::load::escaping_ref(at, file),
                Denied::Missing(reason) => diagnostics::load::missing_external(at, file, &reason),
            })?;
        if let Some(known) = self.known.get(&path) {
            swept.files.note(asked, *known);
            return Ok(*known);
        }
        if self.read >= self.limits.files {
            return Err(diagnostics::load::too_many_files(at, self.limits.files).into());
        }
        let id = self.text(swept, at, (file, &path))?;
        self.read += 1;
        swept.files.note(asked, id);
        self.known.insert(path.clone(), id);
        let index = usize::try_from(id.index()).unwrap_or(usize::MAX);
        self.paths.resize(self.paths.len().max(index + 1), None);
        swept
            .trees
            .resize_with(swept.trees.len().max(index + 1), || None);
        if let Some(known) = self.paths.get_mut(index) {
            *known = Some(path);
        }
        let (text, shown) = (swept.files.text(id), swept.files.path(id));
        match load::tree(id, text, shown, self.limits, report) {
            Ok(mut node) => {
                (self.mend)(&mut node);
                if let Some(tree) = swept.trees.get_mut(index) {
                    *tree = Some(node);
                }
            }
            Err(problem) => report.push(*problem),
        }
        Ok(id)
    }

    /// The id of a file, with its text. A file of an earlier round keeps its id.
    fn text(
        &mut self,
        swept: &mut Swept,
        at: Span,
        (file, path): (&str, &Path),
    ) -> Result<FileId, Box<Diagnostic>> {
        let missing =
            |reason: &str| Box::new(diagnostics::load::missing_external(at, file, reason));
        let id = match swept.paths.get(path) {
            Some(id) => *id,
            None => {
                let shown = self.directory.as_ref().map(|it| it.show(path));
                let shown = shown.unwrap_or_default();
                let text = load::text(path, &shown, self.limits)
                    .map_err(|problem| missing(&problem.message))?;
                swept.files.add(shown, text)
            }
        };
        let size = u64::try_from(swept.files.text(id).len()).unwrap_or(u64::MAX);
        self.bytes = self.bytes.saturating_add(size);
        if self.bytes > self.limits.file_bytes {
            return Err(diagnostics::load::too_many_bytes(at, self.limits.file_bytes).into());
        }
        swept.paths.insert(path.to_owned(), id);
        Ok(id)
    }
}
