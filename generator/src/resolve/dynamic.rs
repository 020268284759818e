//! Turns every `$dynamicRef` into a `$ref` (JSON Schema 2020-12, section 8.2.3.2).
//!
//! The target depends on the resources through which evaluation came: the outermost one with the
//! anchor wins. Each resource is therefore copied for every combination of winners with which it is
//! reached, like a generic type for its arguments. The copies are trees of their own, with places in
//! copies of the files.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use crate::diagnostics::{self, Diagnostic};
use crate::source::{FileId, Node, Span, Value, pointer};
use crate::sweep::identity::{Resource, ResourceId};
use crate::sweep::{Aim, ObjectKind, Reference, Swept};

use super::copies::{Copy, copy, moved};
use super::rewrite::{note_wrappers, rewrite};

/// The limit for copies. A few resources could otherwise have very many combinations.
const MOST_COPIES: usize = 200;

/// The limit for the nodes of all copies, since each copy of a large resource takes memory.
const MOST_NODES: usize = 500_000;

/// The limit for pairs of a resource and the name of an anchor on which it depends.
const MOST_PAIRS: usize = 500_000;

/// The name of a dynamic anchor.
type AnchorName = Rc<str>;

/// The winning resource of each dynamic anchor.
type Scope = BTreeMap<AnchorName, ResourceId>;

/// Specializes a document. The result is a problem if it needs too many copies.
pub(super) fn specialize(swept: &mut Swept) -> Option<Diagnostic> {
    let first = swept.references.iter().find(|it| it.dynamic)?.at;
    let anchors = dynamic_anchors(swept);
    let dynamic = swept.references.iter().filter(|it| it.dynamic);
    let dynamic: HashSet<Span> = dynamic.map(|it| it.at).collect();
    let trees = swept.trees.iter_mut().flatten();
    trees.for_each(|tree| rewrite(tree, &dynamic));
    note_wrappers(swept);
    if anchors.is_empty() {
        return None;
    }
    let problem = || diagnostics::resolve::many_dynamic(first, MOST_COPIES, MOST_NODES);
    let graph = Graph::of(swept, anchors);
    if graph.is_full {
        return Some(problem());
    }
    let mut copying = Copying {
        copies: HashMap::new(),
        pending: Vec::new(),
        made: 0,
        nodes: 0,
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
    while let Some(made) = copying.pending.pop().filter(|_| !copying.is_full()) {
        copying.within(swept, &graph, (made.resource, &made.scope), &made.files);
    }
    copying.is_full().then(problem)
}

/// The references that can have another target than their first one, with the names of anchors.
fn dynamic_anchors(swept: &Swept) -> HashMap<Span, AnchorName> {
    let dynamic = swept.references.iter().filter(|it| it.dynamic);
    let bookended = dynamic.filter_map(|it| {
        let name = pointer::parse(&it.text).ok()?.anchor?;
        let aim = swept.aims.get(&it.at)?;
        let home = swept.identities.get(resource_at(swept, aim))?;
        let anchor = home.anchors.get(&name)?;
        (anchor.dynamic && anchor.segments == aim.segments).then(|| (it.at, name.into()))
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
    dynamic: HashMap<Span, AnchorName>,
    /// The references of each resource.
    references: BTreeMap<ResourceId, Vec<(Reference, Aim, ResourceId)>>,
    /// The first target of each reference, by the place of its text.
    aims: HashMap<Span, Aim>,
    /// The resources directly inside each resource.
    inner: BTreeMap<ResourceId, Vec<ResourceId>>,
    /// The dynamic anchors on which each resource depends.
    names: BTreeMap<ResourceId, BTreeSet<AnchorName>>,
    /// The dynamic anchors in each resource.
    anchors: BTreeMap<ResourceId, BTreeSet<AnchorName>>,
    /// The scope of each resource at its place in the document.
    scopes: BTreeMap<ResourceId, Scope>,
    none: Scope,
    /// The places with a dynamic reference inside, or behind a reference inside.
    dependent: HashSet<Span>,
    /// True if resources depend on more names than the limit allows.
    is_full: bool,
}

/// A step of evaluation: a resource, or any resource with a dynamic anchor.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Step {
    Resource(ResourceId),
    Anchor(AnchorName),
}

impl Graph {
    fn of(swept: &Swept, dynamic: HashMap<Span, AnchorName>) -> Self {
        let mut graph = Self {
            dynamic,
            references: BTreeMap::new(),
            aims: HashMap::new(),
            inner: BTreeMap::new(),
            names: BTreeMap::new(),
            anchors: BTreeMap::new(),
            scopes: BTreeMap::new(),
            none: Scope::new(),
            dependent: HashSet::new(),
            is_full: false,
        };
        for (id, resource) in swept.identities.iter() {
            let anchors = resource.anchors.iter().filter(|(_, it)| it.dynamic);
            let anchors = anchors.map(|(name, _)| name.as_str().into()).collect();
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
        graph.find_dependent(swept);
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
        let mut users: HashMap<Step, Vec<Step>> = HashMap::new();
        let mut uses = |user: Step, used: Step| users.entry(used).or_default().push(user);
        let mut pending = Vec::new();
        for (id, anchors) in &self.anchors {
            for name in anchors {
                uses(Step::Anchor(name.clone()), Step::Resource(*id));
            }
        }
        for (id, inner) in &self.inner {
            for inner in inner {
                uses(Step::Resource(*id), Step::Resource(*inner));
            }
        }
        for (reference, _, to) in self.references.values().flatten() {
            let user = Step::Resource(reference.resource);
            uses(user.clone(), Step::Resource(*to));
            if let Some(name) = self.dynamic.get(&reference.at) {
                uses(user.clone(), Step::Anchor(name.clone()));
                pending.push((user, name.clone()));
            }
        }
        let mut seen = HashSet::new();
        while let Some(found) = pending.pop() {
            if !seen.insert(found.clone()) {
                continue;
            }
            if seen.len() > MOST_PAIRS {
                self.is_full = true;
                return;
            }
            let (step, name) = found;
            let before = users.get(&step).into_iter().flatten();
            pending.extend(before.map(|user| (user.clone(), name.clone())));
            if let Step::Resource(id) = step {
                self.names.entry(id).or_default().insert(name);
            }
        }
    }

    /// Finds the places with a dynamic reference inside, or behind a reference inside.
    fn find_dependent(&mut self, swept: &Swept) {
        let mut users: HashMap<Span, Vec<Span>> = HashMap::new();
        for (at, aim) in &self.aims {
            let target = swept.tree(aim.file);
            if let Some(target) = target.and_then(|root| pointer::find(root, &aim.segments)) {
                users.entry(target.span).or_default().push(*at);
            }
        }
        let mut pending: Vec<&Node> = swept.trees.iter().flatten().collect();
        while let Some(node) = pending.pop() {
            // Definitions are evaluated only by references. A property may have the same name.
            let is_schema = swept.kinds.get(&node.span) == Some(&ObjectKind::Schema);
            let mut visit = |inner: &'_ Node, is_evaluated: bool| {
                if is_evaluated {
                    users.entry(inner.span).or_default().push(node.span);
                }
            };
            match &node.value {
                Value::Array(items) => {
                    items.iter().for_each(|it| visit(it, true));
                    pending.extend(items);
                }
                Value::Object(object) => {
                    let inner = object.iter();
                    inner.for_each(|(key, _, it)| visit(it, !is_schema || key != "$defs"));
                    pending.extend(object.iter().map(|(_, _, it)| it));
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
            }
        }
        let mut pending: Vec<Span> = self.dynamic.keys().copied().collect();
        while let Some(at) = pending.pop() {
            if self.dependent.insert(at) {
                pending.extend(users.get(&at).into_iter().flatten());
            }
        }
    }

    /// True if a schema has a dynamic reference, or refers to a schema with one.
    fn depends(&self, swept: &Swept, aim: &Aim) -> bool {
        let target = swept.tree(aim.file);
        let target = target.and_then(|root| pointer::find(root, &aim.segments));
        target.is_some_and(|it| self.dependent.contains(&it.span))
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

struct Copying {
    /// The file of each resource for a scope: the original or a copy.
    copies: HashMap<(ResourceId, Scope), FileId>,
    pending: Vec<Made>,
    made: usize,
    /// The nodes of all copies.
    nodes: usize,
}

impl Copying {
    /// True if the document needs more copies than the limits allow.
    fn is_full(&self) -> bool {
        self.made > MOST_COPIES || self.nodes > MOST_NODES
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
                let segments = resource.anchors.get(&**name)?.segments.clone();
                let file = resource.file;
                Some((Aim { file, segments }, id))
            });
            let (mut aim, to) = found.unwrap_or_else(|| (first.clone(), *to));
            let inside = graph.enter(scope, to);
            if graph.depends(swept, &aim) {
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
        if self.is_full() {
            return original;
        }
        let Some(Copy { file, files, nodes }) = copy(swept, id) else {
            return original;
        };
        self.nodes += nodes;
        self.copies.insert(key, file);
        self.pending.push(Made {
            resource: id,
            scope,
            files,
        });
        file
    }
}
