//! The types with a name, planned as they are asked for, and the Rust type of every use of a schema.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::ir::{self, Additional, Api, Name, Schema, SchemaId, Shape};

use super::facts;
use super::given::Book;
use super::model::{Kind, Newtype, RustType, TypePlan};
use super::reach::{Direction, Reach};
use super::rules::{RuleBook, RuleNames};
use super::scalars::{number_type, text_type};
use super::shared::Shared;
use super::words::Words;
use super::{Planned, boxes, constants, constructors, derives, inputs, unions};
use crate::naming::{Scope, constant_name, distinct, module_name, type_name};

pub(super) type Key = (SchemaId, Option<Direction>);

/// The files that the types of each schema stand in.
pub(super) type Homes = BTreeMap<SchemaId, Vec<String>>;

/// Plans types as they are asked for.
pub(super) struct Planner<'p> {
    pub(super) api: &'p Api,
    pub(super) planned: &'p mut Planned,
    pub(super) reach: Reach,
    pub(super) given: &'p Book<'p>,
    /// The operation that is being planned.
    pub(super) operation: String,
    wanted_derives: BTreeMap<String, Vec<usize>>,
    names: BTreeMap<Key, String>,
    scope: Scope,
    pending: Vec<Key>,
    types: BTreeMap<Key, TypePlan>,
    pub(super) rule_names: Rc<RuleNames>,
}

impl<'p> Planner<'p> {
    pub(super) fn new(api: &'p Api, planned: &'p mut Planned, given: &'p Book<'p>) -> Self {
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

    /// Plans what is still pending and returns all types in the order of the document.
    pub(super) fn finish(mut self) -> (Vec<TypePlan>, Homes) {
        while let Some(key) = self.pending.pop() {
            if !self.types.contains_key(&key) {
                let plan = self.type_plan(key);
                self.types.insert(key, plan);
            }
        }
        let mut types: Vec<_> = self.types.into_iter().collect();
        types.sort_by_cached_key(|((id, form), _)| place_in_file(self.api, *id, *form));
        let (keys, mut types): (Vec<Key>, Vec<TypePlan>) = types.into_iter().unzip();
        boxes::close_cycles(&mut types);
        derives::add(&mut types, &self.wanted_derives, self.given);
        let schemas = keys.iter().map(|(id, _)| self.api.schemas.get(*id));
        let depths: Vec<_> = schemas.clone().map(|it| depth(&it.name)).collect();
        let shared = Shared::find(&mut types, &depths);
        constants::set_apart(&mut types);
        for (plan, schema) in types.iter_mut().zip(schemas) {
            let words = std::mem::take(&mut plan.words);
            plan.words = match plan.kind {
                Kind::Alias(_) => words,
                _ => facts::of_type(words.or(|| fallback(&schema.name)), schema),
            };
        }
        constructors::add(&mut types, &shared, &mut self.scope);
        unions::tell_apart(&mut types, &shared);
        inputs::add(&keys, &mut types);
        let mut homes = Homes::new();
        for ((id, _), plan) in keys.iter().zip(&types) {
            homes.entry(*id).or_default().push(plan.file.clone());
        }
        (types, homes)
    }

    /// The Rust type of a schema in one direction, with `null` and secrecy wrapped around it.
    pub(super) fn rust_type(&mut self, id: SchemaId, direction: Direction) -> RustType {
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

    fn type_plan(&mut self, key: Key) -> TypePlan {
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

/// Where a type stands among those of its file: a component, then what stands inside it in the order
/// of the document, then the rest as it was found. Who refers to a part first plays no role.
fn place_in_file(
    api: &Api,
    id: SchemaId,
    form: Option<Direction>,
) -> (String, u8, u32, SchemaId, Option<Direction>) {
    let schema = api.schemas.get(id);
    let owner = schema.name.words().into_iter().next().unwrap_or_default();
    let mut home = "/components/schemas".to_owned();
    crate::source::pointer::push(&mut home, &owner);
    let inside = schema.origin.pointer.strip_prefix(&home);
    let (rank, at) = match &schema.name {
        Name::Component(_) => (0, 0),
        Name::Inline(_) if inside.is_some_and(|it| it.starts_with('/')) => {
            (1, schema.origin.span.start)
        }
        Name::Inline(_) => (2, 0),
    };
    (owner, rank, at, id, form)
}

/// How deep inside a component or operation an inline schema stands.
fn depth(name: &Name) -> Option<usize> {
    match name {
        Name::Component(_) => None,
        Name::Inline(words) => Some(words.len()),
    }
}

/// Whether a schema becomes a type with a name.
pub(super) fn is_named(schema: &Schema) -> bool {
    if schema.replaced.is_some() {
        return false;
    }
    match &schema.shape {
        Shape::Choice(_) | Shape::Union(_) => true,
        Shape::Object(_) => is_struct(schema) || schema.recursive,
        Shape::Any
        | Shape::Never(_)
        | Shape::Same(_)
        | Shape::Boolean
        | Shape::Number(_)
        | Shape::Text(_)
        | Shape::Array(_) => is_newtype(schema),
    }
}

/// Whether a schema becomes a struct with a field for each member.
fn is_struct(schema: &Schema) -> bool {
    match &schema.shape {
        Shape::Object(object) => !object.members.is_empty() || object.additional.is_refused(),
        _ => false,
    }
}

/// Whether a schema becomes a struct around a single value: a list or map that holds itself, a component whose value is a constrained
/// string or number, or JSON that no Rust type fits.
fn is_newtype(schema: &Schema) -> bool {
    if schema.recursive {
        return schema.replaced.is_none();
    }
    let component = matches!(schema.name, Name::Component(_));
    let ruled = !schema.constraints.is_empty() || schema.rules.is_some();
    component
        && schema.replaced.is_none()
        && match &schema.shape {
            Shape::Text(text) => ruled || matches!(text.format, ir::TextFormat::Checked(_)),
            Shape::Number(_) | Shape::Any => ruled,
            Shape::Never(_)
            | Shape::Same(_)
            | Shape::Boolean
            | Shape::Choice(_)
            | Shape::Array(_)
            | Shape::Object(_)
            | Shape::Union(_) => false,
        }
}

/// Whether the type of a schema checks the schema's rules by itself, wherever it is used.
pub(super) fn brings_rules(schema: &Schema) -> bool {
    is_named(schema) && !matches!(schema.shape, Shape::Choice(_))
}

fn fallback(name: &Name) -> String {
    match name {
        Name::Component(name) => {
            format!("The schema {}.", crate::text::code_span(name))
        }
        Name::Inline(words) => {
            let (last, owners) = match words.split_last() {
                Some((last, owners)) => (last.clone(), owners.join(".")),
                None => return "A schema without a name.".to_owned(),
            };
            let (last, owners) = (
                crate::text::code_span(&last),
                crate::text::code_span(&owners),
            );
            format!("What {last} of {owners} is.")
        }
    }
}
