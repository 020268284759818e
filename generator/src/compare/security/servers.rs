//! Servers, and the responses to refused requests.

use crate::compare::finding::RawFinding;
use crate::compare::rules::{
    REFUSAL_CHANGED, Rule, SERVER_ADDED, SERVER_CHANGED, SERVER_DEFAULT, SERVER_REMOVED,
};
use crate::compare::walk::Walk;
use crate::ir::{Refusal, RefusalReason, Server};

impl Walk<'_> {
    /// Compares the servers of the whole document.
    pub(in crate::compare) fn servers(&mut self) {
        let (old, new) = (&self.old.api.servers, &self.new.api.servers);
        self.server_list((old, new), &|rule, template| match template {
            Some(template) => RawFinding::new(rule, format!("server {template}"), "server"),
            None => RawFinding::new(rule, "server", "server"),
        });
    }

    /// Compares the servers of a document or of an operation. The first one is the default.
    pub(in crate::compare) fn server_list(
        &mut self,
        (old, new): (&[Server], &[Server]),
        seen: &dyn Fn(&'static Rule, Option<&str>) -> RawFinding,
    ) {
        let (before, after) = (old.first().map(form), new.first().map(form));
        if before != after {
            self.add(seen(&SERVER_DEFAULT, None).forms(before, after));
        }
        for it in new {
            let template = it.template.as_str();
            let known = old.iter().position(|other| other.template == template);
            let Some(at) = known else {
                let seen = seen(&SERVER_ADDED, Some(template));
                self.add(seen.forms(None, Some(template.to_owned())));
                continue;
            };
            let before = old.get(at).map(form);
            let is_default = at == 0 && new.first().is_some_and(|it| it.template == template);
            if !is_default && before.as_ref() != Some(&form(it)) {
                let seen = seen(&SERVER_CHANGED, Some(template));
                self.add(seen.forms(before, Some(form(it))));
            }
        }
        for it in old {
            if !new.iter().any(|other| other.template == it.template) {
                let seen = seen(&SERVER_REMOVED, Some(&it.template));
                self.add(seen.forms(Some(it.template.clone()), None));
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
                let seen = RawFinding::new(&REFUSAL_CHANGED, at.clone(), at);
                self.add(seen.forms(before, after));
            }
        }
    }
}

/// The URL of a server with the defaults of its variables, and its environment.
fn form(server: &Server) -> String {
    match server.environment {
        Some(environment) => format!("{} ({environment:?})", server.url),
        None => server.url.clone(),
    }
}
