//! Keywords that need the whole value. They have no Rust type, so they are compared as schemas.

use std::collections::HashSet;

use crate::compare::rules::{KEYWORD_CHANGED, KEYWORD_NARROWED, KEYWORD_WIDENED};
use crate::compare::walk::{Here, Pair, Walk};
use crate::ir::{Api, Constraint, Keyword, RuleId, RuleSet};

use super::constraints::{changes, keyword as constraint_keyword};

/// The direction of a change: fewer values are valid, more values, or both.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Change {
    narrower: bool,
    wider: bool,
}

const NARROWER: Change = Change {
    narrower: true,
    wider: false,
};
const WIDER: Change = Change {
    narrower: false,
    wider: true,
};
const BOTH: Change = Change {
    narrower: true,
    wider: true,
};

impl Change {
    fn with(self, other: Self) -> Self {
        Self {
            narrower: self.narrower || other.narrower,
            wider: self.wider || other.wider,
        }
    }

    fn inverted(self) -> Self {
        Self {
            narrower: self.wider,
            wider: self.narrower,
        }
    }

    /// A change within a condition can narrow and widen, since the condition decides when it applies.
    fn unknown(self) -> Self {
        match self.narrower || self.wider {
            true => BOTH,
            false => Self::default(),
        }
    }
}

impl Walk<'_> {
    pub(super) fn rule_sets(
        &mut self,
        (old, new): (&[RuleId], &[RuleId]),
        pair: Pair,
        here: &Here,
    ) {
        let mut compare = Compare {
            old: &self.old.api,
            new: &self.new.api,
            entered: HashSet::new(),
        };
        let empty = RuleSet::default();
        let mut found: Vec<(&'static str, Change)> = Vec::new();
        for at in 0..old.len().max(new.len()) {
            let before = old.get(at).map_or(&empty, |it| compare.old.rules.get(*it));
            let after = new.get(at).map_or(&empty, |it| compare.new.rules.get(*it));
            found.extend(compare.named(before, after));
        }
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
                sets.any(|it| name(it) == keyword)
                    .then(|| keyword.to_owned())
            };
            let (before, after) = (has(old, &self.old.api), has(new, &self.new.api));
            self.add(seen.forms(before, after));
        }
    }
}

/// Compares rule sets. A pair that is being compared counts as equal, so cycles end.
struct Compare<'a> {
    old: &'a Api,
    new: &'a Api,
    entered: HashSet<(RuleId, RuleId)>,
}

impl Compare<'_> {
    fn sets(&mut self, old: RuleId, new: RuleId) -> Change {
        if !self.entered.insert((old, new)) {
            return Change::default();
        }
        let (old, new) = (self.old.rules.get(old), self.new.rules.get(new));
        let mut change = match (old.nullable, new.nullable) {
            (false, true) => WIDER,
            (true, false) => NARROWER,
            _ => Change::default(),
        };
        if (old.read_only, old.write_only) != (new.read_only, new.write_only) {
            change = BOTH;
        }
        let named = self.named(old, new);
        named.into_iter().fold(change, |all, (_, it)| all.with(it))
    }

    /// The changed keywords of two rule sets.
    fn named(&mut self, old: &RuleSet, new: &RuleSet) -> Vec<(&'static str, Change)> {
        let mut names: Vec<&'static str> =
            old.keywords.iter().chain(&new.keywords).map(name).collect();
        names.sort_unstable();
        names.dedup();
        let of = |set: &RuleSet, name: &str| -> Vec<Keyword<RuleId>> {
            let own = set.keywords.iter().filter(|it| self::name(it) == name);
            own.cloned().collect()
        };
        let mut found = Vec::new();
        for name in names {
            let (before, after) = (of(old, name), of(new, name));
            let mut change = Change::default();
            for at in 0..before.len().max(after.len()) {
                change = change.with(match (before.get(at), after.get(at)) {
                    (Some(before), Some(after)) => self.keyword(before, after),
                    (None, Some(_)) => NARROWER,
                    _ => WIDER,
                });
            }
            found.push((name, change));
        }
        found
    }

    fn keyword(&mut self, old: &Keyword<RuleId>, new: &Keyword<RuleId>) -> Change {
        match (old, new) {
            (Keyword::Constraint(old), Keyword::Constraint(new)) => constraint(old, new),
            (Keyword::Type(old), Keyword::Type(new)) => types(old, new),
            (Keyword::Required(old), Keyword::Required(new)) => types(old, new).inverted(),
            (Keyword::Ref(old), Keyword::Ref(new))
            | (Keyword::PropertyNames(old), Keyword::PropertyNames(new))
            | (Keyword::UnevaluatedProperties(old), Keyword::UnevaluatedProperties(new))
            | (Keyword::UnevaluatedItems(old), Keyword::UnevaluatedItems(new)) => {
                self.sets(*old, *new)
            }
            (Keyword::Not(old), Keyword::Not(new)) => self.sets(*old, *new).inverted(),
            (Keyword::AllOf(old), Keyword::AllOf(new)) => self.each(old, new, WIDER, NARROWER),
            (Keyword::AnyOf(old), Keyword::AnyOf(new)) => self.each(old, new, NARROWER, WIDER),
            (Keyword::OneOf(old), Keyword::OneOf(new)) => self.each(old, new, BOTH, BOTH).unknown(),
            (Keyword::Contains(old, low, high), Keyword::Contains(new, least, most)) => {
                let same = (low, high) == (least, most);
                let inner = self.sets(*old, *new).unknown();
                if same { inner } else { BOTH }
            }
            (Keyword::Items(old, rest), Keyword::Items(new, more)) => {
                let change = self.each(old, new, BOTH, BOTH);
                change.with(self.optional(rest.as_ref(), more.as_ref()))
            }
            (
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
            ) => {
                let same = named.len() == more.len()
                    && named
                        .iter()
                        .all(|it| more.iter().any(|other| other.0 == it.0));
                let named = self.members(named, more);
                let matching = self.patterns(matching, patterns);
                let rest = self.optional(additional.as_ref(), rest.as_ref());
                let all = named.with(matching).with(rest);
                // With other names declared, the rest is about other members.
                let closed = additional.is_some() && !same;
                if closed { BOTH } else { all }
            }
            _ if self.is_same(old, new) => Change::default(),
            _ => BOTH,
        }
    }

    /// True if both keywords are equal, with equal subschemas in equal places.
    fn is_same(&mut self, old: &Keyword<RuleId>, new: &Keyword<RuleId>) -> bool {
        let bare = |it: &Keyword<RuleId>| it.clone().map(&mut |_| ());
        let (before, after) = (old.applied(), new.applied());
        bare(old) == bare(new)
            && before.len() == after.len()
            && before
                .into_iter()
                .zip(after)
                .all(|(old, new)| self.sets(*old, *new) == Change::default())
    }

    /// Subschemas in a list; those without a partner are gone or new. Order does not matter.
    fn each(&mut self, old: &[RuleId], new: &[RuleId], gone: Change, came: Change) -> Change {
        let mut left: Vec<RuleId> = new.to_vec();
        let mut rest = Vec::new();
        for before in old {
            let equal = left.iter().position(|after| {
                let mut fresh = Compare {
                    old: self.old,
                    new: self.new,
                    entered: self.entered.clone(),
                };
                fresh.sets(*before, *after) == Change::default()
            });
            match equal {
                Some(at) => drop(left.remove(at)),
                None => rest.push(*before),
            }
        }
        let mut change = Change::default();
        for at in 0..rest.len().max(left.len()) {
            change = change.with(match (rest.get(at), left.get(at)) {
                (Some(before), Some(after)) => self.sets(*before, *after),
                (Some(_), None) => gone,
                _ => came,
            });
        }
        change
    }

    fn optional(&mut self, old: Option<&RuleId>, new: Option<&RuleId>) -> Change {
        match (old, new) {
            (Some(old), Some(new)) => self.sets(*old, *new),
            (None, Some(_)) => NARROWER,
            (Some(_), None) => WIDER,
            (None, None) => Change::default(),
        }
    }

    fn members(
        &mut self,
        old: &[(String, Option<RuleId>)],
        new: &[(String, Option<RuleId>)],
    ) -> Change {
        let find = |all: &[(String, Option<RuleId>)], name: &str| {
            all.iter().find(|it| it.0 == name).map(|it| it.1)
        };
        let mut change = Change::default();
        for (name, before) in old {
            let after = find(new, name);
            change = change.with(match after {
                Some(after) => self.optional(before.as_ref(), after.as_ref()),
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

    fn patterns(&mut self, old: &[(String, RuleId)], new: &[(String, RuleId)]) -> Change {
        let some = |all: &[(String, RuleId)]| -> Vec<(String, Option<RuleId>)> {
            all.iter()
                .map(|(name, it)| (name.clone(), Some(*it)))
                .collect()
        };
        self.members(&some(old), &some(new))
    }
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

fn name<R>(keyword: &Keyword<R>) -> &'static str {
    match keyword {
        Keyword::Constraint(it) => constraint_keyword(it),
        Keyword::Never(_) => "never",
        Keyword::Type(_) => "type",
        Keyword::Ref(_) => "$ref",
        Keyword::AllOf(_) => "allOf",
        Keyword::AnyOf(_) => "anyOf",
        Keyword::OneOf(_) => "oneOf",
        Keyword::Not(_) => "not",
        Keyword::If(..) => "if",
        Keyword::Required(_) => "required",
        Keyword::DependentRequired(_) => "dependentRequired",
        Keyword::DependentSchemas(_) => "dependentSchemas",
        Keyword::PropertyNames(_) => "propertyNames",
        Keyword::Properties { .. } => "properties",
        Keyword::Items(..) => "items",
        Keyword::Contains(..) => "contains",
        Keyword::UnevaluatedProperties(_) => "unevaluatedProperties",
        Keyword::UnevaluatedItems(_) => "unevaluatedItems",
    }
}
