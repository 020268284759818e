//! The elements and attributes of bodies of XML.

use std::collections::{BTreeMap, BTreeSet};

use super::OperationPair;
use crate::compare::rules::XML_CHANGED;
use crate::compare::severity::Flow;
use crate::compare::walk::Walk;
use crate::ir::{Content, XmlId, XmlName, XmlNode, XmlTypes};

/// The forms of each position: a path of members, with `*` for items and further members.
type Forms = BTreeMap<Vec<String>, BTreeSet<String>>;

impl Walk<'_> {
    /// Compares the names and nodes that both revisions have. Rules about schemas report what is in
    /// one of them only.
    pub(super) fn xml(
        &mut self,
        (old, new): (&Content, &Content),
        flow: Flow,
        place: &OperationPair<'_>,
        (own, shown): (&str, &str),
    ) {
        let before = forms(&self.old.api.xml, old);
        let after = forms(&self.new.api.xml, new);
        for (path, before) in &before {
            let Some(after) = after.get(path).filter(|it| *it != before) else {
                continue;
            };
            let mut spot = place.spot.part(own, shown);
            for name in path {
                spot = spot.member(name);
            }
            let mut seen = place.seen(&XML_CHANGED, flow, own, shown);
            seen.subject = spot.shown;
            seen.at = format!("{}#xml", spot.at);
            let form = |all: &BTreeSet<String>| {
                let all: Vec<_> = all.iter().map(String::as_str).collect();
                Some(all.join(", "))
            };
            let seen = seen.places(Some(&old.origin), Some(&new.origin));
            self.add(seen.forms(form(before), form(after)));
        }
    }
}

fn forms(types: &XmlTypes, content: &Content) -> Forms {
    let mut found = Forms::new();
    if let Some(root) = &content.xml {
        let form = named(XmlNode::Element, Some(&root.name));
        found.entry(Vec::new()).or_default().insert(form);
        inside(types, root.of, &mut (Vec::new(), Vec::new()), &mut found);
    }
    found
}

/// Adds the forms inside a type. The path has the types around it, since a type may contain itself.
fn inside(types: &XmlTypes, id: XmlId, at: &mut (Vec<String>, Vec<XmlId>), found: &mut Forms) {
    if at.1.contains(&id) {
        return;
    }
    at.1.push(id);
    let ty = types.get(id);
    let items = ty.items.iter();
    let items = items.map(|(name, of)| ("*", named(XmlNode::Element, Some(name)), *of));
    let members = ty.members.iter().flatten();
    let members = members.map(|it| (it.json.as_str(), named(it.node, it.name.as_ref()), it.of));
    for (name, form, of) in items.chain(members) {
        at.0.push(name.to_owned());
        found.entry(at.0.clone()).or_default().insert(form);
        inside(types, of, at, found);
        at.0.pop();
    }
    if let Some(values) = ty.additional {
        at.0.push("*".to_owned());
        inside(types, values, at, found);
        at.0.pop();
    }
    for branch in &ty.branches {
        inside(types, *branch, at, found);
    }
    at.1.pop();
}

fn named(node: XmlNode, name: Option<&XmlName>) -> String {
    let mut text = node.word().to_owned();
    if let Some(name) = name {
        text.push(' ');
        text.push_str(&name.local);
        // A prefix is only a notation.
        if let Some(namespace) = &name.namespace {
            text.push_str(&format!(" in {namespace}"));
        }
    }
    text
}
