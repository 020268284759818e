//! The names of elements and attributes.

use std::collections::{BTreeMap, BTreeSet};

use super::builder::Problem;
use crate::ir::{Name, Origin, Schema, SchemaId, Schemas, Shape, XmlName, XmlNode, XmlWords};

/// The words of a schema, with the ones of the schemas it is the same as.
#[derive(Clone, Debug, Default)]
pub(super) struct Stated<'s> {
    pub(super) all: Vec<&'s XmlWords>,
    /// The component whose node this is, so that its name is the name of the node.
    component: Option<&'s str>,
    /// Words of a reference, which has no node of its own.
    idle: Vec<&'s XmlWords>,
    /// A reference with a node of its own, around the one of its component.
    nested: bool,
}

impl<'s> Stated<'s> {
    fn of(schemas: &'s Schemas, id: SchemaId) -> Self {
        let steps = chain(schemas, id).into_iter();
        let words = steps.filter_map(|it| schemas.get(it).xml.as_deref());
        Self {
            all: words.collect(),
            ..Self::default()
        }
    }

    /// The words of the schema that has a node. Since 3.2, a reference has none by default, and the
    /// node of its component stands in its place (OpenAPI 3.2.0, XML Object).
    fn since_3_2(schemas: &'s Schemas, id: SchemaId) -> Self {
        let steps = chain(schemas, id);
        let mut idle = Vec::new();
        for (index, step) in steps.iter().enumerate() {
            let schema = schemas.get(*step);
            let refers = matches!(schema.shape, Shape::Same(_));
            let own = schema.xml.as_deref();
            let has_node = match own {
                Some(words) => match words.node {
                    Some(node) => node != XmlNode::None,
                    None => !words.refers,
                },
                None => false,
            };
            if refers && !has_node {
                idle.extend(own.filter(|it| it.name.is_some()));
                continue;
            }
            let rest = || steps.iter().skip(index);
            let words = rest().filter_map(|it| schemas.get(*it).xml.as_deref());
            let target = steps.last().map(|it| schemas.get(*it));
            let element = own.is_some_and(|it| it.refers && it.node == Some(XmlNode::Element));
            return Self {
                all: words.collect(),
                component: match &schema.name {
                    Name::Component(name) => Some(name),
                    Name::Inline(_) => None,
                },
                idle,
                nested: element && target.is_some_and(has_element),
            };
        }
        Self::of(schemas, id)
    }

    fn first<T>(&self, word: impl Fn(&'s XmlWords) -> Option<T>) -> Option<T> {
        self.all.iter().copied().find_map(word)
    }

    pub(super) fn name(&self) -> Option<&'s str> {
        self.first(|it| it.name.as_deref())
    }

    pub(super) fn node(&self) -> Option<XmlNode> {
        self.first(|it| it.node)
    }

    pub(super) fn wrapped(&self) -> Option<&'s XmlWords> {
        self.first(|it| it.wrapped.then_some(it))
    }

    /// The place of the words, or else of the schema.
    pub(super) fn origin(&self, schemas: &Schemas, id: SchemaId) -> Origin {
        let words = self.all.first().map(|it| it.origin.clone());
        words.unwrap_or_else(|| schemas.get(id).origin.clone())
    }
}

/// True for a schema that is an element if it is used by reference.
fn has_element(schema: &Schema) -> bool {
    let stated = schema.xml.as_deref().and_then(|it| it.node);
    let list = matches!(schema.shape, Shape::Array(_));
    stated.map_or(!list, |it| it == XmlNode::Element)
}

/// A schema, and the schemas it is the same as.
fn chain(schemas: &Schemas, mut id: SchemaId) -> Vec<SchemaId> {
    let mut found = vec![id];
    for _ in 0..schemas.len() {
        match schemas.get(id).shape {
            Shape::Same(next) => id = next,
            _ => break,
        }
        found.push(id);
    }
    found
}

/// The name of the component that a schema is or refers to.
pub(super) fn component(schemas: &Schemas, id: SchemaId) -> Option<String> {
    let mut names = chain(schemas, id).into_iter();
    names.find_map(|it| match &schemas.get(it).name {
        Name::Component(name) => Some(name.clone()),
        Name::Inline(_) => None,
    })
}

/// The namespaces of prefixes. A schema may use a prefix that another one declares.
struct Prefixes(BTreeMap<String, BTreeSet<String>>);

impl Prefixes {
    fn of(schemas: &Schemas) -> Self {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for words in schemas.iter().filter_map(|(_, it)| it.xml.as_deref()) {
            if let (Some(prefix), Some(namespace)) = (&words.prefix, &words.namespace) {
                let all = found.entry(prefix.clone()).or_default();
                all.insert(namespace.clone());
            }
        }
        Self(found)
    }

    fn namespace(&self, prefix: &str) -> Option<&String> {
        let all = self.0.get(prefix)?;
        all.first().filter(|_| all.len() == 1)
    }
}

/// The names of the nodes of a document.
pub(super) struct Names<'s> {
    schemas: &'s Schemas,
    prefixes: Prefixes,
    /// True since OpenAPI 3.2.
    latest: bool,
}

impl<'s> Names<'s> {
    pub(super) fn new(schemas: &'s Schemas, latest: bool) -> Self {
        Self {
            schemas,
            prefixes: Prefixes::of(schemas),
            latest,
        }
    }

    /// The words that decide about the node of a schema.
    pub(super) fn stated(&self, id: SchemaId) -> Stated<'s> {
        match self.latest {
            true => Stated::since_3_2(self.schemas, id),
            false => Stated::of(self.schemas, id),
        }
    }

    /// The name by the words of a schema, or by its position in the document.
    pub(super) fn name(
        &self,
        id: SchemaId,
        inferred: Option<&str>,
        idle: &mut Vec<Problem>,
    ) -> Result<XmlName, Problem> {
        let stated = self.stated(id);
        let origin = || stated.origin(self.schemas, id);
        if stated.nested {
            let what = "this element stands around the element of its component, which only \
                        `nodeType: none` of the component prevents";
            return Err(Problem::new(origin(), what));
        }
        for words in &stated.idle {
            let what = "a reference has no node of its own without `nodeType`";
            idle.push(Problem::new(words.origin.clone(), what));
        }
        let inferred = stated.component.or(inferred);
        let Some(local) = stated.name().or(inferred) else {
            let what =
                "an element here has no name, because it is neither a component nor a property";
            return Err(Problem::new(origin(), what));
        };
        if !is_name(local) {
            let what = format!("`{local}` is not the name of an element or attribute");
            return Err(Problem::new(origin(), what));
        }
        let mut prefix = stated.first(|it| it.prefix.clone());
        let mut namespace = stated.first(|it| it.namespace.clone());
        if let Some(text) = &prefix {
            namespace = namespace.or_else(|| self.prefixes.namespace(text).cloned());
            let usable = is_name(text) && !matches!(text.as_str(), "xml" | "xmlns");
            if namespace.is_none() || !usable {
                let what = match usable {
                    true => format!("the prefix `{text}` has no namespace"),
                    false => format!("`{text}` is not a prefix that a document can declare"),
                };
                idle.push(Problem::new(origin(), what));
                prefix = None;
            }
        }
        Ok(XmlName {
            local: local.to_owned(),
            namespace,
            prefix,
        })
    }
}

/// True for a name without a colon (Namespaces in XML 1.0, section 3).
fn is_name(text: &str) -> bool {
    let starts = |it: char| {
        it.is_ascii_alphabetic()
            || it == '_'
            || matches!(
                it,
                '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
                    | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}'
                    | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
                    | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
                    | '\u{10000}'..='\u{EFFFF}'
            )
    };
    let continues = |it: char| {
        let ascii = it.is_ascii_digit() || matches!(it, '-' | '.');
        let other = matches!(it, '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}');
        starts(it) || ascii || other
    };
    let mut chars = text.chars();
    chars.next().is_some_and(starts) && chars.all(continues)
}
