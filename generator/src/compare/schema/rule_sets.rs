//! Keywords that need the whole value. They have no Rust type, so they are compared as schemas.

use std::collections::HashMap;

use crate::compare::rules::{KEYWORD_CHANGED, KEYWORD_NARROWED, KEYWORD_WIDENED};
use crate::compare::walk::{Here, Pair, Walk};
use crate::ir::{Api, Constraint, Keyword, RuleId, RuleSet};

use super::change::{BOTH, Change, NARROWER, WIDER};
use super::classes::Classes;
use super::constraints::changes;

impl Walk<'_> {
    pub(super) fn rule_sets(
        &mut self,
        (old, new): (&[RuleId], &[RuleId]),
        pair: Pair,
        here: &Here,
    ) {
        if old.is_empty() && new.is_empty() {
            return;
        }
        let shared = self.shared();
        let mut compare = Compare {
            old: &self.old.api,
            new: &self.new.api,
            classes: shared.classes(self.old, self.new),
            known: std::mem::take(&mut self.keywords),
        };
        let found = compare.settled(old, new);
        self.keywords = compare.known;
        for (keyword, change) in found {
            let rule = match (change.narrower, change.wider) {
                (true, false) => &KEYWORD_NARROWED,
                (false, true) => &KEYWORD_WIDENED,
                (true, true) => &KEYWORD_CHANGED,
                (false, false) => continue,
            };
            let mut seen = self.of_schema(rule, pair, here);
            seen.at.push_str(&format!("#{keyword}"));
            let has = |it: &[RuleId], api: &Api| {
                let mut sets = it.iter().flat_map(|it| &api.rules.get(*it).keywords);
                sets.any(|it| it.name() == keyword)
                    .then(|| keyword.to_owned())
            };
            let (before, after) = (has(old, &self.old.api), has(new, &self.new.api));
            self.add(seen.forms(before, after));
        }
    }
}

/// The changes of pairs of rule sets. A change is not final before the pairs within it are.
pub(in crate::compare) type Known = HashMap<(RuleId, RuleId), Visit>;

/// The change of a pair as far as it is known.
#[derive(Clone, Copy, Default)]
pub(in crate::compare) struct Visit {
    change: Change,
    /// The round that computed it.
    round: usize,
}

/// The round of changes that are final.
const FINAL: usize = usize::MAX;

/// Compares rule sets. A pair within itself has the change of the last round, and rounds end once no
/// change grows, so each pair is compared a few times and not once for each path to it.
struct Compare<'a> {
    old: &'a Api,
    new: &'a Api,
    classes: &'a Classes,
    known: Known,
}

impl Compare<'_> {
    /// The changed keywords of two lists of rule sets, after the last round.
    fn settled(&mut self, old: &[RuleId], new: &[RuleId]) -> Vec<(&'static str, Change)> {
        let empty = RuleSet::default();
        let mut round = Round {
            number: 1,
            grown: false,
        };
        loop {
            round.grown = false;
            let mut found = Vec::new();
            for at in 0..old.len().max(new.len()) {
                let before = old.get(at).map_or(&empty, |it| self.old.rules.get(*it));
                let after = new.get(at).map_or(&empty, |it| self.new.rules.get(*it));
                found.extend(self.named(before, after, &mut round));
            }
            if !round.grown {
                for visit in self.known.values_mut() {
                    visit.round = FINAL;
                }
                return found;
            }
            round.number += 1;
        }
    }

    fn sets(&mut self, (old, new): (RuleId, RuleId), round: &mut Round) -> Change {
        if self.classes.are_equal(old, new) {
            return Change::default();
        }
        let visit = self.known.entry((old, new)).or_default();
        if visit.round >= round.number {
            return visit.change;
        }
        visit.round = round.number;
        let before = visit.change;
        let change = before.with(self.contents((old, new), round));
        if change != before {
            round.grown = true;
            if let Some(visit) = self.known.get_mut(&(old, new)) {
                visit.change = change;
            }
        }
        change
    }

    fn contents(&mut self, (old, new): (RuleId, RuleId), round: &mut Round) -> Change {
        let (old, new) = (self.old.rules.get(old), self.new.rules.get(new));
        let mut change = match (old.nullable, new.nullable) {
            (false, true) => WIDER,
            (true, false) => NARROWER,
            _ => Change::default(),
        };
        if (old.read_only, old.write_only) != (new.read_only, new.write_only) {
            change = BOTH;
        }
        let named = self.named(old, new, round);
        named.into_iter().fold(change, |all, (_, it)| all.with(it))
    }

    /// The changed keywords of two rule sets.
    fn named(
        &mut self,
        old: &RuleSet,
        new: &RuleSet,
        round: &mut Round,
    ) -> Vec<(&'static str, Change)> {
        let mut names: Vec<&'static str> = old
            .keywords
            .iter()
            .chain(&new.keywords)
            .map(Keyword::name)
            .collect();
        names.sort_unstable();
        names.dedup();
        let of = |set: &RuleSet, name: &str| -> Vec<Keyword<RuleId>> {
            let own = set.keywords.iter().filter(|it| it.name() == name);
            own.cloned().collect()
        };
        let mut found = Vec::new();
        for name in names {
            let (before, after) = (of(old, name), of(new, name));
            let mut change = Change::default();
            for at in 0..before.len().max(after.len()) {
                change = change.with(match (before.get(at), after.get(at)) {
                    (Some(before), Some(after)) => self.keyword(before, after, round),
                    (None, Some(_)) => NARROWER,
                    _ => WIDER,
                });
            }
            found.push((name, change));
        }
        let of_rest = |name: &str| name == "unevaluatedProperties" || name == "unevaluatedItems";
        // The other keywords decide which members and items are left for these.
        if found
            .iter()
            .any(|it| !of_rest(it.0) && it.1 != Change::default())
        {
            for it in found.iter_mut().filter(|it| of_rest(it.0)) {
                it.1 = BOTH;
            }
        }
        found
    }

    fn keyword(
        &mut self,
        old: &Keyword<RuleId>,
        new: &Keyword<RuleId>,
        round: &mut Round,
    ) -> Change {
        match (old, new) {
            (Keyword::Constraint(old), Keyword::Constraint(new)) => constraint(old, new),
            (Keyword::Type(old), Keyword::Type(new)) => types(old, new),
            (Keyword::Required(old), Keyword::Required(new)) => types(old, new).inverted(),
            (Keyword::Ref(old), Keyword::Ref(new))
            | (Keyword::PropertyNames(old), Keyword::PropertyNames(new))
            | (Keyword::UnevaluatedProperties(old), Keyword::UnevaluatedProperties(new))
            | (Keyword::UnevaluatedItems(old), Keyword::UnevaluatedItems(new)) => {
                self.sets((*old, *new), round)
            }
            (Keyword::Not(old), Keyword::Not(new)) => self.sets((*old, *new), round).inverted(),
            (Keyword::AllOf(old), Keyword::AllOf(new)) => {
                self.each(old, new, (WIDER, NARROWER), round)
            }
            (Keyword::AnyOf(old), Keyword::AnyOf(new)) => {
                self.each(old, new, (NARROWER, WIDER), round)
            }
            (Keyword::OneOf(old), Keyword::OneOf(new)) => {
                self.each(old, new, (BOTH, BOTH), round).unknown()
            }
            (Keyword::Contains(old, low, high), Keyword::Contains(new, least, most)) => {
                let same = (low, high) == (least, most);
                let inner = self.sets((*old, *new), round).unknown();
                if same { inner } else { BOTH }
            }
            (Keyword::Items(old, rest), Keyword::Items(new, more)) => {
                self.positions((old, rest.as_ref()), (new, more.as_ref()), round)
            }
            (Keyword::Properties { .. }, Keyword::Properties { .. }) => {
                self.properties(old, new, round)
            }
            (Keyword::DependentRequired(old), Keyword::DependentRequired(new)) => {
                dependent(old, new)
            }
            (Keyword::DependentSchemas(old), Keyword::DependentSchemas(new)) => {
                self.patterns(old, new, round)
            }
            _ if self.is_same(old, new) => Change::default(),
            _ => BOTH,
        }
    }

    fn properties(
        &mut self,
        old: &Keyword<RuleId>,
        new: &Keyword<RuleId>,
        round: &mut Round,
    ) -> Change {
        let (
            Keyword::Properties {
                named,
                matching,
                additional,
            },
            Keyword::Properties {
                named: more,
                matching: patterns,
                additional: rest,
            },
        ) = (old, new)
        else {
            return BOTH;
        };
        let same = same_names(named, more) && same_names(matching, patterns);
        let named = self.members(named, more, round);
        let matching = self.patterns(matching, patterns, round);
        let others = self.optional(additional.as_ref(), rest.as_ref(), round);
        // With other names or patterns declared, the rest is about other members.
        let closed = (additional.is_some() || rest.is_some()) && !same;
        match closed {
            true => BOTH,
            false => named.with(matching).with(others),
        }
    }

    /// True if both keywords are equal, with equal subschemas in equal places.
    fn is_same(&self, old: &Keyword<RuleId>, new: &Keyword<RuleId>) -> bool {
        let bare = |it: &Keyword<RuleId>| it.clone().map(&mut |_| ());
        let (before, after) = (old.applied(), new.applied());
        bare(old) == bare(new)
            && before.len() == after.len()
            && before
                .into_iter()
                .zip(after)
                .all(|(old, new)| self.classes.are_equal(*old, *new))
    }

    /// The schemas of items by their positions; the rest applies to all later ones.
    fn positions(
        &mut self,
        (old, rest): (&[RuleId], Option<&RuleId>),
        (new, more): (&[RuleId], Option<&RuleId>),
        round: &mut Round,
    ) -> Change {
        let mut change = self.optional(rest, more, round);
        for at in 0..old.len().max(new.len()) {
            let (before, after) = (old.get(at).or(rest), new.get(at).or(more));
            change = change.with(self.optional(before, after, round));
        }
        change
    }

    /// Subschemas in a list; those without a partner are gone or new. Order does not matter.
    fn each(
        &mut self,
        old: &[RuleId],
        new: &[RuleId],
        (gone, came): (Change, Change),
        round: &mut Round,
    ) -> Change {
        let mut left: Vec<RuleId> = new.to_vec();
        let mut rest = Vec::new();
        for before in old {
            let mut places = left.iter();
            match places.position(|after| self.classes.are_equal(*before, *after)) {
                Some(at) => drop(left.remove(at)),
                None => rest.push(*before),
            }
        }
        let mut change = Change::default();
        for at in 0..rest.len().max(left.len()) {
            change = change.with(match (rest.get(at), left.get(at)) {
                (Some(before), Some(after)) => self.sets((*before, *after), round),
                (Some(_), None) => gone,
                _ => came,
            });
        }
        change
    }

    fn optional(
        &mut self,
        old: Option<&RuleId>,
        new: Option<&RuleId>,
        round: &mut Round,
    ) -> Change {
        match (old, new) {
            (Some(old), Some(new)) => self.sets((*old, *new), round),
            (None, Some(_)) => NARROWER,
            (Some(_), None) => WIDER,
            (None, None) => Change::default(),
        }
    }

    fn members(
        &mut self,
        old: &[(String, Option<RuleId>)],
        new: &[(String, Option<RuleId>)],
        round: &mut Round,
    ) -> Change {
        let find = |all: &[(String, Option<RuleId>)], name: &str| {
            all.iter().find(|it| it.0 == name).map(|it| it.1)
        };
        let mut change = Change::default();
        for (name, before) in old {
            let after = find(new, name);
            change = change.with(match after {
                Some(after) => self.optional(before.as_ref(), after.as_ref(), round),
                None => before.map_or(BOTH, |_| WIDER),
            });
        }
        for (name, after) in new {
            if find(old, name).is_none() {
                change = change.with(after.map_or(BOTH, |_| NARROWER));
            }
        }
        change
    }

    fn patterns(
        &mut self,
        old: &[(String, RuleId)],
        new: &[(String, RuleId)],
        round: &mut Round,
    ) -> Change {
        let some = |all: &[(String, RuleId)]| -> Vec<(String, Option<RuleId>)> {
            all.iter()
                .map(|(name, it)| (name.clone(), Some(*it)))
                .collect()
        };
        self.members(&some(old), &some(new), round)
    }
}

/// One round of a comparison.
struct Round {
    number: usize,
    /// True if the change of a pair grew.
    grown: bool,
}

/// True if both lists have the same names in any order.
fn same_names<T>(old: &[(String, T)], new: &[(String, T)]) -> bool {
    let has = |all: &[(String, T)], name: &str| all.iter().any(|it| it.0 == name);
    old.iter().all(|it| has(new, &it.0)) && new.iter().all(|it| has(old, &it.0))
}

/// Members that others need: more of them admit less.
fn dependent(old: &[(String, Vec<String>)], new: &[(String, Vec<String>)]) -> Change {
    let needs = |all: &[(String, Vec<String>)], name: &str| -> Vec<String> {
        let own = all.iter().filter(|it| it.0 == name);
        own.flat_map(|it| it.1.iter().cloned()).collect()
    };
    let names = old.iter().chain(new).map(|it| it.0.as_str());
    names.fold(Change::default(), |all, name| {
        all.with(types(&needs(old, name), &needs(new, name)).inverted())
    })
}

fn constraint(old: &Constraint, new: &Constraint) -> Change {
    use crate::compare::severity::{By, Severity};
    let changes = changes(std::slice::from_ref(old), std::slice::from_ref(new));
    changes.iter().fold(Change::default(), |all, it| {
        let By::Values { narrower, wider } = it.rule.by else {
            return BOTH;
        };
        let some = |it: [Severity; 2]| it.iter().any(|it| *it > Severity::None);
        all.with(Change {
            narrower: some(narrower),
            wider: some(wider),
        })
    })
}

/// Names that are listed: more of them admit more.
fn types(old: &[String], new: &[String]) -> Change {
    Change {
        narrower: old.iter().any(|it| !new.contains(it)),
        wider: new.iter().any(|it| !old.contains(it)),
    }
}
