//! Follows references to parts that are not walked yet, and reads further files.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::identity::{self, ResourceId};
use super::kind::ObjectKind;
use super::swept::{Aim, Reference, Swept};
use super::{Change, Start};
use crate::diagnostics::{self, Diagnostic, Diagnostics};
use crate::load::{self, Denied, Directory};
use crate::source::pointer::{self, ParsedReference};
use crate::source::{FileId, Limits, Span, Version, uri};

/// The scheme and folder of files without a URI of their own. It is never shown.
const UNNAMED: &str = "document:///";

/// An unreadable file: one problem, regardless of the number of references.
struct Failed {
    problem: Diagnostic,
    references: Vec<Span>,
}

impl Failed {
    fn diagnostic(self) -> Diagnostic {
        match self.references.as_slice() {
            [_] => self.problem,
            many => diagnostics::load::several_lead_there(self.problem, many),
        }
    }
}

/// The resource of a reference's target.
enum Home {
    Known(ResourceId),
    /// The file failed, and was reported.
    Failed,
    /// Nothing has this URI yet.
    Unknown,
}

pub(super) struct Reader<'l> {
    directory: Option<Directory>,
    /// The resolved path of each file.
    paths: Vec<Option<PathBuf>>,
    /// The number of files of this round.
    read: usize,
    mend: Change<'l>,
    known: HashMap<PathBuf, FileId>,
    /// The failed file parts of references.
    failed: HashMap<(FileId, String), Failed>,
    bytes: u64,
    limits: &'l Limits,
    /// The references to identifiers that no walked part has.
    waiting: Vec<Reference>,
}

impl<'l> Reader<'l> {
    pub(super) fn new(
        swept: &mut Swept,
        (directory, mend): (Option<Directory>, Change<'l>),
        limits: &'l Limits,
    ) -> Self {
        let mut reader = Self {
            // Overlays follow the document in the list of files, and their references start at the
            // document.
            paths: vec![directory.as_ref().map(|it| it.root.clone()); swept.overlays],
            read: 1,
            mend,
            known: HashMap::new(),
            failed: HashMap::new(),
            bytes: u64::try_from(swept.files.text(swept.root).len()).unwrap_or(u64::MAX),
            directory,
            limits,
            waiting: Vec::new(),
        };
        let mut name = UNNAMED.to_owned();
        if let Some(root) = &reader.directory {
            reader.known.insert(root.root.clone(), swept.root);
            let file = root.root.file_name().unwrap_or_default();
            name.push_str(&file.to_string_lossy());
        }
        let root = swept.root;
        swept.name_file(root, name);
        reader
    }

    /// The target of a reference as a part to walk, if it has one. A new file is read first.
    pub(super) fn follow(
        &mut self,
        swept: &mut Swept,
        reference: Reference,
        report: &mut Diagnostics,
    ) -> Option<Start> {
        // A mapping may have the bare name of a schema, even a name with a dot.
        let text = &reference.text;
        let bare = !text.contains(['#', '/', '.']) || swept.named_schema(text).is_some();
        if reference.mapping && bare {
            return None;
        }
        // Syntax errors are reported later, when references are resolved.
        let target = pointer::parse(text).ok()?;
        if swept.version == Version::V3_0 && target.anchor.is_some() {
            return None;
        }
        let resource = match self.home(swept, &reference, &target, report) {
            Home::Known(resource) => resource,
            Home::Failed => return None,
            Home::Unknown => {
                self.waiting.push(reference);
                return None;
            }
        };
        let Some(aim) = aim(swept, resource, &target, &reference, report) else {
            let start = unwalked(swept, resource);
            self.waiting.push(reference);
            return start;
        };
        let home = swept.home(reference.at.file);
        let plain = match target.file.is_empty() {
            true => aim.file == home,
            false => swept.links.get(&(home, target.file)) == Some(&Some(aim.file)),
        };
        if !plain || aim.segments != target.segments || target.anchor.is_some() || reference.dynamic
        {
            swept.aims.insert(reference.at, aim.clone());
        }
        Some((aim.file, aim.segments, reference.kind))
    }

    /// Follows the references again whose identifiers were unknown.
    pub(super) fn retry(&mut self, swept: &mut Swept, report: &mut Diagnostics) -> Vec<Start> {
        let waiting = std::mem::take(&mut self.waiting);
        let starts = waiting
            .into_iter()
            .filter_map(|reference| self.follow(swept, reference, report));
        starts.collect()
    }

    /// Reports unreadable files, and URIs of nothing in the document.
    pub(super) fn report(self, swept: &Swept, report: &mut Diagnostics) {
        for reference in &self.waiting {
            let file = reference.text.split('#').next().unwrap_or_default();
            let base = swept.identities.get(reference.resource);
            let uri = base.map(|base| uri::resolve(&base.uri, file));
            if uri.is_some_and(|uri| swept.identities.by_uri(&uri).is_none()) {
                let problem = diagnostics::load::network_ref(reference.at);
                report.push(problem.pointer(&reference.pointer));
            }
        }
        for failed in self.failed.into_values() {
            report.push(failed.diagnostic());
        }
    }

    /// Finds the resource of a reference by its URI, or reads it from a file.
    fn home(
        &mut self,
        swept: &mut Swept,
        reference: &Reference,
        target: &ParsedReference,
        report: &mut Diagnostics,
    ) -> Home {
        if target.file.is_empty() {
            return Home::Known(reference.resource);
        }
        let from = swept.home(reference.at.file);
        let written = reference.text.split('#').next().unwrap_or_default();
        let Some(base) = swept.identities.get(reference.resource) else {
            return Home::Unknown;
        };
        let uri = uri::resolve(&base.uri, written);
        if let Some(known) = swept.identities.by_uri(&uri) {
            return Home::Known(known);
        }
        let directory = self.directory.as_ref();
        if let Some(address) = directory.and_then(|it| it.mapped([written, &uri])) {
            swept.addresses.insert(address.to_owned());
            let address = address.to_owned();
            return self.read((from, address), swept, reference, (uri, report));
        }
        let root = swept.identities.of_file(swept.root);
        let root = root.and_then(|root| swept.identities.get(root));
        let beside = root
            .filter(|root| !root.uri.starts_with(UNNAMED))
            .and_then(|root| uri::below(&root.uri, &uri));
        let key = match beside {
            Some(path) => (swept.root, pointer::decoded(path)),
            None if uri::is_absolute(written) => return Home::Unknown,
            None => (from, Some(target.file.clone())),
        };
        let (from, Some(file)) = key else {
            return Home::Unknown;
        };
        self.read((from, file), swept, reference, (uri, report))
    }

    fn read(
        &mut self,
        key: (FileId, String),
        swept: &mut Swept,
        reference: &Reference,
        (uri, report): (String, &mut Diagnostics),
    ) -> Home {
        if let Some(failed) = self.failed.get_mut(&key) {
            failed.references.push(reference.at);
            return Home::Failed;
        }
        let file = match swept.links.get(&key) {
            Some(Some(known)) => *known,
            Some(None) => return Home::Failed,
            None => match self.open(swept, reference.at, &key, (&uri, report)) {
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
                    return Home::Failed;
                }
            },
        };
        swept.identities.also(uri, file);
        match swept.identities.of_file(file) {
            Some(resource) => Home::Known(resource),
            None => Home::Failed,
        }
    }

    /// Reads the file of a reference once. A file with invalid content exists as well; its own
    /// problems are reported in it.
    fn open(
        &mut self,
        swept: &mut Swept,
        at: Span,
        (from, file): &(FileId, String),
        (uri, report): (&str, &mut Diagnostics),
    ) -> Result<FileId, Box<Diagnostic>> {
        let from = usize::try_from(from.index())
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
        let count = index.saturating_add(1);
        self.paths.resize(self.paths.len().max(count), None);
        let trees = swept.trees.len().max(count);
        swept.trees.resize_with(trees, || None);
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
        swept.name_file(id, uri.to_owned());
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
                let text = match &self.directory {
                    Some(directory) => directory.text(path, &shown, self.limits),
                    None => load::text(path, &shown, self.limits).map(Into::into),
                };
                let text = text.map_err(|problem| missing(&problem.message))?;
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

impl Swept {
    /// Adds a file to the identities, with the URI that it was read as.
    fn name_file(&mut self, file: FileId, read_as: String) {
        let version = self.version;
        let tree = self.tree(file);
        let own = tree.and_then(|tree| identity::own(tree, version));
        let own = own.map(str::to_owned);
        self.identities.add_file(file, read_as, own.as_deref());
    }
}

/// The place that a reference leads to in a resource; `None` if an anchor is unknown.
fn aim(
    swept: &Swept,
    resource: ResourceId,
    target: &ParsedReference,
    reference: &Reference,
    report: &mut Diagnostics,
) -> Option<Aim> {
    let home = swept.identities.get(resource)?;
    let file = home.file;
    if let Some(anchor) = &target.anchor {
        let segments = home.anchors.get(anchor)?.segments.clone();
        return Some(Aim { file, segments });
    }
    if home.segments.is_empty() {
        let segments = target.segments.clone();
        return Some(Aim { file, segments });
    }
    let mut segments = home.segments.clone();
    segments.extend(target.segments.iter().cloned());
    let finds = |segments| swept.tree(file).and_then(|it| pointer::find(it, segments));
    if finds(&segments).is_none() && finds(&target.segments).is_some() {
        // Many authors write pointers from the root of the document below a `$id`.
        let problem = diagnostics::resolve::read_from_root(reference.at, &home.uri);
        report.push(problem.pointer(&reference.pointer));
        segments.clone_from(&target.segments);
    }
    Some(Aim { file, segments })
}

/// The root of a resource whose anchors are not known yet, to walk it.
fn unwalked(swept: &Swept, resource: ResourceId) -> Option<Start> {
    let resource = swept.identities.get(resource)?;
    let root = pointer::find(swept.tree(resource.file)?, &resource.segments)?;
    let kind = match root.get("openapi") {
        Some(_) if resource.segments.is_empty() => ObjectKind::OpenApi,
        _ => ObjectKind::Schema,
    };
    let is_new = !swept.kinds.contains_key(&root.span);
    is_new.then(|| (resource.file, resource.segments.clone(), kind))
}
