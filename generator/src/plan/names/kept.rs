//! Names that a lock keeps.

use crate::ir::{Api, Branch, Callback, Name, Parameter, SchemaId, Server};
use crate::lock::{Item, Line, Lock};
use crate::naming::Scope;
use crate::options::Adjust;
use crate::source::{Files, Span};

use super::anchors::{Anchors, component};
use super::places::{self, Places};

/// The names of a lock for the items of a document, wherever they have moved.
#[derive(Debug, Default)]
pub struct Kept {
    pub(super) lock: Lock,
    pub(super) places: Places,
    pub(super) anchors: Anchors,
    /// True if there is a lock to be written. Otherwise nobody reads the list of items.
    pub(super) lists: bool,
    /// True if names are chosen anew.
    pub(super) renames: bool,
}

impl Kept {
    /// Recognizes the items of a lock in a document.
    pub(crate) fn new(api: &Api, files: &Files, adjust: &Adjust, lock: Lock) -> Self {
        if adjust.lock.is_none() {
            return Self::default();
        }
        let places = Places::new(api, files, adjust);
        Self {
            anchors: Anchors::find(api, &places, &lock),
            renames: adjust.lock.as_ref().is_some_and(|it| it.renames),
            lists: true,
            places,
            lock,
        }
    }

    fn name(&self, item: Item, place: &str) -> Option<(&str, Span)> {
        if self.renames {
            return None;
        }
        let found = self.lock.get(item, place);
        found.map(|(line, at)| (Line::name(line), at))
    }

    /// The name of a schema's type.
    pub(crate) fn of_type(&self, id: SchemaId, item: Item) -> Option<(&str, Span)> {
        self.name(item, self.anchors.schema(id)?)
    }

    /// The name of a field or variant of a schema's type.
    pub(crate) fn inside(&self, id: SchemaId, item: Item, steps: &[&str]) -> Option<&str> {
        let place = places::below(self.anchors.schema(id)?, steps);
        self.name(item, &place).map(|(name, _)| name)
    }

    /// The name of the variant of an alternative.
    pub(crate) fn of_branch(&self, api: &Api, union: SchemaId, branch: &Branch) -> Option<&str> {
        let target = api.schemas.target(branch.schema);
        let place = match places::of_branch(api, branch) {
            Some(word) => {
                // A component that has moved has the step of its former name.
                let locked = self.anchors.schema(target).and_then(component);
                let word = locked
                    .filter(|_| branch.component.is_some())
                    .unwrap_or(word);
                places::below(self.anchors.schema(union)?, &["variants", &word])
            }
            None => self.anchors.schema(target)?.to_owned(),
        };
        self.name(Item::Variant, &place).map(|(name, _)| name)
    }

    /// The name of an operation, by its position in the document.
    pub(crate) fn of_operation(&self, at: usize, item: Item) -> Option<(&str, Span)> {
        self.name(item, self.anchors.operation(at)?)
    }

    /// The field of a parameter.
    pub(crate) fn of_parameter(&self, at: usize, parameter: &Parameter) -> Option<&str> {
        let steps = places::of_parameter(parameter);
        let place = places::below(self.anchors.operation(at)?, &steps);
        self.name(Item::Parameter, &place).map(|(name, _)| name)
    }

    /// The function with the URL of a callback.
    pub(crate) fn of_callback(&self, at: usize, callback: &Callback) -> Option<&str> {
        let steps = ["callbacks", &callback.name, &callback.expression];
        let place = places::below(self.anchors.operation(at)?, &steps);
        self.name(Item::Callback, &place).map(|(name, _)| name)
    }

    /// The struct of the headers of a response.
    pub(crate) fn of_headers(&self, at: usize, status: &str) -> Option<&str> {
        let place = places::below(self.anchors.operation(at)?, &["responses", status]);
        self.name(Item::Headers, &place).map(|(name, _)| name)
    }

    /// Reserves the names of all structs of headers. Equal headers of several responses have one struct.
    pub(crate) fn reserve_headers(&self, scope: &mut Scope) {
        let lines = self.lock.lines().filter(|_| !self.renames);
        for line in lines.filter(|it| it.item == Item::Headers) {
            let of = line.place.rsplit_once("/responses/");
            if !of.is_some_and(|(operation, _)| self.anchors.has_operation(operation)) {
                continue;
            }
            let _ = scope.claim(line.name(), None);
        }
    }

    /// The constant of a server.
    pub(crate) fn of_server(&self, server: &Server) -> Option<&str> {
        let place = places::below("#", &["servers", &server.template]);
        self.name(Item::Server, &place).map(|(name, _)| name)
    }

    /// The constant of a security scheme, or the method of its credential.
    pub(crate) fn of_scheme(&self, item: Item, scheme: &str) -> Option<&str> {
        let place = places::below("#", &["components", "securitySchemes", scheme]);
        self.name(item, &place).map(|(name, _)| name)
    }

    /// The words of a schema's name, as if its component had not moved.
    pub(crate) fn words(&self, name: &Name) -> Vec<String> {
        let mut words = name.words();
        let Some(first) = words.first_mut().filter(|_| !self.renames) else {
            return words;
        };
        let place = places::below("#", &["components", "schemas", first]);
        let locked = self.anchors.locked(&place);
        if locked != place {
            let line = self.lock.get(Item::Type, &locked);
            let named = line.map(|(line, _)| Line::name(line).to_owned());
            if let Some(former) = component(&locked).or(named) {
                *first = former;
            }
        }
        words
    }
}
