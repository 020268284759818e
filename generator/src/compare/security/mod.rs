//! Credentials, servers and refusals of a whole API.

mod servers;

use std::collections::BTreeSet;

use crate::ir::{Api, Operation, Requirement, Scheme};

use super::finding::{Key, Seen};
use super::operation::Place;
use super::rules::{
    SCHEMA_DOCS, SCHEME_ADDED, SCHEME_DETAILS, SCHEME_REMOVED, SECURITY_NARROWED, SECURITY_WIDENED,
};
use super::walk::Walk;

/// The credentials of one alternative: the form of each, with its scopes.
type Alternative = Vec<(String, BTreeSet<String>)>;

impl Walk<'_> {
    /// Compares who may call an operation.
    pub(super) fn security(&mut self, place: &Place<'_>) {
        let before = alternatives(&self.old.api, place.old);
        let after = alternatives(&self.new.api, place.new);
        let enough = |given: &Alternative, wanted: &[Alternative]| {
            wanted.iter().any(|wanted| satisfies(given, wanted))
        };
        let forms = (Some(shown(&before)), Some(shown(&after)));
        let mut add = |rule| {
            let seen = place.seen(rule, place.flows.0, "security", "credentials");
            self.add(seen.forms(forms.0.clone(), forms.1.clone()));
        };
        if !before.iter().all(|it| enough(it, &after)) {
            add(&SECURITY_NARROWED);
        }
        if !after.iter().all(|it| enough(it, &before)) {
            add(&SECURITY_WIDENED);
        }
    }

    /// Compares the schemes themselves.
    pub(super) fn schemes(&mut self) {
        let seen = |rule, scheme: &Scheme| {
            let at = format!("scheme {}", scheme.name);
            Seen::new(rule, at.clone(), at.clone()).keys([Key::Part(String::new(), at)])
        };
        for pair in scheme_pairs(&self.old.api, &self.new.api) {
            match pair {
                (None, Some(after)) => self.add(seen(&SCHEME_ADDED, after)),
                (Some(before), None) => self.add(seen(&SCHEME_REMOVED, before)),
                (Some(before), Some(after)) => {
                    if details(before) != details(after) {
                        let found = seen(&SCHEME_DETAILS, after);
                        self.add(found.forms(Some(details(before)), Some(details(after))));
                    }
                    self.docs(&SCHEMA_DOCS, (&before.docs, &after.docs), |_, rule| {
                        seen(rule, after)
                    });
                }
                (None, None) => {}
            }
        }
    }
}

/// The schemes of both revisions: paired by key, or else by their form and their flows.
pub(super) fn scheme_pairs<'a>(
    old: &'a Api,
    new: &'a Api,
) -> Vec<(Option<&'a Scheme>, Option<&'a Scheme>)> {
    let mut left: Vec<&Scheme> = new.schemes.iter().collect();
    let mut pairs = Vec::new();
    let mut rest = Vec::new();
    for before in &old.schemes {
        match left.iter().position(|it| it.name == before.name) {
            Some(at) => pairs.push((Some(before), Some(left.remove(at)))),
            None => rest.push(before),
        }
    }
    for before in rest {
        let same = |it: &&Scheme| it.kind == before.kind && details(it) == details(before);
        let after = left.iter().position(same).map(|at| left.remove(at));
        pairs.push((Some(before), after));
    }
    pairs.extend(left.into_iter().map(|it| (None, Some(it))));
    pairs
}

/// The alternatives of an operation; a public one needs nothing.
fn alternatives(api: &Api, operation: &Operation) -> Vec<Alternative> {
    let form = |it: &Requirement| {
        let kind = api
            .schemes
            .get(it.scheme)
            .map(|it| format!("{:?}", it.kind));
        (
            kind.unwrap_or_default(),
            it.scopes.iter().cloned().collect(),
        )
    };
    match operation.security.is_empty() {
        true => vec![Vec::new()],
        false => {
            let all = operation.security.iter();
            all.map(|it| it.iter().map(form).collect()).collect()
        }
    }
}

/// True if the given credentials are all that is wanted.
fn satisfies(given: &Alternative, wanted: &Alternative) -> bool {
    wanted.iter().all(|(kind, scopes)| {
        let mut same = given.iter().filter(|it| it.0 == *kind);
        same.any(|it| scopes.is_subset(&it.1))
    })
}

fn shown(alternatives: &[Alternative]) -> String {
    let one = |it: &Alternative| match it.is_empty() {
        true => "nothing".to_owned(),
        false => {
            let all = it.iter().map(|(kind, scopes)| {
                let scopes: Vec<&str> = scopes.iter().map(String::as_str).collect();
                match scopes.is_empty() {
                    true => kind.to_lowercase(),
                    false => format!("{} [{}]", kind.to_lowercase(), scopes.join(", ")),
                }
            });
            all.collect::<Vec<_>>().join(" and ")
        }
    };
    alternatives
        .iter()
        .map(one)
        .collect::<Vec<_>>()
        .join(" or ")
}

/// The flows and URLs of a scheme. Its form belongs to the operations that require it.
fn details(scheme: &Scheme) -> String {
    let flows = scheme.flows.iter().map(|flow| {
        let scopes: BTreeSet<&str> = flow.scopes.iter().map(|it| it.0.as_str()).collect();
        let urls = [&flow.authorization_url, &flow.token_url, &flow.refresh_url];
        let urls: Vec<&str> = urls.into_iter().flatten().map(String::as_str).collect();
        let scopes = scopes.into_iter().collect::<Vec<_>>().join(", ");
        format!("{} {} [{scopes}]", flow.name, urls.join(" "))
    });
    let flows: Vec<String> = flows.collect();
    let discovery = scheme.discovery_url.clone().unwrap_or_default();
    format!("{} {discovery}", flows.join("; "))
        .trim()
        .to_owned()
}
