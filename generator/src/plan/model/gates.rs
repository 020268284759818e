//! What features of cargo leave out.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::Role;

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
