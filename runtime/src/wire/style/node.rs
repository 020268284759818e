//! The form of a parameter's value between its Rust type and its text.

use super::Style;
use crate::codec::Decode;
use crate::map::Map;
use crate::report::Report;
use crate::shape::Shape;
use crate::wire::Parameter;

/// Pieces of text: of a plain value, of a list, and under names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::wire) struct Node {
    pub(in crate::wire) texts: Vec<String>,
    pub(in crate::wire) children: Map<Node>,
}

/// The structure a style serializes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::wire) enum Kind {
    /// One piece of text.
    One,
    /// A list of them.
    List,
    /// Pieces of text with names.
    Object,
    /// Any nesting of these.
    Deep,
}

/// A parameter with the structure of its type.
#[derive(Debug)]
pub(in crate::wire) struct Spelling<'p> {
    pub(in crate::wire) parameter: &'p Parameter,
    pub(in crate::wire) kind: Kind,
    /// The shape of its JSON, unless its type parses text itself.
    pub(in crate::wire) shape: Shape,
}

impl<'p> Spelling<'p> {
    /// A type that parses one piece of text, or a list of such types.
    pub(in crate::wire) fn text(parameter: &'p Parameter, list: bool) -> Self {
        Self {
            parameter,
            kind: if list { Kind::List } else { Kind::One },
            shape: Shape::default(),
        }
    }

    /// A type decoded from JSON.
    pub(in crate::wire) fn of<T: Decode>(parameter: &'static Parameter) -> Self {
        let shape = Shape::of::<T>(&parameter.schema);
        Self {
            parameter,
            kind: Kind::shaped(parameter, &shape),
            shape,
        }
    }
}

impl Kind {
    /// The structure of a shape.
    fn shaped(parameter: &Parameter, shape: &Shape) -> Self {
        if parameter.json {
            Self::One
        } else if matches!(parameter.style, Style::DeepObject) {
            Self::Deep
        } else if shape.is_object() {
            Self::Object
        } else if shape.is_list() {
            Self::List
        } else {
            Self::One
        }
    }
}

impl Node {
    /// A node of pieces of text only.
    pub(in crate::wire) fn of(texts: Vec<String>) -> Self {
        Self {
            texts,
            children: Map::new(),
        }
    }

    /// A list as a style expects it: in `deepObject` its items are below an empty name.
    pub(in crate::wire) fn list(texts: Vec<String>, kind: Kind) -> Self {
        if kind != Kind::Deep || texts.is_empty() {
            return Self::of(texts);
        }
        let mut node = Self::default();
        node.children.insert(String::new(), Self::of(texts));
        node
    }

    pub(in crate::wire) fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.children.is_empty()
    }

    /// The node at the end of a path of names, created if necessary.
    pub(super) fn below(&mut self, path: Vec<String>) -> &mut Self {
        let mut node = self;
        for name in path {
            node = node.children.entry(name).or_default();
        }
        node
    }

    /// Every piece of text with its path of names.
    pub(super) fn leaves(&self) -> Vec<(Vec<&str>, &str)> {
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

    /// The pieces for a style with one delimiter: the items of a list, or names and values,
    /// alternating or as `name=value` with `explode`.
    pub(in crate::wire) fn pieces(
        &self,
        explode: bool,
        encode: &dyn Fn(&str, &mut String),
    ) -> Vec<String> {
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
pub(in crate::wire) fn members(
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
pub(super) fn named<'p>(
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
pub(super) fn items(
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
