//! Compares recorded exchanges with the document of an API.
//!
//! A team learns by it that a page was wrong, or that a provider has changed its API. Each value of a message
//! is held to its schema; a divergence has its place in the message and in the document, and an action of an
//! overlay that would correct the document, if there is a plain one.
//!
//! Nothing of a message is shown, except a value that an enumeration lacks. So no secret gets into a report.

mod exchange;
mod fix;
mod har;
mod message;
mod operation;
mod report;
mod text;
mod value;

use std::collections::BTreeMap;

use crate::compare::{Position, Side};

pub use fix::{Change, Fix, overlay};
pub use har::{Exchange, Message, har};
pub use report::{Divergence, Drift, Hosts};
pub use text::text;

/// Compares exchanges with an API.
#[must_use]
pub fn drift(side: &Side, exchanges: &[Exchange], hosts: Hosts) -> Drift {
    let operations = operation::Operations::new(side);
    let dialect = fix::Dialect::of(side);
    let mut drift = Drift::default();
    let mut found: BTreeMap<(String, String, String, &str, String), Divergence> = BTreeMap::new();
    let mut undescribed = found.clone();
    for (number, exchange) in exchanges.iter().enumerate() {
        let Some(read) = exchange::read(side, &operations, exchange, hosts) else {
            drift.others += 1;
            continue;
        };
        drift.exchanges += 1;
        drift.unread += read.unread;
        let mut counted = std::collections::BTreeSet::new();
        for seen in read.seen {
            let key = (
                seen.operation.clone(),
                seen.part.clone(),
                general(&seen.pointer),
                seen.keyword,
                seen.message.clone(),
            );
            // An exchange counts once, also for a list with many such items.
            if !counted.insert(key.clone()) {
                continue;
            }
            let all = match seen.described {
                true => &mut found,
                false => &mut undescribed,
            };
            let divergence = all.entry(key).or_insert_with(|| Divergence {
                place: seen.origin.as_ref().map(|it| Position::of(it, &side.files)),
                fix: seen
                    .origin
                    .as_ref()
                    .zip(seen.change.as_ref())
                    .and_then(|(origin, change)| dialect.fix(origin, change)),
                operation: seen.operation,
                part: seen.part,
                pointer: seen.pointer,
                keyword: seen.keyword,
                message: seen.message,
                count: 0,
                first: number + 1,
            });
            divergence.count += 1;
        }
    }
    drift.divergences = ordered(found.into_values());
    drift.undescribed = ordered(undescribed.into_values());
    drift
}

fn ordered(all: impl Iterator<Item = Divergence>) -> Vec<Divergence> {
    let mut all: Vec<Divergence> = all.collect();
    all.sort_by_key(|it| (std::cmp::Reverse(it.count), it.first));
    all
}

/// A pointer with `*` in place of positions, so that the items of a list count as one place.
fn general(pointer: &str) -> String {
    let steps = pointer.split('/').map(|step| {
        let is_position = !step.is_empty() && step.bytes().all(|it| it.is_ascii_digit());
        if is_position { "*" } else { step }
    });
    steps.collect::<Vec<_>>().join("/")
}
