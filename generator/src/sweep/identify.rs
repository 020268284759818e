//! Notes the identifiers and dynamic references of schemas during the walk.

use super::identity::{Anchor, ResourceId};
use super::kind::ObjectKind;
use super::swept::Reference;
use super::walk::Walk;
use crate::diagnostics;
use crate::source::{Node, Object, Span, Version};

impl<'n> Walk<'_, 'n> {
    /// Notes the `$id` and the anchors of a schema. Returns the resource around it, to return to.
    pub(super) fn identify(
        &mut self,
        span: Span,
        object: &'n Object,
        kind: ObjectKind,
    ) -> ResourceId {
        let outer = self.resource;
        if kind != ObjectKind::Schema || self.version == Version::V3_0 {
            return outer;
        }
        let text = |key: &str| object.get(key).and_then(Node::as_str);
        if let Some(id) = text("$id") {
            let segments = self.segments();
            let (inner, first) = self.found.identities.embed(outer, id, span, segments);
            self.resource = inner;
            self.twice(object, "$id", id, first);
        }
        for (key, dynamic) in [("$anchor", false), ("$dynamicAnchor", true)] {
            let Some(name) = text(key) else {
                continue;
            };
            let anchor = Anchor {
                segments: self.segments(),
                dynamic,
                at: object.key_span(key).unwrap_or(span),
            };
            let first = self.found.identities.anchor(self.resource, name, anchor);
            self.twice(object, key, name, first);
        }
        if let Some(node) = object.get("$dynamicRef") {
            self.dynamic_reference(node);
        }
        outer
    }

    fn dynamic_reference(&mut self, node: &'n Node) {
        let Some(text) = node.as_str() else {
            return;
        };
        let pointer = self.pointer();
        self.found.references.push(Reference {
            at: node.span,
            text: text.to_owned(),
            kind: ObjectKind::Schema,
            pointer,
            mapping: false,
            resource: self.resource,
            dynamic: true,
        });
    }

    /// Reports an identifier that another schema has as well.
    fn twice(&mut self, object: &Object, key: &'static str, name: &str, first: Option<Span>) {
        if let Some((at, first)) = object.key_span(key).zip(first) {
            self.say(diagnostics::resolve::identifier_twice(at, key, name, first));
        }
    }

    /// The pointer of the present node within its file.
    fn segments(&mut self) -> Vec<String> {
        let pointer = self.pointer();
        pointer.segments().into_iter().map(str::to_owned).collect()
    }
}
