//! Responses: paired by status, or by the class or default that covers it.

use crate::compare::rules::{
    CONTENT_ADDED, CONTENT_REMOVED, FAILURE_ADDED, FAILURE_REMOVED, RESPONSE_DOCS, RETRY_STATEMENT,
    SUCCESS_ADDED, SUCCESS_REMOVED,
};
use crate::compare::walk::Walk;
use crate::ir::{Response, Status};

use super::OperationPair;

impl Walk<'_> {
    pub(super) fn responses(&mut self, place: &OperationPair<'_>) {
        let (old, new) = (&place.old.responses, &place.new.responses);
        for after in new {
            match covering(old, after.status) {
                Some(before) => {
                    if before.status != after.status {
                        self.status_added(after, place);
                    }
                    self.response((before, after), place);
                }
                None => self.status_added(after, place),
            }
        }
        for before in old {
            if new.iter().any(|it| it.status == before.status) {
                continue;
            }
            let rule = match is_success(before.status) {
                true => &SUCCESS_REMOVED,
                false => &FAILURE_REMOVED,
            };
            let name = text(before.status);
            let seen = place.seen(rule, place.flows.1, &name, &format!("response {name}"));
            let mut seen = seen.places(Some(&before.origin), Some(&place.new.origin));
            // Without a documented success, a caller takes each status of success for one.
            let takes_all = |it: &Response| it.status != Status::Default && !is_success(it.status);
            seen.hard = !new.iter().all(takes_all);
            self.add(seen.forms(Some(name), None));
            if let Some(after) = covering(new, before.status) {
                self.response((before, after), place);
            }
        }
    }

    fn status_added(&mut self, after: &Response, place: &OperationPair<'_>) {
        let rule = match is_success(after.status) {
            true => &SUCCESS_ADDED,
            false => &FAILURE_ADDED,
        };
        let name = text(after.status);
        let seen = place.seen(rule, place.flows.1, &name, &format!("response {name}"));
        let seen = seen.places(Some(&place.old.origin), Some(&after.origin));
        self.add(seen.forms(None, Some(name)));
    }

    fn response(&mut self, (old, new): (&Response, &Response), place: &OperationPair<'_>) {
        let flow = place.flows.1;
        let name = text(new.status);
        let shown = format!("response {name}");
        let places = (Some(&old.origin), Some(&new.origin));
        self.docs(&RESPONSE_DOCS, (&old.docs, &new.docs), |_, rule| {
            let seen = place.seen(rule, flow, &name, &shown);
            seen.places(places.0, places.1)
        });
        if old.remarks != new.remarks {
            let form = |it: &Response| {
                let waits: Vec<&str> = it
                    .remarks
                    .waits
                    .iter()
                    .map(|it| it.pointer.as_str())
                    .collect();
                let carried = match it.remarks.not_carried_out {
                    true => "not carried out",
                    false => "perhaps carried out",
                };
                Some(format!("{carried}; delay in [{}]", waits.join(", ")))
            };
            let seen = place.seen(&RETRY_STATEMENT, flow, &name, &shown);
            let seen = seen.places(places.0, places.1);
            self.add(seen.forms(form(old), form(new)));
        }
        match (old.contents.is_empty(), new.contents.is_empty()) {
            (true, false) => {
                let seen = place.seen(&CONTENT_ADDED, flow, &name, &shown);
                self.add(seen.places(places.0, places.1));
            }
            (false, true) => {
                let seen = place.seen(&CONTENT_REMOVED, flow, &name, &shown);
                self.add(seen.places(places.0, places.1));
            }
            _ => self.contents((&old.contents, &new.contents), flow, place, (&name, &shown)),
        }
        self.headers((&old.headers, &new.headers), flow, place, (&name, &shown));
    }
}

/// The response for a status: its own, the one of its class, or the default.
fn covering(responses: &[Response], status: Status) -> Option<&Response> {
    let class = match status {
        Status::Code(code) => u8::try_from(code / 100).ok().map(Status::Range),
        Status::Range(_) | Status::Default => None,
    };
    let wanted = [Some(status), class, Some(Status::Default)];
    let mut wanted = wanted.into_iter().flatten();
    wanted.find_map(|status| responses.iter().find(|it| it.status == status))
}

fn is_success(status: Status) -> bool {
    match status {
        Status::Code(code) => code < 400,
        Status::Range(class) => class < 4,
        Status::Default => false,
    }
}

/// The key of a status in a document.
pub(in crate::compare) fn text(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(class) => format!("{class}XX"),
        Status::Default => "default".to_owned(),
    }
}
