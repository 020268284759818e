//! What the text of a form stands for: the kinds of values that a schema admits.

use std::collections::{BTreeMap, HashMap};

use crate::ir::{Additional, ChoiceKind, SchemaId, Shape};

use super::rules::RuleBook;

/// What text stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum ShapePlan {
    Any,
    Text,
    Number,
    Boolean,
    Null,
    List(Box<ShapePlan>),
    Map(Box<ShapePlan>),
    Object(Vec<(String, ShapePlan)>),
    OneOf(Vec<ShapePlan>),
    /// A constant of this name, since schemas may hold themselves.
    Named(String),
}

/// What text stands for as a whole, with the constants of shapes that are used more than once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeShapePlan {
    /// The whole.
    pub shape: ShapePlan,
    /// The constants.
    pub constants: Vec<(String, ShapePlan)>,
}

/// What the text of a schema stands for.
pub(super) fn whole(book: &mut RuleBook<'_>, schema: SchemaId, name: &str) -> WholeShapePlan {
    let mut found = Shapes {
        book,
        name,
        known: BTreeMap::new(),
        made: BTreeMap::new(),
        alike: HashMap::new(),
    };
    let shape = found.shape(schema, 0);
    nested(shape, found.made)
}

/// Puts each constant that is used once where it is used.
fn nested(mut shape: ShapePlan, made: BTreeMap<String, ShapePlan>) -> WholeShapePlan {
    let mut uses = HashMap::new();
    for shape in made.values().chain([&shape]) {
        count(shape, &mut uses);
    }
    let (mut once, others): (BTreeMap<_, _>, BTreeMap<_, _>) = made
        .into_iter()
        .partition(|(name, _)| uses.get(name) == Some(&1));
    fill(&mut shape, &mut once);
    let mut constants: Vec<_> = others.into_iter().collect();
    for (_, shape) in &mut constants {
        fill(shape, &mut once);
    }
    WholeShapePlan { shape, constants }
}

/// How often each constant is referred to.
fn count(shape: &ShapePlan, uses: &mut HashMap<String, usize>) {
    if let ShapePlan::Named(name) = shape {
        *uses.entry(name.clone()).or_default() += 1;
    }
    for inner in shape.inner() {
        count(inner, uses);
    }
}

fn fill(shape: &mut ShapePlan, once: &mut BTreeMap<String, ShapePlan>) {
    if let ShapePlan::Named(name) = shape
        && let Some(found) = once.remove(name)
    {
        *shape = found;
    }
    for inner in shape.inner_mut() {
        fill(inner, once);
    }
}

impl ShapePlan {
    fn inner(&self) -> Vec<&Self> {
        match self {
            Self::List(inner) | Self::Map(inner) => vec![inner],
            Self::Object(members) => members.iter().map(|(_, shape)| shape).collect(),
            Self::OneOf(shapes) => shapes.iter().collect(),
            Self::Any | Self::Text | Self::Number | Self::Boolean | Self::Null | Self::Named(_) => {
                Vec::new()
            }
        }
    }

    fn inner_mut(&mut self) -> Vec<&mut Self> {
        match self {
            Self::List(inner) | Self::Map(inner) => vec![inner],
            Self::Object(members) => members.iter_mut().map(|(_, shape)| shape).collect(),
            Self::OneOf(shapes) => shapes.iter_mut().collect(),
            Self::Any | Self::Text | Self::Number | Self::Boolean | Self::Null | Self::Named(_) => {
                Vec::new()
            }
        }
    }
}

struct Shapes<'s, 'b> {
    book: &'s mut RuleBook<'b>,
    name: &'s str,
    known: BTreeMap<SchemaId, String>,
    made: BTreeMap<String, ShapePlan>,
    /// The constant of each shape, so that what is alike is spelled out once.
    alike: HashMap<ShapePlan, String>,
}

impl Shapes<'_, '_> {
    fn constant(&mut self) -> String {
        let text = format!("{} {} shape", self.book.prefix, self.name);
        self.book.scope.constant(&text)
    }

    fn shape(&mut self, id: SchemaId, depth: usize) -> ShapePlan {
        let schemas = &self.book.api.schemas;
        let target = schemas.target(id);
        let nullable = schemas.is_nullable(id);
        let shape = self.bare(target, depth);
        if nullable && shape != ShapePlan::Any {
            return ShapePlan::OneOf(vec![ShapePlan::Null, shape]);
        }
        shape
    }

    fn bare(&mut self, target: SchemaId, depth: usize) -> ShapePlan {
        let schema = self.book.api.schemas.get(target);
        let composite = matches!(
            schema.shape,
            Shape::Array(_) | Shape::Object(_) | Shape::Union(_)
        );
        // What stands in the whole itself is spelled out; what may come again has a name.
        if composite && depth > 0 {
            if let Some(known) = self.known.get(&target) {
                return ShapePlan::Named(known.clone());
            }
            let constant = self.constant();
            self.known.insert(target, constant.clone());
            let shape = self.composite(target, depth);
            if let Some(alike) = self.alike.get(&shape) {
                self.known.insert(target, alike.clone());
                return ShapePlan::Named(alike.clone());
            }
            self.alike.insert(shape.clone(), constant.clone());
            self.made.insert(constant.clone(), shape);
            return ShapePlan::Named(constant);
        }
        self.composite(target, depth)
    }

    fn composite(&mut self, target: SchemaId, depth: usize) -> ShapePlan {
        let api = self.book.api;
        match &api.schemas.get(target).shape {
            Shape::Any | Shape::Never(_) | Shape::Same(_) => ShapePlan::Any,
            Shape::Boolean => ShapePlan::Boolean,
            Shape::Number(_) => ShapePlan::Number,
            Shape::Text(_) => ShapePlan::Text,
            Shape::Choice(choice) => match choice.kind {
                ChoiceKind::Text => ShapePlan::Text,
                ChoiceKind::Integer => ShapePlan::Number,
            },
            Shape::Array(array) => ShapePlan::List(Box::new(self.shape(array.items, depth + 1))),
            Shape::Union(union) => {
                let branches = union.branches.iter();
                let branches = branches.map(|it| self.shape(it.schema, depth + 1));
                ShapePlan::OneOf(branches.collect())
            }
            Shape::Object(object) => {
                let members = object.members.iter();
                let members: Vec<_> = members
                    .map(|it| (it.name.clone(), self.shape(it.schema, depth + 1)))
                    .collect();
                let others = match object.additional {
                    Additional::Kept(values) => Some(self.shape(values, depth + 1)),
                    Additional::Unstated | Additional::Refused(_) => None,
                };
                match (members.is_empty(), others) {
                    (_, None) => ShapePlan::Object(members),
                    (true, Some(values)) => ShapePlan::Map(Box::new(values)),
                    (false, Some(values)) => ShapePlan::OneOf(vec![
                        ShapePlan::Object(members),
                        ShapePlan::Map(Box::new(values)),
                    ]),
                }
            }
        }
    }
}
