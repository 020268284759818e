//! The public items of the generated crate before and after.
//!
//! Types are paired first, so that a new name is one finding and not one for each use.

mod building;
mod constants;
mod messages;
mod names;
mod operations;
mod types;
mod unions;

use super::finding::{Key, RawFinding};
use super::operation::Paired;
use super::side::{Pairs, Side};

use names::Names;

/// Compares the items of two revisions.
pub(super) fn compare(
    old: &Side,
    new: &Side,
    pairs: &Pairs,
    paired: &Paired<'_>,
) -> Vec<RawFinding> {
    let mut surface = Surface {
        old,
        new,
        names: Names::new(old, new, pairs),
        found: Vec::new(),
    };
    surface.types();
    surface.operations(paired);
    surface.constants();
    surface.found
}

/// The comparison of the items.
struct Surface<'a> {
    old: &'a Side,
    new: &'a Side,
    names: Names<'a>,
    found: Vec<RawFinding>,
}

/// Joins changes of items to the changes of messages that cause them; the rest stand alone.
pub(super) fn join(mut messages: Vec<RawFinding>, items: Vec<RawFinding>) -> Vec<RawFinding> {
    let mut alone = Vec::new();
    for item in items {
        let causes = |seen: &&mut RawFinding| {
            let mut keys = item.keys.iter();
            seen.rule.category < super::Category::RustApi && keys.any(|key| is_cause(seen, key))
        };
        match messages
            .iter_mut()
            .filter(causes)
            .max_by_key(|seen| strength(seen))
        {
            Some(cause) => cause.attach(item),
            None => alone.push(item),
        }
    }
    messages.extend(alone);
    messages
}

/// Ranks causes: a change of values explains a change of items best.
fn strength(seen: &RawFinding) -> impl Ord + use<> {
    let effects = seen.rule.by.effects(seen.flow, seen.hard);
    (effects.worst(), std::cmp::Reverse(seen.rule.id))
}

fn is_cause(seen: &RawFinding, key: &Key) -> bool {
    seen.keys.contains(key)
}
