//! Walks one tree. The depth limit of reading bounds the recursion.

use std::collections::HashMap;

use super::extension_tables::PlacedExtension;
use super::identity::{Identities, ResourceId};
use super::kind::{Field, FieldType, In, ObjectKind};
use super::respell::{self, Respelt};
use super::swept::Reference;
use super::{checks, extensions, former, remedies, schema_tables, tables};
use crate::diagnostics::{self, Diagnostic, Diagnostics, Edit, Remedy, nearest};
use crate::source::{Node, Object, Pointer, Span, Version};
use crate::stop;

pub(super) struct Walk<'w, 'n> {
    pub(super) version: Version,
    /// True if the document states a later version than the known ones.
    is_later: bool,
    path: Vec<Step<'n>>,
    /// The pointers of the start and of the enclosing nodes, as far as a result has needed them. Results
    /// share them.
    pointers: Vec<Pointer>,
    /// The enclosing objects, innermost last.
    here: Vec<Span>,
    /// The resource around the present node.
    pub(super) resource: ResourceId,
    pub(super) found: WalkResults<'w>,
    report: &'w mut Diagnostics,
    /// True if `nullable` next to `$ref` has no effect.
    pub(super) literal_nullable: bool,
}

/// The results of a walk for later stages.
pub(super) struct WalkResults<'w> {
    pub(super) references: &'w mut Vec<Reference>,
    pub(super) kinds: &'w mut HashMap<Span, ObjectKind>,
    pub(super) marks: &'w mut Vec<PlacedExtension>,
    pub(super) respelt: &'w mut Respelt,
    pub(super) lone: &'w mut Vec<(Span, Diagnostic)>,
    pub(super) identities: &'w mut Identities,
}

#[derive(Clone, Copy)]
enum Step<'n> {
    Key(&'n str),
    Index(usize),
}

impl<'w, 'n> Walk<'w, 'n> {
    pub(super) fn new(
        (version, is_later): (Version, bool),
        base: Pointer,
        resource: ResourceId,
        found: WalkResults<'w>,
        report: &'w mut Diagnostics,
    ) -> Self {
        Self {
            version,
            is_later,
            path: Vec::new(),
            pointers: vec![base],
            here: Vec::new(),
            resource,
            found,
            report,
            literal_nullable: false,
        }
    }

    /// The pointer of the present node, made only for results and messages.
    pub(super) fn pointer(&mut self) -> Pointer {
        let known = self.pointers.len().saturating_sub(1);
        let mut here = self.pointers.last().cloned().unwrap_or_default();
        for step in self.path.iter().skip(known) {
            here = match step {
                Step::Key(key) => here.below(*key),
                Step::Index(index) => here.below(index.to_string()),
            };
            self.pointers.push(here.clone());
        }
        here
    }

    fn enter(&mut self, step: Step<'n>) {
        self.path.push(step);
    }

    fn leave(&mut self) {
        self.path.pop();
        self.pointers.truncate(self.path.len() + 1);
    }

    /// Reports a problem at the present node.
    pub(super) fn say(&mut self, diagnostic: Diagnostic) {
        if self.report.is_full() {
            return;
        }
        let pointer = self.pointer();
        // Our extensions are written for this toolkit, so mistakes in them are not tolerated.
        let diagnostic = match diagnostic.code {
            "wrong-type" | "unknown-value" if diagnostic.remedy.is_none() && !self.is_own() => {
                diagnostic.leave_out()
            }
            _ => diagnostic,
        };
        self.report.push(diagnostic.pointer(pointer));
    }

    /// Returns true inside an extension of this toolkit.
    fn is_own(&self) -> bool {
        let mut steps = self.path.iter();
        steps.any(|step| matches!(step, Step::Key(key) if key.starts_with("x-copperplate-")))
    }

    /// Notes a discriminator without a list of schemas next to it.
    pub(super) fn note_lone(&mut self, at: Span, diagnostic: Diagnostic) {
        let diagnostic = diagnostic.pointer(self.pointer());
        self.found.lone.push((at, diagnostic));
    }

    pub(super) fn under(&mut self, key: &'n str, walk: impl FnOnce(&mut Self)) {
        self.enter(Step::Key(key));
        walk(self);
        self.leave();
    }

    fn each(&mut self, items: &'n [Node], mut walk: impl FnMut(&mut Self, &'n Node)) {
        for (index, item) in items.iter().enumerate() {
            self.enter(Step::Index(index));
            walk(self, item);
            self.leave();
        }
    }

    /// Walks an object of a kind, or reports another value.
    pub(super) fn object(&mut self, node: &'n Node, kind: ObjectKind) {
        let Some(object) = node.as_object() else {
            let boolean = kind == ObjectKind::Schema
                && self.version != Version::V3_0
                && node.as_bool().is_some();
            let listed = kind == ObjectKind::Schema && node.as_array().is_some();
            if boolean {
                self.found.kinds.insert(node.span, kind);
            } else if listed && self.last() == "items" {
                let listed = diagnostics::sweep::listed_items(node.span, self.version);
                self.say(listed);
            } else {
                self.say(diagnostics::sweep::wrong_type(
                    node.span,
                    &self.last(),
                    kind.name(),
                    node.kind_name(),
                ));
            }
            return;
        };
        stop::look();
        self.found.kinds.insert(node.span, kind);
        self.here.push(node.span);
        let outer = self.identify(node.span, object, kind);
        self.whole(node, object, kind);
        self.resource = outer;
        self.here.pop();
    }

    /// Walks the members of an object.
    fn whole(&mut self, node: &'n Node, object: &'n Object, kind: ObjectKind) {
        let only_reference = self.reference(object, kind);
        if only_reference {
            return;
        }
        match kind {
            ObjectKind::Paths => self.paths(object),
            ObjectKind::Responses => self.responses(object),
            ObjectKind::Callback => self.callback(object),
            ObjectKind::Properties => self.properties(object),
            ObjectKind::SecurityRequirement => self.security(object),
            _ => self.fields(object, kind, tables::fields(kind)),
        }
        checks::object(self, node.span, object, kind);
    }

    /// The name of the present member, for a message.
    fn last(&self) -> String {
        let key = self.path.iter().rev().find_map(|step| match step {
            Step::Key(key) => Some((*key).to_owned()),
            Step::Index(_) => None,
        });
        let base = || self.pointers.first()?.last().map(str::to_owned);
        let key = key.or_else(base);
        key.unwrap_or_else(|| "the document".to_owned())
    }

    /// Notes a `$ref`. Returns true if its siblings are ignored.
    fn reference(&mut self, object: &'n Object, kind: ObjectKind) -> bool {
        let Some(node) = object.get("$ref") else {
            return false;
        };
        let Some(text) = node.as_str() else {
            self.say(diagnostics::sweep::wrong_type(
                node.span,
                "$ref",
                "a string",
                node.kind_name(),
            ));
            return true;
        };
        let pointer = self.pointer();
        self.found.references.push(Reference {
            at: node.span,
            text: text.to_owned(),
            kind,
            pointer,
            mapping: false,
            resource: self.resource,
            dynamic: false,
        });
        let counts = kind == ObjectKind::Schema && self.version != Version::V3_0;
        if counts {
            return false;
        }
        for (key, span, value) in object.iter() {
            extensions::beside_reference(self, (key, span, value), kind, object);
            if key.starts_with("x-") || matches!(key, "$ref" | "summary" | "description") {
                continue;
            }
            let nullable =
                kind == ObjectKind::Schema && key == "nullable" && !self.literal_nullable;
            self.say(if kind == ObjectKind::PathItem {
                diagnostics::sweep::undefined_sibling(span, key, node.span)
            } else if nullable && value.as_bool() == Some(true) {
                diagnostics::sweep::nullable_sibling(span, node.span)
            } else {
                diagnostics::sweep::ignored_sibling(span, key, node.span, self.version)
            });
        }
        true
    }

    fn fields(&mut self, object: &'n Object, kind: ObjectKind, fields: &'static [Field]) {
        for (key, key_span, node) in object.iter() {
            if extensions::check(self, (key, key_span, node), kind, object) {
                continue;
            }
            let Some(field) = fields.iter().find(|field| field.name == key) else {
                self.unknown((key, key_span, node), kind, (object, fields));
                continue;
            };
            self.under(key, |walk| {
                if !field.exists_in(walk.version) {
                    walk.other_version(field, (key_span, node), (kind, object));
                }
                walk.value(node, field);
            });
        }
    }

    /// The present object.
    pub(super) fn here(&self) -> Option<Span> {
        self.here.last().copied()
    }

    /// Notes an extension of this toolkit for later stages.
    pub(super) fn mark(&mut self, mark: PlacedExtension) {
        self.found.marks.push(mark);
    }

    fn unknown(
        &mut self,
        (key, span, node): (&'n str, Span, &'n Node),
        kind: ObjectKind,
        (object, fields): (&'n Object, &'static [Field]),
    ) {
        let former = schema_tables::former(key).filter(|_| kind == ObjectKind::Schema);
        let known = || fields.iter().filter(|it| it.exists_in(self.version));
        let near = nearest(key, known().map(|it| it.name));
        let meant = known().find(|it| near == Some(it.name));
        let mistake = respell::is_mistake(kind, self.version);
        // A field of a later version is not similar to a known one. It can hold an operation, a
        // parameter or a schema only as an object or a list.
        let holds = node.as_object().is_some() || node.as_array().is_some();
        let newer = self.is_later && near.is_none() && !holds;
        if former.is_none() && (!mistake || newer) {
            let unread =
                diagnostics::sweep::unread_keyword(span, key, kind.name(), (self.version, near));
            return self.say(unread);
        }
        let meant = meant.filter(|_| former.is_none());
        let meant = meant.filter(|it| self.found.respelt.take((span, node), it, object));
        if kind.is_own() {
            let names: Vec<_> = fields.iter().map(|it| it.name).collect();
            let unknown = diagnostics::extension::unknown_field;
            self.say(unknown(span, key, kind.name(), (near, &names)));
        } else {
            let unknown = diagnostics::sweep::unknown_keyword(span, key, kind.name(), near);
            let unknown = unknown.remedy(match meant {
                Some(field) => {
                    let name = field.name.to_owned();
                    Remedy::read(format!("`{name}`"), Edit::Rename(span, name))
                }
                None => Remedy::leave_out(span),
            });
            self.say(match former {
                Some(instead) => unknown.help(instead),
                None => unknown,
            });
        }
        if let Some(field) = meant {
            self.under(key, |walk| walk.value(node, field));
        }
    }

    /// Returns true if an object has a field, possibly misspelled.
    pub(super) fn has(&self, object: &Object, name: &str) -> bool {
        self.found.respelt.has(object, name)
    }

    fn other_version(
        &mut self,
        field: &Field,
        (span, node): (Span, &Node),
        (kind, object): (ObjectKind, &Object),
    ) {
        let help = schema_tables::instead(field.name).filter(|_| kind == ObjectKind::Schema);
        self.say(match field.versions {
            In::Earlier => diagnostics::sweep::earlier_keyword(span, field.name, help),
            In::Former | In::Reserved => former::keyword((field, span), kind, self.version),
            In::Later | In::Both => {
                let later = diagnostics::sweep::later_keyword(span, field.name, kind.name(), help);
                later.remedy(remedies::later(
                    (field.name, span, node),
                    kind,
                    Some(object),
                ))
            }
            In::Latest => {
                diagnostics::sweep::latest_keyword(span, field.name, kind.name()).leave_out()
            }
        });
    }

    pub(super) fn value(&mut self, node: &'n Node, field: &Field) {
        match field.shape {
            FieldType::Data | FieldType::Reference => {}
            FieldType::One(kind) => self.inline(node, kind),
            FieldType::OneOrRef(kind) => self.object(node, kind),
            FieldType::List(kind) => self.list(node, |walk, item| walk.inline(item, kind)),
            FieldType::ListOrRef(kind) => self.list(node, |walk, item| walk.object(item, kind)),
            FieldType::OneOrList(kind) if node.as_array().is_none() => self.object(node, kind),
            FieldType::OneOrList(kind) => self.list(node, |walk, item| walk.object(item, kind)),
            FieldType::Template => extensions::template(self, node),
            FieldType::Map(kind) => self.map(node, |walk, _, _, item| walk.inline(item, kind)),
            FieldType::MapOrRef(kind) => self.map(node, |walk, _, _, item| walk.object(item, kind)),
            FieldType::SchemaOrBool if node.as_bool().is_some() => {}
            FieldType::SchemaOrBool if node.as_object().is_none() => {
                let wanted = "a schema or true or false";
                let found = node.kind_name();
                self.say(diagnostics::sweep::wrong_type(
                    node.span, field.name, wanted, found,
                ));
            }
            FieldType::SchemaOrBool | FieldType::Items => self.object(node, ObjectKind::Schema),
            FieldType::Dependencies => self.dependencies(node),
            FieldType::Mapping => self.mapping(node),
            FieldType::Target => self.target(node),
            FieldType::Text
            | FieldType::Bool
            | FieldType::Number
            | FieldType::Count
            | FieldType::Positive
            | FieldType::Texts
            | FieldType::Word(_)
            | FieldType::DataList
            | FieldType::DataMap
            | FieldType::TextMap
            | FieldType::TextsMap
            | FieldType::Type
            | FieldType::Exclusive => checks::scalar(self, node, field),
        }
    }

    /// Walks an object that can't be a reference in OpenAPI. Many documents use one there, with a
    /// clear meaning, so `object` follows it anyway.
    fn inline(&mut self, node: &'n Node, kind: ObjectKind) {
        self.object(node, kind);
    }

    fn list(&mut self, node: &'n Node, walk: impl FnMut(&mut Self, &'n Node)) {
        match node.as_array() {
            Some(items) => self.each(items, walk),
            None => self.say(diagnostics::sweep::wrong_type(
                node.span,
                &self.last(),
                "an array",
                node.kind_name(),
            )),
        }
    }

    pub(super) fn map(
        &mut self,
        node: &'n Node,
        mut walk: impl FnMut(&mut Self, &'n str, Span, &'n Node),
    ) {
        let Some(object) = node.as_object() else {
            self.say(diagnostics::sweep::wrong_type(
                node.span,
                &self.last(),
                "an object",
                node.kind_name(),
            ));
            return;
        };
        let whole = object
            .get("$ref")
            .filter(|it| it.as_str().is_some() && object.len() == 1);
        if whole.is_some() && self.last() == "properties" {
            self.object(node, ObjectKind::Properties);
            return;
        }
        if let Some(reference) = whole {
            let what = format!("`{}`", self.last());
            self.say(diagnostics::sweep::misplaced_ref(reference.span, &what));
            return;
        }
        for (key, span, item) in object.iter() {
            extensions::refuse_as_name(self, key, span);
            self.under(key, |this| walk(this, key, span, item));
        }
    }

    fn mapping(&mut self, node: &'n Node) {
        self.map(node, |walk, _, _, item| walk.target(item));
    }

    /// The name of a schema, or a reference to one.
    fn target(&mut self, node: &'n Node) {
        let Some(text) = node.as_str() else {
            let (name, found) = (self.last(), node.kind_name());
            let wrong = diagnostics::sweep::wrong_type(node.span, &name, "a string", found);
            return self.say(wrong);
        };
        let pointer = self.pointer();
        self.found.references.push(Reference {
            at: node.span,
            text: text.to_owned(),
            kind: ObjectKind::Schema,
            pointer,
            mapping: true,
            resource: self.resource,
            dynamic: false,
        });
    }
}
