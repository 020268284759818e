//! The tree of a document: values with their places, numbers as source text, members in order.

use std::collections::HashMap;

use super::Span;

/// One value of a document and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// The bytes that it was read from.
    pub span: Span,
}

/// A value as JSON knows it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it is written, in the grammar of JSON (RFC 8259, section 6). Forms that only
    /// YAML has (`0x1F`, `+1`, `.5`) have been brought to that grammar. Never rounded.
    Number(String),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Node>),
    /// An object.
    Object(Object),
}

/// The members of an object in the order of the document. No key occurs twice.
#[derive(Clone, Debug, Default)]
pub struct Object {
    members: Vec<Member>,
    /// Where each key is, kept when there are more members than are quickly looked through.
    // In a box, since most objects are small and there are as many as in the document.
    #[allow(clippy::box_collection)]
    places: Option<Box<HashMap<Box<str>, usize>>>,
}

/// As many members are looked through sooner than a key is hashed.
const FEW: usize = 16;

#[derive(Clone, Debug, PartialEq)]
struct Member {
    key: Box<str>,
    key_span: Span,
    node: Node,
}

/// The order of members says nothing.
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        let same = |member: &Member| other.member(&member.key) == Some(member);
        self.len() == other.len() && self.members.iter().all(same)
    }
}

impl Object {
    /// An object without members.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn position(&self, key: &str) -> Option<usize> {
        match &self.places {
            Some(places) => places.get(key).copied(),
            None => self.members.iter().position(|it| *it.key == *key),
        }
    }

    fn member(&self, key: &str) -> Option<&Member> {
        self.members.get(self.position(key)?)
    }

    /// The value of a member.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.member(key).map(|member| &member.node)
    }

    /// Where the key of a member stands.
    #[must_use]
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.member(key).map(|member| member.key_span)
    }

    /// Whether there is such a member.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.position(key).is_some()
    }

    /// The members in order: key, the place of the key, value.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, Span, &Node)> + Clone {
        self.members
            .iter()
            .map(|member| (&*member.key, member.key_span, &member.node))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(|member| &*member.key)
    }

    /// How many members there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The value of a member, to be changed.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        let position = self.position(key)?;
        self.members
            .get_mut(position)
            .map(|member| &mut member.node)
    }

    /// Adds a member at the end, or replaces the one that is there.
    pub(crate) fn set(&mut self, key: String, key_span: Span, node: Node) {
        match self.position(&key).and_then(|it| self.members.get_mut(it)) {
            Some(member) => (member.key_span, member.node) = (key_span, node),
            None => self.add(key, key_span, node),
        }
    }

    /// Takes a member away; the order of the others stays.
    pub(crate) fn remove(&mut self, key: &str) {
        self.take(key);
    }

    /// Adds a member at the end; if the key is there already, nothing is changed and the place of
    /// the first one is the error.
    pub(crate) fn insert(&mut self, key: String, key_span: Span, node: Node) -> Result<(), Span> {
        match self.member(&key) {
            Some(first) => Err(first.key_span),
            None => {
                self.add(key, key_span, node);
                Ok(())
            }
        }
    }

    /// Adds a member whose key is new.
    fn add(&mut self, key: String, key_span: Span, node: Node) {
        let key = key.into_boxed_str();
        if let Some(places) = &mut self.places {
            places.insert(key.clone(), self.members.len());
        }
        self.members.push(Member {
            key,
            key_span,
            node,
        });
        if self.places.is_none() && self.members.len() > FEW {
            self.note_places();
        }
    }

    fn take(&mut self, key: &str) -> Option<Member> {
        let position = self.position(key)?;
        let member = self.members.remove(position);
        if self.places.is_some() {
            self.note_places();
        }
        Some(member)
    }

    fn note_places(&mut self) {
        let keys = self.members.iter().map(|it| it.key.clone());
        let places = keys.enumerate().map(|(place, key)| (key, place));
        self.places = Some(Box::new(places.collect()));
    }
}

impl Object {
    /// Gives memory back that was kept for more members.
    pub(crate) fn complete(&mut self) {
        self.members.shrink_to_fit();
    }

    /// The values in order, each with its key, to be changed.
    pub(crate) fn nodes_mut(&mut self) -> impl Iterator<Item = (&str, &mut Node)> {
        self.members
            .iter_mut()
            .map(|member| (&*member.key, &mut member.node))
    }

    /// Gives the member whose key stands at a place another key.
    pub(crate) fn respell(&mut self, at: Span, to: &str) {
        let found = self.members.iter_mut().find(|it| it.key_span == at);
        if let Some(member) = found {
            member.key = to.into();
            if self.places.is_some() {
                self.note_places();
            }
        }
    }

    /// Takes the members away whose value is none to keep.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(&str, &Node) -> bool) {
        self.members.retain(|it| keep(&it.key, &it.node));
        if self.places.is_some() {
            self.note_places();
        }
    }

    /// Gives a member another key and value, at the end.
    pub(crate) fn rename(&mut self, key: &str, to: &str, value: Value) {
        if let Some(member) = self.take(key) {
            let node = Node {
                value,
                span: member.node.span,
            };
            self.set(to.to_owned(), member.key_span, node);
        }
    }
}

impl Node {
    /// The value of a member to be changed, if this is an object that has it.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        match &mut self.value {
            Value::Object(object) => object.get_mut(key),
            _ => None,
        }
    }

    /// The text, if this is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::Array(_)
            | Value::Object(_) => None,
        }
    }

    /// The truth value, if this is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            Value::Null
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_) => None,
        }
    }

    /// The source text of a number, if this is one.
    #[must_use]
    pub fn as_number(&self) -> Option<&str> {
        match &self.value {
            Value::Number(text) => Some(text),
            Value::Null
            | Value::Bool(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_) => None,
        }
    }

    /// The value of a number that is a whole one from 0 to 2^64 - 1, also when it is written with
    /// a fraction of zeros (`3.0`).
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        let text = self.as_number()?;
        let whole = match text.split_once('.') {
            Some((whole, zeros)) if zeros.bytes().all(|digit| digit == b'0') => whole,
            Some(_) => return None,
            None => text,
        };
        whole.parse().ok()
    }

    /// The members, if this is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object> {
        match &self.value {
            Value::Object(object) => Some(object),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_) => None,
        }
    }

    /// The items, if this is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Node]> {
        match &self.value {
            Value::Array(items) => Some(items),
            Value::Null
            | Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Object(_) => None,
        }
    }

    /// Whether this is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The value of a member, if this is an object that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_object()?.get(key)
    }

    /// What this is, with an article, for a message: `a string`, `an object`, `null`.
    #[must_use]
    pub fn kind_name(&self) -> &'static str {
        match self.value {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }
}
