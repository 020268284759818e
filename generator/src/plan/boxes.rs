//! Boxes on the edges that close a cycle of types, and nowhere else.

use std::collections::BTreeMap;

use super::model::{Kind, RustType, TypePlan};

/// Puts a `Box` around each use of a type that would otherwise hold itself. Each cycle is walked by
/// itself from the type whose name comes first, along fields in the order of their names, so that
/// neither the order of the document nor a type beside the cycle decides where its boxes are.
pub(super) fn close_cycles(types: &mut [TypePlan]) {
    let graph = edges(types);
    let group = groups(&graph);
    let mut order: Vec<usize> = (0..types.len()).collect();
    order.sort_by(|left, right| ident(types, *left).cmp(ident(types, *right)));
    let mut state = vec![State::New; types.len()];
    for start in order {
        let closing = closing(start, &graph, &group, &mut state);
        for (at, edge) in closing {
            let held = types.get_mut(at).map(|it| held(&mut it.kind));
            if let Some(ty) = held.and_then(|held| held.into_iter().nth(edge)) {
                box_it(ty);
            }
        }
    }
}

/// For each type, the uses of other types that it holds: their index among its fields, and the type.
pub(super) type Graph = Vec<Vec<(usize, usize)>>;

fn ident(types: &[TypePlan], at: usize) -> &str {
    types.get(at).map_or("", |it| it.ident.as_str())
}

fn edges(types: &mut [TypePlan]) -> Graph {
    let names = types.iter().enumerate();
    let index: BTreeMap<String, usize> = names.map(|(at, it)| (it.ident.clone(), at)).collect();
    let all = types.iter_mut().map(|it| {
        let labels: Vec<String> = match &it.kind {
            Kind::Struct(it) => it.fields.iter().map(|it| it.ident.clone()).collect(),
            Kind::Union(it) => it.variants.iter().map(|it| it.ident.clone()).collect(),
            Kind::Choice(_) | Kind::Newtype(_) | Kind::Alias(_) => Vec::new(),
        };
        let held = held(&mut it.kind).into_iter().enumerate().zip(labels);
        let mut found: Vec<_> = held
            .filter_map(|((edge, ty), label)| Some((label, edge, *index.get(&direct(ty)?)?)))
            .collect();
        found.sort_unstable();
        let found = found.into_iter().map(|(_, edge, target)| (edge, target));
        found.collect()
    });
    all.collect()
}

/// A number for each type, the same for types that hold each other (Tarjan's strongly connected
/// components), and higher than the numbers of what they hold. Without recursion: a document may
/// nest thousands of types.
pub(super) fn groups(graph: &Graph) -> Vec<usize> {
    let mut found = Groups {
        number: vec![None; graph.len()],
        low: vec![0; graph.len()],
        group: vec![usize::MAX; graph.len()],
        open: Vec::new(),
        next: 0,
        closed: 0,
    };
    for start in 0..graph.len() {
        found.visit(start, graph);
    }
    found.group
}

struct Groups {
    number: Vec<Option<usize>>,
    low: Vec<usize>,
    group: Vec<usize>,
    open: Vec<usize>,
    next: usize,
    closed: usize,
}

impl Groups {
    fn visit(&mut self, start: usize, graph: &Graph) {
        if self.number.get(start).copied().flatten().is_some() {
            return;
        }
        let mut path = vec![(start, 0)];
        self.enter(start);
        while let Some((at, edge)) = path.pop() {
            let next = graph.get(at).and_then(|edges| edges.get(edge));
            let Some((_, target)) = next else {
                self.leave(at, path.last().map(|(parent, _)| *parent));
                continue;
            };
            path.push((at, edge + 1));
            match self.number.get(*target).copied().flatten() {
                None => {
                    self.enter(*target);
                    path.push((*target, 0));
                }
                // A type that is in a group already can't lead back here.
                Some(number) if self.group.get(*target) == Some(&usize::MAX) => {
                    self.lower(at, number);
                }
                Some(_) => {}
            }
        }
    }

    fn enter(&mut self, at: usize) {
        if let (Some(number), Some(low)) = (self.number.get_mut(at), self.low.get_mut(at)) {
            *number = Some(self.next);
            *low = self.next;
        }
        self.next += 1;
        self.open.push(at);
    }

    fn leave(&mut self, at: usize, parent: Option<usize>) {
        let low = self.low.get(at).copied().unwrap_or_default();
        if let Some(parent) = parent {
            self.lower(parent, low);
        }
        if self.number.get(at).copied().flatten() != Some(low) {
            return;
        }
        while let Some(member) = self.open.pop() {
            if let Some(group) = self.group.get_mut(member) {
                *group = self.closed;
            }
            if member == at {
                break;
            }
        }
        self.closed += 1;
    }

    fn lower(&mut self, at: usize, number: usize) {
        if let Some(low) = self.low.get_mut(at) {
            *low = (*low).min(number);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// The uses that close a cycle, walking depth first inside of one group.
fn closing(
    start: usize,
    graph: &Graph,
    group: &[usize],
    state: &mut [State],
) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if state.get(start) != Some(&State::New) {
        return found;
    }
    let mut path = vec![(start, 0)];
    while let Some((at, edge)) = path.pop() {
        let next = graph.get(at).and_then(|edges| edges.get(edge)).copied();
        if let Some(slot) = state.get_mut(at) {
            *slot = if next.is_some() {
                State::Open
            } else {
                State::Done
            };
        }
        let Some((field, target)) = next else {
            continue;
        };
        path.push((at, edge + 1));
        if group.get(target) != group.get(at) {
            continue;
        }
        match state.get(target) {
            Some(State::Open) => found.push((at, field)),
            Some(State::New) => path.push((target, 0)),
            Some(State::Done) | None => {}
        }
    }
    found
}

/// The types that a type holds by value.
fn held(kind: &mut Kind) -> Vec<&mut RustType> {
    match kind {
        Kind::Struct(it) => it.fields.iter_mut().map(|field| &mut field.ty).collect(),
        Kind::Union(it) => it
            .variants
            .iter_mut()
            .map(|variant| &mut variant.ty)
            .collect(),
        Kind::Choice(_) | Kind::Newtype(_) | Kind::Alias(_) => Vec::new(),
    }
}

/// The named type that stands here without a heap allocation in between.
fn direct(ty: &RustType) -> Option<String> {
    match ty {
        RustType::Named(name) => Some(name.clone()),
        RustType::Nullable(inner) | RustType::Sensitive(inner) => direct(inner),
        _ => None,
    }
}

fn box_it(ty: &mut RustType) {
    match ty {
        RustType::Named(_) => *ty = RustType::Boxed(Box::new(ty.clone())),
        RustType::Nullable(inner) | RustType::Sensitive(inner) => box_it(inner),
        _ => {}
    }
}
