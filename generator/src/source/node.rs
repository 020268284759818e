//! The tree of a document: values with places, numbers as text, members in order.

use std::collections::HashMap;
use std::sync::Arc;

use super::Span;

/// One value of a document with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// The bytes of the value in its file.
    pub span: Span,
}

/// A JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// The text of a number in the grammar of JSON (RFC 8259, section 6), never rounded. The reader
    /// converts forms only YAML has (`0x1F`, `+1`, `.5`).
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
    /// The index of each key, if there are more than [`FEW`] members.
    // It is boxed because most objects are small and a document has many of them.
    #[allow(clippy::box_collection)]
    places: Option<Box<HashMap<Arc<str>, usize>>>,
}

/// Up to this number of members, a linear search is faster than hashing.
const FEW: usize = 16;

#[derive(Clone, Debug, PartialEq)]
struct Member {
    key: Arc<str>,
    key_span: Span,
    node: Node,
}

/// The order of members has no meaning.
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

    /// The place of a member's key.
    #[must_use]
    pub fn key_span(&self, key: &str) -> Option<Span> {
        self.member(key).map(|member| member.key_span)
    }

    /// True if a member exists.
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

    /// Like [`Self::get`], with the shared key.
    pub(crate) fn entry(&self, key: &str) -> Option<(&Arc<str>, &Node)> {
        self.member(key).map(|member| (&member.key, &member.node))
    }

    /// Like [`Self::iter`], with shared keys.
    pub(crate) fn entries(
        &self,
    ) -> impl ExactSizeIterator<Item = (&Arc<str>, Span, &Node)> + Clone {
        self.members
            .iter()
            .map(|member| (&member.key, member.key_span, &member.node))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(|member| &*member.key)
    }

    /// The number of members.
    #[must_use]
    pub fn len(&self) -> usize {
        self.members.len()
    }

    /// True if there are no members.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The mutable value of a member.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        let position = self.position(key)?;
        self.members
            .get_mut(position)
            .map(|member| &mut member.node)
    }

    /// Adds a member at the end, or replaces the existing one.
    pub(crate) fn set(&mut self, key: impl Into<Arc<str>>, key_span: Span, node: Node) {
        let key = key.into();
        match self.position(&key).and_then(|it| self.members.get_mut(it)) {
            Some(member) => (member.key_span, member.node) = (key_span, node),
            None => self.add(key, key_span, node),
        }
    }

    /// Removes a member and keeps the order of the others.
    pub(crate) fn remove(&mut self, key: &str) {
        self.take(key);
    }

    /// Adds a member at the end. For a duplicate key it changes nothing, and the error has the
    /// place of the first.
    pub(crate) fn insert(
        &mut self,
        key: impl Into<Arc<str>>,
        key_span: Span,
        node: Node,
    ) -> Result<(), Span> {
        let key = key.into();
        match self.member(&key) {
            Some(first) => Err(first.key_span),
            None => {
                self.add(key, key_span, node);
                Ok(())
            }
        }
    }

    /// Adds a member with a new key.
    fn add(&mut self, key: Arc<str>, key_span: Span, node: Node) {
        if let Some(places) = &mut self.places {
            places.insert(Arc::clone(&key), self.members.len());
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
        let keys = self.members.iter().map(|it| Arc::clone(&it.key));
        let places = keys.enumerate().map(|(place, key)| (key, place));
        self.places = Some(Box::new(places.collect()));
    }
}

/// Lists in growth, for reading a document: their memory serves the next ones, and a complete list has
/// its exact size. Lists that grow and shrink by themselves would leave gaps everywhere.
#[derive(Default)]
pub(crate) struct Scratch {
    members: Vec<Vec<Member>>,
    items: Vec<Vec<Node>>,
}

impl Scratch {
    /// An empty object to be filled.
    pub(crate) fn object(&mut self) -> Object {
        Object {
            members: self.members.pop().unwrap_or_default(),
            places: None,
        }
    }

    /// An object of the exact size.
    pub(crate) fn packed(&mut self, mut object: Object) -> Object {
        let members = exact(&mut object.members);
        self.members
            .push(std::mem::replace(&mut object.members, members));
        object
    }

    /// An empty array to be filled.
    pub(crate) fn items(&mut self) -> Vec<Node> {
        self.items.pop().unwrap_or_default()
    }

    /// An array of the exact size.
    pub(crate) fn array(&mut self, mut items: Vec<Node>) -> Vec<Node> {
        let array = exact(&mut items);
        self.items.push(items);
        array
    }
}

/// Moves the items into a list without spare capacity.
fn exact<T>(items: &mut Vec<T>) -> Vec<T> {
    let mut list = Vec::with_capacity(items.len());
    list.append(items);
    list
}

impl Object {
    /// Releases unused capacity.
    pub(crate) fn complete(&mut self) {
        self.members.shrink_to_fit();
    }

    /// The mutable values in order, with their keys.
    pub(crate) fn nodes_mut(&mut self) -> impl Iterator<Item = (&str, &mut Node)> {
        self.members
            .iter_mut()
            .map(|member| (&*member.key, &mut member.node))
    }

    /// Changes the key at a place.
    pub(crate) fn respell(&mut self, at: Span, to: &str) {
        let found = self.members.iter_mut().find(|it| it.key_span == at);
        if let Some(member) = found {
            member.key = to.into();
            if self.places.is_some() {
                self.note_places();
            }
        }
    }

    /// Removes the members that `keep` rejects.
    pub(crate) fn retain(&mut self, mut keep: impl FnMut(Span, &Node) -> bool) {
        self.members.retain(|it| keep(it.key_span, &it.node));
        if self.places.is_some() {
            self.note_places();
        }
    }

    /// Changes the key and the value of a member, and moves it to the end.
    pub(crate) fn rename(&mut self, key: &str, to: &str, value: Value) {
        if let Some(member) = self.take(key) {
            let node = Node {
                value,
                span: member.node.span,
            };
            self.set(to, member.key_span, node);
        }
    }
}

impl Node {
    /// The mutable value of a member, if this is an object with that member.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        match &mut self.value {
            Value::Object(object) => object.get_mut(key),
            _ => None,
        }
    }

    /// The text of a string.
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

    /// The value of a boolean.
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

    /// The source text of a number.
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

    /// The value of an integer from 0 to 2^64 - 1, also if it is written with zeros as its fraction
    /// (`3.0`).
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

    /// The members of an object.
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

    /// The items of an array.
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

    /// True for `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The value of a member, if this is an object with that member.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_object()?.get(key)
    }

    /// The type of the value with an article, for messages: `a string`, `an object`, `null`.
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
