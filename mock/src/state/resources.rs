//! The things of an API: collections and their items, from the structure of paths and from links.

use std::collections::HashMap;

use copperplate::ir::{Api, Expression, Operation, Piece};

/// The place of an operation in the life of a thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    pub act: Act,
    /// The normalized template of the collection.
    pub collection: String,
    /// The names that the id may have in a body, without case and underscores.
    pub names: Vec<String>,
    /// The pointer of the id in the response, if a link says so.
    pub pointer: Option<String>,
}

/// The effect of an operation on a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Create,
    List,
    Read,
    Update,
    Delete,
}

/// The roles of the operations of an API, by their indexes.
#[derive(Debug, Default)]
pub struct Resources(HashMap<usize, Role>);

impl Resources {
    pub fn of(api: &Api) -> Self {
        let calls = || {
            let all = api.operations.iter().enumerate();
            all.filter(|(_, it)| it.role == copperplate::ir::Role::Call)
        };
        // The parameter of the items of each collection.
        let mut items: HashMap<String, String> = HashMap::new();
        for (_, operation) in calls() {
            if let Some((collection, parameter)) = item(&operation.path) {
                if operation.method.as_str() == "GET" {
                    items.insert(collection, parameter);
                } else {
                    items.entry(collection).or_insert(parameter);
                }
            }
        }
        let mut roles = HashMap::new();
        for (index, operation) in calls() {
            if let Some(role) = role(operation, &items) {
                roles.insert(index, role);
            }
        }
        for (_, target) in calls() {
            if let Some((source, role)) = linked(target, &items) {
                let known = roles.entry(source).or_insert(role.clone());
                known.pointer = role.pointer;
                known.collection = role.collection;
            }
        }
        Self(roles)
    }

    /// The role of an operation.
    pub fn role(&self, index: usize) -> Option<&Role> {
        self.0.get(&index)
    }

    /// The pairs of operations that create and read things of one collection.
    pub fn pairs(&self) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for (create, role) in &self.0 {
            if role.act == Act::Create {
                let mut reads = self.0.iter();
                let read = reads.find(|(_, other)| {
                    other.act == Act::Read && other.collection == role.collection
                });
                found.extend(read.map(|(read, _)| (*create, *read)));
            }
        }
        found.sort_unstable();
        found
    }
}

fn role(operation: &Operation, items: &HashMap<String, String>) -> Option<Role> {
    let method = operation.method.as_str();
    let (act, collection) = match item(&operation.path) {
        Some((collection, _)) if items.contains_key(&collection) => {
            let act = match method {
                "GET" => Act::Read,
                "PUT" | "PATCH" | "POST" => Act::Update,
                "DELETE" => Act::Delete,
                _ => return None,
            };
            (act, collection)
        }
        _ => {
            let act = match method {
                "POST" => Act::Create,
                "GET" => Act::List,
                _ => return None,
            };
            (act, normalized(&operation.path))
        }
    };
    let parameter = items.get(&collection)?;
    Some(Role {
        act,
        names: names(parameter, &collection),
        collection,
        pointer: None,
    })
}

/// The operation with a link to one that reads, and its role.
fn linked(target: &Operation, items: &HashMap<String, String>) -> Option<(usize, Role)> {
    let (collection, parameter) = item(&target.path)?;
    let known = items.get(&collection)?;
    let place = target
        .parameters
        .iter()
        .position(|it| it.name == parameter)?;
    target.links.iter().find_map(|link| {
        let value = link.parameters.get(place)?.as_ref()?;
        let [Piece::Value(Expression::ResponseBody(pointer))] = value.as_slice() else {
            return None;
        };
        let role = Role {
            act: Act::Create,
            collection: collection.clone(),
            names: names(known, &collection),
            pointer: Some(pointer.clone()),
        };
        Some((link.source, role))
    })
}

/// The collection of an item's path, and the parameter at its end.
fn item(path: &str) -> Option<(String, String)> {
    let path = plain(path);
    let (collection, last) = path.rsplit_once('/')?;
    let parameter = last.strip_prefix('{')?.strip_suffix('}')?;
    let whole = !parameter.contains(['{', '}']) && !collection.is_empty();
    whole.then(|| (normalized(collection), parameter.to_owned()))
}

/// A path without its query, its ending and its last slash.
fn plain(path: &str) -> &str {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let path = path.trim_end_matches('/');
    path.strip_suffix(".json").unwrap_or(path)
}

/// A template without the names of its parameters.
pub fn normalized(path: &str) -> String {
    let mut out = String::new();
    for (index, piece) in plain(path).split('{').enumerate() {
        match piece.split_once('}') {
            Some((_, rest)) if index > 0 => {
                out.push_str("{}");
                out.push_str(rest);
            }
            _ => out.push_str(piece),
        }
    }
    out
}

/// A name without case and separators.
pub fn folded(name: &str) -> String {
    let letters = name.chars().filter(|it| it.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// The names that an id may have: the parameter, its last word, and the usual ones.
fn names(parameter: &str, collection: &str) -> Vec<String> {
    let own = folded(parameter);
    let segment = collection.rsplit('/').next().unwrap_or_default();
    let plural = folded(segment);
    let singular = plural.strip_suffix("ies").map(|it| format!("{it}y"));
    let singular = singular.unwrap_or_else(|| plural.trim_end_matches('s').to_owned());
    let rest = own.strip_prefix(&singular).unwrap_or_default().to_owned();
    let mut found = vec![own.clone(), rest];
    for ending in [
        "id", "uuid", "guid", "sid", "key", "name", "number", "code", "slug", "token",
    ] {
        if own.ends_with(ending) {
            found.push(ending.to_owned());
        }
    }
    for usual in [
        "id",
        "uuid",
        "guid",
        "sid",
        "identifier",
        "key",
        "name",
        "reference",
        "slug",
    ] {
        found.push(usual.to_owned());
        found.push(format!("{singular}{usual}"));
    }
    found.retain(|it| !it.is_empty());
    let mut unique = Vec::new();
    for name in found {
        if !unique.contains(&name) {
            unique.push(name);
        }
    }
    unique
}

#[cfg(test)]
mod tests {
    use super::{item, names, normalized};

    #[test]
    fn paths_are_collections_and_items() {
        let found = item("/users/{user}/orders/{order_id}");
        assert_eq!(
            found,
            Some(("/users/{}/orders".to_owned(), "order_id".to_owned()))
        );
        assert_eq!(
            item("/Calls/{Sid}.json").map(|it| it.0),
            Some("/Calls".to_owned())
        );
        assert_eq!(normalized("/Calls.json"), "/Calls");
        assert_eq!(item("/users"), None);
        assert_eq!(item("/{id}"), None);
        let known = names("order_id", "/orders");
        assert_eq!(known.first().map(String::as_str), Some("orderid"));
        assert!(known.contains(&"id".to_owned()));
    }
}
