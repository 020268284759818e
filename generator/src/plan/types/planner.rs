//! The types with a name, planned as they are asked for, and the Rust type of every use of a schema.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::named::{is_named, is_newtype, is_struct};
use super::reach::{Direction, Reach};
use super::rule_book::{RuleBook, RuleNames};
use super::scalars::{number_type, text_type};
use crate::ir::{Additional, Api, Name, SchemaId, Shape};
use crate::naming::{Scope, constant_name, distinct, module_name, type_name};
use crate::plan::model::{Kind, Newtype, RustType, TypePlan, Words};
use crate::plan::names::Book;
use crate::plan::problems::Planned;

pub(super) type Key = (SchemaId, Option<Direction>);

/// The files that the types of each schema stand in.
pub(in crate::plan) type Homes = BTreeMap<SchemaId, Vec<String>>;

/// Plans types as they are asked for.
pub(in crate::plan) struct Planner<'p> {
    pub(in crate::plan) api: &'p Api,
    pub(in crate::plan) planned: &'p mut Planned,
    pub(in crate::plan) reach: Reach,
    pub(in crate::plan) given: &'p Book<'p>,
    /// The operation that is being planned.
    pub(in crate::plan) operation: String,
    pub(super) wanted_derives: BTreeMap<String, Vec<usize>>,
    pub(super) names: BTreeMap<Key, String>,
    pub(super) scope: Scope,
    pub(super) pending: Vec<Key>,
    pub(super) types: BTreeMap<Key, TypePlan>,
    pub(in crate::plan) rule_names: Rc<RuleNames>,
}

impl<'p> Planner<'p> {
    pub(in crate::plan) fn new(
        api: &'p Api,
        planned: &'p mut Planned,
        given: &'p Book<'p>,
    ) -> Self {
        let mut planner = Self {
            api,
            planned,
            reach: Reach::new(api),
            given,
            operation: String::new(),
            wanted_derives: BTreeMap::new(),
            names: BTreeMap::new(),
            scope: Scope::default(),
            pending: Vec::new(),
            types: BTreeMap::new(),
            rule_names: Rc::new(super::keywords::names(api)),
        };
        planner.claim_components();
        planner
    }

    /// Components take their names first, so that nothing inline can rename one.
    fn claim_components(&mut self) {
        let api = self.api;
        let named = api
            .schemas
            .iter()
            .filter(|(_, schema)| matches!(schema.name, Name::Component(_)) && is_named(schema));
        let named: Vec<_> = named.collect();
        let words: Vec<String> = named
            .iter()
            .map(|(_, schema)| schema.name.words().join(" "))
            .collect();
        let spellings: Vec<&str> = words.iter().map(String::as_str).collect();
        let one = |text: &str| type_name(&[text.to_owned()]);
        let idents = distinct(&spellings, one, false);
        // Names of our own making first, then those that are given.
        let mut claimed = Vec::with_capacity(named.len());
        for ((_, schema), ident) in named.iter().zip(idents) {
            let own = self.given.schema(schema).is_none();
            claimed.push(own.then(|| match self.scope.claim(&ident, None) {
                Ok(()) => ident,
                // Two files of one document may each name a schema so.
                Err(_) => self.scope.unique(&ident),
            }));
        }
        for ((id, schema), own) in named.into_iter().zip(claimed) {
            let ident = own.or_else(|| self.given.component(schema, &mut self.scope));
            let ident = ident.unwrap_or_default();
            for direction in self.forms(id) {
                let key = (id, direction);
                let ident = match direction {
                    Some(Direction::Request) => self.scope.unique(&format!("{ident}Input")),
                    Some(Direction::Response) | None => ident.clone(),
                };
                self.names.insert(key, ident);
                self.pending.push(key);
            }
        }
    }

    /// The forms of a schema that are used.
    fn forms(&self, id: SchemaId) -> Vec<Option<Direction>> {
        if !self.reach.is_split(id) {
            return vec![None];
        }
        let mut forms = Vec::new();
        if self.reach.in_responses(id) || !self.reach.in_requests(id) {
            forms.push(Some(Direction::Response));
        }
        if self.reach.in_requests(id) {
            forms.push(Some(Direction::Request));
        }
        forms
    }

    /// The Rust type of a schema in one direction, with `null` and secrecy wrapped around it.
    pub(in crate::plan) fn rust_type(&mut self, id: SchemaId, direction: Direction) -> RustType {
        let api = self.api;
        let (mut nullable, mut sensitive) = (false, false);
        let target = api.schemas.target(id);
        let mut step = id;
        for _ in 0..=api.schemas.len() {
            let schema = api.schemas.get(step);
            nullable |= schema.nullable;
            sensitive |= schema.sensitive;
            match schema.shape {
                Shape::Same(next) => step = next,
                _ => break,
            }
        }
        let mut ty = self.bare_type(target, direction);
        if sensitive {
            ty = RustType::Sensitive(Box::new(ty));
        }
        if nullable && ty != RustType::Json {
            ty = RustType::Nullable(Box::new(ty));
        }
        ty
    }

    fn bare_type(&mut self, target: SchemaId, direction: Direction) -> RustType {
        let api = self.api;
        let schema = api.schemas.get(target);
        if let Some(entry) = schema.replaced {
            if self.reach.is_split(target) {
                self.given.two_forms(entry);
            }
            return self.given.replacement(entry);
        }
        if is_newtype(schema) {
            return RustType::Named(self.name(target, direction));
        }
        self.inner_type(target, direction)
    }

    /// The type of a schema, or of what is inside if it is a newtype.
    fn inner_type(&mut self, target: SchemaId, direction: Direction) -> RustType {
        let api = self.api;
        let schema = api.schemas.get(target);
        match &schema.shape {
            Shape::Any | Shape::Never(_) | Shape::Same(_) => RustType::Json,
            Shape::Boolean => RustType::Bool,
            Shape::Number(number) => number_type(*number, &schema.constraints),
            Shape::Text(text) => text_type(text.format),
            Shape::Array(array) => RustType::List(Box::new(self.rust_type(array.items, direction))),
            Shape::Object(object) if !is_struct(schema) => match object.additional {
                Additional::Kept(values) => {
                    RustType::Map(Box::new(self.rust_type(values, direction)))
                }
                Additional::Unstated | Additional::Refused(_) => {
                    RustType::Map(Box::new(RustType::Json))
                }
            },
            Shape::Choice(_) | Shape::Object(_) | Shape::Union(_) => {
                RustType::Named(self.name(target, direction))
            }
        }
    }

    /// The identifier of a named type, which is planned if it was not.
    fn name(&mut self, target: SchemaId, direction: Direction) -> String {
        let form = self.reach.is_split(target).then_some(direction);
        if let Some(known) = self.names.get(&(target, form)) {
            return known.clone();
        }
        let schema = self.api.schemas.get(target);
        let given = self.given.schema(schema);
        let mut ident = given.unwrap_or_else(|| type_name(&self.given.words(&schema.name)));
        if form == Some(Direction::Request) && self.reach.in_responses(target) {
            ident.push_str("Input");
        }
        let ident = self.scope.unique(&ident);
        self.names.insert((target, form), ident.clone());
        self.pending.push((target, form));
        ident
    }

    pub(super) fn type_plan(&mut self, key: Key) -> TypePlan {
        let api = self.api;
        let (id, form) = key;
        let schema = api.schemas.get(id);
        let ident = self.names.get(&key).cloned().unwrap_or_default();
        let derives = self.given.derives(schema, &ident);
        if !derives.is_empty() {
            self.wanted_derives.insert(ident.clone(), derives);
        }
        let mut book = RuleBook::new(api, Rc::clone(&self.rule_names), ident.clone());
        let direction = form.unwrap_or(if self.reach.in_responses(id) {
            Direction::Response
        } else {
            Direction::Request
        });
        let kind = match &schema.shape {
            Shape::Choice(choice) => Kind::Choice(self.choice(id, schema, choice)),
            Shape::Union(union) => {
                Kind::Union(self.union((id, schema), union, direction, &mut book))
            }
            Shape::Object(object) if is_struct(schema) => {
                Kind::Struct(self.object((schema, object), direction, form, &mut book))
            }
            Shape::Object(_)
            | Shape::Any
            | Shape::Never(_)
            | Shape::Same(_)
            | Shape::Boolean
            | Shape::Number(_)
            | Shape::Text(_)
            | Shape::Array(_) => Kind::Newtype(Newtype {
                ty: self.inner_type(id, direction),
                rules: book.own_rules(id),
                constant: constant_name(&ident),
            }),
        };
        let own = matches!(kind, Kind::Struct(_) | Kind::Union(_));
        let rules = schema.rules.filter(|_| own).map(|id| book.names.path(id));
        let file = self
            .given
            .words(&schema.name)
            .first()
            .map(|word| module_name(word))
            .unwrap_or_default();
        TypePlan {
            ident,
            file,
            words: Words::of(&schema.docs),
            kind,
            rules,
            statics: book.statics,
            derives: Vec::new(),
            inputs: Vec::new(),
        }
    }
}
