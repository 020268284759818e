//! Recorded exchanges in a file.

use std::panic::Location;
use std::sync::Arc;

use super::exchange::{Exchange, RequestRecord};
use super::reply::Reply;
use super::rule::{Rule, fail};
use super::state::MockTransport;
use crate::codec::{from_json, to_json};
use crate::report::Report;
use crate::wire::{ClientOperation, ServerOperation};

/// Recorded exchanges without secrets. A [`Recorder`](super::Recorder) makes them, and
/// [`MockTransport::replay`] replies with them.
#[derive(Clone, Default)]
pub struct Fixtures {
    pub(super) exchanges: Vec<Exchange>,
}

crate::object! {
    impl Debug, PartialEq for Fixtures {
        exchanges: required("exchanges"),
        .. => refuse,
    }
}

impl Fixtures {
    /// Reads the text of a file.
    ///
    /// # Errors
    ///
    /// Reports each place that is not as [`to_json`](Self::to_json) writes it.
    pub fn from_json(text: &str) -> Result<Self, Report> {
        from_json(text.as_bytes())
    }

    /// The text of a file in JSON, with one exchange a line.
    #[must_use]
    pub fn to_json(&self) -> String {
        let lines = self.exchanges.iter().map(|it| {
            let line = to_json(it);
            String::from_utf8_lossy(&line).into_owned()
        });
        let lines: Vec<_> = lines.collect();
        format!("{{\"exchanges\":[\n{}\n]}}\n", lines.join(",\n"))
    }

    /// The number of exchanges.
    #[must_use]
    pub fn len(&self) -> usize {
        self.exchanges.len()
    }

    /// Returns true without exchanges.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.exchanges.is_empty()
    }
}

impl MockTransport {
    /// Expects the recorded requests of an operation, each once, and replies as recorded. A request
    /// is the same if all its documented parts are the same, except its idempotency key and the
    /// content of sensitive values. Equal requests get their responses in the order of the record.
    ///
    /// # Panics
    ///
    /// If no exchange of the operation was recorded, or if a response can't be sent.
    #[track_caller]
    pub fn replay<O: ClientOperation + ServerOperation>(&self, fixtures: &Fixtures) {
        let declared = Location::caller();
        let mut count = 0_usize;
        let own = fixtures.exchanges.iter();
        for exchange in own.filter(|it| it.operation == O::INFO.id) {
            count = count.saturating_add(1);
            let response = match exchange.response.replayed() {
                Ok(response) => response,
                Err(reason) => fail(&format!("exchange {count} of {}: {reason}", O::INFO.id)),
            };
            let recorded = Arc::new(exchange.request.clone());
            let rule = Rule::<O>::new(declared);
            self.expect(rule.clone());
            rule.when()
                .with_named(format!("the request of exchange {count}"), move |found| {
                    RequestRecord::of::<O>(found.request()).is_ok_and(|it| it == *recorded)
                })
                .then_with(move |_| Reply::from(response.clone()))
                .times(1);
        }
        if count == 0 {
            fail(&format!("no exchange of {} was recorded", O::INFO.id));
        }
    }
}
