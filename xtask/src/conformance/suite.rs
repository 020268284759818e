//! The JSON Schema Test Suite: its files, groups and tests.

use std::fs;
use std::path::{Path, PathBuf};

use copperplate::load;
use copperplate::source::{Node, json_text};

/// The host of the suite's further schemas.
pub const HOST: &str = "http://localhost:1234/";

/// A schema with valid and invalid instances.
pub struct Group {
    /// The file below `tests/`, for example `draft4/items.json`.
    pub file: String,
    /// The description of the group.
    pub description: String,
    /// The schema as JSON text for a document of OpenAPI.
    pub schema: String,
    /// Further components it refers to, as names and JSON text.
    pub components: Vec<(String, String)>,
    /// The instances.
    pub tests: Vec<Test>,
}

/// An instance with the expected verdict.
pub struct Test {
    /// The description of the test.
    pub description: String,
    /// The instance as JSON text.
    pub data: String,
    /// True if it is valid.
    pub valid: bool,
}

/// Reads every group of the drafts underlying OpenAPI 3.0 and 3.1.
pub fn read(folder: &Path) -> Result<Vec<Group>, String> {
    let mut groups = Vec::new();
    for draft in ["draft4", "draft2020-12"] {
        for below in ["", "optional", "optional/format"] {
            let folder = folder.join("tests").join(draft).join(below);
            for file in files(&folder)? {
                let name = file.file_name().unwrap_or_default().to_string_lossy();
                let name = match below {
                    "" => format!("{draft}/{name}"),
                    below => format!("{draft}/{below}/{name}"),
                };
                groups.extend(file_groups(&file, &name)?);
            }
        }
    }
    Ok(groups)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.extension().is_some_and(|it| it == "json") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn file_groups(path: &Path, name: &str) -> Result<Vec<Group>, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    let node = load::data(name, &text).map_err(|error| format!("{name}: {}", error.message))?;
    let groups = node.as_array().unwrap_or_default();
    Ok(groups
        .iter()
        .map(|group| self::group(name, group))
        .collect())
}

fn group(file: &str, node: &Node) -> Group {
    let tests = node.get("tests").and_then(Node::as_array);
    // OpenAPI 3.0 keeps reusable schemas under `components`, and draft 4 under `definitions`.
    let lifted = if file.starts_with("draft4/") {
        let definitions = node.get("schema").and_then(|it| it.get("definitions"));
        definitions.and_then(Node::as_object)
    } else {
        None
    };
    let lifted: Vec<_> = lifted.into_iter().flat_map(|it| it.iter()).collect();
    let names: Vec<_> = lifted
        .iter()
        .map(|(name, _, _)| (*name).to_owned())
        .collect();
    let writer = Writer {
        lifted: &names,
        is_remote: file.starts_with("draft4/"),
        in_resource: false,
    };
    let components = lifted.iter().enumerate();
    let components =
        components.map(|(index, (_, _, value))| (component(index), writer.schema(value)));
    Group {
        file: file.to_owned(),
        description: text(node, "description"),
        components: components.collect(),
        schema: node
            .get("schema")
            .map(|it| writer.root(it))
            .unwrap_or_default(),
        tests: tests.unwrap_or_default().iter().map(test).collect(),
    }
}

fn test(node: &Node) -> Test {
    Test {
        description: text(node, "description"),
        data: node.get("data").map(json_text).unwrap_or_default(),
        valid: node.get("valid").and_then(Node::as_bool) == Some(true),
    }
}

fn text(node: &Node, key: &str) -> String {
    let text = node.get(key).and_then(Node::as_str);
    text.unwrap_or_default().to_owned()
}

/// The value of a keyword.
enum Holds {
    Schema,
    Schemas,
    Data,
}

fn holds(keyword: &str) -> Holds {
    match keyword {
        "properties" | "patternProperties" | "dependencies" | "dependentSchemas" | "$defs"
        | "definitions" => Holds::Schemas,
        "enum" | "const" | "default" | "examples" | "required" | "dependentRequired" => Holds::Data,
        _ => Holds::Schema,
    }
}

/// The component name of a definition.
fn component(index: usize) -> String {
    format!("Definition{}", index + 1)
}

/// Writes a schema for `components/schemas/Subject`: it moves the references within the schema, and
/// drops the dialect, because the document has one.
struct Writer<'n> {
    /// The definitions moved to components.
    lifted: &'n [String],
    /// True if references to the host of the suite become paths, because OpenAPI 3.0 has no `$self`.
    is_remote: bool,
    /// True inside a schema with `$id`, which moves no reference.
    in_resource: bool,
}

impl Writer<'_> {
    /// The whole schema, without the definitions moved to components.
    fn root(&self, node: &Node) -> String {
        let drop = (!self.lifted.is_empty()).then_some("definitions");
        self.without(node, drop)
    }

    fn schema(&self, node: &Node) -> String {
        self.without(node, None)
    }

    fn without(&self, node: &Node, dropped: Option<&str>) -> String {
        if let Some(items) = node.as_array() {
            let items: Vec<_> = items.iter().map(|item| self.schema(item)).collect();
            return format!("[{}]", items.join(","));
        }
        let Some(object) = node.as_object() else {
            return json_text(node);
        };
        let has_id = object.get("$id").is_some_and(|it| it.as_str().is_some());
        let inner = Writer {
            in_resource: self.in_resource || has_id,
            ..*self
        };
        let mut members = Vec::new();
        for (key, _, value) in object.iter().filter(|(key, _, _)| dropped != Some(*key)) {
            let text = match (key, value.as_str()) {
                ("$schema", Some(_)) => continue,
                ("$ref" | "$dynamicRef", Some(reference)) => quote(&inner.moved(reference)),
                _ => match holds(key) {
                    Holds::Schema => inner.schema(value),
                    Holds::Data => json_text(value),
                    Holds::Schemas => inner.schemas(value),
                },
            };
            members.push(format!("{}:{text}", quote(key)));
        }
        format!("{{{}}}", members.join(","))
    }

    fn schemas(&self, node: &Node) -> String {
        let Some(object) = node.as_object() else {
            return json_text(node);
        };
        let members = object.iter();
        let members =
            members.map(|(key, _, value)| format!("{}:{}", quote(key), self.schema(value)));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    }

    /// A reference to the new place of its target.
    fn moved(&self, reference: &str) -> String {
        if self.is_remote
            && let Some(path) = reference.strip_prefix(HOST)
        {
            return path.to_owned();
        }
        let Some(pointer) = reference.strip_prefix('#').filter(|_| !self.in_resource) else {
            return reference.to_owned();
        };
        if let Some(below) = pointer.strip_prefix("/definitions/") {
            let (name, rest) = below.split_at(below.find('/').unwrap_or(below.len()));
            let name = unescaped(name);
            if let Some(index) = self.lifted.iter().position(|it| *it == name) {
                return format!("#/components/schemas/{}{rest}", component(index));
            }
        }
        if pointer.is_empty() || pointer.starts_with('/') {
            format!("#/components/schemas/Subject{pointer}")
        } else {
            reference.to_owned()
        }
    }
}

/// Decodes a segment of a pointer in a URI. The suite escapes only ASCII.
fn unescaped(segment: &str) -> String {
    segment
        .replace("%25", "%")
        .replace("%22", "\"")
        .replace("~1", "/")
        .replace("~0", "~")
}

/// A text as a JSON string.
pub fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            control if control < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
