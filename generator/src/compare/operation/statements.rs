//! Statements about a whole operation: the idempotency key, callbacks and its own servers.

use crate::compare::rules::{CALLBACK_URL, IDEMPOTENCY, SERVER_DEFAULT};
use crate::compare::walk::Walk;
use crate::ir::{Idempotency, Operation};

use super::Place;

impl Walk<'_> {
    pub(super) fn statements(&mut self, place: &Place<'_>) {
        let (old, new) = (place.old, place.new);
        if old.idempotency != new.idempotency {
            let seen = place.seen(&IDEMPOTENCY, place.flows.0, "idempotency", "request");
            self.add(seen.forms(Some(idempotency(old)), Some(idempotency(new))));
        }
        for before in &old.callbacks {
            let after = new.callbacks.iter().find(|it| it.name == before.name);
            if let Some(after) = after.filter(|it| it.expression != before.expression) {
                let shown = format!("callback {}", before.name);
                let seen = place.seen(&CALLBACK_URL, place.flows.1, &shown, &shown);
                let seen = seen.places(Some(&before.origin), Some(&after.origin));
                let forms = (before.expression.clone(), after.expression.clone());
                self.add(seen.forms(Some(forms.0), Some(forms.1)));
            }
        }
        let first = |it: &Operation| it.servers.first().map(|it| it.url.clone());
        if first(old) != first(new) {
            let seen = place.seen(&SERVER_DEFAULT, place.flows.0, "server", "server");
            self.add(seen.forms(first(old), first(new)));
        }
    }
}

fn idempotency(operation: &Operation) -> String {
    match &operation.idempotency {
        Idempotency::None => "no key".to_owned(),
        Idempotency::Header(name) => format!("header {name}"),
        Idempotency::Member(name) => format!("member {name}"),
        Idempotency::Either(header, member) => format!("header {header} or member {member}"),
    }
}
