//! Credentials, servers and refusals of a whole API.

mod servers;

use std::collections::{BTreeSet, HashMap};

use crate::ir::{Api, Operation, Origin, Requirement, Scheme};
use crate::source::Pointer;

use super::finding::{Key, RawFinding};
use super::operation::OperationPair;
use super::rules::{
    SCHEMA_DOCS, SCHEME_ADDED, SCHEME_DETAILS, SCHEME_REMOVED, SECURITY_NARROWED, SECURITY_SCHEME,
    SECURITY_WIDENED,
};
use super::walk::Walk;

/// The credentials of one alternative: the scheme and the form of each, with its scopes.
type Alternative = Vec<Credential>;

/// A required credential.
struct Credential {
    /// The scheme, by its name in the old revision.
    scheme: String,
    /// The form in a message.
    form: String,
    scopes: BTreeSet<String>,
}

impl Walk<'_> {
    /// Compares who may call an operation.
    pub(super) fn security(&mut self, place: &OperationPair<'_>) {
        let renamed: HashMap<&str, &str> = scheme_pairs(&self.old.api, &self.new.api)
            .into_iter()
            .filter_map(|(old, new)| Some((new?.name.as_str(), old?.name.as_str())))
            .collect();
        let before = alternatives(&self.old.api, place.old, &HashMap::new());
        let after = alternatives(&self.new.api, place.new, &renamed);
        let any = |given: &Alternative, wanted: &[Alternative], same: bool| {
            wanted.iter().any(|wanted| satisfies(given, wanted, same))
        };
        let all = |given: &[Alternative], wanted: &[Alternative], same: bool| {
            given.iter().all(|it| any(it, wanted, same))
        };
        let forms = (Some(shown(&before)), Some(shown(&after)));
        let mut add = |rule| {
            let seen = place.seen(rule, place.flows.0, "security", "credentials");
            self.add(seen.forms(forms.0.clone(), forms.1.clone()));
        };
        let narrowed = !all(&before, &after, false);
        let widened = !all(&after, &before, false);
        if narrowed {
            add(&SECURITY_NARROWED);
        }
        if widened {
            add(&SECURITY_WIDENED);
        }
        // The form is the same, but perhaps another party issues the credentials.
        let other = !all(&before, &after, true) || !all(&after, &before, true);
        if other && !narrowed && !widened {
            add(&SECURITY_SCHEME);
        }
    }

    /// Compares the schemes themselves.
    pub(super) fn schemes(&mut self) {
        let place = |it: &Scheme| Origin {
            span: it.origin,
            pointer: Pointer::from_iter(["components", "securitySchemes", &it.name]),
        };
        let seen = |rule, old: Option<&Scheme>, new: Option<&Scheme>| {
            let name = new.or(old).map_or("", |it| it.name.as_str());
            let at = format!("scheme {name}");
            RawFinding::new(rule, at.clone(), at.clone())
                .places(old.map(place).as_ref(), new.map(place).as_ref())
                .keys([Key::Part(String::new(), at)])
        };
        for pair in scheme_pairs(&self.old.api, &self.new.api) {
            match pair {
                (None, Some(_)) => self.add(seen(&SCHEME_ADDED, pair.0, pair.1)),
                (Some(_), None) => self.add(seen(&SCHEME_REMOVED, pair.0, pair.1)),
                (Some(before), Some(after)) => {
                    if details(before) != details(after) {
                        let found = seen(&SCHEME_DETAILS, pair.0, pair.1);
                        self.add(found.forms(Some(details(before)), Some(details(after))));
                    }
                    self.docs(&SCHEMA_DOCS, (&before.docs, &after.docs), |_, rule| {
                        seen(rule, pair.0, pair.1)
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
fn alternatives(
    api: &Api,
    operation: &Operation,
    renamed: &HashMap<&str, &str>,
) -> Vec<Alternative> {
    let form = |it: &Requirement| {
        let scheme = api.schemes.get(it.scheme);
        let name = scheme.map_or("", |it| it.name.as_str());
        Credential {
            scheme: renamed.get(name).copied().unwrap_or(name).to_owned(),
            form: scheme
                .map(|it| format!("{:?}", it.kind))
                .unwrap_or_default(),
            scopes: it.scopes.iter().cloned().collect(),
        }
    };
    match operation.security.is_empty() {
        true => vec![Vec::new()],
        false => {
            let all = operation.security.iter();
            all.map(|it| it.iter().map(form).collect()).collect()
        }
    }
}

/// True if the given credentials are all that is wanted, in form or by `same` scheme.
fn satisfies(given: &Alternative, wanted: &Alternative, same: bool) -> bool {
    wanted.iter().all(|wanted| {
        given.iter().any(|it| {
            let scheme = !same || it.scheme == wanted.scheme;
            scheme && it.form == wanted.form && wanted.scopes.is_subset(&it.scopes)
        })
    })
}

fn shown(alternatives: &[Alternative]) -> String {
    let one = |it: &Alternative| match it.is_empty() {
        true => "nothing".to_owned(),
        false => {
            let all = it.iter().map(|it| {
                let form = it.form.to_lowercase();
                let scopes: Vec<&str> = it.scopes.iter().map(String::as_str).collect();
                match scopes.is_empty() {
                    true => form,
                    false => format!("{form} [{}]", scopes.join(", ")),
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
        let urls = [
            &flow.authorization_url,
            &flow.device_authorization_url,
            &flow.token_url,
            &flow.refresh_url,
        ];
        let urls: Vec<&str> = urls.into_iter().flatten().map(String::as_str).collect();
        let scopes = scopes.into_iter().collect::<Vec<_>>().join(", ");
        format!("{} {} [{scopes}]", flow.name, urls.join(" "))
    });
    let flows: Vec<String> = flows.collect();
    let mut text = flows.join("; ");
    let urls = [&scheme.discovery_url, &scheme.metadata_url];
    for url in urls.into_iter().flatten() {
        text.push_str(&format!(" {url}"));
    }
    text.trim().to_owned()
}
