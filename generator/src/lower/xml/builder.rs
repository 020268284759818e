//! Builds the XML of types from their schemas.

use std::collections::{HashMap, HashSet};

use super::names::{Names, component};
use crate::ir::{
    Additional, ChoiceKind, Member, Object, Origin, SchemaId, Schemas, Shape, Union, XmlId,
    XmlMember, XmlName, XmlNode, XmlRoot, XmlType, XmlTypes,
};
use crate::source::Span;
use crate::table::Table;

/// Words that a body can't honour, with their place.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    pub(super) origin: Origin,
    pub(super) what: String,
}

impl Problem {
    pub(super) fn new(origin: Origin, what: impl Into<String>) -> Self {
        Self {
            origin,
            what: what.into(),
        }
    }
}

/// The identity of a type: its schema, whether it admits null, and the name of list items that
/// state none.
type Key = (SchemaId, bool, Option<String>);

/// Facts about a type, found while it is built.
#[derive(Default)]
struct Notes {
    /// A body with this type stays bytes.
    problems: Vec<Problem>,
    /// Words without effect.
    idle: Vec<Problem>,
    /// The words that were read.
    read: Vec<Span>,
}

pub(super) struct XmlBuilder<'s> {
    schemas: &'s Schemas,
    names: Names<'s>,
    types: Table<XmlId, XmlType>,
    notes: HashMap<XmlId, Notes>,
    known: HashMap<Key, XmlId>,
    scalars: HashMap<(Scalar, bool), XmlId>,
}

/// The JSON type of a text.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Scalar {
    Any,
    Text,
    Number,
    Boolean,
}

/// The JSON type of a schema without members or items, and whether it admits null.
fn scalar(shape: &Shape, null: bool) -> Option<(Scalar, bool)> {
    let scalar = match shape {
        Shape::Any | Shape::Never(_) | Shape::Same(_) => Scalar::Any,
        Shape::Boolean => Scalar::Boolean,
        Shape::Number(_) => Scalar::Number,
        Shape::Text(_) => Scalar::Text,
        Shape::Choice(choice) => match choice.kind {
            ChoiceKind::Text => Scalar::Text,
            ChoiceKind::Integer => Scalar::Number,
        },
        Shape::Array(_) | Shape::Object(_) | Shape::Union(_) => return None,
    };
    Some((scalar, null))
}

impl<'s> XmlBuilder<'s> {
    pub(super) fn new(schemas: &'s Schemas, latest: bool) -> Self {
        Self {
            schemas,
            names: Names::new(schemas, latest),
            types: Table::new(),
            notes: HashMap::new(),
            known: HashMap::new(),
            scalars: HashMap::new(),
        }
    }

    pub(super) fn into_types(self) -> XmlTypes {
        XmlTypes(self.types)
    }

    /// The root element of a body.
    pub(super) fn root(&mut self, schema: SchemaId) -> Result<XmlRoot, Problem> {
        let stated = self.names.stated(schema);
        let inferred = component(self.schemas, schema);
        let mut idle = Vec::new();
        let name = self.names.name(schema, inferred.as_deref(), &mut idle)?;
        if let Some(node) = stated.node().filter(|it| *it != XmlNode::Element) {
            let what = format!("the root of a document is not `{}`", node.word());
            return Err(Problem::new(stated.origin(self.schemas, schema), what));
        }
        let of = self.type_of(schema, None);
        let notes = self.notes.entry(of).or_default();
        notes.idle.extend(idle);
        notes
            .read
            .extend(stated.all.iter().map(|it| it.origin.span));
        let root = XmlRoot { name, of };
        let problems = self.noted(&root).flat_map(|it| &it.problems).next();
        match problems {
            Some(problem) => Err(problem.clone()),
            None => Ok(root),
        }
    }

    fn noted(&self, root: &XmlRoot) -> impl Iterator<Item = &Notes> {
        let (mut seen, mut open) = (HashSet::new(), vec![root.of]);
        let mut found = Vec::new();
        while let Some(id) = open.pop() {
            if seen.insert(id) {
                found.extend(self.notes.get(&id));
                let mut inner: Vec<_> = self.types[id].inner().collect();
                inner.reverse();
                open.extend(inner);
            }
        }
        found.into_iter()
    }

    /// The words that decide about a body.
    pub(super) fn read_by(&self, root: &XmlRoot) -> Vec<Span> {
        let noted = self.noted(root);
        noted.flat_map(|it| it.read.iter().copied()).collect()
    }

    /// The words without effect on a body.
    pub(super) fn idle(&self, root: &XmlRoot) -> Vec<Problem> {
        let noted = self.noted(root);
        noted.flat_map(|it| it.idle.iter().cloned()).collect()
    }

    /// The XML of a schema. Items of a list without a name have the inferred one.
    fn type_of(&mut self, id: SchemaId, inferred: Option<&str>) -> XmlId {
        let schemas = self.schemas;
        let target = schemas.target(id);
        let shape = &schemas.get(target).shape;
        let null = schemas.is_nullable(id);
        if let Some(scalar) = scalar(shape, null) {
            return self.scalar(scalar);
        }
        let inferred = inferred.filter(|_| self.has_list(shape));
        let key = (target, null, inferred.map(str::to_owned));
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let mut words = schemas.get(target).name.words();
        let named = inferred.filter(|it| words.last().is_none_or(|last| last != it));
        words.extend(named.map(str::to_owned));
        let made = self.types.push(XmlType::EMPTY);
        self.known.insert(key, made);
        let mut notes = Notes::default();
        let mut ty = XmlType {
            null,
            ..XmlType::EMPTY
        };
        match shape {
            // Scalars are shared, so none arrives here.
            Shape::Any
            | Shape::Never(_)
            | Shape::Same(_)
            | Shape::Boolean
            | Shape::Number(_)
            | Shape::Text(_)
            | Shape::Choice(_) => ty.any = true,
            Shape::Array(array) => match self.item(array.items, inferred, &mut notes) {
                Ok(items) => ty.items = Some(items),
                Err(problem) => notes.problems.push(problem),
            },
            Shape::Object(object) => self.object(object, &mut ty, &mut notes),
            Shape::Union(union) => self.union((union, target), inferred, &mut ty, &mut notes),
        }
        ty.words = words;
        self.types[made] = ty;
        self.notes.insert(made, notes);
        made
    }

    /// The type of texts of one JSON type, which all schemas share.
    fn scalar(&mut self, (scalar, null): (Scalar, bool)) -> XmlId {
        if let Some(known) = self.scalars.get(&(scalar, null)) {
            return *known;
        }
        let word = match scalar {
            Scalar::Any => "any",
            Scalar::Text => "text",
            Scalar::Number => "number",
            Scalar::Boolean => "boolean",
        };
        let words = std::iter::once(word).chain(null.then_some("or null"));
        let made = self.types.push(XmlType {
            words: words.map(str::to_owned).collect(),
            null,
            any: scalar == Scalar::Any,
            text: scalar == Scalar::Text,
            number: scalar == Scalar::Number,
            boolean: scalar == Scalar::Boolean,
            ..XmlType::EMPTY
        });
        self.scalars.insert((scalar, null), made);
        made
    }

    /// The element of the items of a list.
    fn item(
        &mut self,
        items: SchemaId,
        inferred: Option<&str>,
        notes: &mut Notes,
    ) -> Result<(XmlName, XmlId), Problem> {
        let stated = self.names.stated(items);
        let origin = stated.origin(self.schemas, items);
        notes
            .read
            .extend(stated.all.iter().map(|it| it.origin.span));
        let node = stated.node().unwrap_or(match self.is_list(items) {
            true => XmlNode::None,
            false => XmlNode::Element,
        });
        match node {
            XmlNode::Element => {}
            XmlNode::None if self.is_list(items) => {
                let what = "the lists in a list can't be distinguished without `wrapped`";
                return Err(Problem::new(origin, what));
            }
            other => {
                let what = format!("the items of a list are elements, not `{}`", other.word());
                return Err(Problem::new(origin, what));
            }
        }
        let component = component(self.schemas, items);
        let inferred = inferred.or(component.as_deref());
        let name = self.name(items, inferred, notes)?;
        let of = self.type_of(items, inferred);
        Ok((name, of))
    }

    fn name(
        &self,
        id: SchemaId,
        inferred: Option<&str>,
        notes: &mut Notes,
    ) -> Result<XmlName, Problem> {
        self.names.name(id, inferred, &mut notes.idle)
    }

    fn object(&mut self, object: &Object, ty: &mut XmlType, notes: &mut Notes) {
        let mut members: Vec<XmlMember> = Vec::new();
        for member in &object.members {
            if matches!(self.schemas.get(member.schema).shape, Shape::Never(_)) {
                continue;
            }
            match self.member(member, notes) {
                Ok(member) => members.push(member),
                Err(problem) => notes.problems.push(problem),
            }
        }
        for (place, member) in members.iter().enumerate() {
            let others = members.iter().take(place);
            let taken: Vec<_> = others.flat_map(|it| self.nodes(it)).collect();
            let clash = self.nodes(member).into_iter().find(|it| taken.contains(it));
            if let Some((what, _)) = clash {
                let schema = object.members.iter().find(|it| it.name == member.json);
                let origin =
                    schema.map(|it| self.names.stated(it.schema).origin(self.schemas, it.schema));
                if let Some(origin) = origin {
                    let what = format!("two properties of an object are {what}");
                    notes.problems.push(Problem::new(origin, what));
                }
            }
        }
        ty.members = Some(members);
        if let Additional::Kept(values) = object.additional {
            notes.read.extend(self.spans(values));
            ty.additional = Some(self.type_of(values, None));
        }
    }

    fn spans(&self, id: SchemaId) -> Vec<Span> {
        let stated = self.names.stated(id);
        stated.all.iter().map(|it| it.origin.span).collect()
    }

    /// The nodes that a member takes in its object.
    fn nodes(&self, member: &XmlMember) -> Vec<(String, Option<String>)> {
        let named = |what: &str, name: &XmlName| {
            let what = format!("the {what} `{}`", name.local);
            (what, name.namespace.clone())
        };
        let of = &self.types[member.of];
        match (member.node, &member.name) {
            (XmlNode::Element, Some(name)) => vec![named("element", name)],
            (XmlNode::Attribute, Some(name)) => vec![named("attribute", name)],
            (XmlNode::Text | XmlNode::Cdata, _) => {
                vec![("the text of its element".to_owned(), None)]
            }
            _ => match (&of.items, &of.members) {
                (Some((name, _)), _) => vec![named("element", name)],
                (None, Some(inner)) => {
                    let flat = inner.iter().filter(|it| it.node != XmlNode::None);
                    flat.flat_map(|it| self.nodes(it)).collect()
                }
                (None, None) => Vec::new(),
            },
        }
    }

    fn member(&mut self, member: &Member, notes: &mut Notes) -> Result<XmlMember, Problem> {
        let id = member.schema;
        let stated = self.names.stated(id);
        let origin = stated.origin(self.schemas, id);
        notes
            .read
            .extend(stated.all.iter().map(|it| it.origin.span));
        let list = self.is_list(id);
        let node = stated.node().unwrap_or(match list {
            true => XmlNode::None,
            false => XmlNode::Element,
        });
        if let Some(words) = stated.wrapped().filter(|_| !list) {
            let what = "`wrapped` is for lists";
            notes.idle.push(Problem::new(words.origin.clone(), what));
        }
        let what = match node {
            XmlNode::Attribute | XmlNode::Text | XmlNode::Cdata if !self.is_scalar(id) => {
                Some(format!("only a single value can be `{}`", node.word()))
            }
            XmlNode::None if !list && !self.is_object(id) => {
                Some("only a list or an object can be without a node of its own".to_owned())
            }
            _ => None,
        };
        if let Some(what) = what {
            return Err(Problem::new(origin, what));
        }
        let named = matches!(node, XmlNode::Element | XmlNode::Attribute);
        let name = match named {
            true => Some(self.name(id, Some(&member.name), notes)?),
            false => None,
        };
        if !named && stated.name().is_some() {
            let what = match list {
                true => "the name of a list is for its wrapper, and this list has none",
                false => "the name is for an element or attribute",
            };
            notes.idle.push(Problem::new(origin, what));
        }
        Ok(XmlMember {
            json: member.name.clone(),
            name,
            node,
            required: member.required,
            of: self.type_of(id, Some(&member.name)),
        })
    }

    fn union(
        &mut self,
        (union, id): (&Union, SchemaId),
        inferred: Option<&str>,
        ty: &mut XmlType,
        notes: &mut Notes,
    ) {
        let own = self.spans(id);
        for branch in &union.branches {
            let stated = self.names.stated(branch.schema);
            let words = stated.all.iter().find(|it| !own.contains(&it.origin.span));
            if let Some(words) = words.filter(|it| it.name.is_some() || it.node.is_some()) {
                let what = "an alternative has the element of its union";
                notes.idle.push(Problem::new(words.origin.clone(), what));
            }
            ty.branches.push(self.type_of(branch.schema, inferred));
        }
        let tag = union.discriminator.as_ref();
        ty.tag = tag.map(|it| (it.property.clone(), it.values.clone()));
    }

    fn shape(&self, id: SchemaId) -> &'s Shape {
        &self.schemas.get(self.schemas.target(id)).shape
    }

    /// True for a list, and for a union with one.
    fn has_list(&self, shape: &Shape) -> bool {
        match shape {
            Shape::Array(_) => true,
            Shape::Union(union) => union.branches.iter().any(|it| self.is_list(it.schema)),
            _ => false,
        }
    }

    fn is_list(&self, id: SchemaId) -> bool {
        matches!(self.shape(id), Shape::Array(_))
    }

    fn is_object(&self, id: SchemaId) -> bool {
        matches!(self.shape(id), Shape::Object(_))
    }

    fn is_scalar(&self, id: SchemaId) -> bool {
        let single = |shape: &Shape| {
            !matches!(
                shape,
                Shape::Array(_) | Shape::Object(_) | Shape::Union(_) | Shape::Never(_)
            )
        };
        match self.shape(id) {
            Shape::Union(union) => {
                let mut branches = union.branches.iter();
                branches.all(|it| single(self.shape(it.schema)))
            }
            shape => single(shape),
        }
    }
}
