//! Writes JSON as XML by the expected types.

use std::fmt::Write;

use super::chars::{forbidden, is_name};
use super::table::{FREE, Node, XmlMember, XmlName, XmlType, leaves};
use super::tree::XSI;
use crate::json::{Json, Map};
use crate::report::Report;

/// Writes elements, with the namespaces in scope.
pub(super) struct XmlWriter<'r> {
    out: String,
    declared: Vec<(String, String)>,
    report: &'r mut Report,
}

/// The name of an element or attribute.
#[derive(Clone, Copy)]
struct Named<'n> {
    local: &'n str,
    namespace: &'n str,
    prefix: &'n str,
}

impl From<XmlName> for Named<'static> {
    fn from(name: XmlName) -> Self {
        Self {
            local: name.local,
            namespace: name.namespace,
            prefix: name.prefix,
        }
    }
}

/// The attributes of an element: qualified names and values.
type Attributes = Vec<(String, String)>;

/// Writes a document with a root of this name.
pub(super) fn document(
    json: &Json,
    name: XmlName,
    ty: &'static XmlType,
    report: &mut Report,
) -> String {
    let mut writer = XmlWriter {
        out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_owned(),
        declared: Vec::new(),
        report,
    };
    writer.element(name.into(), json, &[ty]);
    writer.out
}

/// The types of a value: the branch of the discriminator, or else the first with all members.
fn types_of(json: &Json, types: &[&'static XmlType]) -> Vec<&'static XmlType> {
    let tag = |property: &str| json.as_object()?.get(property)?.as_str();
    let known = |union: &'static XmlType| {
        let (property, _) = union.tag?;
        union.branch(tag(property)?)
    };
    let mut found = leaves(types, &known);
    if let Json::Object(members) = json {
        let has = |it: &&'static XmlType| {
            let mut names = members.keys();
            it.object && names.all(|name| it.member(name).is_some())
        };
        if let Some(place) = found.iter().position(has) {
            found.swap(0, place);
        }
    }
    found
}

impl XmlWriter<'_> {
    fn element(&mut self, name: Named<'_>, json: &Json, types: &[&'static XmlType]) {
        let scope = self.declared.len();
        let mut attributes = Attributes::new();
        let qualified = self.qualified(name, false, &mut attributes);
        let types = types_of(json, types);
        match json {
            Json::Null => {
                let nil = Named {
                    local: "nil",
                    namespace: XSI,
                    prefix: "xsi",
                };
                let nil = self.qualified(nil, true, &mut attributes);
                attributes.push((nil, "true".to_owned()));
            }
            Json::Object(members) => self.attributes(members, &types, &mut attributes),
            _ => {}
        }
        self.out.push('<');
        self.out.push_str(&qualified);
        for (name, value) in attributes {
            let _ = write!(self.out, " {name}=\"");
            self.escaped(&value, true);
            self.out.push('"');
        }
        self.out.push('>');
        let start = self.out.len();
        self.content(json, &types);
        if self.out.len() == start {
            self.out.pop();
            self.out.push_str("/>");
        } else {
            let _ = write!(self.out, "</{qualified}>");
        }
        self.declared.truncate(scope);
    }

    /// The name with a prefix, which is declared if it is not in scope.
    fn qualified(&mut self, name: Named<'_>, attribute: bool, to: &mut Attributes) -> String {
        // Elements without a namespace are in the default namespace around them.
        if name.namespace.is_empty() {
            return name.local.to_owned();
        }
        let mut prefix = name.prefix.to_owned();
        if attribute && prefix.is_empty() {
            let taken = |prefix: &String| self.declared.iter().any(|(it, _)| it == prefix);
            let free = (1_u32..).map(|it| format!("ns{it}")).find(|it| !taken(it));
            prefix = free.unwrap_or_default();
        }
        let mut declared = self.declared.iter().rev();
        let known = declared.find(|(it, _)| *it == prefix);
        if known.is_none_or(|(_, namespace)| namespace != name.namespace) {
            let declaration = match prefix.as_str() {
                "" => "xmlns".to_owned(),
                prefix => format!("xmlns:{prefix}"),
            };
            if to.iter().any(|(it, _)| *it == declaration) {
                self.report
                    .push("xml", "must have a prefix for each namespace");
            }
            to.push((declaration, name.namespace.to_owned()));
            self.declared
                .push((prefix.clone(), name.namespace.to_owned()));
        }
        match prefix.as_str() {
            "" => name.local.to_owned(),
            prefix => format!("{prefix}:{}", name.local),
        }
    }

    /// Collects the members that are attributes, with the ones of members without a node.
    fn attributes(&mut self, members: &Map<Json>, types: &[&'static XmlType], to: &mut Attributes) {
        for (json, value) in members {
            let Some(member) = find(types, json) else {
                continue;
            };
            match (member.node, value) {
                (Node::Attribute, Json::Null) => {}
                (Node::Attribute, value) => {
                    let mark = self.report.mark();
                    let text = self.plain(value);
                    self.report.prefix_since(mark, json);
                    let name = self.qualified(member.name.into(), true, to);
                    to.push((name, text));
                }
                (Node::None, Json::Object(inner)) => {
                    let mark = self.report.mark();
                    let types = types_of(value, &[member.of]);
                    self.attributes(inner, &types, to);
                    self.report.prefix_since(mark, json);
                }
                _ => {}
            }
        }
    }

    fn content(&mut self, json: &Json, types: &[&'static XmlType]) {
        match json {
            Json::Null => {}
            Json::Array(items) => self.items(items, None, types),
            Json::Object(members) => self.members(members, types),
            _ => {
                let text = self.plain(json);
                self.escaped(&text, false);
            }
        }
    }

    /// Writes items under the name in their type, or else under another name.
    fn items(&mut self, items: &[Json], other: Option<Named<'_>>, types: &[&'static XmlType]) {
        let known: Vec<_> = types.iter().filter_map(|it| it.items).collect();
        let of: Vec<_> = known.iter().map(|(_, of)| *of).collect();
        let name = known.first().map(|(name, _)| Named::from(*name));
        let Some(name) = other.or(name) else {
            self.report.push("xml", "must not be a list here");
            return;
        };
        for (index, item) in items.iter().enumerate() {
            let mark = self.report.mark();
            self.element(name, item, if of.is_empty() { types } else { &of });
            self.report.prefix_index_since(mark, index);
        }
    }

    fn members(&mut self, members: &Map<Json>, types: &[&'static XmlType]) {
        for (json, value) in members {
            let mark = self.report.mark();
            match find(types, json) {
                Some(member) => self.member(member, value),
                None => self.undeclared(json, value, types),
            }
            self.report.prefix_since(mark, json);
        }
    }

    fn member(&mut self, member: &XmlMember, value: &Json) {
        match (member.node, value) {
            (Node::Element, _) => self.element(member.name.into(), value, &[member.of]),
            (Node::Cdata, _) => {
                let text = self.plain(value);
                self.cdata(&text);
            }
            (Node::Text, _) => {
                let text = self.plain(value);
                self.escaped(&text, false);
            }
            (Node::None, Json::Array(_) | Json::Object(_)) => {
                self.content(value, &types_of(value, &[member.of]));
            }
            (Node::Attribute | Node::None, _) => {}
        }
    }

    fn undeclared(&mut self, json: &str, value: &Json, types: &[&'static XmlType]) {
        let additional: Vec<_> = types.iter().filter_map(|it| it.additional).collect();
        let additional = match additional.as_slice() {
            [] => vec![&FREE],
            _ => additional,
        };
        let clark = json.strip_prefix('{').and_then(|it| it.rsplit_once('}'));
        let (namespace, local) = clark.unwrap_or(("", json));
        if !is_name(local) {
            self.report.push("xml", "must have the name of an element");
            return;
        }
        let name = Named {
            local,
            namespace,
            prefix: "",
        };
        match value {
            Json::Array(items) => {
                let types = types_of(value, &additional);
                self.items(items, Some(name), &types);
            }
            _ => self.element(name, value, &additional),
        }
    }

    /// The text of a scalar. Characters that XML forbids can't be escaped either.
    fn plain(&mut self, json: &Json) -> String {
        let text = match json {
            Json::Null => String::new(),
            Json::Bool(value) => value.to_string(),
            Json::Number(number) => number.as_str().to_owned(),
            Json::String(text) => text.clone(),
            Json::Array(_) | Json::Object(_) => {
                self.report.push("xml", "must be a single text");
                String::new()
            }
        };
        if let Some(wrong) = forbidden(&text) {
            let code = u32::from(wrong);
            let expected = format!("must not contain U+{code:04X}, which XML forbids");
            self.report.push("xml", expected);
        }
        text
    }

    fn cdata(&mut self, text: &str) {
        // A reader replaces carriage returns, which only a reference preserves.
        if text.contains('\r') {
            return self.escaped(text, false);
        }
        if !text.is_empty() {
            let text = text.replace("]]>", "]]]]><![CDATA[>");
            let _ = write!(self.out, "<![CDATA[{text}]]>");
        }
    }

    /// Writes text with references for markup and for white space that a reader would replace.
    fn escaped(&mut self, text: &str, attribute: bool) {
        for char in text.chars() {
            match char {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '\r' => self.out.push_str("&#13;"),
                '"' if attribute => self.out.push_str("&quot;"),
                '\n' if attribute => self.out.push_str("&#10;"),
                '\t' if attribute => self.out.push_str("&#9;"),
                other => self.out.push(other),
            }
        }
    }
}

fn find(types: &[&'static XmlType], json: &str) -> Option<&'static XmlMember> {
    types.iter().find_map(|it| it.member(json))
}
