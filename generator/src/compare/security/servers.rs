//! Servers, and the responses to refused requests.

use crate::compare::finding::Seen;
use crate::compare::rules::{REFUSAL_CHANGED, SERVER_ADDED, SERVER_DEFAULT, SERVER_REMOVED};
use crate::compare::walk::Walk;
use crate::ir::{Refusal, RefusalReason, Server};

impl Walk<'_> {
    /// Compares the servers of the whole document.
    pub(in crate::compare) fn servers(&mut self) {
        let (old, new) = (&self.old.api.servers, &self.new.api.servers);
        let first = |it: &[Server]| {
            it.first().map(|it| match it.environment {
                Some(environment) => format!("{} ({environment:?})", it.url),
                None => it.url.clone(),
            })
        };
        let (before, after) = (first(old), first(new));
        if before != after {
            let seen = Seen::new(&SERVER_DEFAULT, "server", "server");
            self.add(seen.forms(before, after));
        }
        let seen = |rule, it: &Server| Seen::new(rule, format!("server {}", it.template), "server");
        for it in new {
            if !old.iter().any(|other| other.template == it.template) {
                self.add(seen(&SERVER_ADDED, it).forms(None, Some(it.template.clone())));
            }
        }
        for it in old {
            if !new.iter().any(|other| other.template == it.template) {
                self.add(seen(&SERVER_REMOVED, it).forms(Some(it.template.clone()), None));
            }
        }
    }

    /// Compares the responses to refused requests.
    pub(in crate::compare) fn refusals(&mut self) {
        for (name, reason) in RefusalReason::ALL {
            let form = |all: &[Refusal]| {
                let found = all.iter().find(|it| it.reason == reason)?;
                Some(format!(
                    "{} {} {}",
                    found.status, found.media_type, found.body
                ))
            };
            let before = form(&self.old.api.refusals);
            let after = form(&self.new.api.refusals);
            if before != after {
                let at = format!("refusal {name}");
                let seen = Seen::new(&REFUSAL_CHANGED, at.clone(), at);
                self.add(seen.forms(before, after));
            }
        }
    }
}
