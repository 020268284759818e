//! The intermediate form of a parameter's value, between its Rust type and its text.

use super::definition::Parameter;
use super::kind::ValueForm;
use super::style::Style;
use crate::codec::{Decode, Shape};
use crate::json::Map;
use crate::report::Report;

/// The texts of a plain value or a list, and the children under names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Node {
    pub(crate) texts: Vec<String>,
    pub(crate) children: Map<Node>,
}

/// A parameter with the structure of its type.
#[derive(Debug)]
pub(crate) struct Spelling<'p> {
    pub(crate) parameter: &'p Parameter,
    pub(crate) kind: ValueForm,
    /// The shape of the type, for types without their own text form.
    pub(crate) shape: Shape,
}

impl<'p> Spelling<'p> {
    /// A type with its own text form, or a list of it.
    pub(crate) fn text(parameter: &'p Parameter, list: bool) -> Self {
        Self {
            parameter,
            kind: if list {
                ValueForm::List
            } else {
                ValueForm::One
            },
            shape: Shape::default(),
        }
    }

    /// A type that is read as JSON.
    pub(crate) fn of<T: Decode>(parameter: &'static Parameter) -> Self {
        let shape = Shape::of::<T>(&parameter.schema);
        Self {
            parameter,
            kind: shaped(parameter, &shape),
            shape,
        }
    }
}

/// Selects the form of the value for a parameter and a shape.
fn shaped(parameter: &Parameter, shape: &Shape) -> ValueForm {
    if parameter.json {
        ValueForm::One
    } else if matches!(parameter.style, Style::DeepObject) {
        ValueForm::Deep
    } else if shape.is_object() {
        ValueForm::Object
    } else if shape.is_list() {
        ValueForm::List
    } else {
        ValueForm::One
    }
}

impl Node {
    /// A node without children.
    pub(crate) fn of(texts: Vec<String>) -> Self {
        Self {
            texts,
            children: Map::new(),
        }
    }

    /// A list in this form: in `deepObject` its items are below an empty name.
    pub(crate) fn list(texts: Vec<String>, kind: ValueForm) -> Self {
        if kind != ValueForm::Deep || texts.is_empty() {
            return Self::of(texts);
        }
        let mut node = Self::default();
        node.children.insert(String::new(), Self::of(texts));
        node
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.children.is_empty()
    }

    /// The node at the end of a path of names; missing nodes are created.
    pub(crate) fn below(&mut self, path: Vec<String>) -> &mut Self {
        let mut node = self;
        for name in path {
            node = node.children.entry(name).or_default();
        }
        node
    }

    /// Every text with the names above it.
    pub(crate) fn leaves(&self) -> Vec<(Vec<&str>, &str)> {
        let mut found = Vec::new();
        self.collect(&mut Vec::new(), &mut found);
        found
    }

    fn collect<'n>(&'n self, above: &mut Vec<&'n str>, found: &mut Vec<(Vec<&'n str>, &'n str)>) {
        found.extend(self.texts.iter().map(|text| (above.clone(), text.as_str())));
        for (name, child) in &self.children {
            above.push(name);
            child.collect(above, found);
            above.pop();
        }
    }

    /// The pieces for a style with one delimiter: the items of a list, or names and values. Names
    /// and values alternate, or are `name=value` with `explode`.
    pub(crate) fn pieces(&self, explode: bool, encode: &dyn Fn(&str, &mut String)) -> Vec<String> {
        let encoded = |text: &str| {
            let mut out = String::new();
            encode(text, &mut out);
            out
        };
        let mut pieces: Vec<String> = self.texts.iter().map(|text| encoded(text)).collect();
        for (name, child) in &self.children {
            for text in &child.texts {
                if explode {
                    pieces.push(format!("{}={}", encoded(name), encoded(text)));
                } else {
                    pieces.push(encoded(name));
                    pieces.push(encoded(text));
                }
            }
        }
        pieces
    }
}

/// The members of an object from the pieces of a style with one delimiter.
pub(crate) fn members(
    pieces: &[&str],
    explode: bool,
    decode: &dyn Fn(&str) -> Option<String>,
    report: &mut Report,
) -> Option<Node> {
    let mut pairs = Vec::with_capacity(pieces.len());
    if explode {
        for piece in pieces {
            let Some(pair) = piece.split_once('=') else {
                report.push("style", "must be a list of `name=value`");
                return None;
            };
            pairs.push(pair);
        }
    } else {
        for pair in pieces.chunks(2) {
            let [name, value] = pair else {
                report.push("style", "must be a list of names, each with its value");
                return None;
            };
            pairs.push((name, value));
        }
    }
    named(pairs, decode, report)
}

/// The members of an object from their names and values.
pub(crate) fn named<'p>(
    pairs: impl IntoIterator<Item = (&'p str, &'p str)>,
    decode: &dyn Fn(&str) -> Option<String>,
    report: &mut Report,
) -> Option<Node> {
    let mut node = Node::default();
    for (name, value) in pairs {
        let (Some(name), Some(value)) = (decode(name), decode(value)) else {
            report.push("encoding", "must be percent-encoded UTF-8");
            return None;
        };
        node.below(vec![name]).texts.push(value);
    }
    Some(node)
}

/// The decoded items of a list.
pub(crate) fn items(
    pieces: &[&str],
    decode: &dyn Fn(&str) -> Option<String>,
    report: &mut Report,
) -> Option<Node> {
    let texts: Option<Vec<String>> = pieces.iter().map(|piece| decode(piece)).collect();
    if texts.is_none() {
        report.push("encoding", "must be percent-encoded UTF-8");
    }
    texts.map(Node::of)
}
