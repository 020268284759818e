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
mod free_keys;
mod identify;
pub(crate) mod identity;
mod json_schema;
mod kind;
mod known;
mod latest;
mod reader;
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

pub(crate) use extension_tables::{PlacedExtension, Stand};
pub use json_schema::document_schema;
pub(crate) use kind::ObjectKind;
pub use known::{KnownField, known_fields};
pub(crate) use remedies::{is_required, stand_in};
pub(crate) use swept::{Aim, Reference, Swept};
pub(crate) use version::detect as version;

use crate::diagnostics::{self, Diagnostics};
use crate::load::{Directory, Document};
use crate::source::{FileId, Files, Limits, Node, Version, pointer};
use identity::Identities;
use reader::Reader;
use respell::Respelt;
use walk::{Walk, WalkResults};

/// A change of the tree of a file.
pub(crate) type Change<'c> = &'c dyn Fn(&mut Node);

/// A part to walk: its file, its pointer and its kind.
type Start = (FileId, Vec<String>, ObjectKind);

/// Sweeps a document of a known version, including its overlays, and reads the referenced files.
///
/// `mend` changes the tree of each further file before it is walked.
pub(crate) fn sweep(
    document: Document,
    (version, is_later): (Version, bool),
    (limits, mend): (&Limits, Change<'_>),
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
        is_later,
        references: Vec::new(),
        kinds: HashMap::new(),
        marks: Vec::new(),
        lone_discriminators: Vec::new(),
        links: HashMap::new(),
        identities: Identities::default(),
        aims: HashMap::new(),
        originals: 0,
        paths,
        addresses: BTreeSet::new(),
    };
    walk_all(&mut swept, (directory, mend), limits, report);
    swept.originals = swept.trees.len();
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
    (directory, mend): (Option<Directory>, Change<'_>),
    limits: &Limits,
    report: &mut Diagnostics,
) {
    let mut respelt = Respelt::new(limits.respell);
    let mut reader = Reader::new(swept, (directory, mend), limits);
    let mut starts: Vec<Start> = vec![(swept.root, Vec::new(), ObjectKind::OpenApi)];
    let mut seen = 0;
    let mut is_retried = true;
    while !starts.is_empty() {
        for (file, segments, kind) in std::mem::take(&mut starts) {
            let start = (file, segments.as_slice(), kind);
            is_retried &= !walk_from(swept, start, (&mut respelt, limits), report);
        }
        respelt.apply(&mut swept.trees);
        while let Some(reference) = swept.references.get(seen).cloned() {
            seen += 1;
            starts.extend(reader.follow(swept, reference, report));
        }
        if starts.is_empty() && !is_retried {
            // Another reference may have led to the identifier meanwhile.
            is_retried = true;
            starts = reader.retry(swept, report);
        }
    }
    reader.report(swept, report);
}

/// Walks one part, unless it was already walked. Returns true if it is new.
fn walk_from(
    swept: &mut Swept,
    (file, segments, kind): (FileId, &[String], ObjectKind),
    (respelt, limits): (&mut Respelt, &Limits),
    report: &mut Diagnostics,
) -> bool {
    let Some(root) = usize::try_from(file.index())
        .ok()
        .and_then(|at| swept.trees.get(at)?.as_ref())
    else {
        return false;
    };
    let Some(node) = pointer::find(root, segments) else {
        return false;
    };
    if swept.kinds.contains_key(&node.span) {
        return false;
    }
    let above = segments.split_last().map_or(segments, |(_, above)| above);
    let (resource, twice) = match swept.version {
        Version::V3_0 => (swept.identities.around(root, file, above), Vec::new()),
        Version::V3_1 | Version::V3_2 => swept.identities.enter(root, file, above),
    };
    for (id, first) in twice {
        let text = id.as_str().unwrap_or_default();
        let problem = diagnostics::resolve::identifier_twice(id.span, "$id", text, first);
        report.push(problem);
    }
    let mut walk = Walk::new(
        (swept.version, swept.is_later),
        segments.iter().map(String::as_str).collect(),
        resource,
        WalkResults {
            references: &mut swept.references,
            kinds: &mut swept.kinds,
            marks: &mut swept.marks,
            respelt,
            lone: &mut swept.lone_discriminators,
            identities: &mut swept.identities,
        },
        report,
    );
    walk.literal_nullable = limits.literal_nullable;
    walk.object(node, kind);
    true
}
