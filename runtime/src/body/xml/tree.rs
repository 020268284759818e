//! Parses XML into a tree of elements, within limits.

use std::rc::Rc;

use quick_xml::XmlVersion;
use quick_xml::events::attributes::Attribute as Raw;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::chars::{forbidden, is_name, trimmed};
use crate::report::Limits;

/// The maximum number of attributes of an element, with namespace declarations.
const ATTRIBUTES: usize = 256;

/// The maximum number of namespace declarations in scope.
const DECLARATIONS: usize = 256;

/// The maximum number of elements, since the tree of an element is larger than its text.
const ELEMENTS: usize = 250_000;

/// The namespace of `xsi:nil` (XML Schema Part 1).
pub(super) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The namespace of the prefix `xml`.
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) local: Box<str>,
    pub(super) namespace: Rc<str>,
    pub(super) attributes: Vec<Attribute>,
    pub(super) children: Vec<Element>,
    /// All text and CDATA sections directly in it.
    pub(super) text: String,
    /// True with `xsi:nil="true"`.
    pub(super) nil: bool,
}

/// An attribute that is neither a declaration nor one of the prefixes `xml` and `xsi`.
#[derive(Debug)]
pub(super) struct Attribute {
    pub(super) local: Box<str>,
    pub(super) namespace: Rc<str>,
    pub(super) value: String,
}

/// The reason to refuse a text.
pub(super) struct Fault {
    pub(super) keyword: &'static str,
    pub(super) expected: String,
}

fn fault(expected: impl Into<String>) -> Fault {
    Fault {
        keyword: "xml",
        expected: expected.into(),
    }
}

fn limit(expected: String) -> Fault {
    Fault {
        keyword: "limit",
        expected,
    }
}

/// An element that has not ended, and the number of declarations outside it.
struct Open {
    element: Element,
    declared: usize,
}

struct Parser {
    limits: Limits,
    open: Vec<Open>,
    declared: Vec<(Box<str>, Rc<str>)>,
    none: Rc<str>,
    elements: usize,
    root: Option<Element>,
}

/// Parses a document without a document type declaration: such a declaration could define
/// entities that expand or that name files.
pub(super) fn parse(text: &str, limits: Limits) -> Result<Element, Fault> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if let Some(wrong) = forbidden(text) {
        let code = u32::from(wrong);
        return Err(fault(format!("must not contain U+{code:04X}")));
    }
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_comments = true;
    let mut parser = Parser {
        limits,
        open: Vec::new(),
        declared: Vec::new(),
        none: Rc::from(""),
        elements: 0,
        root: None,
    };
    let mut first = true;
    loop {
        let event = reader.read_event().map_err(|error| {
            let at = reader.error_position();
            fault(format!("must be well-formed: {error} at byte {at}"))
        })?;
        match event {
            Event::Eof => return parser.end(),
            Event::Decl(declaration) => check_declaration(&declaration, first)?,
            event => parser.event(event)?,
        }
        first = false;
    }
}

fn check_declaration(declaration: &BytesDecl<'_>, first: bool) -> Result<(), Fault> {
    if !first {
        return Err(fault("must have its declaration at the start only"));
    }
    if !matches!(declaration.version().as_deref(), Ok("1.0")) {
        return Err(fault("must be XML 1.0"));
    }
    match declaration.encoding() {
        Some(Ok(encoding)) if !encoding.eq_ignore_ascii_case("utf-8") => Err(Fault {
            keyword: "encoding",
            expected: "must be UTF-8".to_owned(),
        }),
        Some(Err(_)) => Err(fault("must have a well-formed declaration")),
        Some(Ok(_)) | None => Ok(()),
    }
}

impl Parser {
    fn event(&mut self, event: Event<'_>) -> Result<(), Fault> {
        match event {
            Event::Start(start) => self.start(&start),
            Event::Empty(start) => {
                self.start(&start)?;
                self.close()
            }
            Event::End(_) => self.close(),
            Event::Text(text) => {
                let text = text.xml10_content();
                if text.contains("]]>") {
                    return Err(fault("must not contain ]]> in text"));
                }
                self.text(&text)
            }
            Event::CData(_) if self.open.is_empty() => {
                Err(fault("must have its text in an element"))
            }
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let text = resolved(&reference)?;
                // A reference is not white space outside the root, even to a space.
                match self.open.is_empty() {
                    true => Err(fault("must have its text in an element")),
                    false => self.text(&text),
                }
            }
            Event::DocType(_) => Err(fault("must not have a document type declaration")),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) | Event::Eof => Ok(()),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Fault> {
        match self.open.last_mut() {
            Some(open) => open.element.text.push_str(text),
            None if trimmed(text).is_empty() => {}
            None => return Err(fault("must have its text in an element")),
        }
        Ok(())
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Fault> {
        if self.open.is_empty() && self.root.is_some() {
            return Err(fault("must have one root element"));
        }
        let depth = usize::from(self.limits.depth);
        if self.open.len() >= depth {
            return Err(limit(format!("must have at most {depth} levels")));
        }
        self.elements += 1;
        if self.elements > ELEMENTS {
            return Err(limit(format!("must have at most {ELEMENTS} elements")));
        }
        let declared = self.declared.len();
        let attributes = self.attributes(start)?;
        let qualified = start.name();
        let (prefix, local) = split(qualified.as_ref())?;
        let namespace = self.namespace(prefix.unwrap_or_default())?;
        let mut element = Element {
            local: local.into(),
            namespace,
            attributes: Vec::with_capacity(attributes.len()),
            children: Vec::new(),
            text: String::new(),
            nil: false,
        };
        for (name, value) in attributes {
            self.attribute(&mut element, &name, value)?;
        }
        self.open.push(Open { element, declared });
        Ok(())
    }

    /// Reads the attributes, and puts namespace declarations into scope.
    fn attributes(&mut self, start: &BytesStart<'_>) -> Result<Vec<(Box<str>, String)>, Fault> {
        let mut found = Vec::new();
        // The parser's own check for duplicates compares all pairs, before the number is known.
        for (place, attribute) in start.attributes().with_checks(false).enumerate() {
            if place >= ATTRIBUTES {
                let text = format!("must have at most {ATTRIBUTES} attributes in an element");
                return Err(limit(text));
            }
            let attribute =
                attribute.map_err(|error| fault(format!("must be well-formed: {error}")))?;
            let value = value(&attribute)?;
            let name = attribute.key.as_ref();
            if name == "xmlns" {
                self.declare("", &value)?;
            } else if let Some(prefix) = name.strip_prefix("xmlns:") {
                if !is_name(prefix) || value.is_empty() {
                    return Err(fault("must have well-formed namespace declarations"));
                }
                self.declare(prefix, &value)?;
            } else {
                found.push((Box::from(name), value));
            }
        }
        Ok(found)
    }

    fn declare(&mut self, prefix: &str, namespace: &str) -> Result<(), Fault> {
        if self.declared.len() >= DECLARATIONS {
            let text = format!("must have at most {DECLARATIONS} namespace declarations in scope");
            return Err(limit(text));
        }
        self.declared.push((prefix.into(), namespace.into()));
        Ok(())
    }

    /// The namespace of a prefix; the empty prefix is the default namespace.
    fn namespace(&self, prefix: &str) -> Result<Rc<str>, Fault> {
        let mut declared = self.declared.iter().rev();
        match declared.find(|(known, _)| **known == *prefix) {
            Some((_, namespace)) => Ok(Rc::clone(namespace)),
            None if prefix.is_empty() => Ok(Rc::clone(&self.none)),
            None if prefix == "xml" => Ok(Rc::from(XML)),
            None => Err(fault("must declare its namespace prefixes")),
        }
    }

    fn attribute(&self, to: &mut Element, name: &str, value: String) -> Result<(), Fault> {
        let (prefix, local) = split(name)?;
        // The default namespace is for elements only.
        let namespace = match prefix {
            Some(prefix) => self.namespace(prefix)?,
            None => Rc::clone(&self.none),
        };
        let mut known = to.attributes.iter();
        if known.any(|it| *it.local == *local && it.namespace == namespace) {
            return Err(fault("must not repeat attributes"));
        }
        if &*namespace == XSI {
            to.nil |= local == "nil" && matches!(trimmed(&value), "true" | "1");
        } else if &*namespace != XML {
            to.attributes.push(Attribute {
                local: local.into(),
                namespace,
                value,
            });
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Fault> {
        let Some(open) = self.open.pop() else {
            return Err(fault("must be well-formed"));
        };
        self.declared.truncate(open.declared);
        match self.open.last_mut() {
            Some(outer) => outer.element.children.push(open.element),
            None => self.root = Some(open.element),
        }
        Ok(())
    }

    fn end(self) -> Result<Element, Fault> {
        match self.root {
            Some(root) if self.open.is_empty() => Ok(root),
            _ => Err(fault("must have one complete root element")),
        }
    }
}

/// The prefix and the local part of a name.
fn split(name: &str) -> Result<(Option<&str>, &str), Fault> {
    let (prefix, local) = match name.split_once(':') {
        Some((prefix, local)) => (Some(prefix), local),
        None => (None, name),
    };
    match is_name(local) && prefix.is_none_or(is_name) {
        true => Ok((prefix, local)),
        false => Err(fault("must have well-formed names")),
    }
}

/// The character of a reference. Only a document type declaration can define other entities.
fn resolved(reference: &BytesRef<'_>) -> Result<String, Fault> {
    let name = reference.xml10_content();
    let text = match reference.resolve_char_ref() {
        Ok(Some(char)) => String::from(char),
        Ok(None) => match quick_xml::escape::resolve_xml_entity(&name) {
            Some(text) => text.to_owned(),
            None => return Err(fault("must not refer to entities of its own")),
        },
        Err(_) => return Err(fault("must have well-formed references")),
    };
    match forbidden(&text) {
        Some(_) => Err(fault("must not refer to characters that XML forbids")),
        None => Ok(text),
    }
}

/// The value of an attribute, with its references resolved.
fn value(attribute: &Raw<'_>) -> Result<String, Fault> {
    if attribute.value.contains('<') {
        return Err(fault("must not contain < in an attribute"));
    }
    let value = attribute.normalized_value(XmlVersion::Implicit1_0);
    let value = value.map_err(|_| fault("must have well-formed references in attributes"))?;
    match forbidden(&value) {
        Some(_) => Err(fault("must not refer to characters that XML forbids")),
        None => Ok(value.into_owned()),
    }
}
