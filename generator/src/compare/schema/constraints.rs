//! Constraints of one value.

use std::collections::BTreeSet;

use crate::compare::rules::{
    CONSTRAINT_ADDED, CONSTRAINT_CHANGED, CONSTRAINT_NARROWED, CONSTRAINT_REMOVED,
    CONSTRAINT_WIDENED, ENUM_ADDED, ENUM_DROPPED, ENUM_VALUE_ADDED, ENUM_VALUE_REMOVED, Rule,
};
use crate::compare::walk::{Here, Pair, Walk};
use crate::decimal::Digits;
use crate::ir::{Constraint, Operand};

use super::bounds::{SIDES, bound};

/// A changed constraint: its keyword for the id, and both forms.
pub(super) struct Changed {
    pub(super) rule: &'static Rule,
    pub(super) keyword: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

impl Walk<'_> {
    pub(super) fn constraints(
        &mut self,
        (old, new): (&[Constraint], &[Constraint]),
        pair: Pair,
        here: &Here,
    ) {
        for changed in changes(old, new) {
            let mut seen = self.of_schema(changed.rule, pair, here);
            seen.at.push_str(&format!("#{}", changed.keyword));
            self.add(seen.forms(changed.before, changed.after));
        }
    }
}

/// The differences between two lists of constraints.
pub(super) fn changes(old: &[Constraint], new: &[Constraint]) -> Vec<Changed> {
    let mut found = Vec::new();
    for side in SIDES {
        let (before, after) = (side.of(old), side.of(new));
        let rule = match (&before, &after) {
            (Some(before), Some(after)) if side.is_stricter(after, before) => &CONSTRAINT_NARROWED,
            (Some(before), Some(after)) if side.is_stricter(before, after) => &CONSTRAINT_WIDENED,
            (None, Some(_)) => &CONSTRAINT_ADDED,
            (Some(_), None) => &CONSTRAINT_REMOVED,
            _ => continue,
        };
        found.push(Changed {
            rule,
            keyword: side.name.to_owned(),
            before: before.map(|it| it.shown),
            after: after.map(|it| it.shown),
        });
    }
    lists(old, new, &mut found);
    others(old, new, &mut found);
    found
}

/// Lists of valid values.
fn lists(old: &[Constraint], new: &[Constraint], found: &mut Vec<Changed>) {
    let (before, after) = (listed(old), listed(new));
    let text = |it: &BTreeSet<&str>| Some(it.iter().copied().collect::<Vec<_>>().join(", "));
    let mut push = |rule, keyword: String, before, after| {
        found.push(Changed {
            rule,
            keyword,
            before,
            after,
        });
    };
    match (before, after) {
        (Some(before), Some(after)) => {
            for added in after.difference(&before) {
                push(
                    &ENUM_VALUE_ADDED,
                    format!("enum={added}"),
                    None,
                    Some((*added).to_owned()),
                );
            }
            for gone in before.difference(&after) {
                push(
                    &ENUM_VALUE_REMOVED,
                    format!("enum={gone}"),
                    Some((*gone).to_owned()),
                    None,
                );
            }
        }
        (None, Some(after)) => push(&ENUM_ADDED, "enum".to_owned(), None, text(&after)),
        (Some(before), None) => push(&ENUM_DROPPED, "enum".to_owned(), text(&before), None),
        (None, None) => {}
    }
}

pub(super) fn listed(constraints: &[Constraint]) -> Option<BTreeSet<&str>> {
    let mut lists = constraints.iter().filter_map(|it| match it {
        Constraint::Enum(values) | Constraint::Const(values) => {
            Some(values.iter().map(String::as_str).collect::<BTreeSet<_>>())
        }
        _ => None,
    });
    let first = lists.next()?;
    Some(lists.fold(first, |all, more| {
        all.intersection(&more).copied().collect()
    }))
}

/// Constraints without an order: patterns, formats, steps and uniqueness.
fn others(old: &[Constraint], new: &[Constraint], found: &mut Vec<Changed>) {
    let is_other = |it: &&Constraint| {
        bound(it).is_none() && !matches!(it, Constraint::Enum(_) | Constraint::Const(_))
    };
    let gone: Vec<_> = old
        .iter()
        .filter(is_other)
        .filter(|it| !new.contains(it))
        .collect();
    let mut came: Vec<_> = new
        .iter()
        .filter(is_other)
        .filter(|it| !old.contains(it))
        .collect();
    for before in gone {
        let keyword = before.name();
        let same = came.iter().position(|it| it.name() == keyword);
        let after = same.map(|at| came.remove(at));
        let rule = match after {
            None => &CONSTRAINT_REMOVED,
            Some(after) => step(before, after).unwrap_or(&CONSTRAINT_CHANGED),
        };
        found.push(Changed {
            rule,
            keyword: keyword.to_owned(),
            before: Some(shown(before)),
            after: after.map(shown),
        });
    }
    for after in came {
        found.push(Changed {
            rule: &CONSTRAINT_ADDED,
            keyword: after.name().to_owned(),
            before: None,
            after: Some(shown(after)),
        });
    }
}

/// The rule for two steps, if one is a multiple of the other.
fn step(old: &Constraint, new: &Constraint) -> Option<&'static Rule> {
    let (Constraint::MultipleOf(old), Constraint::MultipleOf(new)) = (old, new) else {
        return None;
    };
    let (old, new) = (Digits::of(old), Digits::of(new));
    if new.is_multiple_of(&old) {
        return Some(&CONSTRAINT_NARROWED);
    }
    old.is_multiple_of(&new).then_some(&CONSTRAINT_WIDENED)
}

fn shown(constraint: &Constraint) -> String {
    let keyword = constraint.name();
    match constraint.operand() {
        Operand::Number(value) | Operand::Text(value) => format!("{keyword} {value}"),
        Operand::Count(_) | Operand::Values(_) | Operand::Flag => keyword.to_owned(),
    }
}
