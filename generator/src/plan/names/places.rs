//! The places of items in the document, as keys that survive changes elsewhere.

use std::collections::{BTreeSet, HashSet};

use crate::ir::{Api, Branch, Location, Operation, Origin, Parameter, SchemaId, Shape};
use crate::options::Adjust;
use crate::source::{FileId, Files, Pointer, pointer};

/// The places of an API's schemas and operations. They are long and many, so a place is made when it is
/// asked for.
#[derive(Debug, Default)]
pub struct Places {
    /// The paths of files in front of `#`.
    prefixes: Vec<String>,
    /// All but the first schema of a place: `$dynamicRef` makes several of one.
    repeated: HashSet<SchemaId>,
    operations: Vec<Option<String>>,
}

impl Places {
    /// Finds the places of an API.
    #[must_use]
    pub fn new(api: &Api, files: &Files, adjust: &Adjust) -> Self {
        let prefixes = Prefixes::new(files, adjust);
        let mut places = Self {
            prefixes: files
                .ids()
                .map(|it| prefixes.prefix(it).to_owned())
                .collect(),
            ..Self::default()
        };
        let mut taken = HashSet::new();
        for (id, schema) in api.schemas.iter() {
            if !taken.insert(places.place(&schema.origin)) {
                places.repeated.insert(id);
            }
        }
        let mut taken = BTreeSet::new();
        let operations = api.operations.iter().map(|it| {
            let place = places.place(&it.origin);
            taken.insert(place.clone()).then_some(place)
        });
        places.operations = operations.collect();
        places
    }

    pub(super) fn schema(&self, api: &Api, id: SchemaId) -> Option<String> {
        let is_first = !self.repeated.contains(&id);
        is_first.then(|| self.place(&api.schemas.get(id).origin))
    }

    pub(super) fn operation(&self, at: usize) -> Option<&str> {
        self.operations.get(at)?.as_deref()
    }

    /// Every schema with its place, the outer ones first.
    pub(super) fn outer_first(&self, api: &Api) -> Vec<(SchemaId, String)> {
        let all = api.schemas.iter();
        let all = all.filter_map(|(id, _)| Some((id, self.schema(api, id)?)));
        let mut all: Vec<_> = all.collect();
        all.sort_by_cached_key(|(_, place)| (place.matches('/').count(), place.clone()));
        all
    }

    fn place(&self, origin: &Origin) -> String {
        let file = usize::try_from(origin.span.file.index()).unwrap_or(usize::MAX);
        let prefix = self.prefixes.get(file).map_or("", String::as_str);
        format!("{prefix}#{}", unmerged(&origin.pointer))
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

/// The text of a pointer without `allOf` steps, like [`normal`].
pub(super) fn unmerged(pointer: &Pointer) -> String {
    let mut out = String::new();
    let segments = pointer.segments();
    let mut segments = segments.into_iter().peekable();
    while let Some(segment) = segments.next() {
        if segment == "allOf" && segments.next_if(|it| is_index(it)).is_some() {
            continue;
        }
        pointer::push(&mut out, segment);
    }
    out
}

fn is_index(step: &str) -> bool {
    !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_digit())
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
        if step == "allOf" && steps.next_if(|it| is_index(it)).is_some() {
            continue;
        }
        out.push('/');
        out.push_str(step);
    }
    out
}
