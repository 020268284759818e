//! What declarations of several operations have in common: types under one name, and features.

use std::collections::{BTreeMap, BTreeSet};

use crate::plan::model::{Kind, OperationPlan, RustType, TypePlan};

/// The types that are another name, and of what.
pub(in crate::plan) fn aliases(types: &[TypePlan]) -> BTreeMap<&str, &str> {
    let aliases = types.iter().filter_map(|plan| match &plan.kind {
        Kind::Alias(alias) => Some((plan.ident.as_str(), alias.of.as_str())),
        Kind::Struct(_) | Kind::Union(_) | Kind::Choice(_) | Kind::Newtype(_) => None,
    });
    aliases.collect()
}

/// A type under the name that it is declared with.
pub(in crate::plan) fn resolved(ty: &RustType, aliases: &BTreeMap<&str, &str>) -> RustType {
    ty.renamed(&|name| aliases.get(name).map(|of| (*of).to_owned()))
}

/// What is there wherever one of the operations is.
pub(super) fn common_gate<'o>(operations: impl Iterator<Item = &'o OperationPlan>) -> Vec<String> {
    let mut all = BTreeSet::new();
    for operation in operations {
        if operation.gate.is_empty() {
            return Vec::new();
        }
        all.extend(operation.gate.iter().cloned());
    }
    all.into_iter().collect()
}
