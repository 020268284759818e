//! Reads XML Objects.

use crate::ir::{Origin, XmlNode, XmlWords};
use crate::lower::words::{flag, text};
use crate::source::Place;

/// The XML Object of a schema.
pub(in crate::lower) fn words(schema: &Place<'_>) -> Option<XmlWords> {
    let span = schema.node.as_object()?.key_span("xml")?;
    let xml = schema.get("xml")?;
    let stated = text(&xml, "nodeType");
    let mut nodes = XmlNode::ALL.iter();
    let node = nodes.find(|(word, _)| stated.as_deref() == Some(*word));
    let wrapped = flag(&xml, "wrapped");
    let former = match (flag(&xml, "attribute"), wrapped) {
        (true, _) => Some(XmlNode::Attribute),
        (false, true) => Some(XmlNode::Element),
        (false, false) => None,
    };
    Some(XmlWords {
        origin: Origin {
            span,
            pointer: xml.pointer.clone(),
        },
        name: text(&xml, "name"),
        namespace: text(&xml, "namespace").filter(|it| !it.is_empty()),
        prefix: text(&xml, "prefix").filter(|it| !it.is_empty()),
        node: node.map(|(_, node)| *node).or(former),
        wrapped,
        refers: schema.get("$ref").is_some(),
    })
}
