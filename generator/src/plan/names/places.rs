//! The places of items in the document, as keys that survive changes elsewhere.

use std::collections::{BTreeSet, HashMap};

use crate::ir::{Api, Branch, Location, Operation, Origin, Parameter, SchemaId, Shape};
use crate::options::Adjust;
use crate::source::{FileId, Files, pointer};

/// The places of an API's schemas and operations.
#[derive(Debug, Default)]
pub struct Places {
    /// Only the first schema at a place: `$dynamicRef` makes several of one.
    schemas: HashMap<SchemaId, String>,
    operations: Vec<Option<String>>,
}

impl Places {
    /// Finds the places of an API.
    #[must_use]
    pub fn new(api: &Api, files: &Files, adjust: &Adjust) -> Self {
        let prefixes = Prefixes::new(files, adjust);
        let mut taken = BTreeSet::new();
        let mut schemas = HashMap::new();
        for (id, schema) in api.schemas.iter() {
            let place = prefixes.place(&schema.origin);
            if taken.insert(place.clone()) {
                schemas.insert(id, place);
            }
        }
        let mut taken = BTreeSet::new();
        let operations = api.operations.iter().map(|it| {
            let place = prefixes.place(&it.origin);
            taken.insert(place.clone()).then_some(place)
        });
        Self {
            schemas,
            operations: operations.collect(),
        }
    }

    pub(super) fn schema(&self, id: SchemaId) -> Option<&str> {
        self.schemas.get(&id).map(String::as_str)
    }

    pub(super) fn operation(&self, at: usize) -> Option<&str> {
        self.operations.get(at)?.as_deref()
    }

    /// Every schema with its place, the outer ones first.
    pub(super) fn outer_first(&self) -> Vec<(SchemaId, &str)> {
        let all = self.schemas.iter();
        let mut all: Vec<_> = all.map(|(id, place)| (*id, place.as_str())).collect();
        all.sort_by_key(|(_, place)| (place.matches('/').count(), *place));
        all
    }
}

/// The parts of places in front of `#`.
struct Prefixes<'f> {
    files: &'f Files,
    /// The folder of the document, with a slash.
    folder: &'f str,
    overlays: BTreeSet<&'f str>,
}

impl<'f> Prefixes<'f> {
    fn new(files: &'f Files, adjust: &'f Adjust) -> Self {
        let root = files.ids().next().map_or("", |id| files.path(id));
        let folder = root.rfind('/').map_or(0, |at| at + 1);
        Self {
            files,
            folder: root.get(..folder).unwrap_or_default(),
            overlays: adjust.overlays.iter().map(|it| it.shown.as_str()).collect(),
        }
    }

    fn place(&self, origin: &Origin) -> String {
        format!(
            "{}#{}",
            self.prefix(origin.span.file),
            normal(&origin.pointer)
        )
    }

    /// The path of a file from the folder of the document. The document and its overlays have none.
    fn prefix(&self, file: FileId) -> &str {
        let file = self.files.original(file);
        let path = self.files.path(file);
        if file.index() == 0 || self.overlays.contains(path) {
            return "";
        }
        path.strip_prefix(self.folder).unwrap_or(path)
    }
}

/// A place below another one.
pub(super) fn below(place: &str, steps: &[&str]) -> String {
    let mut place = place.to_owned();
    for step in steps {
        pointer::push(&mut place, step);
    }
    place
}

/// The steps to a parameter.
pub(super) fn of_parameter(parameter: &Parameter) -> [&str; 3] {
    let location = match parameter.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    };
    ["parameters", location, &parameter.name]
}

/// The name of an alternative in the place of its variant; `None` for an inline schema with a type of
/// its own, whose place names it. Positions have no meaning.
pub(super) fn of_branch(api: &Api, branch: &Branch) -> Option<String> {
    if let Some(name) = branch.component.as_ref().or(branch.title.as_ref()) {
        return Some(name.clone());
    }
    let target = api.schemas.target(branch.schema);
    let word = match &api.schemas.get(target).shape {
        Shape::Choice(_) | Shape::Union(_) | Shape::Object(_) => return None,
        Shape::Any => "any",
        Shape::Never(_) => "never",
        Shape::Same(_) => "same",
        Shape::Boolean => "boolean",
        Shape::Number(_) => "number",
        Shape::Text(_) => "string",
        Shape::Array(_) => "array",
    };
    Some(format!("({word})"))
}

/// A path template without the names of its parameters.
pub(super) fn nameless(operation: &Operation) -> String {
    let mut inside = false;
    let kept = operation.path.chars().filter(|letter| {
        match letter {
            '{' => inside = true,
            '}' => inside = false,
            _ => return !inside,
        }
        true
    });
    kept.collect()
}

/// The normal form of a key: a pointer without `#` and without `allOf` steps, since merged schemas
/// have one name.
pub(super) fn normal(key: &str) -> String {
    let pointer = key.strip_prefix('#').unwrap_or(key);
    if !pointer.starts_with('/') {
        return key.to_owned();
    }
    let mut out = String::new();
    let mut steps = pointer.split('/').skip(1).peekable();
    while let Some(step) = steps.next() {
        let index = |it: &&str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_digit());
        if step == "allOf" && steps.next_if(index).is_some() {
            continue;
        }
        out.push('/');
        out.push_str(step);
    }
    out
}
