//! The walk over a document by the tables of [`tables`]: every field is known, has the right type
//! and none is missing; every reference is noted with what is wanted at its end.
//!
//! Walking goes file by file: references that lead to places which nothing else names as a part of
//! a document (another file, `$defs`) are followed and walked as what they are wanted for.

mod checks;
mod extensions;
mod kind;
mod respell;
mod schema_tables;
mod tables;
mod walk;

use std::collections::HashMap;
use std::path::PathBuf;

pub(crate) use extensions::{Mark, Stand};
pub(crate) use kind::Kind;

use super::limits::Limits;
use super::read::{self, Denied, Directory};
use super::{FileId, Source, pointer, tree};
use crate::diagnostics::{self, Diagnostic, Diagnostics, Span};
use respell::Respelt;
use walk::{Found, Walk};

/// One `$ref`, or one value of a discriminator's `mapping`.
#[derive(Clone, Debug)]
pub(crate) struct Reference {
    /// Where the text of the reference stands.
    pub(crate) at: Span,
    /// The text.
    pub(crate) text: String,
    /// What must stand at its end.
    pub(crate) kind: Kind,
    /// The pointer of the object that refers.
    pub(crate) pointer: String,
    /// Whether this is the value of a mapping, which may also be a bare schema name.
    pub(crate) mapping: bool,
}

/// Walks the whole document, reading further files on the way.
pub(super) fn document(
    source: &mut Source,
    directory: Option<Directory>,
    limits: &Limits,
    report: &mut Diagnostics,
) {
    let mut respelt = Respelt::new(limits.respell);
    let mut reader = Reader {
        // Overlays take the first places beside the document, and no reference starts at them.
        paths: vec![directory.as_ref().map(|it| it.root.clone()); source.overlays],
        known: HashMap::new(),
        failed: HashMap::new(),
        bytes: u64::try_from(source.files.text(source.root).len()).unwrap_or(u64::MAX),
        directory,
        limits,
    };
    if let Some(root) = &reader.directory {
        reader.known.insert(root.root.clone(), source.root);
    }
    let mut starts = vec![(source.root, Vec::new(), Kind::OpenApi)];
    let mut seen = 0;
    while !starts.is_empty() {
        for (file, segments, kind) in std::mem::take(&mut starts) {
            let start = (file, segments.as_slice(), kind);
            walk_from(source, start, &mut respelt, report);
        }
        respelt.apply(&mut source.trees);
        while let Some(reference) = source.references.get(seen).cloned() {
            seen += 1;
            starts.extend(reader.follow(source, &reference, report));
        }
    }
    for failed in reader.failed.into_values() {
        report.push(failed.told());
    }
}

/// Walks one part, unless it was walked before.
fn walk_from(
    source: &mut Source,
    (file, segments, kind): (FileId, &[String], Kind),
    respelt: &mut Respelt,
    report: &mut Diagnostics,
) {
    let Some(node) = usize::try_from(file.index())
        .ok()
        .and_then(|at| source.trees.get(at)?.as_ref())
        .and_then(|root| pointer::find(root, segments))
    else {
        return;
    };
    if source.kinds.contains_key(&node.span) {
        return;
    }
    let mut walk = Walk::new(
        source.version,
        pointer::join(segments),
        Found {
            references: &mut source.references,
            kinds: &mut source.kinds,
            marks: &mut source.marks,
            respelt,
            lone: &mut source.lone_discriminators,
        },
        report,
    );
    walk.object(node, kind);
}

/// A file that can't be read: one mistake, however many references lead there.
struct Failed {
    problem: Diagnostic,
    references: usize,
}

impl Failed {
    fn told(self) -> Diagnostic {
        match self.references {
            1 => self.problem,
            many => diagnostics::load::several_lead_there(self.problem, many),
        }
    }
}

struct Reader<'l> {
    directory: Option<Directory>,
    /// The real path of each file, in the order of reading.
    paths: Vec<Option<PathBuf>>,
    known: HashMap<PathBuf, FileId>,
    /// Why a file part leads to no file.
    failed: HashMap<(FileId, String), Failed>,
    bytes: u64,
    limits: &'l Limits,
}

impl Reader<'_> {
    /// Where a reference leads, if that is still to be walked; its file is read if it is new.
    fn follow(
        &mut self,
        source: &mut Source,
        reference: &Reference,
        report: &mut Diagnostics,
    ) -> Option<(FileId, Vec<String>, Kind)> {
        // A mapping may hold the bare name of a schema, which is no file even with a dot in it.
        let text = &reference.text;
        let bare = !text.contains(['#', '/', '.']) || source.named_schema(text).is_some();
        if reference.mapping && bare {
            return None;
        }
        // The reference is checked once more, with its diagnostics, when references are resolved.
        let target = pointer::parse(&reference.text).ok()?;
        let from = source.home(reference.at.file);
        if target.file.is_empty() {
            return Some((from, target.segments, reference.kind));
        }
        let key = (from, target.file);
        if let Some(failed) = self.failed.get_mut(&key) {
            failed.references += 1;
            return None;
        }
        let file = match source.links.get(&key) {
            Some(known) => (*known)?,
            None => match self.open(source, reference.at, &key.1, report) {
                Ok(file) => {
                    source.links.insert(key, Some(file));
                    file
                }
                Err(problem) => {
                    let failed = Failed {
                        problem: problem.pointer(&reference.pointer),
                        references: 1,
                    };
                    source.links.insert(key.clone(), None);
                    self.failed.insert(key, failed);
                    return None;
                }
            },
        };
        Some((file, target.segments, reference.kind))
    }

    /// Reads the file that a file part leads to, once. A file whose text cannot be read as a tree
    /// is a file all the same; its own problems are reported where they are.
    fn open(
        &mut self,
        source: &mut Source,
        at: Span,
        file: &str,
        report: &mut Diagnostics,
    ) -> Result<FileId, Box<Diagnostic>> {
        let from = usize::try_from(source.home(at.file).index())
            .ok()
            .and_then(|index| self.paths.get(index)?.clone());
        let (Some(directory), Some(from)) = (&self.directory, from) else {
            return Err(diagnostics::load::ref_without_directory(at).into());
        };
        let (asked, path) = directory
            .locate(&from, file)
            .map_err(|denied| match denied {
                Denied::Network => diagnostics::load::network_ref(at),
                Denied::Outside => diagnostics::load::escaping_ref(at, file),
                Denied::Missing(reason) => diagnostics::load::missing_external(at, file, &reason),
            })?;
        if let Some(known) = self.known.get(&path) {
            source.files.note(asked, *known);
            return Ok(*known);
        }
        if self.paths.len() >= self.limits.files {
            return Err(diagnostics::load::too_many_files(at, self.limits.files).into());
        }
        let shown = directory.show(&path);
        let text = read::document(&path, &shown, self.limits)
            .map_err(|problem| diagnostics::load::missing_external(at, file, &problem.message))?;
        self.bytes = self
            .bytes
            .saturating_add(u64::try_from(text.len()).unwrap_or(u64::MAX));
        if self.bytes > self.limits.file_bytes {
            return Err(diagnostics::load::too_many_bytes(at, self.limits.file_bytes).into());
        }
        let id = source.files.add(shown, text);
        source.files.note(asked, id);
        self.known.insert(path.clone(), id);
        self.paths.push(Some(path));
        match tree(
            id,
            source.files.text(id),
            source.files.path(id),
            self.limits,
            report,
        ) {
            Ok(node) => source.trees.push(Some(node)),
            Err(problem) => {
                source.trees.push(None);
                report.push(*problem);
            }
        }
        Ok(id)
    }
}
