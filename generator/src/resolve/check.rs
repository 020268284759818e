//! Looks up every reference once: it must exist, have the right kind, and end.

use std::collections::HashSet;

use crate::diagnostics::{self, Diagnostic, Diagnostics, nearest};
use crate::source::pointer::{self, Target};
use crate::source::{FileId, Node, Span, Version, uri};
use crate::sweep::{ObjectKind, Reference, Swept};

use super::cut::Broken;

/// The length limit for chains of references.
pub(super) const LONGEST_CHAIN: usize = 100;

/// The number of problems with suggestions, because each compares many names.
const MOST_SUGGESTIONS: usize = 50;

/// The target of a reference.
pub(super) struct ReferenceTarget<'s> {
    pub(super) node: &'s Node,
    pub(super) segments: Vec<String>,
}

/// Looks up a reference by the place of its text; `None` if it has no target.
pub(super) fn find<'s>(swept: &'s Swept, at: Span, text: &str) -> Option<ReferenceTarget<'s>> {
    let (file, segments) = aim(swept, at, text)?;
    let node = pointer::find(swept.tree(file)?, &segments)?;
    Some(ReferenceTarget { node, segments })
}

/// The file and the pointer of a reference's target.
pub(super) fn aim(swept: &Swept, at: Span, text: &str) -> Option<(FileId, Vec<String>)> {
    if let Some(aim) = swept.aims.get(&at) {
        return Some((aim.file, aim.segments.clone()));
    }
    let target = pointer::parse(text).ok()?;
    let from = swept.home(at.file);
    let file = match (target.anchor, target.file.is_empty()) {
        (Some(_), _) => return None,
        (None, true) => from,
        (None, false) => match swept.links.get(&(from, target.file)) {
            Some(file) => (*file)?,
            None => named_file(swept, from, text)?,
        },
    };
    Some((file, target.segments))
}

/// The file with the URI of a reference other than `$ref`, such as the target of a link.
fn named_file(swept: &Swept, from: FileId, text: &str) -> Option<FileId> {
    let identities = &swept.identities;
    let base = identities.get(identities.of_file(from)?)?;
    let written = text.split('#').next().unwrap_or_default();
    let found = identities.by_uri(&uri::resolve(&base.uri, written))?;
    let found = identities.get(found)?;
    found.segments.is_empty().then_some(found.file)
}

/// The text of a reference to a component after another name is given to it; `None` for other
/// references.
pub(super) fn renamed(
    swept: &Swept,
    reference: &Reference,
    (section, old, new): (&str, &str, &str),
) -> Option<String> {
    if reference.mapping && swept.named_schema(&reference.text).is_some() {
        let same = section == "schemas" && reference.text == old;
        return same.then(|| new.to_owned());
    }
    let mut target = pointer::parse(&reference.text).ok()?;
    let (file, segments) = aim(swept, reference.at, &reference.text)?;
    // A pointer from a schema with `$id`, or an anchor, does not have the name of the component.
    if file != swept.root || segments != target.segments {
        return None;
    }
    let [first, second, name, ..] = target.segments.as_mut_slice() else {
        return None;
    };
    if first != "components" || second != section || name != old {
        return None;
    }
    new.clone_into(name);
    let pointer = pointer::join(&target.segments).replace('%', "%25");
    let (path, _) = reference.text.split_once('#')?;
    Some(format!("{path}#{pointer}"))
}

/// Checks all references of a document, and lists the broken ones.
pub(super) fn references(swept: &Swept) -> (Diagnostics, Broken) {
    let mut report = Diagnostics::new();
    let mut broken = Broken::new();
    let mut circles = Circles {
        swept,
        reported: HashSet::new(),
    };
    for reference in &swept.references {
        // The remaining references are not checked, so later stages must not follow them.
        if report.is_full() {
            broken.insert(reference.at, reference.kind);
            continue;
        }
        let suggesting = report.len() < MOST_SUGGESTIONS;
        let problem =
            check_reference(swept, reference, suggesting).or_else(|| circles.through(reference));
        if problem.is_some() || !leads(swept, reference) {
            broken.insert(reference.at, reference.kind);
        }
        report.extend(problem.map(|it| it.pointer(&reference.pointer)));
    }
    let circles = circles.reported.into_iter();
    broken.extend(circles.map(|at| (at, ObjectKind::Schema)));
    (report, broken)
}

/// Returns true if a reference has a target. An unreadable file has none.
fn leads(swept: &Swept, reference: &Reference) -> bool {
    let named = reference.mapping && swept.named_schema(&reference.text).is_some();
    named || find(swept, reference.at, &reference.text).is_some()
}

fn check_reference(swept: &Swept, reference: &Reference, suggesting: bool) -> Option<Diagnostic> {
    if reference.mapping && swept.named_schema(&reference.text).is_some() {
        return None;
    }
    let target = match pointer::parse(&reference.text) {
        Ok(target) => target,
        Err(reason) => return Some(diagnostics::resolve::bad_ref(reference.at, reason)),
    };
    if reference.mapping && !reference.text.contains(['#', '/', '.']) {
        let near = suggesting
            .then(|| suggest_schema(swept, &reference.text))
            .flatten();
        return Some(diagnostics::resolve::dangling_ref(
            reference.at,
            &reference.text,
            near,
        ));
    }
    let Some((file, segments)) = aim(swept, reference.at, &reference.text) else {
        return nowhere(swept, reference, &target);
    };
    let root = swept.tree(file)?;
    let target = Target { segments, ..target };
    let Some(node) = pointer::find(root, &target.segments) else {
        let near = suggesting.then(|| suggest(root, &target)).flatten();
        return Some(diagnostics::resolve::dangling_ref(
            reference.at,
            &reference.text,
            near.as_deref(),
        ));
    };
    let kind = swept.kinds.get(&node.span)?;
    (*kind != reference.kind).then(|| {
        let head = node
            .as_object()
            .and_then(|it| it.iter().next())
            .map_or(node.span, |(_, key, _)| key);
        diagnostics::resolve::wrong_kind(reference.at, reference.kind.name(), kind.name(), head)
    })
}

/// A reference to an anchor that no schema has. A file that can't be read, and an unknown URI, are
/// already reported.
fn nowhere(swept: &Swept, reference: &Reference, target: &Target) -> Option<Diagnostic> {
    let anchor = target.anchor.as_deref()?;
    if swept.version == Version::V3_0 {
        let reason = "the part after `#` must start with `/`";
        return Some(diagnostics::resolve::bad_ref(reference.at, reason));
    }
    let identities = &swept.identities;
    let base = identities.get(reference.resource)?;
    let file = reference.text.split('#').next().unwrap_or_default();
    let home = match file {
        "" => base,
        file => identities.get(identities.by_uri(&uri::resolve(&base.uri, file))?)?,
    };
    let near = nearest(anchor, home.anchors.keys().map(String::as_str));
    let near = near.map(|near| format!("{file}#{near}"));
    Some(diagnostics::resolve::dangling_ref(
        reference.at,
        &reference.text,
        near.as_deref(),
    ))
}

fn suggest_schema<'s>(swept: &'s Swept, name: &str) -> Option<&'s str> {
    let schemas = swept
        .tree(swept.root)?
        .get("components")?
        .get("schemas")?
        .as_object()?;
    nearest(name, schemas.keys())
}

/// Suggests a similar reference: it replaces the first missing segment by the nearest one, or uses
/// another section of `components`.
fn suggest(root: &Node, target: &Target) -> Option<String> {
    let mut node = root;
    for (index, segment) in target.segments.iter().enumerate() {
        if let Some(next) = pointer::step(node, segment) {
            node = next;
            continue;
        }
        let near = nearest(segment, node.as_object()?.keys());
        if let Some(near) = near {
            let mut segments = target.segments.clone();
            if let Some(place) = segments.get_mut(index) {
                near.clone_into(place);
            }
            pointer::find(root, &segments)?;
            return Some(format!("{}#{}", target.file, pointer::join(&segments)));
        }
        break;
    }
    let name = target.segments.last()?;
    let sections = root.get("components")?.as_object()?;
    let section = sections
        .iter()
        .find(|(_, _, section)| section.get(name).is_some())?
        .0;
    let segments = ["components".to_owned(), section.to_owned(), name.clone()];
    Some(format!("{}#{}", target.file, pointer::join(&segments)))
}

/// Finds references that lead only to one another. Every chain is followed from its start, which is
/// cheap because a chain has a length limit.
struct Circles<'s> {
    swept: &'s Swept,
    /// The members of reported circles.
    reported: HashSet<Span>,
}

impl Circles<'_> {
    fn through(&mut self, reference: &Reference) -> Option<Diagnostic> {
        if reference.mapping {
            return None;
        }
        let mut chain: Vec<(Span, String)> = Vec::new();
        let mut at = reference.at;
        let mut text = reference.text.clone();
        loop {
            if self.reported.contains(&at) {
                return None;
            }
            if let Some(start) = chain.iter().position(|(span, _)| *span == at) {
                let circle = chain.split_off(start);
                self.reported.extend(circle.iter().map(|(span, _)| *span));
                return circle
                    .first()
                    .map(|(span, _)| diagnostics::resolve::cyclic_ref(*span, &circle));
            }
            if chain.len() >= LONGEST_CHAIN {
                return Some(diagnostics::resolve::long_chain(
                    reference.at,
                    LONGEST_CHAIN,
                ));
            }
            let found = find(self.swept, at, &text)?;
            chain.push((at, text));
            let next = found.node.get("$ref")?;
            at = next.span;
            text = next.as_str()?.to_owned();
        }
    }
}
