//! A node together with its JSON Pointer.

use serde::de::DeserializeOwned;
use std::sync::{Arc, OnceLock};

use super::{FileId, Files, Node, Pointer, Span, Value};

/// A node of a document with its path.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    /// The node.
    pub node: &'a Node,
    /// Its JSON Pointer (RFC 6901) within its file.
    pub pointer: Pointer,
}

impl<'a> Place<'a> {
    /// The value of a member, if this is an object with that member.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<Place<'a>> {
        let (key, node) = self.node.as_object()?.entry(key)?;
        Some(self.below(node, key))
    }

    /// The members in order: key, place of the key, value. Empty for other values.
    pub fn members(&self) -> impl Iterator<Item = (&'a str, Span, Place<'a>)> + use<'a> {
        let here = self.clone();
        let members = self
            .node
            .as_object()
            .into_iter()
            .flat_map(|object| object.entries());
        members.map(move |(key, span, node)| (&**key, span, here.below(node, key)))
    }

    /// The items in order with their index. Empty for other values.
    pub fn items(&self) -> impl Iterator<Item = (usize, Place<'a>)> + use<'a> {
        let here = self.pointer.clone();
        self.node
            .as_array()
            .unwrap_or_default()
            .iter()
            .enumerate()
            .map(move |(index, node)| {
                let pointer = here.below(index.to_string());
                (index, Place { node, pointer })
            })
    }

    /// The bytes of the node in its file.
    #[must_use]
    pub fn span(&self) -> Span {
        self.node.span
    }

    /// The file of the node.
    #[must_use]
    pub fn file(&self) -> FileId {
        self.node.span.file
    }

    /// A typed view of the node, for example as `openapiv3::Info`, without its extensions.
    ///
    /// # Errors
    /// The message of the type if the node does not fit. The sweep has found the fault earlier and
    /// more exactly.
    pub fn view<T: DeserializeOwned>(&self) -> Result<T, String> {
        let bridged = match &self.node.value {
            Value::Object(object) => mapping(object.iter().filter(|it| !it.0.starts_with("x-"))),
            _ => bridge(self.node),
        };
        serde_yaml::from_value(bridged).map_err(|error| error.to_string())
    }

    fn below(&self, node: &'a Node, key: &Arc<str>) -> Place<'a> {
        let pointer = self.pointer.below(Arc::clone(key));
        Place { node, pointer }
    }
}

/// Converts a node to the value type of serde. A number beyond 64 bits becomes its nearest `f64`,
/// so bounds and data are read from the node itself, never through a view.
fn bridge(node: &Node) -> serde_yaml::Value {
    match &node.value {
        Value::Null => serde_yaml::Value::Null,
        Value::Bool(value) => serde_yaml::Value::Bool(*value),
        Value::Number(text) => number(text),
        Value::String(text) => serde_yaml::Value::String(text.clone()),
        Value::Array(items) => serde_yaml::Value::Sequence(items.iter().map(bridge).collect()),
        Value::Object(object) => mapping(object.iter()),
    }
}

fn mapping<'a>(members: impl Iterator<Item = (&'a str, Span, &'a Node)>) -> serde_yaml::Value {
    // The sweep warns of a description in another file, which costs the description alone.
    let elsewhere = |key: &str, node: &Node| key == "description" && node.get("$ref").is_some();
    let members = members.filter(|(key, _, node)| !elsewhere(key, node));
    let members = members.map(|(key, _, value)| (serde_yaml::Value::from(key), bridge(value)));
    serde_yaml::Value::Mapping(members.collect())
}

fn number(text: &str) -> serde_yaml::Value {
    let unsigned = text.parse::<u64>().map(serde_yaml::Value::from);
    let signed = || text.parse::<i64>().map(serde_yaml::Value::from);
    let float = || text.parse::<f64>().map(serde_yaml::Value::from);
    unsigned
        .or_else(|_| signed())
        .or_else(|_| float())
        .unwrap_or(serde_yaml::Value::Null)
}

/// A node in place of a missing tree. It is never visible, because a resolved document always has
/// its root.
pub(crate) fn nothing() -> &'static Node {
    static NOTHING: OnceLock<Node> = OnceLock::new();
    NOTHING.get_or_init(|| {
        let file = Files::new().add("", "");
        Node {
            value: Value::Null,
            span: Span::new(file, 0, 0),
        }
    })
}
