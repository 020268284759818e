//! Random edits of a document, each with the places that it moves.

use super::tree::{Json, pointer};

/// Numbers without a pattern, the same in each run.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % limit.max(1)
    }

    fn one<T: Clone>(&mut self, all: &[T]) -> Option<T> {
        all.get(self.below(all.len())).cloned()
    }

    fn shuffle<T>(&mut self, all: &mut [T]) {
        for index in (1..all.len()).rev() {
            all.swap(index, self.below(index + 1));
        }
    }
}

/// The places that an edit moves, or removes.
pub type Moves = Vec<(String, Option<String>)>;

/// An edit: its name, the edited document, and the moved places.
pub type Edit = (&'static str, Json, Moves);

type Maker = fn(&Json, &[String], &mut Random) -> Option<(Json, Moves)>;

const EDITS: [(&str, Maker); 20] = [
    ("reorder", reorder),
    ("reorder", reorder),
    ("add a schema", add_schema),
    ("add a schema", add_schema),
    ("remove a schema", remove_schema),
    ("rename a schema", rename_schema),
    ("rename a schema", rename_schema),
    ("move a schema to a component", to_component),
    ("move a schema to a component", to_component),
    ("move a component inline", to_inline),
    ("add a property", add_property),
    ("add a property", add_property),
    ("remove a property", remove_property),
    ("rename a property", rename_property),
    ("add a value", add_value),
    ("remove a value", remove_value),
    ("add an operation", add_operation),
    ("remove an operation", remove_operation),
    ("rename an operation", rename_operation),
    ("change parameters", change_parameters),
];

/// A random edit; `types` are the names of all types, to collide with.
pub fn edit(tree: &Json, types: &[String], random: &mut Random) -> Option<Edit> {
    let (name, make) = random.one(&EDITS)?;
    let (tree, moves) = make(tree, types, random)?;
    Some((name, tree, moves))
}

fn words(path: &str) -> Vec<String> {
    path.split_whitespace().map(str::to_owned).collect()
}

fn schemas() -> Vec<String> {
    words("components schemas")
}

/// A spelling that becomes the same Rust name.
fn alike(name: &str, random: &mut Random) -> String {
    let mut snake = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() && !snake.ends_with(['_', '-', ' ']) {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    match random.below(4) {
        0 => snake,
        1 => snake.replace('_', "-"),
        2 => snake.to_uppercase(),
        _ => format!("{name}_"),
    }
}

/// The objects under this key, such as the ones of `properties`. Examples and defaults hold no schemas.
fn under(tree: &Json, key: &str) -> Vec<Vec<String>> {
    let free = [
        "example", "examples", "default", "enum", "const", "x-values",
    ];
    let mut paths = tree.paths();
    paths.retain(|it| {
        let inside = it.iter().rev().nth(1).is_some_and(|it| it == "properties");
        it.last().is_some_and(|it| it == key)
            && !inside
            && !it.iter().any(|it| free.contains(&it.as_str()))
    });
    paths
}

fn reorder(tree: &Json, _: &[String], random: &mut Random) -> Option<(Json, Moves)> {
    let keys = [
        "schemas",
        "properties",
        "paths",
        "enum",
        "oneOf",
        "anyOf",
        "parameters",
        "responses",
        "headers",
        "required",
        "content",
        "servers",
        "tags",
    ];
    let key = random.one(&keys)?;
    let path = random.one(&under(tree, key))?;
    let mut tree = tree.clone();
    let mut moves = Moves::new();
    match tree.at_mut(&path)? {
        Json::Object(members) => random.shuffle(members),
        Json::Array(items) => {
            let mut order: Vec<usize> = (0..items.len()).collect();
            random.shuffle(&mut order);
            *items = order.iter().map(|at| items[*at].clone()).collect();
            if ["oneOf", "anyOf"].contains(&key) {
                // Nobody can tell equal alternatives from each other.
                let equal = |it: &Json| items.iter().filter(|other| *other == it).count() > 1;
                if items.iter().any(equal) {
                    return None;
                }
                for (new, old) in order.iter().enumerate() {
                    let at = |index: usize| format!("{}/{index}", pointer(&path));
                    moves.push((at(*old), Some(at(new))));
                }
            }
        }
        Json::Scalar(_) => return None,
    }
    Some((tree, moves))
}

fn a_schema(random: &mut Random) -> Json {
    let texts = |all: &[&str]| Json::Array(all.iter().map(|it| Json::text(it)).collect());
    match random.below(3) {
        0 => Json::object([
            ("type", Json::text("string")),
            ("enum", texts(&["new", "old", "None"])),
        ]),
        1 => Json::object([
            ("type", Json::text("object")),
            ("required", texts(&["kind"])),
            (
                "properties",
                Json::object([
                    (
                        "kind",
                        Json::object([
                            ("type", Json::text("string")),
                            ("enum", texts(&["fast", "slow"])),
                        ]),
                    ),
                    (
                        "more_of_it",
                        Json::object([("type", Json::text("boolean"))]),
                    ),
                ]),
            ),
        ]),
        _ => Json::object([
            ("type", Json::text("string")),
            ("maxLength", Json::Scalar("7".into())),
        ]),
    }
}

fn to_schema(name: &str) -> Json {
    let name = name
        .replace('~', "~0")
        .replace('/', "~1")
        .replace('%', "%25")
        .replace(' ', "%20");
    Json::object([("$ref", Json::text(&format!("#/components/schemas/{name}")))])
}

/// An operation with a schema in its request and its response.
fn uses(id: &str, schema: Json) -> Json {
    let media = Json::object([("application/json", Json::object([("schema", schema)]))]);
    let ok = Json::object([
        ("description", Json::text("ok")),
        ("content", media.clone()),
    ]);
    Json::object([
        ("operationId", Json::text(id)),
        ("requestBody", Json::object([("content", media)])),
        ("responses", Json::object([("200", ok)])),
    ])
}

fn add_schema(tree: &Json, types: &[String], random: &mut Random) -> Option<(Json, Moves)> {
    let known = tree.at(&schemas())?.keys();
    let name = match random.below(3) {
        0 => random.one(types)?,
        1 => alike(&random.one(&known)?, random),
        _ => format!("Added{}", random.below(1000)),
    };
    if known.contains(&name) || !name.is_ascii() {
        return None;
    }
    let mut tree = tree.clone();
    let schema = a_schema(random);
    let all = tree.at_mut(&schemas())?.members();
    all.insert(random.below(all.len() + 1), (name.clone(), schema));
    // A schema without a use has no type.
    let id = format!("useOf{}", random.below(1_000_000));
    let path = Json::object([("post", uses(&id, to_schema(&name)))]);
    let paths = tree.at_mut(&words("paths"))?.members();
    paths.insert(
        random.below(paths.len() + 1),
        (format!("/added/{id}"), path),
    );
    Some((tree, Moves::new()))
}

fn reference(name: &str) -> String {
    format!("#{}", pointer(&[schemas(), vec![name.to_owned()]].concat()))
}

/// Removes a component that nothing refers to.
fn remove_schema(tree: &Json, _: &[String], random: &mut Random) -> Option<(Json, Moves)> {
    let mut tree = tree.clone();
    let known = tree.at(&schemas())?.keys();
    let mut text = String::new();
    tree.print(&mut text);
    let free = known.into_iter().filter(|it| {
        let quoted = format!("schemas/{}", it.replace('~', "~0").replace('/', "~1"));
        !text.contains(&quoted)
    });
    let free: Vec<String> = free.collect();
    let name = random.one(&free)?;
    tree.at_mut(&schemas())?.members().retain(|it| it.0 != name);
    Some((tree, vec![(reference(&name)[1..].to_owned(), None)]))
}

fn rename_schema(tree: &Json, types: &[String], random: &mut Random) -> Option<(Json, Moves)> {
    let known = tree.at(&schemas())?.keys();
    let old = random.one(&known)?;
    let new = match random.below(4) {
        0 => random.one(types)?,
        1 => alike(&old, random),
        _ => format!("{old}Renamed"),
    };
    if known.contains(&new) || !new.is_ascii() {
        return None;
    }
    let mut tree = tree.clone();
    let (from, to) = (reference(&old), reference(&new));
    tree.each_text(&|text| match text.strip_prefix(from.as_str()) {
        Some(rest) if rest.is_empty() || rest.starts_with('/') => Some(format!("{to}{rest}")),
        // Mappings of discriminators may use the plain name.
        _ => (text == old && old.len() > 3).then(|| new.clone()),
    });
    for member in tree.at_mut(&schemas())?.members() {
        if member.0 == old {
            member.0.clone_from(&new);
        }
    }
    let moves = vec![(from[1..].to_owned(), Some(to[1..].to_owned()))];
    Some((tree, moves))
}

/// Moves an inline schema to a component.
fn to_component(tree: &Json, types: &[String], random: &mut Random) -> Option<(Json, Moves)> {
    let mut places = under(tree, "schema");
    for object in under(tree, "properties") {
        let keys = tree.at(&object)?.keys();
        places.extend(
            keys.into_iter()
                .map(|it| [object.as_slice(), &[it]].concat()),
        );
    }
    places.retain(|it| tree.at(it).is_some_and(|it| it.get("type").is_some()));
    let place = random.one(&places)?;
    let known = tree.at(&schemas())?.keys();
    let name = match random.below(3) {
        0 => random.one(types)?,
        _ => format!("Moved{}", random.below(1000)),
    };
    let schema = tree.at(&place)?.clone();
    // A mark of direction belongs to the property, and not to the schema.
    if known.contains(&name)
        || schema.get("readOnly").is_some()
        || schema.get("writeOnly").is_some()
    {
        return None;
    }
    let mut tree = tree.clone();
    *tree.at_mut(&place)? = to_schema(&name);
    let to = reference(&name);
    // References into the schema move with it.
    let from = format!("#{}/", pointer(&place));
    tree.each_text(&|text| Some(format!("{to}/{}", text.strip_prefix(from.as_str())?)));
    let all = tree.at_mut(&schemas())?.members();
    all.insert(random.below(all.len() + 1), (name, schema));
    let moves = vec![(pointer(&place), Some(to[1..].to_owned()))];
    Some((tree, moves))
}

/// Moves a component to its only use.
fn to_inline(tree: &Json, _: &[String], random: &mut Random) -> Option<(Json, Moves)> {
    let known = tree.at(&schemas())?.keys();
    let name = random.one(&known)?;
    let to = reference(&name);
    let mut text = String::new();
    tree.print(&mut text);
    let places = tree.paths().into_iter().filter(|it| {
        let target = tree.at(it).and_then(|it| it.get("$ref"));
        target.and_then(Json::as_text).as_ref() == Some(&to)
    });
    let places: Vec<_> = places.collect();
    let [place] = places.as_slice() else {
        return None;
    };
    let alternative = place
        .iter()
        .any(|it| ["oneOf", "anyOf", "allOf"].contains(&it.as_str()));
    if alternative
        || text.matches(&format!("{to}\"")).count() > 1
        || text.contains(&format!("{to}/"))
    {
        return None;
    }
    let mut tree = tree.clone();
    let all = tree.at_mut(&schemas())?.members();
    let at = all.iter().position(|it| it.0 == name)?;
    let schema = all.remove(at).1;
    *tree.at_mut(place)? = schema;
    Some((tree, vec![(to[1..].to_owned(), Some(pointer(place)))]))
}

fn add_property(tree: &Json, _: &[String], random: &mut Random) -> Option<(Json, Moves)> {
    let path = random.one(&under(tree, "properties"))?;
    let mut tree = tree.clone();
    let object = tree.at_mut(&path)?;
    let known = object.keys();
    let mut fixed = known.clone();
    fixed.extend(["additional", "unknown"].map(str::to_owned));
    let name = random.one(&fixed)?;
    let name = if known.contains(&name) {
        alike(&name, random)
    } else {
        name
    };
    if known.contains(&name) {
        return None;
    }
    let schema = a_schema(random);
    let members = object.members();
    members.insert(random.below(members.len() + 1), (name, schema));
    Some((tree, Moves::new()))
}

/// A property of an object, with the path of the object.
fn property(tree: &Json, random: &mut Random) -> Option<(Vec<String>, String)> {
    let path = random.one(&under(tree, "properties"))?;
    let name = random.one(&tree.at(&path)?.keys())?;
    Some((path[..path.len() - 1].to_vec(), name))
}

fn remove_property(tree: &Json, _: &[String], random: &mut Random) -> Option<(Json, Moves)> {
    let (owner, name) = property(tree, random)?;
    let mut tree = tree.clone();
    let schema = tree.at_mut(&owner)?;
    schema
        .get_mut("properties")?
        .members()
        .retain(|it| it.0 != name);
    if let Some(Json::Array(required)) = schema.get_mut("required") {
        required.retain(|it| it.as_text().as_ref() != Some(&name));
    }
    let place = [owner.as_slice(), &["properties".to_owned(), name]].concat();
    Some((tree, vec![(pointer(&place), None)]))
}

fn rename_property(tree: &Json, _: &[String], random: &mut Random) -> Option<(Json, Moves)> {
    let (owner, name) = property(tree, random)?;
    let mut tree = tree.clone();
    let schema = tree.at_mut(&owner)?;
    let new = alike(&name, random);
    if schema.get("properties")?.keys().contains(&new) {
        return None;
    }
    for member in schema.get_mut("properties")?.members() {
        if member.0 == name {
            member.0.clone_from(&new);
        }
    }
    if let Some(Json::Array(required)) = schema.get_mut("required") {
        for it in required
            .iter_mut()
            .filter(|it| it.as_text().as_ref() == Some(&name))
        {
            *it = Json::text(&new);
        }
    }
    let place = [owner.as_slice(), &["properties".to_owned(), name]].concat();
    Some((tree, vec![(pointer(&place), None)]))
}

/// Enumerations of strings.
fn enums(tree: &Json) -> Vec<Vec<String>> {
    let mut paths = under_all(tree, "enum");
    paths.retain(|it| {
        let values = tree.at(it);
        matches!(values, Some(Json::Array(all)) if all.iter().all(|it| it.as_text().is_some()))
    });
    paths
}

fn under_all(tree: &Json, key: &str) -> Vec<Vec<String>> {
    let free = ["example", "examples", "default", "const", "x-values"];
    let mut paths = tree.paths();
    paths.retain(|it| {
        it.last().is_some_and(|it| it == key) && !it.iter().any(|it| free.contains(&it.as_str()))
    });
    paths
}

fn add_value(tree: &Json, _: &[String], random: &mut Random) -> Option<(Json, Moves)> {
    let path = random.one(&enums(tree))?;
    let mut tree = tree.clone();
    let Some(Json::Array(values)) = tree.at_mut(&path) else {
        return None;
    };
    let value = alike(&random.one(values)?.as_text()?, random);
    if values
        .iter()
        .any(|it| it.as_text().as_ref() == Some(&value))
    {
        return None;
    }
    values.insert(random.below(values.len() + 1), Json::text(&value));
    Some((tree, Moves::new()))
}

fn remove_value(tree: &Json, _: &[String], random: &mut Random) -> Option<(Json, Moves)> {
    let path = random.one(&enums(tree))?;
    let mut tree = tree.clone();
    let Some(Json::Array(values)) = tree.at_mut(&path) else {
        return None;
    };
    if values.len() < 2 {
        return None;
    }
    values.remove(random.below(values.len()));
    Some((tree, Moves::new()))
}

/// The paths of all operations.
fn operations(tree: &Json) -> Vec<Vec<String>> {
    let methods = ["get", "put", "post", "delete", "patch"];
    let paths = tree.get("paths").map(Json::keys).unwrap_or_default();
    let all = paths.into_iter().flat_map(|path| {
        methods.map(|method| vec!["paths".to_owned(), path.clone(), method.to_owned()])
    });
    all.filter(|it| matches!(tree.at(it), Some(Json::Object(_))))
        .collect()
}

fn operation_id(tree: &Json, random: &mut Random) -> Option<(Vec<String>, String)> {
    let path = random.one(&operations(tree))?;
    let id = tree.at(&path)?.get("operationId")?.as_text()?;
    Some((path, id))
}

fn add_operation(tree: &Json, _: &[String], random: &mut Random) -> Option<(Json, Moves)> {
    let (_, id) = operation_id(tree, random)?;
    let id = match random.below(3) {
        0 => format!("{id}Request"),
        1 => alike(&id, random),
        _ => format!("{id}{}", random.below(1000)),
    };
    let mut tree = tree.clone();
    let schema = a_schema(random);
    let path = format!("/new/{}", random.below(1_000_000));
    let paths = tree.get_mut("paths")?.members();
    let at = random.below(paths.len() + 1);
    paths.insert(at, (path, Json::object([("post", uses(&id, schema))])));
    Some((tree, Moves::new()))
}

fn remove_operation(tree: &Json, _: &[String], random: &mut Random) -> Option<(Json, Moves)> {
    let all = operations(tree);
    let path = random.one(&all).filter(|_| all.len() > 1)?;
    let mut tree = tree.clone();
    let (method, item) = path.split_last()?;
    tree.at_mut(item)?.members().retain(|it| it.0 != *method);
    Some((tree, vec![(pointer(&path), None)]))
}

/// Gives an operation another id.
fn rename_operation(tree: &Json, _: &[String], random: &mut Random) -> Option<(Json, Moves)> {
    let (path, id) = operation_id(tree, random)?;
    let mut tree = tree.clone();
    let new = format!("{id}Renamed");
    tree.each_text(&|text| (text == id && id.len() > 4).then(|| new.clone()));
    *tree.at_mut(&path)?.get_mut("operationId")? = Json::text(&new);
    Some((tree, Moves::new()))
}

fn change_parameters(tree: &Json, _: &[String], random: &mut Random) -> Option<(Json, Moves)> {
    let path = random.one(&operations(tree))?;
    let mut tree = tree.clone();
    let operation = tree.at_mut(&path)?;
    if operation.get("parameters").is_none() {
        operation
            .members()
            .push(("parameters".to_owned(), Json::Array(Vec::new())));
    }
    let Some(Json::Array(parameters)) = operation.get_mut("parameters") else {
        return None;
    };
    let removable = |it: &Json| it.get("in").and_then(Json::as_text).as_deref() == Some("query");
    let mut moves = Moves::new();
    if random.below(3) == 0 {
        let at = parameters.iter().position(removable)?;
        let name = parameters.remove(at).get("name")?.as_text()?;
        let steps = ["parameters".to_owned(), "query".to_owned(), name];
        moves.push((pointer(&[path.as_slice(), &steps].concat()), None));
    } else {
        let names = parameters.iter().filter_map(|it| it.get("name")?.as_text());
        let mut names: Vec<String> = names.collect();
        names.extend(["body", "limit", "from"].map(str::to_owned));
        let name = alike(&random.one(&names)?, random);
        if names.contains(&name) {
            return None;
        }
        let parameter = Json::object([
            ("name", Json::text(&name)),
            ("in", Json::text("query")),
            ("schema", Json::object([("type", Json::text("boolean"))])),
        ]);
        parameters.insert(random.below(parameters.len() + 1), parameter);
    }
    Some((tree, moves))
}
