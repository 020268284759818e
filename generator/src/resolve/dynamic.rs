//! Turns every `$dynamicRef` into a `$ref` (JSON Schema 2020-12, section 8.2.3.2).
//!
//! The target depends on the resources through which evaluation came: the outermost one with the
//! anchor wins. Each resource is therefore copied for every combination of winners with which it is
//! reached, like a generic type for its arguments. The copies are trees of their own, with places in
//! copies of the files.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::diagnostics::{self, Diagnostic};
use crate::source::{FileId, Node, Object, Span, Value, pointer};
use crate::sweep::identity::{Resource, ResourceId};
use crate::sweep::{Aim, Mark, Reference, Swept};

use super::rewrite::{note_wrappers, rewrite};

/// The limit for copies. A few resources could otherwise have very many combinations.
const MOST_COPIES: usize = 200;

/// The winning resource of each dynamic anchor.
type Scope = BTreeMap<String, ResourceId>;

/// Specializes a document. The result is a problem if it needs too many copies.
pub(super) fn specialize(swept: &mut Swept) -> Option<Diagnostic> {
    let first = swept.references.iter().find(|it| it.dynamic)?.at;
    let anchors = dynamic_anchors(swept);
    swept.trees.iter_mut().flatten().for_each(rewrite);
    note_wrappers(swept);
    if anchors.is_empty() {
        return None;
    }
    let graph = Graph::of(swept, anchors);
    let mut copying = Copying {
        copies: HashMap::new(),
        pending: Vec::new(),
        made: 0,
        plain: HashSet::new(),
    };
    for (id, resource) in swept.identities.iter() {
        let key = graph.key(id, graph.scope(id));
        copying.copies.insert(key, resource.file);
    }
    let originals: Vec<_> = graph.resources().collect();
    for id in originals {
        let scope = graph.scope(id).clone();
        copying.retarget(swept, &graph, (id, &scope), None);
    }
    while let Some(made) = copying.pending.pop() {
        if copying.made > MOST_COPIES {
            return Some(diagnostics::resolve::many_dynamic(first, MOST_COPIES));
        }
        copying.within(swept, &graph, (made.resource, &made.scope), &made.files);
    }
    None
}

/// The references that can have another target than their first one, with the names of anchors.
fn dynamic_anchors(swept: &Swept) -> HashMap<Span, String> {
    let dynamic = swept.references.iter().filter(|it| it.dynamic);
    let bookended = dynamic.filter_map(|it| {
        let name = pointer::parse(&it.text).ok()?.anchor?;
        let aim = swept.aims.get(&it.at)?;
        let home = swept.identities.get(resource_at(swept, aim))?;
        let anchor = home.anchors.get(&name)?;
        (anchor.dynamic && anchor.segments == aim.segments).then_some((it.at, name))
    });
    bookended.collect()
}

fn resource_at(swept: &Swept, aim: &Aim) -> ResourceId {
    match swept.tree(aim.file) {
        Some(root) => swept.identities.around(root, aim.file, &aim.segments),
        None => 0,
    }
}

/// The resources and their references.
struct Graph {
    /// The references that depend on the scope, with the names of anchors.
    dynamic: HashMap<Span, String>,
    /// The references of each resource.
    references: BTreeMap<ResourceId, Vec<(Reference, Aim, ResourceId)>>,
    /// The first target of each reference, by the place of its text.
    aims: HashMap<Span, Aim>,
    /// The resources directly inside each resource.
    inner: BTreeMap<ResourceId, Vec<ResourceId>>,
    /// The dynamic anchors on which each resource depends.
    names: BTreeMap<ResourceId, BTreeSet<String>>,
    /// The dynamic anchors in each resource.
    anchors: BTreeMap<ResourceId, BTreeSet<String>>,
    /// The scope of each resource at its place in the document.
    scopes: BTreeMap<ResourceId, Scope>,
    none: Scope,
}

impl Graph {
    fn of(swept: &Swept, dynamic: HashMap<Span, String>) -> Self {
        let mut graph = Self {
            dynamic,
            references: BTreeMap::new(),
            aims: HashMap::new(),
            inner: BTreeMap::new(),
            names: BTreeMap::new(),
            anchors: BTreeMap::new(),
            scopes: BTreeMap::new(),
            none: Scope::new(),
        };
        for (id, resource) in swept.identities.iter() {
            let anchors = resource.anchors.iter().filter(|(_, it)| it.dynamic);
            let anchors = anchors.map(|(name, _)| name.clone()).collect();
            graph.anchors.insert(id, anchors);
            graph.note_scope(swept, id, resource);
        }
        for reference in &swept.references {
            if let Some(aim) = aim(swept, reference) {
                let to = resource_at(swept, &aim);
                graph.aims.insert(reference.at, aim.clone());
                let own = graph.references.entry(reference.resource).or_default();
                own.push((reference.clone(), aim, to));
            }
        }
        graph.find_names();
        graph
    }

    /// An outer resource precedes the resources inside of it.
    fn note_scope(&mut self, swept: &Swept, id: ResourceId, resource: &Resource) {
        let outer = resource.segments.split_last().and_then(|(_, above)| {
            let root = swept.tree(resource.file)?;
            Some(swept.identities.around(root, resource.file, above))
        });
        let scope = match outer.filter(|outer| *outer != id) {
            Some(outer) => {
                self.inner.entry(outer).or_default().push(id);
                self.enter(self.scope(outer), id)
            }
            None => self.enter(&Scope::new(), id),
        };
        self.scopes.insert(id, scope);
    }

    /// The names on which resources depend, directly or through their references.
    fn find_names(&mut self) {
        for references in self.references.values() {
            for (reference, _, _) in references {
                if let Some(name) = self.dynamic.get(&reference.at) {
                    let names = self.names.entry(reference.resource).or_default();
                    names.insert(name.clone());
                }
            }
        }
        loop {
            let mut is_changed = false;
            for id in self.resources().collect::<Vec<_>>() {
                let more: BTreeSet<String> = self
                    .next(id)
                    .iter()
                    .filter_map(|it| self.names.get(it))
                    .flatten()
                    .cloned()
                    .collect();
                let own = self.names.entry(id).or_default();
                let before = own.len();
                own.extend(more);
                is_changed |= own.len() > before;
            }
            if !is_changed {
                return;
            }
        }
    }

    /// The resources that evaluation of a resource may enter.
    fn next(&self, id: ResourceId) -> BTreeSet<ResourceId> {
        let mut next: BTreeSet<_> = self.inner.get(&id).into_iter().flatten().copied().collect();
        for (reference, _, to) in self.references.get(&id).into_iter().flatten() {
            next.insert(*to);
            if let Some(name) = self.dynamic.get(&reference.at) {
                let others = self.anchors.iter().filter(|(_, it)| it.contains(name));
                next.extend(others.map(|(id, _)| *id));
            }
        }
        next
    }

    fn resources(&self) -> impl Iterator<Item = ResourceId> {
        self.scopes.keys().copied()
    }

    fn scope(&self, id: ResourceId) -> &Scope {
        self.scopes.get(&id).unwrap_or(&self.none)
    }

    /// The scope after entering a resource.
    fn enter(&self, scope: &Scope, id: ResourceId) -> Scope {
        let mut scope = scope.clone();
        for name in self.anchors.get(&id).into_iter().flatten() {
            scope.entry(name.clone()).or_insert(id);
        }
        scope
    }

    /// The part of a scope on which a resource depends.
    fn key(&self, id: ResourceId, scope: &Scope) -> (ResourceId, Scope) {
        let names = self.names.get(&id);
        let relevant = scope
            .iter()
            .filter(|(name, _)| names.is_some_and(|it| it.contains(*name)));
        let relevant = relevant.map(|(name, winner)| (name.clone(), *winner));
        (id, relevant.collect())
    }
}

/// The static target of a reference.
fn aim(swept: &Swept, reference: &Reference) -> Option<Aim> {
    if reference.mapping && swept.named_schema(&reference.text).is_some() {
        return None;
    }
    let (file, segments) = super::check::aim(swept, reference.at, &reference.text)?;
    Some(Aim { file, segments })
}

/// A copy whose references are not looked up yet.
struct Made {
    resource: ResourceId,
    scope: Scope,
    /// The copy of each file.
    files: HashMap<FileId, FileId>,
}

/// The keywords with schemas by names of the document, besides `$defs`.
const MAPS: [&str; 3] = ["properties", "patternProperties", "dependentSchemas"];

struct Copying {
    /// The file of each resource for a scope: the original or a copy.
    copies: HashMap<(ResourceId, Scope), FileId>,
    pending: Vec<Made>,
    made: usize,
    /// The places without a dynamic reference inside or behind them.
    plain: HashSet<Span>,
}

impl Copying {
    /// True if a schema has a dynamic reference, or refers to one that has.
    fn depends(&mut self, swept: &Swept, graph: &Graph, aim: &Aim) -> bool {
        let find = |aim: &Aim| pointer::find(swept.tree(aim.file)?, &aim.segments);
        let schema = |node| (node, false);
        let mut pending: Vec<(&Node, bool)> = find(aim).into_iter().map(schema).collect();
        let mut seen = HashSet::new();
        while let Some((node, is_map)) = pending.pop() {
            if self.plain.contains(&node.span) || !seen.insert(node.span) {
                continue;
            }
            if graph.dynamic.contains_key(&node.span) {
                return true;
            }
            pending.extend(graph.aims.get(&node.span).and_then(find).map(schema));
            match &node.value {
                Value::Array(items) => pending.extend(items.iter().map(schema)),
                Value::Object(object) => {
                    // Definitions are evaluated only by references. A property may have the same name.
                    let evaluated = object.iter().filter(|(key, ..)| is_map || *key != "$defs");
                    let is_map = |key: &str| !is_map && MAPS.contains(&key);
                    pending.extend(evaluated.map(|(key, _, it)| (it, is_map(key))));
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
            }
        }
        self.plain.extend(seen);
        false
    }

    /// Looks up the references of a copied resource and of those inside of it.
    fn within(
        &mut self,
        swept: &mut Swept,
        graph: &Graph,
        (id, scope): (ResourceId, &Scope),
        files: &HashMap<FileId, FileId>,
    ) {
        self.retarget(swept, graph, (id, scope), Some(files));
        for inner in graph.inner.get(&id).into_iter().flatten() {
            let scope = graph.enter(scope, *inner);
            self.within(swept, graph, (*inner, &scope), files);
        }
    }

    /// Sets the targets of a resource's references, in the original or a copy.
    fn retarget(
        &mut self,
        swept: &mut Swept,
        graph: &Graph,
        (id, scope): (ResourceId, &Scope),
        files: Option<&HashMap<FileId, FileId>>,
    ) {
        for (reference, first, to) in graph.references.get(&id).into_iter().flatten() {
            let winner = graph.dynamic.get(&reference.at);
            let winner = winner.and_then(|name| Some((name, *scope.get(name)?)));
            let found = winner.and_then(|(name, id)| {
                let resource = swept.identities.get(id)?;
                let segments = resource.anchors.get(name)?.segments.clone();
                let file = resource.file;
                Some((Aim { file, segments }, id))
            });
            let (mut aim, to) = found.unwrap_or_else(|| (first.clone(), *to));
            let inside = graph.enter(scope, to);
            if self.depends(swept, graph, &aim) {
                aim.file = self.file(swept, graph, (to, inside), aim.file);
            }
            let at = match files {
                Some(files) => moved(reference.at, files),
                None => reference.at,
            };
            if files.is_some() {
                let copy = Reference {
                    at,
                    ..reference.clone()
                };
                swept.references.push(copy);
            }
            if files.is_some() || aim != *first || reference.dynamic {
                swept.aims.insert(at, aim);
            }
        }
    }

    /// The file of a resource for a scope, possibly a new copy.
    fn file(
        &mut self,
        swept: &mut Swept,
        graph: &Graph,
        (id, scope): (ResourceId, Scope),
        original: FileId,
    ) -> FileId {
        let key = graph.key(id, &scope);
        if key.1.is_empty() {
            return original;
        }
        if let Some(known) = self.copies.get(&key) {
            return *known;
        }
        self.made += 1;
        if self.made > MOST_COPIES {
            return original;
        }
        let Some((file, files)) = copy(swept, id) else {
            return original;
        };
        self.copies.insert(key, file);
        self.pending.push(Made {
            resource: id,
            scope,
            files,
        });
        file
    }
}

/// Copies the tree of a resource to a new file, at the same pointer.
fn copy(swept: &mut Swept, id: ResourceId) -> Option<(FileId, HashMap<FileId, FileId>)> {
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
    Some((file, files))
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

fn moved(span: Span, files: &HashMap<FileId, FileId>) -> Span {
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
        .map(|it| Mark {
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
