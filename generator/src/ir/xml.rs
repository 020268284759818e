//! The XML of bodies (OpenAPI 3.2.0, XML Object).

use super::Origin;
use crate::table::{Table, id};

id! {
    /// The id of a row of [`XmlTypes`].
    pub struct XmlId;
}

/// The XML Object of one schema, as in the document.
#[derive(Clone, Debug)]
pub struct XmlWords {
    /// The place of the keyword.
    pub origin: Origin,
    /// `name`.
    pub name: Option<String>,
    /// `namespace`.
    pub namespace: Option<String>,
    /// `prefix`.
    pub prefix: Option<String>,
    /// `nodeType`, or `attribute` and `wrapped` in its terms.
    pub node: Option<XmlNode>,
    /// True for the older `wrapped`, which is for lists only.
    pub wrapped: bool,
    /// True if their schema has a `$ref`.
    pub refers: bool,
}

/// The node of a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum XmlNode {
    /// An element with the name of the schema.
    Element,
    /// An attribute of the enclosing element.
    Attribute,
    /// Text of the enclosing element.
    Text,
    /// Text of the enclosing element in a CDATA section.
    Cdata,
    /// No node of its own: the content stands in the enclosing element.
    None,
}

impl XmlNode {
    /// Every node with its word in a document.
    pub const ALL: [(&'static str, Self); 5] = [
        ("element", Self::Element),
        ("attribute", Self::Attribute),
        ("text", Self::Text),
        ("cdata", Self::Cdata),
        ("none", Self::None),
    ];

    /// The word in a document.
    #[must_use]
    pub fn word(self) -> &'static str {
        let mut all = Self::ALL.iter();
        all.find(|(_, it)| *it == self).map_or("", |(word, _)| word)
    }
}

/// The name of an element or attribute.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct XmlName {
    /// The local part.
    pub local: String,
    /// The namespace.
    pub namespace: Option<String>,
    /// The prefix that a writer uses.
    pub prefix: Option<String>,
}

/// The root element of a body.
#[derive(Clone, Debug)]
pub struct XmlRoot {
    /// Its name.
    pub name: XmlName,
    /// Its content.
    pub of: XmlId,
}

/// The XML of a member of an object. Types are referred to by `R`.
#[derive(Clone, Debug)]
pub struct XmlMember<R = XmlId> {
    /// The property.
    pub json: String,
    /// The name of its element or attribute.
    pub name: Option<XmlName>,
    /// Its node.
    pub node: XmlNode,
    /// True if it is required.
    pub required: bool,
    /// Its content.
    pub of: R,
}

/// The content of an element, or the value of an attribute. Types are referred to by `R`.
#[derive(Clone, Debug)]
pub struct XmlType<R = XmlId> {
    /// The words for its constant.
    pub words: Vec<String>,
    /// True for any value.
    pub any: bool,
    /// True if `null` is valid.
    pub null: bool,
    /// True if strings are valid.
    pub text: bool,
    /// True if numbers are valid.
    pub number: bool,
    /// True if booleans are valid.
    pub boolean: bool,
    /// The elements of a list.
    pub items: Option<(XmlName, R)>,
    /// The members of an object.
    pub members: Option<Vec<XmlMember<R>>>,
    /// The values of further members.
    pub additional: Option<R>,
    /// The alternatives of a union.
    pub branches: Vec<R>,
    /// The discriminator of a union, and its values for each alternative.
    pub tag: Option<(String, Vec<Vec<String>>)>,
}

impl XmlType {
    /// A type without values.
    pub(crate) const EMPTY: Self = Self {
        words: Vec::new(),
        any: false,
        null: false,
        text: false,
        number: false,
        boolean: false,
        items: None,
        members: None,
        additional: None,
        branches: Vec::new(),
        tag: None,
    };

    /// The types that this one refers to.
    pub fn inner(&self) -> impl Iterator<Item = XmlId> {
        let items = self.items.iter().map(|(_, of)| *of);
        let members = self.members.iter().flatten().map(|it| it.of);
        let others = self.branches.iter().copied().chain(self.additional);
        items.chain(members).chain(others)
    }

    /// The same type with other references.
    #[must_use]
    pub fn map<S>(&self, of: impl Fn(XmlId) -> S) -> XmlType<S> {
        let member = |it: &XmlMember| XmlMember {
            json: it.json.clone(),
            name: it.name.clone(),
            node: it.node,
            required: it.required,
            of: of(it.of),
        };
        let members = self.members.as_ref();
        let items = self.items.as_ref();
        XmlType {
            words: self.words.clone(),
            any: self.any,
            null: self.null,
            text: self.text,
            number: self.number,
            boolean: self.boolean,
            items: items.map(|(name, items)| (name.clone(), of(*items))),
            members: members.map(|all| all.iter().map(member).collect()),
            additional: self.additional.map(&of),
            branches: self.branches.iter().map(|it| of(*it)).collect(),
            tag: self.tag.clone(),
        }
    }
}

/// The XML of all types in bodies of XML.
#[derive(Clone, Debug)]
pub struct XmlTypes(pub(crate) Table<XmlId, XmlType>);

impl XmlTypes {
    /// The type with this id.
    #[must_use]
    pub fn get(&self, id: XmlId) -> &XmlType {
        &self.0[id]
    }
}
