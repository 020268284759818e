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
mod text;
mod value;

use std::collections::BTreeMap;

use crate::compare::{Place, Side};
use crate::ir::Origin;

pub use fix::{Change, Fix, overlay};
pub use har::{Exchange, Message, har};
pub use text::text;

/// The divergences of an API from recorded exchanges.
#[derive(Clone, Debug, Default)]
pub struct Drift {
    /// The number of exchanges with an operation of the document.
    pub exchanges: usize,
    /// The number of exchanges that are not about the document.
    pub others: usize,
    /// The number of bodies in media types that are not read.
    pub unread: usize,
    /// The divergences, the most frequent first.
    pub divergences: Vec<Divergence>,
    /// Parts of messages that the document admits and does not describe.
    pub undescribed: Vec<Divergence>,
}

/// A divergence of messages from the document.
#[derive(Clone, Debug)]
pub struct Divergence {
    /// The operation.
    pub operation: String,
    /// The part of the message, such as `response 200 body`.
    pub part: String,
    /// The JSON Pointer in the part, from the first exchange with the divergence.
    pub pointer: String,
    /// The keyword, or the part of the document, that the message diverges from.
    pub keyword: &'static str,
    /// The divergence in a phrase.
    pub message: String,
    /// The place in the document.
    pub place: Option<Place>,
    /// The number of exchanges with it.
    pub count: usize,
    /// The first exchange with it, from 1.
    pub first: usize,
    /// The change of the document that admits the message.
    pub fix: Option<Fix>,
}

/// The choice of exchanges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hosts {
    /// Only exchanges with a host of the document's servers.
    Documented,
    /// Exchanges with any host, if the document has their path.
    Any,
}

/// A divergence in one exchange.
pub(crate) struct Seen {
    operation: String,
    part: String,
    pointer: String,
    keyword: &'static str,
    message: String,
    origin: Option<Origin>,
    /// The change, at the place of the origin.
    change: Option<Change>,
    described: bool,
}

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
                place: seen.origin.as_ref().map(|it| Place::of(it, &side.files)),
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
