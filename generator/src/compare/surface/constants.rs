//! Constants of schemes and servers, and whole targets.

use std::collections::BTreeMap;

use crate::compare::finding::{Key, RawFinding};
use crate::compare::rules::{
    CONSTANT_ADDED, CONSTANT_REMOVED, CONSTANT_RENAMED, FEATURE_REMOVED, TARGET_ADDED,
    TARGET_REMOVED, TYPE_ADDED, TYPE_KIND, TYPE_REMOVED,
};
use crate::compare::security::scheme_pairs;
use crate::compare::side::Side;
use crate::ir::SchemeKind;
use crate::options::Target;
use crate::plan::SchemePlan;

use super::Surface;
use super::building::Setters;

impl Surface<'_> {
    pub(super) fn constants(&mut self) {
        let renamed: BTreeMap<&str, &str> = scheme_pairs(&self.old.api, &self.new.api)
            .into_iter()
            .filter_map(|(old, new)| Some((new?.name.as_str(), old?.name.as_str())))
            .collect();
        let before = constants(self.old, &BTreeMap::new());
        let after = constants(self.new, &renamed);
        for (part, name) in &before {
            let at = part.clone();
            let seen = |rule| {
                RawFinding::new(rule, at.clone(), "").keys([Key::Part(String::new(), at.clone())])
            };
            match after.get(part) {
                Some(other) if other != name => {
                    let seen = seen(&CONSTANT_RENAMED);
                    self.found
                        .push(seen.rust(name, Some(name.clone()), Some(other.clone())));
                }
                Some(_) => {}
                None => {
                    let seen = seen(&CONSTANT_REMOVED);
                    self.found.push(seen.rust(name, Some(name.clone()), None));
                }
            }
        }
        for (part, name) in &after {
            if !before.contains_key(part) {
                let key = Key::Part(String::new(), part.clone());
                let seen = RawFinding::new(&CONSTANT_ADDED, part.clone(), "").keys([key]);
                self.found.push(seen.rust(name, None, Some(name.clone())));
            }
        }
        if [self.old, self.new].iter().all(|it| has_client(it)) {
            let before = setters(self.old, &BTreeMap::new());
            self.credentials(&before, &setters(self.new, &renamed));
        }
        self.builders();
        self.targets();
        self.features();
    }

    /// Reports features that are gone, since cargo refuses a feature that does not exist.
    fn features(&mut self) {
        let features = |side: &'_ Side| side.plan.features.features.clone();
        for gone in features(self.old).difference(&features(self.new)) {
            let seen = RawFinding::new(&FEATURE_REMOVED, format!("feature {gone}"), "");
            self.found.push(seen.rust(gone, Some(gone.clone()), None));
        }
    }

    /// The features of an item in both revisions, if the new ones do not enable it wherever the old ones
    /// did. An item without features is always there.
    pub(super) fn lost(&self, old: &[String], new: &[String]) -> Option<(String, String)> {
        let enabled = |it: &str| new.iter().any(|feature| feature == it);
        let all = &self.old.plan.features.features;
        let is_lost = match (new.is_empty(), old.is_empty()) {
            (true, _) => false,
            (false, true) => !all.iter().all(|it| enabled(it)),
            (false, false) => !old.iter().all(|it| enabled(it)),
        };
        let shown = |it: &[String]| match it.is_empty() {
            true => "any feature".to_owned(),
            false => it.join(", "),
        };
        is_lost.then(|| (shown(old), shown(new)))
    }

    /// Compares the types that fill the variables of servers.
    fn builders(&mut self) {
        let (before, after) = (builders(self.old), builders(self.new));
        for (name, form) in &before {
            let rule = match after.get(name) {
                None => &TYPE_REMOVED,
                Some(other) if other != form => &TYPE_KIND,
                Some(_) => continue,
            };
            let item = format!("servers::{name}");
            let seen = RawFinding::new(rule, item.clone(), "");
            let other = after.get(name).cloned();
            self.found.push(seen.rust(item, Some(form.clone()), other));
        }
        for (name, form) in after {
            if !before.contains_key(&name) {
                let item = format!("servers::{name}");
                let seen = RawFinding::new(&TYPE_ADDED, item.clone(), "");
                self.found.push(seen.rust(item, None, Some(form)));
            }
        }
    }

    fn targets(&mut self) {
        for (target, name) in [(Target::Client, "Client"), (Target::Server, "Service")] {
            let has = |side: &Side| side.plan.targets.contains(&target);
            let rule = match (has(self.old), has(self.new)) {
                (true, false) => &TARGET_REMOVED,
                (false, true) => &TARGET_ADDED,
                _ => continue,
            };
            let seen = RawFinding::new(rule, format!("target {name}"), "");
            self.found.push(seen.rust(name, None, None));
        }
    }
}

fn has_client(side: &Side) -> bool {
    side.plan.targets.contains(&Target::Client)
}

/// The part of the document that a scheme is, under its old name.
fn scheme_part(scheme: &SchemePlan, renamed: &BTreeMap<&str, &str>) -> String {
    let own = scheme.name.as_str();
    format!("scheme {}", renamed.get(own).copied().unwrap_or(own))
}

/// The setters of credentials.
fn setters(side: &Side, renamed: &BTreeMap<&str, &str>) -> Setters {
    let all = side.plan.schemes.iter().filter_map(|scheme| {
        let arguments = match scheme.kind {
            SchemeKind::Bearer | SchemeKind::ApiKey(..) => "token",
            SchemeKind::Basic => "user, password",
            SchemeKind::MutualTls => "",
            SchemeKind::Unsupported => return None,
        };
        let setter = (scheme.setter.clone(), arguments);
        Some((scheme_part(scheme, renamed), setter))
    });
    all.collect()
}

/// Every constant, by the part of the document it stands for, under the old names of schemes.
fn constants(side: &Side, renamed: &BTreeMap<&str, &str>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for scheme in &side.plan.schemes {
        let part = scheme_part(scheme, renamed);
        if let Some((flows, _)) = &scheme.flows {
            found.insert(format!("{part} flows"), format!("security::{flows}"));
        }
        if let Some((discovery, _)) = &scheme.discovery {
            found.insert(
                format!("{part} discovery"),
                format!("security::{discovery}"),
            );
        }
        if let Some((metadata, _)) = &scheme.metadata {
            found.insert(format!("{part} metadata"), format!("security::{metadata}"));
        }
        found.insert(part, format!("security::{}", scheme.constant));
    }
    for server in &side.plan.servers.servers {
        let part = format!("server {}", server.server.template);
        found.insert(part, format!("servers::{}", server.constant));
    }
    found
}

/// The builders of URLs, with their variables and the values of those.
fn builders(side: &Side) -> BTreeMap<String, String> {
    let all = side.plan.servers.servers.iter();
    let all = all.filter_map(|it| it.builder.as_ref());
    all.map(|(name, variables)| {
        let mut fields: Vec<String> = variables
            .iter()
            .map(|it| match &it.choice {
                Some((choice, values)) => {
                    let mut values: Vec<&str> = values.iter().map(|it| it.1.as_str()).collect();
                    values.sort_unstable();
                    format!("{}: {choice} {{ {} }}", it.ident, values.join(", "))
                }
                None => format!("{}: String", it.ident),
            })
            .collect();
        fields.sort_unstable();
        (name.clone(), fields.join(", "))
    })
    .collect()
}
