//! A document as a tree that can be edited.

use copperplate::source::{Node, Value, json_text};

/// A JSON value. Scalars stay as their text.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Scalar(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl From<&Node> for Json {
    fn from(node: &Node) -> Self {
        match &node.value {
            Value::Array(items) => Self::Array(items.iter().map(Self::from).collect()),
            Value::Object(object) => {
                let members = object.iter();
                Self::Object(
                    members
                        .map(|(key, _, it)| (key.to_owned(), it.into()))
                        .collect(),
                )
            }
            _ => Self::Scalar(json_text(node)),
        }
    }
}

impl Json {
    pub fn text(value: &str) -> Self {
        Self::Scalar(serde_json::to_string(value).unwrap())
    }

    pub fn object<const N: usize>(members: [(&str, Json); N]) -> Self {
        let members = members.into_iter();
        Self::Object(members.map(|(key, it)| (key.to_owned(), it)).collect())
    }

    pub fn as_text(&self) -> Option<String> {
        match self {
            Self::Scalar(text) => serde_json::from_str(text).ok(),
            _ => None,
        }
    }

    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(members) => members.iter().find(|it| it.0 == key).map(|it| &it.1),
            Self::Array(items) => items.get(key.parse::<usize>().ok()?),
            Self::Scalar(_) => None,
        }
    }

    pub fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        match self {
            Self::Object(members) => {
                let found = members.iter_mut().find(|it| it.0 == key);
                found.map(|it| &mut it.1)
            }
            Self::Array(items) => items.get_mut(key.parse::<usize>().ok()?),
            Self::Scalar(_) => None,
        }
    }

    pub fn at(&self, path: &[String]) -> Option<&Self> {
        path.iter().try_fold(self, |it, key| it.get(key))
    }

    pub fn at_mut(&mut self, path: &[String]) -> Option<&mut Self> {
        path.iter().try_fold(self, |it, key| it.get_mut(key))
    }

    pub fn members(&mut self) -> &mut Vec<(String, Json)> {
        match self {
            Self::Object(members) => members,
            _ => panic!("no object"),
        }
    }

    pub fn keys(&self) -> Vec<String> {
        match self {
            Self::Object(members) => members.iter().map(|it| it.0.clone()).collect(),
            _ => Vec::new(),
        }
    }

    /// All paths of objects and arrays.
    pub fn paths(&self) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        let mut pending = vec![(Vec::new(), self)];
        while let Some((path, value)) = pending.pop() {
            let inner: Vec<(String, &Json)> = match value {
                Self::Scalar(_) => continue,
                Self::Array(items) => {
                    let items = items.iter().enumerate();
                    items.map(|(at, it)| (at.to_string(), it)).collect()
                }
                Self::Object(members) => {
                    members.iter().map(|(key, it)| (key.clone(), it)).collect()
                }
            };
            for (key, value) in inner {
                pending.push(([path.as_slice(), &[key]].concat(), value));
            }
            found.push(path);
        }
        found.sort();
        found
    }

    /// Changes every string.
    pub fn each_text(&mut self, change: &dyn Fn(&str) -> Option<String>) {
        match self {
            Self::Scalar(_) => {
                if let Some(new) = self.as_text().and_then(|it| change(&it)) {
                    *self = Self::text(&new);
                }
            }
            Self::Array(items) => items.iter_mut().for_each(|it| it.each_text(change)),
            Self::Object(members) => {
                for (_, it) in members {
                    it.each_text(change);
                }
            }
        }
    }

    pub fn print(&self, out: &mut String) {
        match self {
            Self::Scalar(text) => out.push_str(text),
            Self::Array(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { ",\n" });
                    item.print(out);
                }
                out.push(']');
            }
            Self::Object(members) => {
                out.push('{');
                for (index, (key, item)) in members.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { ",\n" });
                    out.push_str(&serde_json::to_string(key).unwrap());
                    out.push(':');
                    item.print(out);
                }
                out.push('}');
            }
        }
    }
}

/// A JSON Pointer.
pub fn pointer(path: &[String]) -> String {
    let steps = path
        .iter()
        .map(|it| format!("/{}", it.replace('~', "~0").replace('/', "~1")));
    steps.collect()
}
