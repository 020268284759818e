//! The XML of bodies: element names, attributes and lists of each type.
//!
//! Names are the ones of the XML Objects, and otherwise of properties and of components, as
//! OpenAPI 3.2.0 infers them. Before 3.2, the name of a component is the name of the root only, since
//! the properties of one type need different names. Since 3.2, a reference has the node of its
//! component.

mod builder;
mod names;
mod words;

use std::collections::HashSet;

use super::findings::Findings;
use crate::diagnostics;
use crate::ir::{Content, MediaKind, Operation, Schemas, XmlTypes};
use crate::source::{Span, Version};

use builder::XmlBuilder;
pub(super) use words::words;

/// The XML of all bodies.
pub(super) struct XmlBodies {
    pub(super) types: XmlTypes,
    /// The `xml` keywords that decide about bodies.
    pub(super) read: HashSet<Span>,
    /// The contents that stay bytes.
    pub(super) bytes: HashSet<Span>,
}

/// Finds the XML of all bodies. A body whose XML is not clear stays bytes, with a warning.
pub(super) fn of_bodies(
    schemas: &Schemas,
    operations: &mut [Operation],
    findings: &mut Findings,
    version: Version,
) -> XmlBodies {
    let mut reader = Reader {
        builder: XmlBuilder::new(schemas, version == Version::V3_2),
        findings,
        read: HashSet::new(),
        bytes: HashSet::new(),
        reported: HashSet::new(),
    };
    for operation in operations {
        let body = operation.body.iter_mut().flat_map(|it| &mut it.contents);
        let responses = operation.responses.iter_mut();
        let responses = responses.flat_map(|it| &mut it.contents);
        for content in body.chain(responses) {
            content.change(&mut |it| reader.content(it));
        }
    }
    XmlBodies {
        types: reader.builder.into_types(),
        read: reader.read,
        bytes: reader.bytes,
    }
}

struct Reader<'r> {
    builder: XmlBuilder<'r>,
    findings: &'r mut Findings,
    read: HashSet<Span>,
    bytes: HashSet<Span>,
    reported: HashSet<Span>,
}

impl Reader<'_> {
    fn content(&mut self, content: &mut Content) {
        let Some(schema) = content.schema.filter(|_| content.kind == MediaKind::Xml) else {
            return;
        };
        match self.builder.root(schema) {
            Ok(root) => {
                self.read.extend(self.builder.read_by(&root));
                for idle in self.builder.idle(&root) {
                    if self.reported.insert(idle.origin.span) {
                        let at = (idle.origin.span, &idle.origin.pointer);
                        let warning = diagnostics::xml::idle(at, &idle.what);
                        self.findings.diagnostics.push(warning);
                    }
                }
                content.xml = Some(root);
            }
            Err(problem) => {
                if self.reported.insert(problem.origin.span) {
                    let at = (problem.origin.span, &problem.origin.pointer);
                    let body = content.origin.span;
                    let warning = diagnostics::xml::bytes(at, &problem.what, body);
                    self.findings.diagnostics.push(warning);
                }
                self.bytes.insert(content.origin.span);
                as_bytes(content);
            }
        }
    }
}

fn as_bytes(content: &mut Content) {
    content.kind = MediaKind::Bytes;
    content.schema = None;
}
