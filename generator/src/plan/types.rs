//! The types with a name, and the Rust type of every use of a schema.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics;
use crate::ir::{
    self, Additional, Api, Constraint, Docs, Name, Number, Schema, SchemaId, Shape, TextFormat,
};
use crate::lower::Feature;

use super::names::{
    Scope, constant_name, local_name, module_name, type_name, value_name, variant_name,
};
use super::reach::{Direction, Reach};
use super::rules::{RuleBook, Rules, Static};
use super::unions::{Dispatch, dispatch};
use super::{Planned, boxes};

/// The words of the document about an item, as they will stand in its documentation.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Lines of safe Markdown; empty when the document says nothing.
    pub lines: Vec<String>,
    /// Whether the document advises against use.
    pub deprecated: bool,
}

impl Words {
    /// Makes the words of a document safe to print.
    #[must_use]
    pub fn of(docs: &Docs) -> Self {
        let mut parts: Vec<Vec<String>> = Vec::new();
        if let Some(summary) = &docs.summary {
            parts.push(crate::text::doc_lines(summary));
        }
        if let Some(description) = &docs.description {
            parts.push(crate::text::doc_lines(description));
        }
        if let Some(page) = &docs.page {
            parts.push(crate::text::doc_lines(&format!("See <{page}>.")));
        }
        if let Some(default) = &docs.default {
            parts.push(vec![format!(
                "Default: {}.",
                crate::text::code_span(default)
            )]);
        }
        if let Some(example) = docs.examples.first() {
            if example.starts_with(['{', '[']) {
                let mut lines = vec!["Example:".to_owned(), String::new()];
                lines.extend(crate::text::json_fence(example));
                parts.push(lines);
            } else {
                parts.push(vec![format!(
                    "Example: {}.",
                    crate::text::code_span(example)
                )]);
            }
        }
        parts.retain(|lines| !lines.is_empty());
        Self {
            lines: parts.join(&String::new()),
            deprecated: docs.deprecated,
        }
    }

    /// The same words, or `fallback` where the document says nothing.
    #[must_use]
    pub fn or(mut self, fallback: impl FnOnce() -> String) -> Self {
        if self.lines.is_empty() {
            self.lines = vec![fallback()];
        }
        self
    }
}

/// A type with a name.
#[derive(Clone, Debug)]
pub struct TypePlan {
    /// Its identifier.
    pub ident: String,
    /// The stem of the file that it stands in.
    pub file: String,
    /// What the document says about it.
    pub words: Words,
    /// What it is.
    pub kind: Kind,
    /// Constants that its rules refer to.
    pub statics: Vec<Static>,
}

/// What a named type is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// An object.
    Struct(Struct),
    /// One of several schemas.
    Union(Union),
    /// One of several strings.
    Choice(Choice),
}

/// An object as a struct.
#[derive(Clone, Debug)]
pub struct Struct {
    /// The name of the constant table of its members.
    pub table: String,
    /// The table: every member that the document names.
    pub entries: Vec<Entry>,
    /// The fields; a constant or forbidden member has none.
    pub fields: Vec<Field>,
    /// What happens to other members.
    pub additional: AdditionalPlan,
}

/// A row of the table of members.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The name on the wire.
    pub name: String,
    /// Whether it must be there.
    pub kind: EntryKind,
    /// What its Rust type does not hold.
    pub rules: Rules,
}

/// Whether a member must be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// It must.
    Required,
    /// It may.
    Optional,
    /// It must, and only one string is legal.
    Constant(String),
    /// It must not.
    Forbidden,
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// The index of its row in the table.
    pub entry: usize,
    /// Its identifier.
    pub ident: String,
    /// The variable that holds it while a struct is decoded.
    pub local: String,
    /// What the document says about it.
    pub words: Words,
    /// Its type without what presence adds.
    pub ty: RustType,
    /// What presence adds to the type.
    pub presence: Presence,
    /// Whether a value built in code can break a rule.
    pub checked: bool,
}

/// How a field tells presence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Always there: `T`.
    Required,
    /// There or not: `Option<T>`.
    Optional,
    /// Absent, null or a value: `rt::Presence<T>`.
    Nullable,
}

/// What happens to members that the table does not name.
#[derive(Clone, Debug)]
pub enum AdditionalPlan {
    /// They are passed over.
    Ignored,
    /// They are violations.
    Refused,
    /// They are kept in a field of this name as values of this type.
    Kept {
        /// The field.
        ident: String,
        /// The type of each value.
        ty: RustType,
        /// The name of the constant with the rules of each value, if there are any.
        rules: Option<String>,
    },
}

/// A union as an enum.
#[derive(Clone, Debug)]
pub struct Union {
    /// The variants in the order of the document.
    pub variants: Vec<UnionVariant>,
    /// How the branch is found.
    pub dispatch: Dispatch,
}

/// A branch of a union.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// Its identifier.
    pub ident: String,
    /// What it holds.
    pub ty: RustType,
    /// The name of the constant with its rules, if there are any.
    pub rules: Option<String>,
    /// What the document says about it.
    pub words: Words,
}

/// An enumeration of strings.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Its values.
    pub values: Vec<ChoiceValue>,
    /// Whether text that the document does not list is kept.
    pub open: bool,
}

/// A value of an enumeration.
#[derive(Clone, Debug)]
pub struct ChoiceValue {
    /// The variant.
    pub ident: String,
    /// The text on the wire.
    pub text: String,
}

/// The Rust type of a use of a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum RustType {
    Bool,
    I32,
    I64,
    U64,
    I128,
    F64,
    Text,
    Decimal,
    MinorUnits,
    Uuid,
    Date,
    DateTime,
    Bytes,
    Ipv4,
    Ipv6,
    Json,
    Named(String),
    List(Box<RustType>),
    Map(Box<RustType>),
    Nullable(Box<RustType>),
    Sensitive(Box<RustType>),
    Boxed(Box<RustType>),
}

type Key = (SchemaId, Option<Direction>);

/// Plans types as they are asked for.
pub(super) struct Planner<'p> {
    pub(super) api: &'p Api,
    pub(super) planned: &'p mut Planned,
    reach: Reach,
    names: BTreeMap<Key, String>,
    scope: Scope,
    pending: Vec<Key>,
    types: BTreeMap<Key, TypePlan>,
    /// Collections being looked into, which must not hold themselves.
    open: Vec<SchemaId>,
}

impl<'p> Planner<'p> {
    pub(super) fn new(api: &'p Api, planned: &'p mut Planned) -> Self {
        let mut planner = Self {
            api,
            planned,
            reach: Reach::new(api),
            names: BTreeMap::new(),
            scope: Scope::default(),
            pending: Vec::new(),
            types: BTreeMap::new(),
            open: Vec::new(),
        };
        planner.claim_components();
        planner
    }

    /// Components take their names first, so that nothing inline can rename one.
    fn claim_components(&mut self) {
        let api = self.api;
        for (id, schema) in api.schemas.iter() {
            if !matches!(schema.name, Name::Component(_)) || !is_named(&schema.shape) {
                continue;
            }
            let ident = type_name(&schema.name.words());
            let at = schema.origin.span;
            if let Err(first) = self.scope.claim(&ident, Some(at)) {
                let first = first.unwrap_or(at);
                let clash = diagnostics::lower::name_clash(first, at, "schemas", &ident);
                self.planned.diagnostics.push(clash);
            }
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
    pub(super) fn finish(mut self) -> Vec<TypePlan> {
        while let Some(key) = self.pending.pop() {
            if !self.types.contains_key(&key) {
                let plan = self.type_plan(key);
                self.types.insert(key, plan);
            }
        }
        let mut types: Vec<_> = self.types.into_values().collect();
        boxes::close_cycles(&mut types);
        types
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
        match &schema.shape {
            Shape::Any | Shape::Never | Shape::Same(_) => RustType::Json,
            Shape::Boolean => RustType::Bool,
            Shape::Number(number) => number_type(*number, &schema.constraints),
            Shape::Text(text) => text_type(text.format),
            Shape::Array(array) => self.collection(target, array.items, direction, RustType::List),
            Shape::Object(object) if !is_named(&schema.shape) => match object.additional {
                Additional::Kept(values) => {
                    self.collection(target, values, direction, RustType::Map)
                }
                Additional::Unstated | Additional::Refused => {
                    RustType::Map(Box::new(RustType::Json))
                }
            },
            Shape::Choice(_) | Shape::Object(_) | Shape::Union(_) => {
                RustType::Named(self.name(target, direction))
            }
        }
    }

    fn collection(
        &mut self,
        target: SchemaId,
        items: SchemaId,
        direction: Direction,
        wrap: fn(Box<RustType>) -> RustType,
    ) -> RustType {
        if self.open.contains(&target) {
            let origin = &self.api.schemas.get(target).origin;
            let refusal = diagnostics::lower::recursive_collection(origin.span, &origin.pointer);
            self.planned
                .unsupported
                .push((Feature::RecursiveCollection, refusal));
            return RustType::Json;
        }
        self.open.push(target);
        let ty = wrap(Box::new(self.rust_type(items, direction)));
        self.open.pop();
        ty
    }

    /// The identifier of a named type, which is planned if it was not.
    fn name(&mut self, target: SchemaId, direction: Direction) -> String {
        let form = self.reach.is_split(target).then_some(direction);
        if let Some(known) = self.names.get(&(target, form)) {
            return known.clone();
        }
        let mut ident = type_name(&self.api.schemas.get(target).name.words());
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
        let mut book = RuleBook {
            api,
            scope: Scope::default(),
            statics: Vec::new(),
            prefix: ident.clone(),
        };
        let direction = form.unwrap_or(if self.reach.in_responses(id) {
            Direction::Response
        } else {
            Direction::Request
        });
        let kind = match &schema.shape {
            Shape::Choice(values) => Kind::Choice(self.choice(id, schema, values)),
            Shape::Union(union) => Kind::Union(self.union(union, direction, &mut book)),
            Shape::Object(object) => {
                self.refuse_counts(schema);
                Kind::Struct(self.object(object, &ident, direction, form, &mut book))
            }
            // Only named shapes are ever asked for.
            Shape::Any
            | Shape::Never
            | Shape::Same(_)
            | Shape::Boolean
            | Shape::Number(_)
            | Shape::Text(_)
            | Shape::Array(_) => Kind::Choice(Choice {
                values: Vec::new(),
                open: true,
            }),
        };
        let file = schema
            .name
            .words()
            .first()
            .map(|word| module_name(word))
            .unwrap_or_default();
        let words = Words::of(&schema.docs).or(|| fallback(&schema.name));
        TypePlan {
            ident,
            file,
            words,
            kind,
            statics: book.statics,
        }
    }

    /// Counting members needs the raw object, which a struct is not.
    fn refuse_counts(&mut self, schema: &Schema) {
        for constraint in &schema.constraints {
            let keyword = match constraint {
                Constraint::MinProperties(_) => "minProperties",
                Constraint::MaxProperties(_) => "maxProperties",
                _ => continue,
            };
            let refusal = diagnostics::lower::unsupported(
                schema.origin.span,
                &schema.origin.pointer,
                keyword,
                &format!("`{keyword}` beside `properties`"),
            );
            self.planned
                .unsupported
                .push((Feature::Keyword(keyword), refusal));
        }
    }

    fn choice(&mut self, id: SchemaId, schema: &Schema, values: &[String]) -> Choice {
        let mut scope = Scope::default();
        // An open enumeration has a variant of this name for text that nobody listed.
        let open = self.reach.in_responses(id);
        if open {
            scope.unique("Unknown");
        }
        let at = schema.origin.span;
        let values = values.iter().map(|text| {
            let ident = variant_name(text);
            if scope.claim(&ident, Some(at)).is_ok() {
                return ChoiceValue {
                    ident,
                    text: text.clone(),
                };
            }
            ChoiceValue {
                ident: scope.unique(&format!("{ident}Value")),
                text: text.clone(),
            }
        });
        Choice {
            values: values.collect(),
            open,
        }
    }

    fn union(&mut self, union: &ir::Union, direction: Direction, book: &mut RuleBook<'_>) -> Union {
        let dispatch = dispatch(self.api, union);
        let mut scope = Scope::default();
        let mut variants = Vec::with_capacity(union.branches.len());
        for (index, branch) in union.branches.iter().enumerate() {
            let tag = match &dispatch {
                Dispatch::Tagged { values, .. } => {
                    values.get(index).and_then(|all| match all.as_slice() {
                        [only] => Some(only.clone()),
                        _ => None,
                    })
                }
                Dispatch::OneOf | Dispatch::AnyOf => None,
            };
            let ty = self.rust_type(branch.schema, direction);
            let word = tag
                .or_else(|| branch.component.clone())
                .or_else(|| branch.title.clone());
            let ident = match word {
                Some(word) => variant_name(&word),
                None => shape_name(&ty, index),
            };
            let name = format!("variant {}", index + 1);
            let rules = book.rules(branch.schema, &name);
            let rules = (!rules.is_empty()).then(|| {
                let constant = book.scope.constant(&format!("{} {name}", book.prefix));
                book.statics.push(Static::Rules(constant.clone(), rules));
                constant
            });
            let schema = self.api.schemas.get(branch.schema);
            let description = schema
                .docs
                .description
                .as_deref()
                .map(crate::text::first_sentence);
            let words = Words::of(&Docs {
                description,
                ..Docs::default()
            });
            variants.push(UnionVariant {
                ident: scope.unique(&ident),
                ty,
                rules,
                words: words.or(|| "One of the forms of this value.".to_owned()),
            });
        }
        Union { variants, dispatch }
    }

    fn object(
        &mut self,
        object: &ir::Object,
        ident: &str,
        direction: Direction,
        form: Option<Direction>,
        book: &mut RuleBook<'_>,
    ) -> Struct {
        let mut scope = Scope::default();
        let mut entries = Vec::new();
        let mut fields = Vec::new();
        for member in &object.members {
            let left_out = match form {
                Some(Direction::Request) => member.read_only,
                Some(Direction::Response) => member.write_only,
                None => false,
            };
            if left_out {
                continue;
            }
            let kind = self.entry_kind(member);
            let constant_or_absent = matches!(kind, EntryKind::Constant(_) | EntryKind::Forbidden);
            let rules = if constant_or_absent {
                Rules::default()
            } else {
                book.rules(member.schema, &member.name)
            };
            if !constant_or_absent {
                let at = self.api.schemas.get(member.schema).origin.span;
                let name = value_name(&member.name);
                if let Err(first) = scope.claim(&name, Some(at)) {
                    let first = first.unwrap_or(at);
                    let clash = diagnostics::lower::name_clash(first, at, "members", &name);
                    self.planned.diagnostics.push(clash);
                }
                fields.push(self.field(member, entries.len(), name, direction, &rules));
            }
            entries.push(Entry {
                name: member.name.clone(),
                kind,
                rules,
            });
        }
        let additional = match object.additional {
            Additional::Unstated => AdditionalPlan::Ignored,
            Additional::Refused => AdditionalPlan::Refused,
            Additional::Kept(values) => self.kept(values, direction, &mut scope, book),
        };
        Struct {
            table: format!("{}_MEMBERS", constant_name(ident)),
            entries,
            fields,
            additional,
        }
    }

    fn kept(
        &mut self,
        values: SchemaId,
        direction: Direction,
        scope: &mut Scope,
        book: &mut RuleBook<'_>,
    ) -> AdditionalPlan {
        let rules = book.rules(values, "additional");
        let rules = (!rules.is_empty()).then(|| {
            let constant = book.scope.constant(&format!("{} additional", book.prefix));
            book.statics.push(Static::Rules(constant.clone(), rules));
            constant
        });
        let ty = self.rust_type(values, direction);
        AdditionalPlan::Kept {
            ident: scope.unique("additional"),
            ty,
            rules,
        }
    }

    fn entry_kind(&self, member: &ir::Member) -> EntryKind {
        let schemas = &self.api.schemas;
        let target = schemas.target(member.schema);
        let schema = schemas.get(target);
        match &schema.shape {
            Shape::Never => EntryKind::Forbidden,
            // A response may bring another value, which an open enumeration keeps.
            Shape::Choice(values)
                if member.required && !schema.nullable && !self.reach.in_responses(target) =>
            {
                match values.as_slice() {
                    [only] => EntryKind::Constant(only.clone()),
                    _ => EntryKind::Required,
                }
            }
            _ if member.required => EntryKind::Required,
            _ => EntryKind::Optional,
        }
    }

    fn field(
        &mut self,
        member: &ir::Member,
        entry: usize,
        ident: String,
        direction: Direction,
        rules: &Rules,
    ) -> Field {
        let schema = self.api.schemas.get(member.schema);
        let ty = self.rust_type(member.schema, direction);
        let (ty, presence) = match (ty, member.required) {
            (ty, true) => (ty, Presence::Required),
            (RustType::Nullable(inner), false) => (*inner, Presence::Nullable),
            (ty, false) => (ty, Presence::Optional),
        };
        let mut docs = schema.docs.clone();
        // A type of its own says the rest where it is declared.
        if matches!(schema.name, Name::Component(_)) || is_named(&schema.shape) {
            docs.description = docs.description.as_deref().map(crate::text::first_sentence);
            docs.examples
                .retain(|example| !example.starts_with(['{', '[']));
        }
        let words =
            Words::of(&docs).or(|| format!("The member {}.", crate::text::code_span(&member.name)));
        Field {
            entry,
            local: local_name(&ident),
            checked: !rules.is_empty() || holds_named(&ty),
            ident,
            words,
            ty,
            presence,
        }
    }
}

/// Whether a shape becomes a type with a name.
pub(super) fn is_named(shape: &Shape) -> bool {
    match shape {
        Shape::Choice(_) | Shape::Union(_) => true,
        Shape::Object(object) => {
            !object.members.is_empty() || object.additional == Additional::Refused
        }
        Shape::Any
        | Shape::Never
        | Shape::Same(_)
        | Shape::Boolean
        | Shape::Number(_)
        | Shape::Text(_)
        | Shape::Array(_) => false,
    }
}

/// Whether a value of this type can break a rule of a named type inside it.
pub(crate) fn holds_named(ty: &RustType) -> bool {
    match ty {
        RustType::Named(_) => true,
        RustType::List(inner)
        | RustType::Map(inner)
        | RustType::Nullable(inner)
        | RustType::Sensitive(inner)
        | RustType::Boxed(inner) => holds_named(inner),
        RustType::Bool
        | RustType::I32
        | RustType::I64
        | RustType::U64
        | RustType::I128
        | RustType::F64
        | RustType::Text
        | RustType::Decimal
        | RustType::MinorUnits
        | RustType::Uuid
        | RustType::Date
        | RustType::DateTime
        | RustType::Bytes
        | RustType::Ipv4
        | RustType::Ipv6
        | RustType::Json => false,
    }
}

fn text_type(format: TextFormat) -> RustType {
    match format {
        TextFormat::Plain | TextFormat::Checked(_) => RustType::Text,
        TextFormat::Uuid => RustType::Uuid,
        TextFormat::Date => RustType::Date,
        TextFormat::DateTime => RustType::DateTime,
        TextFormat::Decimal => RustType::Decimal,
        TextFormat::Byte => RustType::Bytes,
        TextFormat::Ipv4 => RustType::Ipv4,
        TextFormat::Ipv6 => RustType::Ipv6,
    }
}

/// The narrowest width that holds what the document allows, and 64 bits where it does not say.
fn number_type(number: Number, constraints: &[Constraint]) -> RustType {
    match number {
        Number::Int32 => RustType::I32,
        Number::Int64 => RustType::I64,
        Number::MinorUnits => RustType::MinorUnits,
        Number::Float => RustType::F64,
        Number::Decimal => RustType::Decimal,
        Number::Integer => {
            let (mut low, mut high) = (None, None);
            for constraint in constraints {
                match constraint {
                    Constraint::Minimum(limit) | Constraint::ExclusiveMinimum(limit) => {
                        low = Some(limit)
                    }
                    Constraint::Maximum(limit) | Constraint::ExclusiveMaximum(limit) => {
                        high = Some(limit)
                    }
                    _ => {}
                }
            }
            let exceeds = |limit: Option<&String>, bound: &str, order: std::cmp::Ordering| {
                limit.is_some_and(|limit| crate::lower::compare(limit, bound) == order)
            };
            let above = exceeds(high, "9223372036854775807", std::cmp::Ordering::Greater);
            let below = exceeds(low, "-9223372036854775808", std::cmp::Ordering::Less);
            let unsigned = low.is_some_and(|low| crate::lower::compare(low, "0").is_ge())
                && !exceeds(high, "18446744073709551615", std::cmp::Ordering::Greater);
            match (above || below, unsigned) {
                (false, _) => RustType::I64,
                (true, true) => RustType::U64,
                (true, false) => RustType::I128,
            }
        }
    }
}

fn shape_name(ty: &RustType, index: usize) -> String {
    match ty {
        RustType::Bool => "Boolean".to_owned(),
        RustType::I32 | RustType::I64 | RustType::U64 | RustType::I128 | RustType::MinorUnits => {
            "Integer".to_owned()
        }
        RustType::F64 | RustType::Decimal => "Number".to_owned(),
        RustType::Text => "Text".to_owned(),
        RustType::Uuid => "Uuid".to_owned(),
        RustType::Date => "Date".to_owned(),
        RustType::DateTime => "DateTime".to_owned(),
        RustType::List(_) => "List".to_owned(),
        RustType::Map(_) => "Map".to_owned(),
        RustType::Named(name) => name.clone(),
        RustType::Nullable(inner) | RustType::Sensitive(inner) | RustType::Boxed(inner) => {
            shape_name(inner, index)
        }
        RustType::Bytes | RustType::Ipv4 | RustType::Ipv6 | RustType::Json => {
            format!("Variant{}", index + 1)
        }
    }
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

/// The names that a file of types needs from its neighbours.
pub(crate) fn names_in(ty: &RustType, found: &mut BTreeSet<String>) {
    match ty {
        RustType::Named(name) => {
            found.insert(name.clone());
        }
        RustType::List(inner)
        | RustType::Map(inner)
        | RustType::Nullable(inner)
        | RustType::Sensitive(inner)
        | RustType::Boxed(inner) => names_in(inner, found),
        _ => {}
    }
}
