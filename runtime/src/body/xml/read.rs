//! Converts a tree of elements to JSON by the expected types.

use std::collections::HashMap;

use super::chars::{json_number, trimmed};
use super::table::{FREE, Node, XmlMember, XmlName, XmlType, leaves};
use super::tree::{Attribute, Element};
use crate::json::{Json, Map, Number};
use crate::report::Report;

/// The namespaces of names that state none: the default namespace of the table, and the namespace
/// of the parent.
#[derive(Clone, Copy)]
pub(super) struct Home<'x> {
    default: &'x str,
    parent: &'x str,
}

impl<'x> Home<'x> {
    /// Outside the root.
    pub(super) const NONE: Self = Self {
        default: "",
        parent: "",
    };

    /// Inside an element of this name.
    fn inside(self, name: &XmlName, element: &'x Element) -> Self {
        let stated = !name.namespace.is_empty() && name.prefix.is_empty();
        Self {
            default: if stated { name.namespace } else { self.default },
            parent: &element.namespace,
        }
    }

    fn has(self, namespace: &str) -> bool {
        namespace.is_empty() || namespace == self.default || namespace == self.parent
    }

    pub(super) fn is(self, element: &Element, name: &XmlName) -> bool {
        *element.local == *name.local
            && match name.namespace {
                "" => self.has(&element.namespace),
                stated => *element.namespace == *stated,
            }
    }

    /// The name of an undeclared element in JSON. A foreign namespace is part of it.
    fn json_name(self, element: &Element) -> String {
        match self.has(&element.namespace) {
            true => element.local.to_string(),
            false => format!("{{{}}}{}", element.namespace, element.local),
        }
    }
}

fn is_attribute(attribute: &Attribute, name: &XmlName) -> bool {
    *attribute.local == *name.local && *attribute.namespace == *name.namespace
}

/// The value of an element of this name.
pub(super) fn named<'x>(
    element: &'x Element,
    name: &XmlName,
    types: &[&'static XmlType],
    home: Home<'x>,
    report: &mut Report,
) -> Json {
    value(element, types, home.inside(name, element), report)
}

/// The value of an element; `home` is for the names in it.
fn value<'x>(
    element: &'x Element,
    types: &[&'static XmlType],
    home: Home<'x>,
    report: &mut Report,
) -> Json {
    let empty = element.children.is_empty() && trimmed(&element.text).is_empty();
    if element.nil && empty {
        return Json::Null;
    }
    if element.nil {
        report.push("xml", "must be empty with xsi:nil");
    }
    let types = leaves(types, &|union| branch(union, element, home));
    let structured = !element.children.is_empty() || !element.attributes.is_empty();
    let any = types.iter().any(|it| it.any);
    let scalar = any || types.iter().any(|it| it.text || it.number || it.boolean);
    let object = types.iter().any(|it| it.object);
    let inner = |(name, _): &(XmlName, _)| element.children.iter().all(|it| home.is(it, name));
    let mut lists = types.iter().filter_map(|it| it.items);
    let list = match object {
        true => lists.find(|it| structured && element.attributes.is_empty() && inner(it)),
        false => lists.next(),
    };
    match list {
        Some(_) if structured || !scalar => list_of(element, &types, home, report),
        _ if object && (structured || !scalar) => Content::new(element, home).read(&types, report),
        _ if any && structured => Content::new(element, home).read(&[&FREE], report),
        _ => {
            if !element.children.is_empty() {
                report.push("xml", "must have text without elements");
            }
            scalar_of(&element.text, &types)
        }
    }
}

/// The branch of a union with a discriminator.
fn branch(union: &'static XmlType, element: &Element, home: Home<'_>) -> Option<&'static XmlType> {
    let (property, _) = union.tag?;
    // A missing property selects the default branch, if there is one.
    let untagged = |it: &'static XmlType| it.tag.and_then(|_| it.branch(""));
    let members = leaves(union.branches, &untagged);
    let members = members.iter().filter_map(|it| it.member(property));
    let mut values = members.filter_map(|member| match member.node {
        Node::Attribute => {
            let mut attributes = element.attributes.iter();
            let attribute = attributes.find(|it| is_attribute(it, &member.name))?;
            Some(attribute.value.as_str())
        }
        Node::Element => {
            let mut children = element.children.iter();
            let child = children.find(|it| home.is(it, &member.name))?;
            Some(child.text.as_str())
        }
        Node::Text | Node::Cdata => Some(element.text.as_str()),
        Node::None => None,
    });
    match values.next() {
        Some(value) => union.branch(value),
        None => None,
    }
}

/// The items of a list whose elements are all in one element.
fn list_of<'x>(
    element: &'x Element,
    types: &[&'static XmlType],
    home: Home<'x>,
    report: &mut Report,
) -> Json {
    if !element.attributes.is_empty() || !trimmed(&element.text).is_empty() {
        report.push("xml", "must have elements only");
    }
    let mut items = Vec::new();
    for child in &element.children {
        let mark = report.mark();
        let known = types.iter().filter_map(|it| it.items);
        let matching: Vec<_> = known.clone().filter(|it| home.is(child, &it.0)).collect();
        match matching.first() {
            Some((name, _)) => {
                let inner: Vec<_> = matching.iter().map(|(_, of)| *of).collect();
                items.push(named(child, name, &inner, home, report));
            }
            None => {
                let names: Vec<_> = known.map(|(name, _)| shown(&name)).collect();
                let found = report.echo(&child.local);
                report.push_found("xml", format!("must be {}", names.join(" or ")), found);
            }
        }
        report.prefix_index_since(mark, items.len().saturating_sub(1));
    }
    Json::Array(items)
}

/// A name in a message.
pub(super) fn shown(name: &XmlName) -> String {
    match name.namespace {
        "" => format!("the element {}", name.local),
        namespace => format!("the element {} in {namespace}", name.local),
    }
}

/// The attributes, elements and text of an object, with the ones that members have taken.
struct Content<'x> {
    element: &'x Element,
    home: Home<'x>,
    places: HashMap<&'x str, Vec<usize>>,
    attributes: Vec<bool>,
    children: Vec<bool>,
    text: bool,
}

impl<'x> Content<'x> {
    fn new(element: &'x Element, home: Home<'x>) -> Self {
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        for (place, child) in element.children.iter().enumerate() {
            places.entry(&child.local).or_default().push(place);
        }
        Self {
            element,
            home,
            places,
            attributes: vec![false; element.attributes.len()],
            children: vec![false; element.children.len()],
            text: false,
        }
    }

    fn read(mut self, types: &[&'static XmlType], report: &mut Report) -> Json {
        let mut members = self.members(types, report);
        self.others(types, &mut members, report);
        Json::Object(members)
    }

    fn members(&mut self, types: &[&'static XmlType], report: &mut Report) -> Map<Json> {
        let mut found = Map::new();
        let all = types.iter().flat_map(|it| it.members);
        for member in all.clone() {
            if found.contains_key(member.json) {
                continue;
            }
            // Branches of a union may have the same member with different types.
            let alike = all.clone().filter(|it| {
                it.json == member.json && it.node == member.node && it.name == member.name
            });
            let of: Vec<_> = alike.map(|it| it.of).collect();
            let mark = report.mark();
            let value = self.member(member, &of, report);
            report.prefix_since(mark, member.json);
            if let Some(value) = value {
                found.insert(member.json.to_owned(), value);
            }
        }
        found
    }

    fn member(
        &mut self,
        member: &XmlMember,
        types: &[&'static XmlType],
        report: &mut Report,
    ) -> Option<Json> {
        let element = self.element;
        match member.node {
            Node::Element => {
                let places = self.take(&member.name);
                if places.len() > 1 {
                    let found = places.len().to_string();
                    report.push_found("duplicate", "must be given once", found);
                }
                let child = element.children.get(*places.first()?)?;
                Some(named(child, &member.name, types, self.home, report))
            }
            Node::Attribute => {
                let mut attributes = element.attributes.iter();
                let place = attributes.position(|it| is_attribute(it, &member.name))?;
                if let Some(taken) = self.attributes.get_mut(place) {
                    *taken = true;
                }
                let attribute = element.attributes.get(place)?;
                let known = |union: &'static XmlType| branch(union, element, self.home);
                Some(scalar_of(&attribute.value, &leaves(types, &known)))
            }
            Node::Text | Node::Cdata => {
                self.text = true;
                let blank = match element.children.is_empty() {
                    true => element.text.is_empty(),
                    false => trimmed(&element.text).is_empty(),
                };
                let known = |union: &'static XmlType| branch(union, element, self.home);
                (!blank || member.required)
                    .then(|| scalar_of(&element.text, &leaves(types, &known)))
            }
            Node::None => self.inline(member, types, report),
        }
    }

    /// A member without a node: a list of elements, or an object whose members are here.
    fn inline(
        &mut self,
        member: &XmlMember,
        types: &[&'static XmlType],
        report: &mut Report,
    ) -> Option<Json> {
        let types = leaves(types, &|union| branch(union, self.element, self.home));
        let list = types.iter().find_map(|it| it.items);
        let Some((name, _)) = list else {
            let members = self.members(&types, report);
            return (!members.is_empty()).then_some(Json::Object(members));
        };
        let of = types.iter().filter_map(|it| it.items);
        let of: Vec<_> = of.map(|(_, of)| of).collect();
        let places = self.take(&name);
        if places.is_empty() && !member.required {
            return None;
        }
        let mut items = Vec::with_capacity(places.len());
        for child in places
            .iter()
            .filter_map(|it| self.element.children.get(*it))
        {
            let mark = report.mark();
            let item = named(child, &name, &of, self.home, report);
            report.prefix_index_since(mark, items.len());
            items.push(item);
        }
        Some(Json::Array(items))
    }

    /// The places of the elements with a name that no other member has taken.
    fn take(&mut self, name: &XmlName) -> Vec<usize> {
        let mut found = Vec::new();
        for place in self.places.get(name.local).into_iter().flatten() {
            let child = self.element.children.get(*place);
            let taken = self.children.get_mut(*place);
            if let (Some(child), Some(taken)) = (child, taken)
                && !*taken
                && self.home.is(child, name)
            {
                *taken = true;
                found.push(*place);
            }
        }
        found
    }

    /// Adds what no member has taken, for the rule about additional properties.
    fn others(&mut self, types: &[&'static XmlType], members: &mut Map<Json>, report: &mut Report) {
        let additional: Vec<_> = types.iter().filter_map(|it| it.additional).collect();
        let additional = match additional.as_slice() {
            [] => vec![&FREE],
            _ => additional,
        };
        let declared = |json: &str| types.iter().any(|it| it.member(json).is_some());
        let known = |_: &'static XmlType| None;
        let element = self.element;
        for (attribute, _) in untaken(&element.attributes, &self.attributes) {
            let name = match &*attribute.namespace {
                "" => attribute.local.to_string(),
                namespace => format!("{{{namespace}}}{}", attribute.local),
            };
            if declared(&name) || members.contains_key(&name) {
                report.push_below(&name, "xml", "must not be an attribute");
                continue;
            }
            let value = scalar_of(&attribute.value, &leaves(&additional, &known));
            members.insert(name, value);
        }
        let mut repeated: Map<Vec<&Element>> = Map::new();
        for (child, _) in untaken(&element.children, &self.children) {
            let name = self.home.json_name(child);
            let wanted = types.iter().flat_map(|it| it.members);
            let wanted = wanted.filter(|it| it.name.local == &*child.local);
            let mut wanted = wanted.filter(|it| !members.contains_key(it.json));
            if let Some(member) = wanted.find(|it| !it.name.namespace.is_empty()) {
                let expected = format!("must be {}", shown(&member.name));
                report.push_below(member.json, "xml", expected);
            }
            match declared(&name) || members.contains_key(&name) {
                true => report.push_below(&name, "xml", "must not be an element here"),
                false => repeated.entry(name).or_default().push(child),
            }
        }
        for (name, children) in repeated {
            let mark = report.mark();
            let value = self.undeclared(&children, &additional, report);
            report.prefix_since(mark, &name);
            members.insert(name, value);
        }
        let free = types.iter().any(|it| it.any);
        if !self.text && !free && !trimmed(&element.text).is_empty() {
            report.push("xml", "must not have text besides its elements");
        }
    }

    /// The value of the elements with an undeclared name.
    fn undeclared(
        &self,
        children: &[&'x Element],
        types: &[&'static XmlType],
        report: &mut Report,
    ) -> Json {
        let leaves = leaves(types, &|_| None);
        let lists: Vec<_> = leaves.iter().filter_map(|it| it.items).collect();
        let inside = |child: &'x Element| Home {
            parent: &child.namespace,
            ..self.home
        };
        if let ([single], []) = (children, lists.as_slice()) {
            return value(single, types, inside(single), report);
        }
        let of: Vec<_> = match lists.as_slice() {
            [] => types.to_vec(),
            _ => lists.iter().map(|(_, of)| *of).collect(),
        };
        let items = children.iter().enumerate().map(|(index, child)| {
            let mark = report.mark();
            let item = value(child, &of, inside(child), report);
            report.prefix_index_since(mark, index);
            item
        });
        Json::Array(items.collect())
    }
}

fn untaken<'a, T>(all: &'a [T], taken: &'a [bool]) -> impl Iterator<Item = (&'a T, bool)> {
    all.iter().zip(taken.iter().copied()).filter(|it| !it.1)
}

/// Converts text to the first JSON type that is admitted. Other text stays a string for the schema
/// to refuse.
fn scalar_of(text: &str, types: &[&'static XmlType]) -> Json {
    let admits = |what: fn(&XmlType) -> bool| types.iter().any(|it| what(it));
    let plain = trimmed(text);
    let number = admits(|it| it.number);
    if admits(|it| it.boolean) {
        match plain {
            "true" => return Json::Bool(true),
            "false" => return Json::Bool(false),
            // XML Schema has two more spellings.
            "1" if !number => return Json::Bool(true),
            "0" if !number => return Json::Bool(false),
            _ => {}
        }
    }
    if number && let Some(number) = json_number(plain).and_then(|it| Number::new(&it)) {
        return Json::Number(number);
    }
    let string = admits(|it| it.text || it.any);
    if plain.is_empty() && !string && admits(|it| it.null) {
        return Json::Null;
    }
    Json::String(text.to_owned())
}
