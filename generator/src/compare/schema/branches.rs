//! Unions: alternatives are matched by their content, not by their order.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::compare::rules::{
    BRANCH_ADDED, BRANCH_DISJOINT, BRANCH_OVERLAPS, BRANCH_REMOVED, DISCRIMINATOR_CHANGED,
    DISCRIMINATOR_VALUE_ADDED, DISCRIMINATOR_VALUE_REMOVED, UNION_ANY_OF, UNION_ONE_OF,
};
use crate::compare::side::Side;
use crate::compare::walk::{Here, Pair, Tag, Walk};
use crate::ir::{Branch, Name, Union, UnionKind};

use super::overlaps::overlaps;
use super::part;
use super::types::types;

impl Walk<'_> {
    pub(super) fn unions(&mut self, (old, new): (&Union, &Union), pair: Pair, here: &Here) {
        match (old.kind, new.kind) {
            (UnionKind::AnyOf, UnionKind::OneOf) => {
                let seen = self.of_schema(&UNION_ONE_OF, pair, here);
                self.add(seen.forms(Some("anyOf".to_owned()), Some("oneOf".to_owned())));
            }
            (UnionKind::OneOf, UnionKind::AnyOf) => {
                let seen = self.of_schema(&UNION_ANY_OF, pair, here);
                self.add(seen.forms(Some("oneOf".to_owned()), Some("anyOf".to_owned())));
            }
            _ => {}
        }
        self.discriminator((old, new), pair, here);
        let matched = matches(self, old, new);
        for (before, after) in &matched {
            let (Some(left), Some(right)) = (old.branches.get(*before), new.branches.get(*after))
            else {
                continue;
            };
            let name = name(self.new, right, *after);
            let spot = here.spot.branch(self.old_digest(left.schema), &name);
            let mut inside = here.inside(spot, Some(part(pair, &name)));
            inside.tag = tag((old, *before), (new, *after));
            self.schema((left.schema, right.schema), &inside);
            self.exclusion((old, *before), (new, *after), &inside);
            self.mapping((old, *before), (new, *after), pair, &inside);
        }
        let (olds, news): (BTreeSet<_>, BTreeSet<_>) = matched.into_iter().unzip();
        for (at, branch) in new.branches.iter().enumerate() {
            if !news.contains(&at) {
                self.branch_added((new, at, branch), pair, here);
            }
        }
        for (at, branch) in old.branches.iter().enumerate() {
            if olds.contains(&at) {
                continue;
            }
            let name = name(self.old, branch, at);
            let spot = here.spot.branch(self.old_digest(branch.schema), &name);
            let inside = here.inside(spot, None);
            if overlaps(&self.old.api, old, at) {
                let seen = self.of_schema(&BRANCH_DISJOINT, pair, &inside);
                self.add(seen.forms(Some(name.clone()), None));
            }
            let mut seen = self.of_schema(&BRANCH_REMOVED, pair, &inside);
            seen.hard = !self.new.is_open(pair.1);
            self.add(
                seen.forms(Some(name.clone()), None)
                    .keys([part(pair, &name)]),
            );
        }
    }

    fn branch_added(
        &mut self,
        (union, at, branch): (&Union, usize, &Branch),
        pair: Pair,
        here: &Here,
    ) {
        let name = name(self.new, branch, at);
        let spot = here.spot.branch(self.new_digest(branch.schema), &name);
        let inside = here.inside(spot, None);
        let mut seen = self.of_schema(&BRANCH_ADDED, pair, &inside);
        seen.hard = !self.old.is_open(pair.0);
        self.add(
            seen.forms(None, Some(name.clone()))
                .keys([part(pair, &name)]),
        );
        if overlaps(&self.new.api, union, at) {
            let seen = self.of_schema(&BRANCH_OVERLAPS, pair, &inside);
            self.add(seen.forms(None, Some(name)));
        }
    }

    /// Reports values that fit another alternative of `oneOf` as well now, or no longer.
    fn exclusion(
        &mut self,
        (old, before): (&Union, usize),
        (new, after): (&Union, usize),
        here: &Here,
    ) {
        let (Some(left), Some(right)) = (old.branches.get(before), new.branches.get(after)) else {
            return;
        };
        let fit = overlaps(&self.new.api, new, after);
        let fitted = overlaps(&self.old.api, old, before);
        if !fit && !fitted {
            return;
        }
        let pair = (left.schema, right.schema);
        let change = self.change(pair, here);
        for (rule, applies) in [
            (&BRANCH_OVERLAPS, fit && change.wider),
            (&BRANCH_DISJOINT, fitted && change.narrower),
        ] {
            if applies {
                let seen = self.of_schema(rule, pair, here);
                self.add(seen);
            }
        }
    }

    fn discriminator(&mut self, (old, new): (&Union, &Union), pair: Pair, here: &Here) {
        let property = |it: &Union| it.discriminator.as_ref().map(|it| it.property.clone());
        let (before, after) = (property(old), property(new));
        if before != after {
            self.selected((before.as_deref(), after.as_deref()), pair, here);
        }
    }

    /// Reports another member that selects an alternative.
    pub(super) fn selected(
        &mut self,
        (before, after): (Option<&str>, Option<&str>),
        pair: Pair,
        here: &Here,
    ) {
        let mut seen = self.of_schema(&DISCRIMINATOR_CHANGED, pair, here);
        seen.at.push_str("#discriminator");
        self.add(seen.forms(before.map(str::to_owned), after.map(str::to_owned)));
    }

    /// Compares the values of the discriminator that select one alternative.
    fn mapping(
        &mut self,
        (old, before): (&Union, usize),
        (new, after): (&Union, usize),
        pair: Pair,
        here: &Here,
    ) {
        let (Some(before), Some(after)) = (selecting(old, before), selecting(new, after)) else {
            return;
        };
        for added in after.beyond(&before) {
            let mut seen = self.of_schema(&DISCRIMINATOR_VALUE_ADDED, pair, here);
            seen.hard = !self.old.is_open(pair.0);
            seen.at.push_str(&format!("={added}"));
            self.add(seen.forms(None, Some(added.clone())));
        }
        for gone in before.beyond(&after) {
            let mut seen = self.of_schema(&DISCRIMINATOR_VALUE_REMOVED, pair, here);
            seen.at.push_str(&format!("={gone}"));
            self.add(seen.forms(Some(gone.clone()), None));
        }
    }
}

/// The discriminator of two alternatives, if the same member selects both by listed values.
fn tag((old, before): (&Union, usize), (new, after): (&Union, usize)) -> Option<Rc<Tag>> {
    let property = |it: &Union| it.discriminator.as_ref().map(|it| it.property.clone());
    let property = property(old).filter(|it| property(new).as_ref() == Some(it))?;
    match (selecting(old, before)?, selecting(new, after)?) {
        (Selecting::Listed(old), Selecting::Listed(new)) => Some(Rc::new(Tag {
            property,
            values: [old, new],
        })),
        _ => None,
    }
}

/// The values of a discriminator that select an alternative.
enum Selecting {
    /// These.
    Listed(BTreeSet<String>),
    /// All but these.
    Others(BTreeSet<String>),
}

impl Selecting {
    /// The values that select it and not another one.
    fn beyond(&self, other: &Self) -> Vec<String> {
        match (self, other) {
            (Self::Listed(own), Self::Listed(other)) => own.difference(other).cloned().collect(),
            (Self::Listed(own), Self::Others(but)) => own.intersection(but).cloned().collect(),
            (Self::Others(_), Self::Listed(_)) => vec!["any other value".to_owned()],
            (Self::Others(but), Self::Others(other)) => other.difference(but).cloned().collect(),
        }
    }

    fn has_common(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Listed(own), Self::Listed(other)) => !own.is_disjoint(other),
            (Self::Listed(own), Self::Others(but)) | (Self::Others(but), Self::Listed(own)) => {
                !own.is_subset(but)
            }
            (Self::Others(_), Self::Others(_)) => true,
        }
    }
}

/// An alternative without a value of its own is selected by all values that select no other one.
fn selecting(union: &Union, branch: usize) -> Option<Selecting> {
    let all = &union.discriminator.as_ref()?.values;
    let own = all.get(branch)?;
    let set = |values: &mut dyn Iterator<Item = &String>| values.cloned().collect();
    Some(match own.is_empty() {
        true => Selecting::Others(set(&mut all.iter().flatten())),
        false => Selecting::Listed(set(&mut own.iter())),
    })
}

/// Alternatives that take each other's places: first equal ones, then those with the same
/// component, the same value of the discriminator, or the same JSON type.
fn matches(walk: &Walk<'_>, old: &Union, new: &Union) -> Vec<(usize, usize)> {
    let before: Vec<&str> = old
        .branches
        .iter()
        .map(|it| walk.old_digest(it.schema))
        .collect();
    let after: Vec<&str> = new
        .branches
        .iter()
        .map(|it| walk.new_digest(it.schema))
        .collect();
    let same = |left: &Branch, right: &Branch| {
        left.component.is_some() && left.component == right.component
    };
    let selected = |left: usize, right: usize| match (selecting(old, left), selecting(new, right)) {
        (Some(left), Some(right)) => left.has_common(&right),
        _ => false,
    };
    let alike = |left: &Branch, right: &Branch| {
        types(&walk.old.api, left.schema) == types(&walk.new.api, right.schema)
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    for pass in 0..4 {
        for (left, branch) in old.branches.iter().enumerate() {
            if found.iter().any(|it| it.0 == left) {
                continue;
            }
            let fits = |(right, other): &(usize, &Branch)| match pass {
                0 => before.get(left) == after.get(*right),
                1 => same(branch, other),
                2 => selected(left, *right),
                // With a discriminator, an alternative without a common value is another one.
                _ => old.discriminator.is_none() && alike(branch, other),
            };
            let mut free = new.branches.iter().enumerate();
            let next = free.find(|it| !found.iter().any(|(_, used)| *used == it.0) && fits(it));
            found.extend(next.map(|(right, _)| (left, right)));
        }
    }
    found.sort_unstable();
    found
}

/// The name of an alternative: its component, its title, or its number.
pub(in crate::compare) fn name(side: &Side, branch: &Branch, at: usize) -> String {
    let own = match &side.api.schemas.get(branch.schema).name {
        Name::Component(name) => Some(name.clone()),
        Name::Inline(_) => None,
    };
    let named = branch.component.clone().or_else(|| branch.title.clone());
    named.or(own).unwrap_or_else(|| format!("{}", at + 1))
}
