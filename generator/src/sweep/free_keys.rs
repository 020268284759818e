//! Walks objects with free keys.

use super::kind::ObjectKind;
use super::swept::Reference;
use super::walk::Walk;
use super::{checks, extensions};
use crate::diagnostics;
use crate::source::{Node, Object, Version};

impl<'n> Walk<'_, 'n> {
    pub(super) fn paths(&mut self, object: &'n Object) {
        for (key, span, node) in object.iter() {
            if extensions::check(self, (key, span, node), ObjectKind::Paths, object) {
                continue;
            }
            self.under(key, |walk| {
                if !key.starts_with('/') {
                    walk.say(diagnostics::sweep::bad_path(span, key));
                } else if !checks::has_whole_templates(key) {
                    walk.say(diagnostics::sweep::lone_brace(span, key));
                }
                walk.object(node, ObjectKind::PathItem);
            });
        }
    }

    pub(super) fn responses(&mut self, object: &'n Object) {
        for (key, span, node) in object.iter() {
            if extensions::check(self, (key, span, node), ObjectKind::Responses, object) {
                continue;
            }
            self.under(key, |walk| {
                if !checks::is_status(key) {
                    walk.say(diagnostics::sweep::bad_status(span, key));
                }
                walk.object(node, ObjectKind::Response);
            });
        }
    }

    pub(super) fn properties(&mut self, object: &'n Object) {
        for (key, span, node) in object.iter() {
            extensions::refuse_as_name(self, key, span);
            self.under(key, |walk| walk.object(node, ObjectKind::Schema));
        }
    }

    /// `dependencies` of a schema.
    pub(super) fn dependencies(&mut self, node: &'n Node) {
        self.map(node, |walk, key, _, item| match item.as_array() {
            Some(_) => checks::texts(walk, item, key),
            None => walk.object(item, ObjectKind::Schema),
        });
    }

    pub(super) fn callback(&mut self, object: &'n Object) {
        for (key, span, node) in object.iter() {
            if !extensions::check(self, (key, span, node), ObjectKind::Callback, object) {
                self.under(key, |walk| walk.object(node, ObjectKind::PathItem));
            }
        }
    }

    pub(super) fn security(&mut self, object: &'n Object) {
        for (key, at, node) in object.iter() {
            self.under(key, |walk| checks::texts(walk, node, key));
            // The name of a component has none of these characters.
            if self.version == Version::V3_2 && key.contains(['#', '/', ':']) {
                let pointer = self.pointer();
                self.found.references.push(Reference {
                    at,
                    text: key.to_owned(),
                    kind: ObjectKind::SecurityScheme,
                    pointer,
                    mapping: false,
                    resource: self.resource,
                    dynamic: false,
                });
            }
        }
    }
}
