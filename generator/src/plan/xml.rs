//! The constants for the XML of types.

use std::collections::BTreeMap;

use crate::graph;
use crate::internal;
use crate::ir::{Api, Content, XmlId, XmlType};
use crate::naming::Scope;

/// A constant of the module `xml`.
#[derive(Clone, Debug)]
pub struct XmlPlan {
    /// The name.
    pub name: String,
    /// The XML of a type, with the names of other constants.
    pub ty: XmlType<String>,
}

/// The names of the constants in bodies of XML.
pub(super) struct XmlNames(BTreeMap<XmlId, String>);

impl XmlNames {
    /// Names the types of all bodies of XML.
    pub(super) fn new(api: &Api) -> Self {
        let contents = api.operations.iter().flat_map(|operation| {
            let body = operation.body.iter().flat_map(|it| &it.contents);
            body.chain(operation.responses.iter().flat_map(|it| &it.contents))
        });
        let contents = contents.flat_map(Content::nested);
        let roots = contents.filter_map(|it| it.xml.as_ref().map(|root| root.of));
        let inner = |id| api.xml.get(id).inner().collect::<Vec<_>>();
        let mut ids: Vec<_> = graph::closure(roots, inner).into_iter().collect();
        ids.sort_unstable();
        let mut scope = Scope::default();
        let named = ids.into_iter().map(|id| {
            let words = api.xml.get(id).words.join(" ");
            (id, scope.constant(&words))
        });
        Self(named.collect())
    }

    /// The name of a constant.
    pub(super) fn name(&self, id: XmlId) -> &str {
        match self.0.get(&id) {
            Some(name) => name,
            None => internal::error("a type of XML has no name"),
        }
    }

    /// The constants by name.
    pub(super) fn plans(&self, api: &Api) -> Vec<XmlPlan> {
        let plans = self.0.iter().map(|(id, name)| XmlPlan {
            name: name.clone(),
            ty: api.xml.get(*id).map(|id| self.name(id).to_owned()),
        });
        let mut plans: Vec<_> = plans.collect();
        plans.sort_by(|left, right| left.name.cmp(&right.name));
        plans
    }
}
