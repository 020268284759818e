//! Parameters: fields and constants, and what their text stands for.

use std::collections::{BTreeMap, HashMap};

use crate::ir::{
    ApiKeyPlace, Docs, Facets, Location, Parameter, SchemaId, SchemeKind, Shape, Style,
};

use super::defaults::{DefaultPlan, default};
use super::model::{RustType, Words};
use super::names::{Scope, local_name, value_name};
use super::reach::Direction;
use super::rules::{RuleBook, Rules};
use super::types::Planner;

/// A parameter, or a header of a response.
#[derive(Clone, Debug)]
pub struct ParameterPlan {
    /// The name on the wire.
    pub name: String,
    /// The part of the message.
    pub location: Location,
    /// How it is spelled.
    pub style: Style,
    /// Whether each item of a list or object stands apart.
    pub explode: bool,
    /// Whether reserved characters stay as they are.
    pub reserved: bool,
    /// Whether its value is wrapped in `rt::MaybeEmpty`.
    pub may_be_empty: bool,
    /// From what its value is read.
    pub spelling: Spelling,
    /// Names of other parameters that are no members of this one.
    pub beside: Vec<String>,
    /// What its type does not hold.
    pub rules: Rules,
    /// The field.
    pub ident: String,
    /// The variable that holds it while a message is read.
    pub local: String,
    /// The type of its value.
    pub ty: RustType,
    /// Whether it must be there.
    pub required: bool,
    /// Whether a signer fills it.
    pub signed: bool,
    /// What is offered where the parameter is absent.
    pub default: Option<DefaultPlan>,
    /// What the document says about it.
    pub words: Words,
}

/// From what the value of a parameter is read.
#[derive(Clone, Debug)]
pub enum Spelling {
    /// One piece of text, or a list of them, each of which its Rust type reads by itself.
    Text,
    /// JSON text.
    Json,
    /// Pieces of text, which become JSON by a shape.
    Shaped(ShapedPlan),
}

/// What the text of a parameter stands for.
#[derive(Clone, Debug)]
pub struct ShapedPlan {
    /// The whole of it.
    pub whole: ShapeUse,
    /// The constants of shapes that are used more than once.
    pub constants: Vec<(String, ShapePlan)>,
}

impl ShapedPlan {
    fn whole(&self) -> Option<&ShapePlan> {
        match &self.whole {
            ShapeUse::Inline(plan) => Some(plan),
            ShapeUse::Named(name) => {
                let mut constants = self.constants.iter();
                constants.find_map(|(known, plan)| (known == name).then_some(plan))
            }
        }
    }
}

/// What a piece of text stands for: a constant `rt::Shape`.
#[derive(Clone, Debug, Default)]
pub struct ShapePlan {
    /// A string.
    pub text: bool,
    /// A number.
    pub number: bool,
    /// `true` or `false`.
    pub boolean: bool,
    /// Anything, of which text says nothing.
    pub any: bool,
    /// Lists of such items.
    pub items: Option<ShapeUse>,
    /// An object with such members.
    pub members: Option<Vec<(String, ShapeUse)>>,
    /// An object with other members such as this.
    pub additional: Option<ShapeUse>,
}

/// A shape where it is used.
#[derive(Clone, Debug)]
pub enum ShapeUse {
    /// A constant of this name.
    Named(String),
    /// A shape that is used once, where it stands.
    Inline(Box<ShapePlan>),
}

impl ShapePlan {
    /// The shapes inside.
    fn inner(&self) -> impl Iterator<Item = &ShapeUse> {
        let members = self.members.iter().flatten().map(|(_, shape)| shape);
        self.items.iter().chain(members).chain(&self.additional)
    }

    fn inner_mut(&mut self) -> impl Iterator<Item = &mut ShapeUse> {
        let members = self.members.iter_mut().flatten().map(|(_, shape)| shape);
        let items = self.items.iter_mut();
        items.chain(members).chain(&mut self.additional)
    }

    /// How often each constant is referred to.
    fn count(&self, uses: &mut HashMap<String, usize>) {
        for shape in self.inner() {
            shape.count(uses);
        }
    }
}

impl ShapeUse {
    fn count(&self, uses: &mut HashMap<String, usize>) {
        match self {
            Self::Named(name) => *uses.entry(name.clone()).or_default() += 1,
            Self::Inline(plan) => plan.count(uses),
        }
    }

    /// Puts each constant that is used once where it is used.
    fn fill(&mut self, once: &mut BTreeMap<String, ShapePlan>) {
        if let Self::Named(name) = self
            && let Some(plan) = once.remove(name)
        {
            *self = Self::Inline(Box::new(plan));
        }
        if let Self::Inline(plan) = self {
            plan.inner_mut().for_each(|shape| shape.fill(once));
        }
    }
}

/// Plans one parameter.
pub(super) fn parameter(
    parameter: &Parameter,
    fields: &mut Scope,
    (types, book): (&mut Planner<'_>, &mut RuleBook<'_>),
    direction: Direction,
) -> ParameterPlan {
    let given = types.given.parameter(&types.operation, parameter, fields);
    let ident = given.unwrap_or_else(|| fields.unique(&value_name(&parameter.name)));
    let rules = book.rules(parameter.schema, &parameter.name);
    let ty = types.rust_type(parameter.schema, direction);
    let (ty, spelling) = spelling(parameter, ty, book, direction);
    let words = match book.headers.is_repeated(parameter) {
        true => repeated(&parameter.docs),
        false => Words::of(&parameter.docs),
    };
    let words = words.or(|| format!("The parameter {}.", crate::text::code_span(&parameter.name)));
    // A text without rules can be empty as it is.
    let may_be_empty = parameter.may_be_empty && !(ty == RustType::Text && rules.is_empty());
    ParameterPlan {
        name: parameter.name.clone(),
        location: parameter.location,
        style: parameter.style,
        explode: parameter.explode,
        reserved: parameter.reserved,
        may_be_empty,
        spelling,
        beside: Vec::new(),
        default: (!parameter.required && !may_be_empty && !parameter.signed)
            .then(|| default(&types.api.schemas, parameter.schema, &ty))
            .flatten(),
        rules,
        local: local_name(&ident),
        ident,
        ty,
        required: parameter.required,
        signed: parameter.signed,
        words,
    }
}

/// The headers of an operation that were planned already. Every answer tends to have the same ones:
/// what the document says about them is said in full once.
#[derive(Default)]
pub(super) struct Headers(HashMap<String, Vec<Docs>>);

impl Headers {
    fn is_repeated(&mut self, parameter: &Parameter) -> bool {
        if parameter.location != Location::Header {
            return false;
        }
        let said = self.0.entry(parameter.name.clone()).or_default();
        let repeated = said.contains(&parameter.docs);
        if !repeated {
            said.push(parameter.docs.clone());
        }
        repeated
    }
}

/// What is said again about a header.
fn repeated(docs: &Docs) -> Words {
    let description = docs.description.as_deref();
    Words::of(&Docs {
        summary: docs.summary.clone(),
        description: description.map(crate::text::first_sentence),
        deprecated: docs.deprecated,
        ..Docs::default()
    })
}

fn spelling(
    parameter: &Parameter,
    ty: RustType,
    book: &mut RuleBook<'_>,
    direction: Direction,
) -> (RustType, Spelling) {
    if parameter.json {
        return (ty, Spelling::Json);
    }
    // A parameter is text: it can be absent, but there is no way to write null.
    let ty = match ty {
        RustType::Nullable(inner) => *inner,
        other => other,
    };
    if parameter.style != Style::DeepObject {
        if ty == RustType::Json {
            return (RustType::Text, Spelling::Text);
        }
        let schemas = &book.api.schemas;
        let target = &schemas.get(schemas.target(parameter.schema)).shape;
        let reads_itself = match (&ty, target) {
            (RustType::List(item), Shape::Array(array)) => {
                is_text(item, &schemas.get(schemas.target(array.items)).shape)
            }
            (ty, shape) => is_text(ty, shape),
        };
        if reads_itself {
            return (ty, Spelling::Text);
        }
    }
    let mut shapes = Shapes {
        book,
        direction,
        known: BTreeMap::new(),
        constants: Vec::new(),
    };
    let whole = ShapeUse::Named(shapes.named(&[parameter.schema], &parameter.name));
    (ty, Spelling::Shaped(nested(whole, shapes.constants)))
}

/// Leaves those constants that are used more than once.
fn nested(mut whole: ShapeUse, constants: Vec<(String, ShapePlan)>) -> ShapedPlan {
    let mut uses = HashMap::new();
    whole.count(&mut uses);
    constants.iter().for_each(|(_, plan)| plan.count(&mut uses));
    let is_once = |(name, _): &(String, ShapePlan)| uses.get(name) == Some(&1);
    let (once, mut constants): (Vec<_>, Vec<_>) = constants.into_iter().partition(is_once);
    let mut once = once.into_iter().collect();
    whole.fill(&mut once);
    for (_, plan) in &mut constants {
        plan.inner_mut().for_each(|shape| shape.fill(&mut once));
    }
    ShapedPlan { whole, constants }
}

/// Whether a Rust type reads one piece of text by itself.
fn is_text(ty: &RustType, shape: &Shape) -> bool {
    match ty {
        RustType::Named(_) => matches!(shape, Shape::Choice(_)),
        RustType::Sensitive(inner) => is_text(inner, shape),
        RustType::List(_)
        | RustType::Map(_)
        | RustType::Nullable(_)
        | RustType::Boxed(_)
        | RustType::Foreign(_)
        | RustType::Json => false,
        _ => true,
    }
}

/// Collects the constants of one parameter.
struct Shapes<'s, 'b> {
    book: &'s mut RuleBook<'b>,
    direction: Direction,
    known: BTreeMap<Vec<SchemaId>, String>,
    constants: Vec<(String, ShapePlan)>,
}

impl Shapes<'_, '_> {
    /// The constant of these schemas; one that is met again below itself is the same.
    fn named(&mut self, schemas: &[SchemaId], name: &str) -> String {
        let mut key: Vec<_> = schemas
            .iter()
            .map(|schema| self.book.api.schemas.target(*schema))
            .collect();
        key.sort_unstable();
        key.dedup();
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let constant = self.book.scope.constant(&format!("{name} shape"));
        self.known.insert(key, constant.clone());
        let facets = self.book.api.schemas.facets(schemas);
        let plan = self.plan(facets, name);
        self.constants.push((constant.clone(), plan));
        constant
    }

    fn at(&mut self, schemas: &[SchemaId], name: &str) -> ShapeUse {
        let facets = self.book.api.schemas.facets(schemas);
        if facets.is_object() || facets.items.is_some() {
            return ShapeUse::Named(self.named(schemas, name));
        }
        ShapeUse::Inline(Box::new(self.plan(facets, name)))
    }

    fn plan(&mut self, facets: Facets, name: &str) -> ShapePlan {
        let direction = self.direction;
        let travels = |read_only: bool, write_only: bool| match direction {
            Direction::Request => !read_only,
            Direction::Response => !write_only,
        };
        ShapePlan {
            text: facets.text,
            number: facets.number,
            boolean: facets.boolean,
            any: facets.any,
            items: facets
                .items
                .map(|items| self.at(&items, &format!("{name} item"))),
            members: facets.members.map(|members| {
                let sent = members.into_iter();
                let sent = sent.filter(|(it, _)| travels(it.read_only, it.write_only));
                let mut sent: Vec<_> = sent.enumerate().collect();
                // A shape is called after the first use of it: by name, wherever the member stands.
                sent.sort_by(|(_, (left, _)), (_, (right, _))| left.name.cmp(&right.name));
                let planned = sent.into_iter().map(|(at, (member, schemas))| {
                    let shape = self.at(&schemas, &format!("{name} {}", member.name));
                    (at, member.name, shape)
                });
                let mut planned: Vec<_> = planned.collect();
                planned.sort_by_key(|(at, ..)| *at);
                let members = planned.into_iter().map(|(_, name, shape)| (name, shape));
                members.collect()
            }),
            additional: facets.additional.map(|values| match values.as_slice() {
                [] => ShapeUse::Inline(Box::new(ShapePlan {
                    any: true,
                    ..ShapePlan::default()
                })),
                values => self.at(values, &format!("{name} value")),
            }),
        }
    }
}

/// Tells objects that take any name which names are those of other parameters or of keys.
pub(super) fn set_apart(parameters: &mut [ParameterPlan], book: &RuleBook<'_>) {
    let mut taken: Vec<(Location, String, String)> = Vec::new();
    for parameter in parameters.iter() {
        let names = claims(parameter).into_iter();
        taken.extend(names.map(|name| (parameter.location, parameter.name.clone(), name)));
    }
    taken.extend(book.api.schemes.iter().filter_map(|scheme| {
        let (location, name) = match &scheme.kind {
            SchemeKind::ApiKey(ApiKeyPlace::Query, name) => (Location::Query, name),
            SchemeKind::ApiKey(ApiKeyPlace::Cookie, name) => (Location::Cookie, name),
            _ => return None,
        };
        Some((location, String::new(), name.clone()))
    }));
    for parameter in parameters {
        let Spelling::Shaped(shaped) = &parameter.spelling else {
            continue;
        };
        let whole = shaped.whole();
        let open = whole.is_some_and(|shape| shape.additional.is_some());
        let brackets = format!("{}[", parameter.name);
        let deep = parameter.style == Style::DeepObject;
        let mut beside = Vec::new();
        for (location, owner, name) in &taken {
            let takes = match deep {
                true => name.starts_with(&brackets),
                false => open && parameter.explode,
            };
            if takes && *location == parameter.location && *owner != parameter.name {
                beside.push(name.clone());
            }
        }
        beside.sort_unstable();
        beside.dedup();
        parameter.beside = beside;
    }
}

/// The names of a parameter in its part of the message. One that ends in a bracket stands for all
/// that begin so.
fn claims(parameter: &ParameterPlan) -> Vec<String> {
    let name = parameter.name.clone();
    let last = match &parameter.spelling {
        Spelling::Shaped(shaped) => shaped.whole(),
        Spelling::Text | Spelling::Json => None,
    };
    let members = last.and_then(|shape| shape.members.as_ref());
    match (parameter.style, members) {
        (Style::DeepObject, _) => vec![format!("{name}["), name],
        (Style::Form | Style::SpaceDelimited | Style::PipeDelimited, Some(members))
            if parameter.explode =>
        {
            members.iter().map(|(name, _)| name.clone()).collect()
        }
        _ => vec![name],
    }
}
