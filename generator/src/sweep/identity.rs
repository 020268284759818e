//! The identifiers of a document: the URIs of its files and of schemas with `$id`, and the anchors
//! within them (JSON Schema 2020-12, section 8.2; OpenAPI 3.2.0, section 4.1.2.2).

use std::collections::{BTreeMap, HashMap};

use crate::source::{FileId, Node, Span, Version, pointer, uri};

/// The index of a resource.
pub(crate) type ResourceId = usize;

/// A file, or a schema with `$id`. References inside are relative to its URI.
#[derive(Debug)]
pub(crate) struct Resource {
    /// The URI without a fragment.
    pub(crate) uri: String,
    pub(crate) file: FileId,
    /// The pointer of its root within the file.
    pub(crate) segments: Vec<String>,
    pub(crate) anchors: BTreeMap<String, Anchor>,
}

/// A schema with `$anchor` or `$dynamicAnchor`.
#[derive(Debug)]
pub(crate) struct Anchor {
    /// The pointer of the schema within the file.
    pub(crate) segments: Vec<String>,
    pub(crate) dynamic: bool,
    /// The place of its name.
    pub(crate) at: Span,
}

/// All resources of a document.
#[derive(Debug, Default)]
pub(crate) struct Identities {
    resources: Vec<Resource>,
    by_uri: HashMap<String, ResourceId>,
    by_file: HashMap<FileId, ResourceId>,
    /// The resources of schemas, by the place of the schema.
    by_root: HashMap<Span, ResourceId>,
}

impl Identities {
    /// Adds a file that was read as a URI. It may state another URI of its own.
    pub(crate) fn add_file(&mut self, file: FileId, read_as: String, own: Option<&str>) {
        let id = self.resources.len();
        let own = own.map(|own| uri::resolve(&read_as, without_fragment(own)));
        self.by_uri.entry(read_as.clone()).or_insert(id);
        if let Some(own) = &own {
            self.by_uri.entry(own.clone()).or_insert(id);
        }
        self.by_file.insert(file, id);
        self.resources.push(Resource {
            uri: own.unwrap_or(read_as),
            file,
            segments: Vec::new(),
            anchors: BTreeMap::new(),
        });
    }

    /// Notes that a file has a further URI.
    pub(crate) fn also(&mut self, uri: String, file: FileId) {
        if let Some(id) = self.by_file.get(&file) {
            self.by_uri.entry(uri).or_insert(*id);
        }
    }

    /// Adds a schema with `$id`. `Err` is the place of another schema with the same URI.
    pub(crate) fn embed(
        &mut self,
        outer: ResourceId,
        id: &str,
        root: Span,
        segments: Vec<String>,
    ) -> (ResourceId, Option<Span>) {
        let Some(around) = self.resources.get(outer) else {
            return (outer, None);
        };
        // The URI of a whole file is known, and must not be resolved against itself.
        if segments.is_empty() {
            return (outer, None);
        }
        let uri = uri::resolve(&around.uri, without_fragment(id));
        if uri == around.uri {
            return (outer, None);
        }
        // A part may be walked again as a part of another one.
        if let Some(known) = self.by_root.get(&root) {
            return (*known, None);
        }
        let new = self.resources.len();
        let file = around.file;
        let other = self.by_uri.get(&uri).copied();
        self.by_uri.entry(uri.clone()).or_insert(new);
        self.by_root.insert(root, new);
        self.resources.push(Resource {
            uri,
            file,
            segments,
            anchors: BTreeMap::new(),
        });
        let first = other.and_then(|other| self.by_root.iter().find(|it| *it.1 == other));
        (new, first.map(|(at, _)| *at))
    }

    /// Adds an anchor. `Some` is the place of another one with the same name.
    pub(crate) fn anchor(&mut self, id: ResourceId, name: &str, anchor: Anchor) -> Option<Span> {
        let resource = self.resources.get_mut(id)?;
        match resource.anchors.get_mut(name) {
            // A schema may have both kinds of anchors with one name.
            Some(first) if first.segments == anchor.segments => {
                first.dynamic |= anchor.dynamic;
                None
            }
            Some(first) => Some(first.at),
            None => {
                resource.anchors.insert(name.to_owned(), anchor);
                None
            }
        }
    }

    pub(crate) fn get(&self, id: ResourceId) -> Option<&Resource> {
        self.resources.get(id)
    }

    /// All resources with their ids.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (ResourceId, &Resource)> {
        self.resources.iter().enumerate()
    }

    pub(crate) fn by_uri(&self, uri: &str) -> Option<ResourceId> {
        self.by_uri.get(uri).copied()
    }

    /// The resource of a whole file.
    pub(crate) fn of_file(&self, file: FileId) -> Option<ResourceId> {
        self.by_file.get(&file).copied()
    }

    /// The innermost resource around a place, the place included.
    pub(crate) fn around(&self, root: &Node, file: FileId, segments: &[String]) -> ResourceId {
        let mut found = self.of_file(file).unwrap_or_default();
        if self.by_root.is_empty() {
            return found;
        }
        for (_, node) in steps(root, segments) {
            found = self.by_root.get(&node.span).copied().unwrap_or(found);
        }
        found
    }

    /// Like [`Self::around`], for a place that a reference leads to. The parts around it may not be
    /// walked yet, so their `$id`s become known here. The list has every `$id` of another schema, with
    /// the place of that schema.
    pub(crate) fn enter<'n>(
        &mut self,
        root: &'n Node,
        file: FileId,
        segments: &[String],
    ) -> (ResourceId, Vec<(&'n Node, Span)>) {
        let mut found = self.of_file(file).unwrap_or_default();
        let mut twice = Vec::new();
        for (depth, node) in steps(root, segments) {
            if let Some(known) = self.by_root.get(&node.span) {
                found = *known;
                continue;
            }
            let Some((id, text)) = node.get("$id").and_then(|id| Some((id, id.as_str()?))) else {
                continue;
            };
            let above = segments.get(..depth).unwrap_or_default().to_vec();
            let (inner, first) = self.embed(found, text, node.span, above);
            found = inner;
            twice.extend(first.map(|first| (id, first)));
        }
        (found, twice)
    }
}

/// The nodes on the way to a place, each with the number of segments that lead to it. The root is not
/// among them.
fn steps<'n>(root: &'n Node, segments: &[String]) -> impl Iterator<Item = (usize, &'n Node)> {
    let mut node = Some(root);
    let nodes = segments.iter().map_while(move |segment| {
        node = pointer::step(node?, segment);
        node
    });
    nodes.enumerate().map(|(at, node)| (at + 1, node))
}

/// The URI that a file states for itself: `$self` of a document, or `$id` of a schema.
pub(crate) fn own(tree: &Node, version: Version) -> Option<&str> {
    let key = match (tree.get("openapi").is_some(), version) {
        (true, Version::V3_2) => "$self",
        (false, Version::V3_1 | Version::V3_2) => "$id",
        (_, _) => return None,
    };
    tree.get(key)?.as_str()
}

fn without_fragment(uri: &str) -> &str {
    uri.split_once('#').map_or(uri, |(uri, _)| uri)
}
