//! A feature of cargo for each tag, so that a user of one tag compiles a fraction of a large API.
//!
//! An operation is switched on by any of its tags; webhooks and callbacks have a feature for each
//! kind. What an operation is made of is switched on with it: the graph of types decides, file by
//! file, since a file is what a feature can leave out. What has no tag is always there.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Kind, TypePlan, names_in};
use super::operations::OperationPlan;
use super::reach::{closure, roots};
use super::types::Homes;
use crate::ir::{Api, Operation, Role};
use crate::naming::{distinct, module_name};

/// What is switched on by which features.
#[derive(Clone, Debug, Default)]
pub struct Gates {
    /// The feature that switches everything on; `None` where nothing can be left out.
    pub whole: Option<String>,
    /// For each file of types the features of which one must be on; a file without an entry is
    /// always there.
    pub types: BTreeMap<String, Vec<String>>,
    /// The same for the modules of webhooks and of callbacks.
    pub hooks: BTreeMap<Role, Vec<String>>,
    /// Every feature that anything is behind, apart from that of the whole.
    pub features: BTreeSet<String>,
}

impl Gates {
    /// The features of a file of types.
    #[must_use]
    pub fn of_types(&self, file: &str) -> &[String] {
        self.types.get(file).map_or(&[], Vec::as_slice)
    }
}

/// The features that need something, by their index; `None` is everything, whatever is on.
type Needs = Option<BTreeSet<usize>>;

/// Decides the gates of an API whose features begin with `name`.
pub(super) fn plan(
    api: &Api,
    name: &str,
    operations: &mut [OperationPlan],
    types: &[TypePlan],
    homes: &Homes,
) -> Gates {
    let features = features(api, name);
    let mut files: BTreeMap<&str, Needs> = BTreeMap::new();
    let needs = follow_links(api, operations, &features);
    let planned = api.operations.iter().zip(&mut *operations).zip(needs);
    for ((operation, plan), needs) in planned {
        plan.gate = spell(needs.as_ref(), &features);
        for id in closure(api, roots(operation)) {
            for file in homes.get(&id).into_iter().flatten() {
                add(files.entry(file).or_insert_with(none), needs.as_ref());
            }
        }
    }
    for plan in types {
        // What no operation needs is there for whoever uses it by itself.
        files.entry(&plan.file).or_insert(None);
    }
    follow(&mut files, types);
    let types = files.iter().map(|(file, needs)| {
        let gate = spell(needs.as_ref(), &features);
        ((*file).to_owned(), gate)
    });
    let hooks = [(Role::Webhook, "webhooks"), (Role::Callback, "callbacks")];
    let hooks = hooks.into_iter().filter_map(|(role, label)| {
        let feature = features.get(label)?;
        Some((role, vec![feature.clone()]))
    });
    let types: BTreeMap<String, Vec<String>> = types.collect();
    let hooks: BTreeMap<Role, Vec<String>> = hooks.collect();
    // One tag alone leaves nothing out, and is no feature of the crate.
    let gates = operations.iter().map(|it| &it.gate);
    let gates = gates.chain(types.values()).chain(hooks.values());
    let features: BTreeSet<String> = gates.flatten().cloned().collect();
    Gates {
        whole: (!features.is_empty()).then(|| name.to_owned()),
        features,
        types,
        hooks,
    }
}

/// What each operation is needed by: its own tags, and what follows a link from it, since a request
/// that is built out of an answer has a function over that answer.
fn follow_links(
    api: &Api,
    operations: &[OperationPlan],
    features: &BTreeMap<String, String>,
) -> Vec<Needs> {
    let own = api.operations.iter().map(|operation| {
        let labels = labels(operation);
        let all = features.keys().enumerate();
        let own = all.filter(|(_, label)| labels.contains(label));
        let own: BTreeSet<usize> = own.map(|(at, _)| at).collect();
        (!own.is_empty()).then_some(own)
    });
    let mut needs: Vec<Needs> = own.collect();
    let place = |ident: &str| operations.iter().position(|it| it.ident == ident);
    let mut links: Vec<(usize, usize)> = Vec::new();
    for (at, operation) in operations.iter().enumerate() {
        let sources = operation.links.iter();
        links.extend(sources.filter_map(|link| Some((at, place(&link.source)?))));
    }
    let mut changed = true;
    while changed {
        changed = false;
        for (at, source) in &links {
            let more = needs.get(*at).cloned().unwrap_or_else(none);
            if let Some(needs) = needs.get_mut(*source) {
                changed |= add(needs, more.as_ref());
            }
        }
    }
    needs
}

/// Switches a file on wherever a file is that uses one of its types, until nothing changes.
fn follow<'t>(files: &mut BTreeMap<&'t str, Needs>, types: &'t [TypePlan]) {
    let homes = types.iter().flat_map(|plan| {
        let file = plan.file.as_str();
        plan.declared().map(move |name| (name, file))
    });
    let homes: BTreeMap<&str, &str> = homes.collect();
    let mut uses: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for plan in types {
        let mut names = BTreeSet::new();
        for ty in plan.kind.types() {
            names_in(ty, &mut names);
        }
        if let Kind::Alias(alias) = &plan.kind {
            names.insert(alias.of.clone());
        }
        names.extend(plan.inputs.iter().map(|it| it.answer.clone()));
        let used = names.iter().filter_map(|name| homes.get(name.as_str()));
        uses.entry(&plan.file).or_default().extend(used);
    }
    let mut pending: Vec<&str> = files.keys().copied().collect();
    while let Some(file) = pending.pop() {
        let needs = files.get(file).cloned().unwrap_or_else(none);
        for used in uses.get(file).into_iter().flatten() {
            if add(files.entry(used).or_insert_with(none), needs.as_ref()) {
                pending.push(used);
            }
        }
    }
}

fn none() -> Needs {
    Some(BTreeSet::new())
}

/// Adds to what something is needed by; tells whether that changed anything.
fn add(to: &mut Needs, more: Option<&BTreeSet<usize>>) -> bool {
    match (to.as_mut(), more) {
        (None, _) => false,
        (Some(_), None) => {
            *to = None;
            true
        }
        (Some(known), Some(more)) => {
            let before = known.len();
            known.extend(more);
            known.len() > before
        }
    }
}

/// The features by name; none where whatever feature is on switches it on.
fn spell(needs: Option<&BTreeSet<usize>>, features: &BTreeMap<String, String>) -> Vec<String> {
    let Some(needs) = needs.filter(|needs| needs.len() < features.len()) else {
        return Vec::new();
    };
    let all = features.values().enumerate();
    all.filter(|(at, _)| needs.contains(at))
        .map(|(_, feature)| feature.clone())
        .collect()
}

/// A feature for each tag, by tag.
fn features(api: &Api, name: &str) -> BTreeMap<String, String> {
    let labels: BTreeSet<String> = api.operations.iter().flat_map(labels).collect();
    let spellings: Vec<&str> = labels.iter().map(String::as_str).collect();
    let idents = distinct(&spellings, module_name, true);
    let features = idents.iter().map(|ident| {
        let words = ident.trim_end_matches('_').replace('_', "-");
        format!("{name}-{words}")
    });
    labels.iter().cloned().zip(features).collect()
}

/// What an operation is switched on by.
fn labels(operation: &Operation) -> Vec<String> {
    match operation.role {
        Role::Call => operation.tags.clone(),
        Role::Webhook => vec!["webhooks".to_owned()],
        Role::Callback => vec!["callbacks".to_owned()],
    }
}
