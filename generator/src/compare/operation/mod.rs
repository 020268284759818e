//! Operations: paired by method and path, or else by id.

mod bodies;
mod parts;
mod responses;
mod statements;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::Operation;
use crate::plan::OperationPlan;

use super::finding::{Key, RawFinding};
use super::rules::{
    OPERATION_ADDED, OPERATION_DEPRECATED, OPERATION_DOCS, OPERATION_METHOD, OPERATION_PATH,
    OPERATION_REMOVED, OPERATION_TAGS, OPERATION_UNDEPRECATED, Rule,
};
use super::severity::Flow;
use super::side::{Side, flows, key, label};
use super::spot::Spot;
use super::walk::Walk;

/// An operation with its plan.
pub(super) type Planned<'a> = (&'a Operation, &'a OperationPlan);

/// The operations of both revisions.
pub(super) struct Paired<'a> {
    /// The operations in both, in the order of their keys.
    pub(super) both: Vec<(Planned<'a>, Planned<'a>)>,
    /// Only in the old revision.
    pub(super) gone: Vec<Planned<'a>>,
    /// Only in the new revision.
    pub(super) new: Vec<Planned<'a>>,
}

/// Pairs the operations of two revisions.
pub(super) fn pair<'a>(old: &'a Side, new: &'a Side) -> Paired<'a> {
    let indexed = |side: &'a Side| -> BTreeMap<String, Planned<'a>> {
        let mut all = BTreeMap::new();
        for planned in side.operations() {
            // Two operations have one key only if callbacks of several operations are alike.
            let mut name = key(planned.0);
            while all.contains_key(&name) {
                name.push('+');
            }
            all.insert(name, planned);
        }
        all
    };
    let (mut before, mut after) = (indexed(old), indexed(new));
    let shared: Vec<String> = before
        .keys()
        .filter(|it| after.contains_key(*it))
        .cloned()
        .collect();
    let mut both = Vec::new();
    for name in shared {
        both.extend(before.remove(&name).zip(after.remove(&name)));
    }
    let moved: Vec<(String, String)> = before
        .iter()
        .filter_map(|(name, planned)| {
            let same = |it: &&(&String, &Planned<'_>)| {
                it.1.0.id == planned.0.id && it.1.0.role == planned.0.role
            };
            let all: Vec<_> = after.iter().collect();
            let found = all.iter().find(|it| same(it))?;
            Some((name.clone(), found.0.clone()))
        })
        .collect();
    for (from, to) in moved {
        both.extend(before.remove(&from).zip(after.remove(&to)));
    }
    Paired {
        both,
        gone: before.into_values().collect(),
        new: after.into_values().collect(),
    }
}

/// The circumstances of an operation in both revisions.
pub(super) struct OperationPair<'a> {
    pub(super) old: &'a Operation,
    pub(super) new: &'a Operation,
    pub(super) spot: Spot,
    /// The key of the old revision.
    pub(super) key: String,
    /// The directions of the request and of the responses.
    pub(super) flows: (Flow, Flow),
}

impl OperationPair<'_> {
    /// The key of a part of the operation.
    pub(super) fn part(&self, part: &str) -> Key {
        Key::Part(self.key.clone(), part.to_owned())
    }

    /// A change of a part, at the places of the operation.
    pub(super) fn seen(
        &self,
        rule: &'static Rule,
        flow: Flow,
        part: &str,
        shown: &str,
    ) -> RawFinding {
        let spot = self.spot.part(part, shown);
        RawFinding::new(rule, spot.at, spot.shown)
            .flow(flow)
            .places(Some(&self.old.origin), Some(&self.new.origin))
            .keys([self.part(part)])
            .reached_by([label(self.new)])
    }
}

impl Walk<'_> {
    /// Compares all operations.
    pub(super) fn operations(&mut self, paired: &Paired<'_>) {
        for ((old, _), (new, _)) in &paired.both {
            let name = key(old);
            let place = OperationPair {
                old,
                new,
                spot: Spot::new(name.clone(), ""),
                key: name,
                flows: flows(new.role),
            };
            self.itself(&place);
            self.parameters(&place);
            self.bodies(&place);
            self.responses(&place);
            self.statements(&place);
            self.security(&place);
        }
        for (gone, _) in &paired.gone {
            let seen = RawFinding::new(&OPERATION_REMOVED, key(gone), "")
                .flow(flows(gone.role).0)
                .places(Some(&gone.origin), None)
                .keys([Key::Part(key(gone), "method".to_owned())]);
            self.add(seen.reached_by([label(gone)]));
        }
        for (new, _) in &paired.new {
            let seen = RawFinding::new(&OPERATION_ADDED, key(new), "")
                .flow(flows(new.role).0)
                .places(None, Some(&new.origin))
                .keys([Key::Part(key(new), "method".to_owned())]);
            self.add(seen.reached_by([label(new)]));
        }
    }

    fn itself(&mut self, place: &OperationPair<'_>) {
        let (old, new) = (place.old, place.new);
        let flow = place.flows.0;
        if key(old) != key(new) {
            let (rule, before, after) = match old.method == new.method {
                true => (&OPERATION_PATH, old.path.clone(), new.path.clone()),
                false => {
                    let text = |it: &Operation| format!("{} {}", it.method.as_str(), it.path);
                    (&OPERATION_METHOD, text(old), text(new))
                }
            };
            let seen = place.seen(rule, flow, "path", "");
            self.add(seen.forms(Some(before), Some(after)));
        }
        let rule = match (old.docs.deprecated, new.docs.deprecated) {
            (false, true) => Some(&OPERATION_DEPRECATED),
            (true, false) => Some(&OPERATION_UNDEPRECATED),
            _ => None,
        };
        if let Some(rule) = rule {
            self.add(place.seen(rule, flow, "deprecated", ""));
        }
        let mut docs = new.docs.clone();
        docs.deprecated = old.docs.deprecated;
        self.docs(&OPERATION_DOCS, (&old.docs, &docs), |_, rule| {
            place.seen(rule, flow, "docs", "")
        });
        let tags = |it: &Operation| it.tags.iter().cloned().collect::<BTreeSet<_>>();
        let (before, after) = (tags(old), tags(new));
        if before != after {
            let text = |it: BTreeSet<String>| Some(it.into_iter().collect::<Vec<_>>().join(", "));
            let seen = place.seen(&OPERATION_TAGS, flow, "tags", "");
            self.add(seen.forms(text(before), text(after)));
        }
    }
}
