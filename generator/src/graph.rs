//! Walks graphs without recursion, because a document may nest thousands of schemas.

use std::collections::{BTreeMap, HashSet};
use std::hash::Hash;

use crate::internal;
use crate::table::{Id, Table, id};

/// The successors of each node.
pub(crate) type Edges<I> = Table<I, Vec<I>>;

/// The roots and all nodes reachable from them.
pub(crate) fn closure<N: Copy + Eq + Hash, L: IntoIterator<Item = N>>(
    roots: impl IntoIterator<Item = N>,
    next: impl FnMut(N) -> L,
) -> HashSet<N> {
    closure_by(roots, |node| *node, next)
}

/// Like [`closure`], for nodes identified by keys.
pub(crate) fn closure_by<N, K: Eq + Hash, L: IntoIterator<Item = N>>(
    roots: impl IntoIterator<Item = N>,
    key: impl Fn(&N) -> K,
    mut next: impl FnMut(N) -> L,
) -> HashSet<K> {
    let mut found = HashSet::new();
    let mut pending: Vec<N> = roots.into_iter().collect();
    while let Some(node) = pending.pop() {
        if found.insert(key(&node)) {
            pending.extend(next(node));
        }
    }
    found
}

/// Propagates values along the edges until nothing changes. `join` adds a value to the value of a
/// node, and returns true if this changed it.
pub(crate) fn flow<I: Id, V: Clone>(
    values: &mut Table<I, V>,
    edges: &Edges<I>,
    mut join: impl FnMut(&mut V, &V) -> bool,
) {
    let mut pending: Vec<I> = edges.ids().collect();
    while let Some(from) = pending.pop() {
        let value = values[from].clone();
        for to in &edges[from] {
            if join(&mut values[*to], &value) {
                pending.push(*to);
            }
        }
    }
}

id! {
    /// A group of nodes reachable from each other.
    pub(crate) struct ComponentId;
}

/// The strongly connected components of a graph. A successor has a lower id.
pub(crate) struct Components<I> {
    of: Table<I, ComponentId>,
    members: Table<ComponentId, Vec<I>>,
}

impl<I: Id> Components<I> {
    /// Tarjan's algorithm.
    pub(crate) fn of(edges: &Edges<I>) -> Self {
        let mut walk = Walk {
            order: edges.map(|_, _| None),
            low: edges.map(|_, _| 0),
            of: BTreeMap::new(),
            members: Table::new(),
            open: Vec::new(),
            next: 0,
        };
        for start in edges.ids() {
            walk.visit(start, edges);
        }
        Self {
            of: Table::complete(walk.of),
            members: walk.members,
        }
    }

    /// The members of each component.
    pub(crate) fn members(&self) -> &Table<ComponentId, Vec<I>> {
        &self.members
    }

    /// The components with a cycle.
    pub(crate) fn cycles(&self, edges: &Edges<I>) -> impl Iterator<Item = &Vec<I>> {
        self.members
            .rows()
            .filter(|members| match members.as_slice() {
                [only] => edges[*only].contains(only),
                _ => true,
            })
    }

    /// The component of a node.
    pub(crate) fn component(&self, node: I) -> ComponentId {
        self.of[node]
    }
}

struct Walk<I> {
    order: Table<I, Option<usize>>,
    low: Table<I, usize>,
    of: BTreeMap<I, ComponentId>,
    members: Table<ComponentId, Vec<I>>,
    open: Vec<I>,
    next: usize,
}

impl<I: Id> Walk<I> {
    fn visit(&mut self, start: I, edges: &Edges<I>) {
        if self.order[start].is_some() {
            return;
        }
        self.enter(start);
        let mut path = vec![(start, edges[start].iter())];
        while let Some((node, targets)) = path.last_mut() {
            let node = *node;
            let Some(target) = targets.next().copied() else {
                path.pop();
                self.leave(node);
                if let Some((parent, _)) = path.last() {
                    self.low[*parent] = self.low[*parent].min(self.low[node]);
                }
                continue;
            };
            match self.order[target] {
                None => {
                    self.enter(target);
                    path.push((target, edges[target].iter()));
                }
                // There is no path back from a finished component.
                Some(order) if !self.of.contains_key(&target) => {
                    self.low[node] = self.low[node].min(order);
                }
                Some(_) => {}
            }
        }
    }

    fn enter(&mut self, node: I) {
        self.order[node] = Some(self.next);
        self.low[node] = self.next;
        self.next += 1;
        self.open.push(node);
    }

    /// Completes the component with this root, if the node is a root.
    fn leave(&mut self, node: I) {
        if self.order[node] != Some(self.low[node]) {
            return;
        }
        let Some(begin) = self.open.iter().rposition(|it| *it == node) else {
            internal::error("a component of a graph is closed twice");
        };
        let members = self.open.split_off(begin);
        let nodes = members.clone();
        let component = self.members.push(members);
        self.of
            .extend(nodes.into_iter().map(|node| (node, component)));
    }
}

/// The edges that close a cycle, as a node and the index of its edge: their target is still on the
/// path of the walk. The walk starts at nodes in this order, and visits each component separately, so
/// that only the cycle itself decides on the cut.
pub(crate) fn closing_edges<I: Id>(
    order: impl IntoIterator<Item = I>,
    edges: &Edges<I>,
) -> Vec<(I, usize)> {
    let components = Components::of(edges);
    let mut states = edges.map(|_, _| State::New);
    let mut found = Vec::new();
    for start in order {
        if states[start] != State::New {
            continue;
        }
        states[start] = State::Open;
        let mut path = vec![(start, edges[start].iter().enumerate())];
        while let Some((node, targets)) = path.last_mut() {
            let node = *node;
            let Some((edge, target)) = targets.next() else {
                states[node] = State::Done;
                path.pop();
                continue;
            };
            if components.component(node) != components.component(*target) {
                continue;
            }
            match states[*target] {
                State::Open => found.push((node, edge)),
                State::New => {
                    states[*target] = State::Open;
                    path.push((*target, edges[*target].iter().enumerate()));
                }
                State::Done => {}
            }
        }
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

#[cfg(test)]
mod tests {
    use super::{Components, Edges, closing_edges, closure, flow};
    use crate::table::{Id, id};

    id! {
        struct Node;
    }

    fn graph(edges: &[&[usize]]) -> Edges<Node> {
        let nodes = edges.iter().map(|targets| {
            let targets = targets.iter().map(|it| Node::from_number(*it));
            targets.collect()
        });
        nodes.collect()
    }

    /// Two cycles, `0 → 1 → 0` and `2 → 3 → 4 → 2`, with an edge from the first to the second.
    fn two_cycles() -> Edges<Node> {
        graph(&[&[1], &[0, 2], &[3], &[4], &[2], &[]])
    }

    #[test]
    fn components_come_behind_what_they_lead_to() {
        let components = Components::of(&two_cycles());
        let members = components.members().rows();
        let members: Vec<Vec<usize>> = members
            .map(|all| {
                let mut all: Vec<_> = all.iter().map(|it| it.number()).collect();
                all.sort_unstable();
                all
            })
            .collect();
        assert_eq!(members, [vec![2, 3, 4], vec![0, 1], vec![5]]);
        assert_eq!(components.component(Node::from_number(3)).number(), 0);
        assert_eq!(components.cycles(&two_cycles()).count(), 2);
    }

    #[test]
    fn each_cycle_is_cut_once_where_its_walk_begins() {
        let graph = two_cycles();
        let cut = |order: &[usize]| {
            let order = order.iter().map(|it| Node::from_number(*it));
            let edges = closing_edges(order, &graph).into_iter();
            let mut edges: Vec<_> = edges.map(|(node, edge)| (node.number(), edge)).collect();
            edges.sort_unstable();
            edges
        };
        assert_eq!(cut(&[0, 1, 2, 3, 4, 5]), [(1, 0), (4, 0)]);
        assert_eq!(cut(&[5, 4, 3, 2, 1, 0]), [(0, 0), (3, 0)]);
    }

    #[test]
    fn values_flow_around_a_cycle() {
        let graph = two_cycles();
        let mut values = graph.map(|node, _| node.number() == 0);
        flow(&mut values, &graph, |to, from| {
            let changes = *from && !*to;
            *to |= *from;
            changes
        });
        let reached = closure([Node::from_number(0)], |node| graph[node].clone());
        for (node, value) in values.iter() {
            assert_eq!(*value, node.number() != 5);
            assert_eq!(*value, reached.contains(&node));
        }
    }
}
