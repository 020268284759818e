//! Recognizes the items of a lock in a document that has changed since.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::ir::{Api, Operation, SchemaId};
use crate::lock::{Item, Lock};
use crate::naming::method_name;
use crate::source::pointer;

use super::form::digest;
use super::places::{Places, nameless};

/// The places in a lock of the schemas and operations of a document.
#[derive(Debug, Default)]
pub(crate) struct Anchors {
    schemas: HashMap<SchemaId, String>,
    operations: Vec<Option<String>>,
    /// The place in the lock of each recognized place in the document.
    places: HashMap<String, String>,
}

impl Anchors {
    /// Recognizes everything that is left of a lock.
    pub(super) fn find(api: &Api, places: &Places, lock: &Lock) -> Self {
        let mut anchors = Self {
            operations: vec![None; api.operations.len()],
            ..Self::default()
        };
        if !lock.is_empty() {
            anchors.find_operations(api, places, lock);
            Search::new(api, places, lock).run(&mut anchors);
        }
        anchors
    }

    /// The place of a schema in the lock.
    pub(super) fn schema(&self, id: SchemaId) -> Option<&str> {
        self.schemas.get(&id).map(String::as_str)
    }

    /// The place of an operation in the lock.
    pub(super) fn operation(&self, at: usize) -> Option<&str> {
        self.operations.get(at)?.as_deref()
    }

    /// True if the document still has the operation of a place in the lock.
    pub(super) fn has_operation(&self, place: &str) -> bool {
        self.operations
            .iter()
            .any(|it| it.as_deref() == Some(place))
    }

    /// The place in the lock of any place in the document, by the nearest recognized place around it.
    pub(super) fn locked(&self, place: &str) -> String {
        let mut end = place.len();
        while let Some(around) = place.get(..end) {
            if let Some(known) = self.places.get(around) {
                return format!("{known}{}", place.get(end..).unwrap_or_default());
            }
            match around.rfind('/') {
                Some(at) => end = at,
                None => break,
            }
        }
        place.to_owned()
    }

    /// The recognized places that have moved.
    pub(super) fn moved(&self) -> impl Iterator<Item = (SchemaId, &str)> {
        let all = self.schemas.iter();
        all.map(|(id, place)| (*id, place.as_str()))
    }

    fn find_operations(&mut self, api: &Api, places: &Places, lock: &Lock) {
        let own: HashSet<&str> = (0..api.operations.len())
            .filter_map(|at| places.operation(at))
            .collect();
        let gone = lock.lines().filter(|it| it.item == Item::Method);
        let mut gone: Vec<_> = gone.filter(|it| !own.contains(it.place.as_str())).collect();
        gone.sort_by_key(|it| &it.place);
        for (at, operation) in api.operations.iter().enumerate() {
            let Some(place) = places.operation(at) else {
                continue;
            };
            let found = match lock.get(Item::Method, place) {
                Some(_) => Some(place),
                // Parameters of a path may have new names, and an operation may have a new path.
                None => {
                    let path = gone
                        .iter()
                        .find(|it| is_same_path(&it.place, place, operation));
                    let name = method_name(&operation.id);
                    let named = || gone.iter().find(|it| it.name() == name);
                    path.or_else(named).map(|it| it.place.as_str())
                }
            };
            if let Some(found) = found {
                gone.retain(|it| it.place != found);
                if let Some(own) = self.operations.get_mut(at) {
                    *own = Some(found.to_owned());
                }
                self.places.insert(place.to_owned(), found.to_owned());
            }
        }
    }
}

/// True if a place of the lock is about the same method and path, apart from the names of parameters.
fn is_same_path(locked: &str, place: &str, operation: &Operation) -> bool {
    let ends = |it: &str| it.rsplit('/').next().map(str::to_owned);
    let Some(path) = locked.rsplit('/').nth(1) else {
        return false;
    };
    let path = path.replace("~1", "/").replace("~0", "~");
    let other = Operation {
        path,
        ..operation.clone()
    };
    ends(locked) == ends(place) && nameless(&other) == nameless(operation)
}

/// The search for schemas.
struct Search<'s> {
    /// Every schema with its place, and the digest if it has a type.
    all: Vec<(SchemaId, String, Option<u32>)>,
    own: HashSet<String>,
    /// The places of types in the lock, with their digests.
    types: HashMap<&'s str, u32>,
    by_digest: HashMap<u32, Vec<&'s str>>,
    claimed: HashSet<String>,
}

impl<'s> Search<'s> {
    fn new(api: &Api, places: &Places, lock: &'s Lock) -> Self {
        let all = places.outer_first(api).into_iter();
        let all = all.map(|(id, place)| (id, place, digest(api, id)));
        let all: Vec<_> = all.collect();
        let types = lock
            .lines()
            .filter(|it| matches!(it.item, Item::Type | Item::Input));
        let types: HashMap<_, _> = types
            .map(|it| (it.place.as_str(), it.digest.unwrap_or_default()))
            .collect();
        let mut by_digest: HashMap<_, Vec<_>> = HashMap::new();
        for (place, digest) in &types {
            by_digest.entry(*digest).or_default().push(*place);
        }
        Self {
            own: all
                .iter()
                .filter(|it| it.2.is_some())
                .map(|it| it.1.clone())
                .collect(),
            all,
            types,
            by_digest,
            claimed: HashSet::new(),
        }
    }

    /// Certain matches come before likely ones, and outer schemas before the ones inside.
    fn run(mut self, anchors: &mut Anchors) {
        let all = std::mem::take(&mut self.all);
        for pass in [Self::in_place, Self::moved, Self::at_index] {
            let mut wanted: HashMap<u32, usize> = HashMap::new();
            let open = all.iter().filter(|it| !anchors.schemas.contains_key(&it.0));
            for digest in open.filter_map(|it| it.2) {
                *wanted.entry(digest).or_default() += 1;
            }
            for (id, place, digest) in &all {
                if anchors.schemas.contains_key(id) {
                    continue;
                }
                let around = anchors.locked(place);
                let alone = digest.is_some_and(|it| wanted.get(&it) == Some(&1));
                let found = self.in_place((place, &around), *digest, alone);
                let found = found.or_else(|| pass(&self, (place, &around), *digest, alone));
                if let Some(found) = found {
                    self.claimed.insert(found.clone());
                    anchors.places.insert(place.clone(), found.clone());
                    anchors.schemas.insert(*id, found);
                }
            }
        }
    }

    /// The same place. A position in a list needs the same form as well, because others may move it.
    fn in_place(&self, (_, around): (&str, &str), digest: Option<u32>, _: bool) -> Option<String> {
        let known = *self.types.get(around)?;
        let free = !self.claimed.contains(around);
        (free && (Some(known) == digest || !has_position(around))).then(|| around.to_owned())
    }

    /// Another place with the same form, if no third schema could be meant.
    fn moved(&self, (_, around): (&str, &str), digest: Option<u32>, alone: bool) -> Option<String> {
        let same = self.by_digest.get(&digest?)?.iter().copied();
        let is_gone = |it: &&str| !self.own.contains(*it) || is_sibling(it, around);
        let mut same: Vec<&str> = same
            .filter(|it| !self.claimed.contains(*it) && is_gone(it))
            .collect();
        same.sort_unstable();
        let siblings = same.iter().filter(|it| is_sibling(it, around));
        let siblings: BTreeSet<_> = siblings.collect();
        let named = same.iter().filter(|it| name(it) == name(around));
        let named: BTreeSet<_> = named.collect();
        let one = |all: &BTreeSet<&&str>| match all.len() {
            1 => all.first().map(|it| (**it).to_owned()),
            _ => None,
        };
        if has_position(around) && !siblings.is_empty() {
            return siblings.first().map(|it| (**it).to_owned());
        }
        one(&named).or_else(|| match same.as_slice() {
            [only] if alone => Some((*only).to_owned()),
            _ => None,
        })
    }

    /// The same position in a list, with another form.
    fn at_index(&self, (_, around): (&str, &str), _: Option<u32>, _: bool) -> Option<String> {
        let free = self.types.contains_key(around) && !self.claimed.contains(around);
        free.then(|| around.to_owned())
    }
}

/// The last step of a place.
fn name(place: &str) -> &str {
    place.rsplit('/').next().unwrap_or(place)
}

/// True if the last step of a place is a position in a list.
fn has_position(place: &str) -> bool {
    let last = name(place);
    !last.is_empty() && last.bytes().all(|it| it.is_ascii_digit())
}

/// True for two positions in one list.
fn is_sibling(one: &str, other: &str) -> bool {
    let parent = |it: &str| it.rfind('/').and_then(|at| it.get(..at)).map(str::to_owned);
    has_position(one) && has_position(other) && parent(one) == parent(other)
}

/// The name of a component in a place of the lock.
pub(super) fn component(place: &str) -> Option<String> {
    let (_, name) = place.split_once("#/components/schemas/")?;
    let whole = !name.contains('/');
    whole.then(|| pointer::unescape(name)).flatten()
}
