//! Copies of resources, with places in copies of their files.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use crate::source::{FileId, Node, Object, Span, Value, pointer};
use crate::sweep::identity::ResourceId;
use crate::sweep::{PlacedExtension, Swept};

/// A copy of a resource.
pub(super) struct Copy {
    /// Its file.
    pub(super) file: FileId,
    /// The copy of each file with nodes of the resource.
    pub(super) files: HashMap<FileId, FileId>,
    /// The number of its nodes.
    pub(super) nodes: usize,
}

/// Copies the tree of a resource to a new file, at the same pointer.
pub(super) fn copy(swept: &mut Swept, id: ResourceId) -> Option<Copy> {
    let resource = swept.identities.get(id)?;
    let (home, segments) = (resource.file, resource.segments.clone());
    let mut tree = pointer::find(swept.tree(home)?, &segments)?.clone();
    let mut files = HashMap::new();
    let file = swept.files.again(home);
    swept.trees.push(None);
    files.insert(home, file);
    let mut spans = Vec::new();
    move_all(&mut tree, swept, &mut files, &mut spans);
    note(swept, &spans, &files);
    for segment in segments.iter().rev() {
        let span = Span::new(file, 0, 0);
        let mut around = Object::new();
        around.set(segment.clone(), span, tree);
        let value = Value::Object(around);
        tree = Node { value, span };
    }
    let place = usize::try_from(file.index()).ok()?;
    *swept.trees.get_mut(place)? = Some(tree);
    Some(Copy {
        file,
        files,
        nodes: spans.len(),
    })
}

/// Moves all places of a tree to copies of their files.
fn move_all(
    node: &mut Node,
    swept: &mut Swept,
    files: &mut HashMap<FileId, FileId>,
    spans: &mut Vec<Span>,
) {
    if let Entry::Vacant(entry) = files.entry(node.span.file) {
        entry.insert(swept.files.again(node.span.file));
        swept.trees.push(None);
    }
    spans.push(node.span);
    node.span = moved(node.span, files);
    match &mut node.value {
        Value::Array(items) => items
            .iter_mut()
            .for_each(|it| move_all(it, swept, files, spans)),
        Value::Object(object) => object
            .nodes_mut()
            .for_each(|(_, it)| move_all(it, swept, files, spans)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

pub(super) fn moved(span: Span, files: &HashMap<FileId, FileId>) -> Span {
    let file = files.get(&span.file).copied();
    Span::new(file.unwrap_or(span.file), span.start, span.end)
}

/// Repeats the notes of the sweep for copied places.
fn note(swept: &mut Swept, spans: &[Span], files: &HashMap<FileId, FileId>) {
    for span in spans {
        if let Some(kind) = swept.kinds.get(span).copied() {
            swept.kinds.insert(moved(*span, files), kind);
        }
    }
    let own: BTreeSet<_> = spans.iter().map(|it| (it.file, it.start, it.end)).collect();
    let is_own = |it: Span| own.contains(&(it.file, it.start, it.end));
    let marks = swept.marks.iter().filter(|it| is_own(it.object));
    let marks: Vec<_> = marks
        .map(|it| PlacedExtension {
            object: moved(it.object, files),
            ..it.clone()
        })
        .collect();
    swept.marks.extend(marks);
    let lone = swept.lone_discriminators.iter();
    let lone = lone.filter(|(at, _)| is_own(*at));
    let lone: Vec<_> = lone
        .map(|(at, problem)| (moved(*at, files), problem.clone()))
        .collect();
    swept.lone_discriminators.extend(lone);
}
