//! The state of a comparison: both revisions, and the changes seen so far.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use crate::ir::{Docs, Origin, Schema, SchemaId};

use super::finding::{Key, RawFinding};
use super::rules::Rule;
use super::schema::{Change, Classes, Digests, Known};
use super::severity::{By, Flow, Severity};
use super::side::{Pairs, Side};
use super::spot::Spot;

/// A schema of the old and of the new document.
pub(super) type Pair = (SchemaId, SchemaId);

/// A change with the identity by which repeated sightings are one finding.
type Identity = (
    &'static str,
    Option<Flow>,
    String,
    Option<String>,
    Option<String>,
    Vec<Key>,
);

/// Compares two revisions of one API.
pub(super) struct Walk<'a> {
    pub(super) old: &'a Side,
    pub(super) new: &'a Side,
    /// Schemas that take each other's places.
    pub(super) pairs: Pairs,
    /// The pairs that are compared already, by direction and by notation (text or JSON).
    visited: HashSet<Visit>,
    seen: BTreeMap<Identity, RawFinding>,
    /// The directions of the changes of whole schemas.
    changes: HashMap<Visit, Change>,
    /// The changes of pairs of rule sets.
    pub(super) keywords: Known,
    shared: Rc<Shared>,
}

/// A pair with its direction, its notation, and its selection by a discriminator.
type Visit = (Pair, Flow, bool, Option<Rc<Tag>>);

/// A discriminator that selects an alternative in both revisions.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Tag {
    /// The member.
    pub(super) property: String,
    /// Its values that select the alternative, before and after.
    pub(super) values: [BTreeSet<String>; 2],
}

/// Indexes that are made once they are needed.
#[derive(Default)]
pub(super) struct Shared {
    classes: OnceCell<Classes>,
    digests: OnceCell<(Digests, Digests)>,
}

impl Shared {
    /// The equal rule sets of both revisions.
    pub(super) fn classes(&self, old: &Side, new: &Side) -> &Classes {
        self.classes.get_or_init(|| Classes::of(&old.api, &new.api))
    }
}

/// The circumstances of a schema.
#[derive(Clone)]
pub(super) struct Here {
    /// The direction of the message.
    pub(super) flow: Flow,
    /// True if values are text, as in most parameters.
    pub(super) text: bool,
    /// The position.
    pub(super) spot: Spot,
    /// The closest member, value or part around it.
    pub(super) owner: Option<Key>,
    /// True for the value of a member that may be absent.
    pub(super) optional: bool,
    /// The discriminator that selects this alternative.
    pub(super) tag: Option<Rc<Tag>>,
}

impl Here {
    /// The circumstances of a schema within this one.
    pub(super) fn inside(&self, spot: Spot, owner: Option<Key>) -> Self {
        Self {
            flow: self.flow,
            text: self.text,
            spot,
            owner,
            optional: false,
            tag: None,
        }
    }
}

impl<'a> Walk<'a> {
    pub(super) fn new(old: &'a Side, new: &'a Side) -> Self {
        Self {
            old,
            new,
            pairs: Pairs::new(),
            visited: HashSet::new(),
            seen: BTreeMap::new(),
            changes: HashMap::new(),
            keywords: Known::new(),
            shared: Rc::default(),
        }
    }

    pub(super) fn shared(&self) -> Rc<Shared> {
        Rc::clone(&self.shared)
    }

    /// The digest of a schema of the old revision.
    pub(super) fn old_digest(&self, schema: SchemaId) -> &str {
        self.digests().0.get(schema)
    }

    /// The digest of a schema of the new revision.
    pub(super) fn new_digest(&self, schema: SchemaId) -> &str {
        self.digests().1.get(schema)
    }

    fn digests(&self) -> &(Digests, Digests) {
        let make = || (Digests::of(&self.old.api), Digests::of(&self.new.api));
        self.shared.digests.get_or_init(make)
    }

    /// The direction of all changes of a schema and of the schemas within it, without findings.
    pub(super) fn change(&mut self, pair: Pair, here: &Here) -> Change {
        let visit = (pair, here.flow, here.text, here.tag.clone());
        if let Some(known) = self.changes.get(&visit) {
            return *known;
        }
        // A schema within itself adds nothing to its own change.
        self.changes.insert(visit.clone(), Change::default());
        let mut inner = Walk {
            changes: std::mem::take(&mut self.changes),
            keywords: std::mem::take(&mut self.keywords),
            shared: self.shared(),
            ..Walk::new(self.old, self.new)
        };
        inner.schema(pair, here);
        (self.changes, self.keywords) = (inner.changes, inner.keywords);
        let mut change = Change::default();
        for seen in inner.seen.values() {
            if let By::Values { narrower, wider } = seen.rule.by {
                change.narrower |= narrower.contains(&Severity::Break);
                change.wider |= wider.contains(&Severity::Break);
            }
        }
        self.changes.insert(visit, change);
        change
    }

    /// The schemas of a pair.
    pub(super) fn schemas(&self, (old, new): Pair) -> (&'a Schema, &'a Schema) {
        (self.old.api.schemas.get(old), self.new.api.schemas.get(new))
    }

    /// The schemas at the ends of both references.
    pub(super) fn targets(&self, (old, new): Pair) -> Pair {
        (
            self.old.api.schemas.target(old),
            self.new.api.schemas.target(new),
        )
    }

    /// Notes that a pair is compared; false if it is already.
    pub(super) fn enter(&mut self, pair: Pair, here: &Here) -> bool {
        self.pair(pair);
        let visit = (pair, here.flow, here.text, here.tag.clone());
        self.visited.insert(visit)
    }

    /// Notes that schemas take each other's places.
    pub(super) fn pair(&mut self, pair: Pair) {
        for (old, new) in [pair, self.targets(pair)] {
            self.pairs.entry(old).or_default().insert(new);
        }
    }

    /// Adds a change.
    pub(super) fn add(&mut self, seen: RawFinding) {
        let place = |it: &Option<Origin>| it.as_ref().map(|it| format!("{:?}", it.span));
        let identity = (
            seen.rule.id,
            seen.flow,
            seen.at.rsplit(' ').next().unwrap_or_default().to_owned(),
            place(&seen.old),
            place(&seen.new),
            seen.keys.clone(),
        );
        // The same change can be within an optional member and within a required one.
        let known = self.seen.entry(identity).or_insert_with(|| seen.clone());
        known.hard |= seen.hard;
    }

    /// Notes that no lenient reader can read a change of a pair, found by one of these rules.
    pub(super) fn harden(&mut self, rules: [&'static Rule; 2], pair: Pair, flow: Flow) {
        let key = Key::Schema(pair.0, pair.1);
        for seen in self.seen.values_mut() {
            let own = rules.contains(&seen.rule) && seen.flow == Some(flow);
            seen.hard |= own && seen.keys.contains(&key);
        }
    }

    /// A change of a schema, with the operations that reach it in this direction.
    pub(super) fn of_schema(&self, rule: &'static Rule, pair: Pair, here: &Here) -> RawFinding {
        let (old, new) = self.schemas(pair);
        let before = self.old.reaching(pair.0, Some(here.flow));
        let after = self.new.reaching(pair.1, Some(here.flow));
        let both: BTreeSet<String> = match before.is_empty() || after.is_empty() {
            true => before.union(&after).cloned().collect(),
            false => both(self, &before, &after),
        };
        RawFinding::new(rule, here.spot.at.clone(), here.spot.shown.clone())
            .flow(here.flow)
            .places(Some(&old.origin), Some(&new.origin))
            .keys(
                [Key::Schema(pair.0, pair.1)]
                    .into_iter()
                    .chain(here.owner.clone()),
            )
            .reached_by(both)
    }

    /// A change of documentation.
    pub(super) fn docs(
        &mut self,
        rule: &'static Rule,
        (old, new): (&Docs, &Docs),
        seen: impl FnOnce(&Self, &'static Rule) -> RawFinding,
    ) {
        if words(old) != words(new) {
            let seen = seen(self, rule);
            let (before, after) = shown(old, new);
            self.add(seen.forms(before, after));
        }
    }

    pub(super) fn into_raw(self) -> (Vec<RawFinding>, Pairs) {
        (self.seen.into_values().collect(), self.pairs)
    }
}

/// The operations of the new document that reach a schema on both sides. An operation can have
/// another path or id in the old one, so the keys are compared.
fn both(walk: &Walk<'_>, before: &BTreeSet<String>, after: &BTreeSet<String>) -> BTreeSet<String> {
    let old = before.iter().filter_map(|it| walk.old.labelled(it));
    let (keys, ids): (BTreeSet<_>, BTreeSet<_>) = old.unzip();
    let kept = after.iter().filter(|label| {
        let found = walk.new.labelled(label);
        found.is_some_and(|(key, id)| keys.contains(key) || ids.contains(id))
    });
    let kept: BTreeSet<_> = kept.cloned().collect();
    match kept.is_empty() {
        true => after.clone(),
        false => kept,
    }
}

/// The documentation without layout, and without the parts that have rules of their own.
fn words(docs: &Docs) -> (Vec<String>, &Option<String>, &[String], bool, String) {
    let texts = [&docs.summary, &docs.description].into_iter();
    let texts = texts.map(|it| it.as_deref().unwrap_or_default());
    let texts = texts.map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
    (
        texts.collect(),
        &docs.page,
        &docs.examples,
        docs.deprecated,
        format!("{:?}", docs.provenance),
    )
}

/// The part of the documentation that changed.
fn shown(old: &Docs, new: &Docs) -> (Option<String>, Option<String>) {
    let deprecated = |it: &Docs| it.deprecated.then(|| "deprecated".to_owned());
    if old.deprecated != new.deprecated {
        return (deprecated(old), deprecated(new));
    }
    let first = |it: &Docs| it.summary.clone().or_else(|| it.description.clone());
    let parts: [fn(&Docs) -> Option<String>; 4] = [
        |it| it.summary.clone(),
        |it| it.description.clone(),
        |it| it.page.clone(),
        |it| (!it.examples.is_empty()).then(|| it.examples.join(", ")),
    ];
    let mut parts = parts.iter().map(|part| (part(old), part(new)));
    parts
        .find(|(old, new)| old != new)
        .unwrap_or_else(|| (first(old), first(new)))
}
