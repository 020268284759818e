//! Cargo features, one for each tag, so that users of one tag compile a fraction of a large API.
//!
//! Any tag of an operation enables it; webhooks and callbacks have one feature each. Types are
//! enabled with the operations that use them, in whole files, since a feature gates files.
//! Operations without tags are always enabled.

use std::collections::{BTreeMap, BTreeSet};

use crate::graph;
use crate::ir::{Api, Operation, Role};
use crate::naming::{distinct, module_name};
use crate::table::{Table, id};

use super::directions::{closure, roots};
use super::operations::links::Links;
use super::operations::operation::OperationId;
use super::types::finish::Types;
use super::types::item::TypePlan;
use super::types::rust_type::TypeId;

/// The features that enable each file and module.
#[derive(Clone, Debug, Default)]
pub struct PlannedFeatures {
    /// The feature that enables everything; `None` if nothing can be left out.
    pub whole: Option<String>,
    /// The features of each file of types; any of them enables it. A file without an entry is
    /// always enabled.
    pub types: BTreeMap<String, Vec<String>>,
    /// The features of the modules of webhooks and of callbacks.
    pub callbacks: BTreeMap<Role, Vec<String>>,
    /// All gating features without `whole`.
    pub features: BTreeSet<String>,
}

impl PlannedFeatures {
    /// The features of a file of types.
    #[must_use]
    pub fn of_types(&self, file: &str) -> &[String] {
        self.types.get(file).map_or(&[], Vec::as_slice)
    }
}

id! {
    /// A file of types.
    struct FileId;
}

/// The features that need something, by their index; `None` if it is always needed.
type Needs = Option<BTreeSet<usize>>;

pub(super) struct Features {
    pub(super) features: PlannedFeatures,
    /// Names of the features that enable each operation; empty if every feature does.
    pub(super) operations: Table<OperationId, Vec<String>>,
}

impl Features {
    /// An API without features.
    pub(super) fn none(api: &Api) -> Self {
        Self {
            features: PlannedFeatures::default(),
            operations: api.operations.iter().map(|_| Vec::new()).collect(),
        }
    }

    /// Features that begin with `name`, one for each tag.
    pub(super) fn per_tag(api: &Api, name: &str, links: &Links, types: &Types) -> Self {
        let features = features(api, name);
        let needs = of_operations(api, links, &features);
        let files = of_files(api, &needs, types);
        let operations = needs.map(|_, needs| spell(needs.as_ref(), &features));
        let files = files.into_iter();
        let files = files.map(|(file, needs)| (file, spell(needs.as_ref(), &features)));
        let callbacks = [(Role::Webhook, "webhooks"), (Role::Callback, "callbacks")];
        let callbacks = callbacks.into_iter().filter_map(|(role, label)| {
            let feature = features.get(label)?;
            Some((role, vec![feature.clone()]))
        });
        let types: BTreeMap<String, Vec<String>> = files.collect();
        let callbacks: BTreeMap<Role, Vec<String>> = callbacks.collect();
        // A single tag leaves nothing out, so it needs no feature.
        let features = operations
            .rows()
            .chain(types.values())
            .chain(callbacks.values());
        let features: BTreeSet<String> = features.flatten().cloned().collect();
        Self {
            features: PlannedFeatures {
                whole: (!features.is_empty()).then(|| name.to_owned()),
                features,
                types,
                callbacks,
            },
            operations,
        }
    }
}

/// Features that need each operation: its own tags, and the tags of operations whose links start
/// from its responses, since a link is a function on such a response.
fn of_operations(
    api: &Api,
    links: &Links,
    features: &BTreeMap<String, String>,
) -> Table<OperationId, Needs> {
    let own = api.operations.iter().map(|operation| {
        let labels = labels(operation);
        let all = features.keys().enumerate();
        let own = all.filter(|(_, label)| labels.contains(label));
        let own: BTreeSet<usize> = own.map(|(at, _)| at).collect();
        (!own.is_empty()).then_some(own)
    });
    let mut needs: Table<OperationId, Needs> = own.collect();
    let sources = links.map(|_, links| links.iter().map(|(source, _)| *source).collect());
    graph::flow(&mut needs, &sources, add);
    needs
}

/// Features that need each file of types: the features of operations and files that use its types.
fn of_files(
    api: &Api,
    operations: &Table<OperationId, Needs>,
    types: &Types,
) -> BTreeMap<String, Needs> {
    let mut own: BTreeMap<&str, Needs> = BTreeMap::new();
    for (operation, needs) in api.operations.iter().zip(operations.rows()) {
        for id in closure(api, roots(operation)) {
            for file in types.homes.get(&id).into_iter().flatten() {
                add(own.entry(file).or_insert_with(none), needs);
            }
        }
    }
    for plan in &types.plans {
        // Users may use a type on its own that no operation needs.
        own.entry(&plan.file).or_insert(None);
    }
    let mut needs: Table<FileId, Needs> = own.values().cloned().collect();
    let ids = own.keys().copied().zip(needs.ids());
    let ids: BTreeMap<&str, FileId> = ids.collect();
    graph::flow(&mut needs, &uses(&ids, &types.plans), add);
    let names = own.keys().map(|file| (*file).to_owned());
    names.zip(needs.rows().cloned()).collect()
}

/// For each file, the files of the types it uses.
fn uses(files: &BTreeMap<&str, FileId>, types: &[TypePlan]) -> graph::Edges<FileId> {
    let home = |plan: &TypePlan| files.get(plan.file.as_str()).copied();
    let homes = types
        .iter()
        .filter_map(|plan| Some((plan.name.id(), home(plan)?)));
    let homes: BTreeMap<TypeId, FileId> = homes.collect();
    let mut uses: BTreeMap<FileId, BTreeSet<FileId>> = BTreeMap::new();
    for plan in types {
        let used = plan
            .names()
            .filter_map(|name| homes.get(&name.id()).copied());
        if let Some(file) = home(plan) {
            uses.entry(file).or_default().extend(used);
        }
    }
    let uses = uses.into_iter();
    Table::complete(
        uses.map(|(file, used)| (file, used.into_iter().collect()))
            .collect(),
    )
}

fn none() -> Needs {
    Some(BTreeSet::new())
}

/// Adds features to `to`. Returns true if that changed anything.
fn add(to: &mut Needs, more: &Needs) -> bool {
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

/// Names of the gating features; empty if every feature enables the item.
fn spell(needs: Option<&BTreeSet<usize>>, features: &BTreeMap<String, String>) -> Vec<String> {
    let Some(needs) = needs.filter(|needs| needs.len() < features.len()) else {
        return Vec::new();
    };
    let all = features.values().enumerate();
    all.filter(|(at, _)| needs.contains(at))
        .map(|(_, feature)| feature.clone())
        .collect()
}

/// The feature of each tag.
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

/// The tags of an operation, or the label of its role.
fn labels(operation: &Operation) -> Vec<String> {
    match operation.role {
        Role::Call => operation.tags.clone(),
        Role::Webhook => vec!["webhooks".to_owned()],
        Role::Callback => vec!["callbacks".to_owned()],
    }
}
