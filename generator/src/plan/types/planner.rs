//! Names types, and finds the Rust type of each use of a schema.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::internal;
use crate::ir::{Additional, Api, Name, RuleId, Schema, SchemaId, Shape};
use crate::lock::Item;
use crate::naming::{Scope, inline_type_name, type_name};
use crate::plan::directions::{Direction, Directions};
use crate::plan::findings::Findings;
use crate::plan::names::overrides::Overrides;
use crate::plan::names::sources::{Source, Style, claim_all};
use crate::plan::rules::RuleNames;
use crate::plan::scalars::{number_type, text_type};
use crate::plan::xml::XmlNames;
use crate::table::Table;

use super::draft::Key;
use super::item::Choice;
use super::named::{is_named, is_newtype, is_struct};
use super::rust_type::{RustType, TypeId, TypeName};

/// The state of a planner that is needed after drafting.
pub(super) struct PlannerParts<'p> {
    pub(super) scope: Scope,
    pub(super) overrides: Overrides<'p>,
    pub(super) used_rules: BTreeSet<RuleId>,
    pub(super) findings: Findings,
    pub(super) directions: Directions,
}

/// Names each requested type. A name never changes.
pub(crate) struct Planner<'p> {
    pub(crate) api: &'p Api,
    pub(crate) directions: Directions,
    pub(crate) overrides: Overrides<'p>,
    pub(crate) findings: Findings,
    pub(crate) rule_names: Rc<RuleNames>,
    pub(crate) xml_names: Rc<XmlNames>,
    /// The rule sets that drafts refer to.
    pub(crate) used_rules: BTreeSet<RuleId>,
    names: BTreeMap<Key, TypeName>,
    keys: Table<TypeId, Key>,
    scope: Scope,
    /// The named types without a draft.
    pending: Vec<TypeName>,
    /// Choices. Defaults of other types refer to their variants.
    pub(super) choices: BTreeMap<SchemaId, Rc<Choice>>,
}

impl<'p> Planner<'p> {
    pub(crate) fn new(
        api: &'p Api,
        overrides: Overrides<'p>,
        (rule_names, xml_names): (Rc<RuleNames>, Rc<XmlNames>),
    ) -> Self {
        let mut planner = Self {
            api,
            directions: Directions::new(api),
            overrides,
            findings: Findings::default(),
            rule_names,
            xml_names,
            used_rules: BTreeSet::new(),
            names: BTreeMap::new(),
            keys: Table::new(),
            scope: Scope::default(),
            pending: Vec::new(),
            choices: BTreeMap::new(),
        };
        planner.claim_components();
        planner
    }

    /// Components claim their names first, so that inline schemas don't rename one.
    fn claim_components(&mut self) {
        let api = self.api;
        let named = api
            .schemas
            .iter()
            .filter(|(_, schema)| matches!(schema.name, Name::Component(_)) && is_named(schema));
        let named: Vec<_> = named.collect();
        self.keep_names();
        let words: Vec<String> = named
            .iter()
            .map(|(_, schema)| schema.name.words().join(" "))
            .collect();
        let sources = named.iter().zip(&words).map(|((id, schema), words)| {
            match self.overrides.schema(schema) {
                Some(_) => Source::Configured,
                None if self.overrides.kept_type(*id, schema, Item::Type).is_some() => {
                    Source::Configured
                }
                None => Source::Spelled(words),
            }
        });
        let sources: Vec<_> = sources.collect();
        // Two files of a document may use the same name.
        let style = Style {
            name: |text| type_name(&[text.to_owned()]),
            snake: false,
            ending: "",
        };
        let claimed = claim_all(&sources, &style, &mut self.scope);
        for ((id, schema), own) in named.into_iter().zip(claimed) {
            let kept = self.overrides.kept_type(id, schema, Item::Type);
            let ident = own.or(kept);
            let ident = ident.or_else(|| self.overrides.component(schema, &mut self.scope));
            let Some(ident) = ident else {
                internal::error("a name of the configuration is gone");
            };
            for direction in self.forms(id) {
                let key = (id, direction);
                let ident = match direction {
                    Some(Direction::Request) => match self.kept_form(id, direction) {
                        Some(kept) => kept,
                        None => self.scope.unique(&format!("{ident}Input")),
                    },
                    Some(Direction::Response) | None => ident.clone(),
                };
                self.add(key, &ident);
            }
        }
    }

    /// Reserves the names that the lock keeps, before any other name is made.
    fn keep_names(&mut self) {
        let api = self.api;
        let kept = Rc::clone(&self.overrides.kept);
        for (id, schema) in api.schemas.iter() {
            if self.overrides.has_schema(schema) {
                continue;
            }
            for item in [Item::Type, Item::Input] {
                if let Some((name, at)) = kept.of_type(id, item)
                    && self.scope.claim(name, None).is_err()
                {
                    let clash = crate::diagnostics::lock::clash(at, name);
                    self.overrides.problem(clash);
                }
            }
        }
    }

    /// The kept name of a form. A form of requests without one of responses may have been the whole type.
    fn kept_form(&self, id: SchemaId, form: Option<Direction>) -> Option<String> {
        let schema = self.api.schemas.get(id);
        let kept = |item| self.overrides.kept_type(id, schema, item);
        match form {
            Some(Direction::Request) => kept(Item::Input).or_else(|| {
                let alone = !self.directions.in_responses(id);
                alone.then(|| kept(Item::Type)).flatten()
            }),
            Some(Direction::Response) | None => kept(Item::Type),
        }
    }

    /// The used forms of a schema.
    fn forms(&self, id: SchemaId) -> Vec<Option<Direction>> {
        if !self.directions.is_split(id) {
            return vec![None];
        }
        let mut forms = Vec::new();
        if self.directions.in_responses(id) || !self.directions.in_requests(id) {
            forms.push(Some(Direction::Response));
        }
        if self.directions.in_requests(id) {
            forms.push(Some(Direction::Request));
        }
        forms
    }

    fn add(&mut self, key: Key, ident: &str) -> TypeName {
        let name = TypeName::new(ident, self.keys.push(key));
        self.names.insert(key, name.clone());
        self.pending.push(name.clone());
        name
    }

    /// The next type without a draft, and its schema.
    pub(super) fn next(&mut self) -> Option<(TypeName, Key)> {
        let name = self.pending.pop()?;
        let key = self.keys[name.id()];
        Some((name, key))
    }

    /// The state needed after drafting.
    pub(super) fn into_parts(self) -> PlannerParts<'p> {
        PlannerParts {
            scope: self.scope,
            overrides: self.overrides,
            used_rules: self.used_rules,
            findings: self.findings,
            directions: self.directions,
        }
    }

    /// The Rust type of a schema in one direction, wrapped if it is nullable or sensitive.
    pub(crate) fn rust_type(&mut self, id: SchemaId, direction: Direction) -> RustType {
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
        let schema = self.api.schemas.get(target);
        if let Some(entry) = schema.replaced {
            if self.directions.is_split(target) {
                self.overrides.two_forms(entry);
            }
            return RustType::Foreign(self.overrides.replacement(entry));
        }
        if is_newtype(schema) {
            return RustType::Named(self.name(target, direction));
        }
        self.inner_type(target, direction)
    }

    /// The type of a schema; for a newtype, its inner type.
    pub(super) fn inner_type(&mut self, target: SchemaId, direction: Direction) -> RustType {
        let schema = self.api.schemas.get(target);
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

    /// The name of a type. A new type is drafted later.
    fn name(&mut self, target: SchemaId, direction: Direction) -> TypeName {
        let form = self.directions.is_split(target).then_some(direction);
        if let Some(known) = self.names.get(&(target, form)) {
            return known.clone();
        }
        let schema = self.api.schemas.get(target);
        if let Some(kept) = self.kept_form(target, form) {
            return self.add((target, form), &kept);
        }
        let mut ident = self.ident(schema);
        if form == Some(Direction::Request) && self.directions.in_responses(target) {
            ident.push_str("Input");
        }
        let ident = self.scope.unique(&ident);
        self.add((target, form), &ident)
    }

    fn ident(&mut self, schema: &Schema) -> String {
        if let Some(given) = self.overrides.schema(schema) {
            return given;
        }
        let words = self.overrides.words(&schema.name);
        match schema.name {
            Name::Component(_) => type_name(&words),
            Name::Inline(_) => inline_type_name(&words),
        }
    }
}
