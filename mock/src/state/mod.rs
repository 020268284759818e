//! The memory of a mock: things that operations create, read, list, change and delete.
//!
//! The document alone says which operations belong together. A thing that nobody created is made up
//! when it is read, so that a single request works as well; one that was deleted is gone.

mod resources;
mod status;
mod values;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, PoisonError};

use copperplate_runtime::{Json, Map, Number};

pub use resources::{Act, Resources, Role};
pub use status::Order;
use values::{Segments, at, id_place, merge, of_text, text, thing, with_thing};

/// The maximum number of things of one API.
const MOST: usize = 10_000;

/// A thing with its id.
#[derive(Clone, Debug)]
pub struct Thing {
    pub members: Map<Json>,
    /// The name of the member with the id.
    pub id: String,
}

impl Thing {
    /// A body with the members of this thing, if it has an id of the same name.
    pub fn within(&self, body: &Json, fits: &dyn Fn(&Json) -> bool) -> Option<Json> {
        let names = [resources::folded(&self.id)];
        let place = id_place(body, &names, None)?;
        let base = thing(body, &place)?;
        let mut members = self.members.clone();
        members.retain(|name, _| base.contains_key(name));
        let fits = |it: &Map<Json>| fits(&with_thing(body, &place, it.clone()));
        Some(with_thing(body, &place, merge(base, &members, &fits)))
    }
}

/// The things of one collection, by the texts of their ids, in the order of creation.
#[derive(Debug, Default)]
struct Collection {
    things: Vec<(String, Thing)>,
    deleted: BTreeSet<String>,
}

/// The memory of one API.
#[derive(Default)]
pub struct Memory {
    collections: Mutex<BTreeMap<String, Collection>>,
}

/// One request to a collection.
pub struct Step<'s> {
    pub role: &'s Role,
    /// The raw texts of the path parameters, in their order.
    pub captures: &'s [(&'static str, String)],
    /// The body of the request.
    pub sent: Option<&'s Json>,
    /// The body of the response without memory.
    pub usual: Option<&'s Json>,
    /// Another body of the response, with an id of its own.
    pub fresh: Option<&'s Json>,
    /// The order of the status of a new thing.
    pub order: Option<&'s Order>,
    /// True if a body fits the schema of the response.
    pub fits: &'s dyn Fn(&Json) -> bool,
}

/// The result of a request.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// The body of the response.
    Body(Option<Json>),
    /// The thing was deleted.
    Gone,
}

impl Memory {
    /// Applies a request to the things of a collection.
    pub fn apply(&self, step: &Step<'_>) -> Effect {
        let mut collections = self
            .collections
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let full = collections
            .values()
            .map(|it| it.things.len())
            .sum::<usize>()
            >= MOST;
        let collection = collections.entry(step.collection()).or_default();
        match step.role.act {
            Act::Create if full => Effect::Body(step.usual.cloned()),
            Act::Create => Effect::Body(collection.create(step)),
            Act::List => Effect::Body(collection.list(step)),
            Act::Read => collection.read(step),
            Act::Update => collection.update(step),
            Act::Delete => collection.delete(step),
        }
    }

    /// Forgets everything.
    pub fn clear(&self) {
        let mut collections = self
            .collections
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        collections.clear();
    }

    /// Moves the status of each thing one step along its order, and returns the changed things.
    pub fn advance(&self, orders: &HashMap<String, Order>) -> Vec<Thing> {
        let mut collections = self
            .collections
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let mut changed = Vec::new();
        for (key, collection) in collections.iter_mut() {
            let template = key.split('\n').next().unwrap_or_default();
            let Some(order) = orders.get(template) else {
                continue;
            };
            for (_, thing) in &mut collection.things {
                if order.advance(&mut thing.members) {
                    changed.push(thing.clone());
                }
            }
        }
        changed
    }
}

impl Step<'_> {
    /// The key of the collection: its template and the values above it.
    fn collection(&self) -> String {
        let is_item = matches!(self.role.act, Act::Read | Act::Update | Act::Delete);
        let count = self.role.collection.matches("{}").count();
        let last = self.captures.len().saturating_sub(usize::from(is_item));
        let mut key = self.role.collection.clone();
        for (_, text) in self.captures.iter().take(count.min(last)) {
            key.push('\n');
            key.push_str(text);
        }
        key
    }

    /// The id in the path.
    fn id(&self) -> Option<String> {
        let (_, raw) = self.captures.last()?;
        Some(decoded(raw))
    }

    /// The place of the id in a body.
    fn place(&self, body: &Json) -> Option<Segments> {
        let pointer = self.role.pointer.as_deref();
        let pointer = pointer.filter(|_| self.role.act == Act::Create);
        id_place(body, &self.role.names, pointer)
    }

    /// A response with the members of a thing, as far as its schema admits them.
    fn shown(&self, known: &Thing) -> Option<Json> {
        let usual = self.usual?;
        let Some(place) = self.place(usual) else {
            return Some(usual.clone());
        };
        let base = thing(usual, &place)?;
        let mut members = known.members.clone();
        // The id has another name in some responses.
        if let (Some(own), Some(id)) = (place.last(), known.members.get(&known.id))
            && !members.contains_key(own)
        {
            members.insert(own.clone(), id.clone());
        }
        members
            .retain(|name, _| base.contains_key(name) || self.declares(usual, &place, name, known));
        let fits = |it: &Map<Json>| (self.fits)(&with_thing(usual, &place, it.clone()));
        let merged = merge(base, &members, &fits);
        Some(with_thing(usual, &place, merged))
    }

    /// True if a response may have a member that the usual one lacks.
    fn declares(&self, usual: &Json, place: &[String], name: &str, known: &Thing) -> bool {
        let Some(base) = thing(usual, place) else {
            return false;
        };
        let mut members = base.clone();
        members.extend(
            known
                .members
                .get(name)
                .map(|it| (name.to_owned(), it.clone())),
        );
        (self.fits)(&with_thing(usual, place, members))
    }
}

impl Collection {
    fn get(&self, id: &str) -> Option<&Thing> {
        self.things
            .iter()
            .find(|(known, _)| known == id)
            .map(|(_, thing)| thing)
    }

    fn put(&mut self, id: String, thing: Thing) {
        self.deleted.remove(&id);
        match self.things.iter_mut().find(|(known, _)| *known == id) {
            Some((_, known)) => *known = thing,
            None => self.things.push((id, thing)),
        }
    }

    fn create(&mut self, step: &Step<'_>) -> Option<Json> {
        let usual = step.usual?;
        let place = step.place(usual)?;
        let Some(base) = thing(usual, &place) else {
            return Some(usual.clone());
        };
        let fits = |it: &Map<Json>| (step.fits)(&with_thing(usual, &place, it.clone()));
        let name = place.last()?.clone();
        let sent = step.sent.and_then(|it| sent_thing(it, &place));
        let mut base = base.clone();
        if let Some(order) = step.order {
            let mut next = base.clone();
            order.begin(&mut next);
            if fits(&next) {
                base = next;
            }
        }
        let fresh = step.fresh.and_then(|it| at(it, &step.place(it)?).cloned());
        if let Some(fresh) = fresh {
            let mut next = base.clone();
            next.insert(name.clone(), fresh);
            if fits(&next) {
                base = next;
            }
        }
        let mut members = merge(&base, &sent.cloned().unwrap_or_default(), &fits);
        // A thing made of the request alone keeps what the response does not show.
        let body = with_thing(usual, &place, members.clone());
        if let Some(sent) = sent {
            for (name, value) in sent {
                if !members.contains_key(name) {
                    members.insert(name.clone(), value.clone());
                }
            }
        }
        let id = members.get(&name).and_then(text)?;
        self.put(id, Thing { members, id: name });
        Some(body)
    }

    fn list(&self, step: &Step<'_>) -> Option<Json> {
        let usual = step.usual?;
        if self.things.is_empty() && self.deleted.is_empty() {
            return Some(usual.clone());
        }
        let Some((name, like)) = list_of(usual) else {
            return Some(usual.clone());
        };
        let items = self.things.iter().rev().take(100);
        let items: Vec<Json> = items
            .map(|(_, it)| {
                let Some(base) = like.as_ref().and_then(Json::as_object) else {
                    return Json::Object(it.members.clone());
                };
                let fits = |members: &Map<Json>| {
                    let items = Json::Array(vec![Json::Object(members.clone())]);
                    (step.fits)(&with_items(usual, name.as_deref(), items))
                };
                let mut members = it.members.clone();
                members.retain(|name, _| base.contains_key(name));
                Json::Object(merge(base, &members, &fits))
            })
            .collect();
        let count = items.len();
        let body = with_items(usual, name.as_deref(), Json::Array(items));
        let counted = with_count(&body, count);
        Some(match ((step.fits)(&counted), (step.fits)(&body)) {
            (true, _) => counted,
            (false, true) => body,
            (false, false) => usual.clone(),
        })
    }

    fn read(&mut self, step: &Step<'_>) -> Effect {
        let Some(id) = step.id() else {
            return Effect::Body(step.usual.cloned());
        };
        if self.deleted.contains(&id) {
            return Effect::Gone;
        }
        if let Some(known) = self.get(&id) {
            return Effect::Body(step.shown(known));
        }
        self.make_up(step, id)
    }

    /// Makes a thing that nobody created.
    fn make_up(&mut self, step: &Step<'_>, id: String) -> Effect {
        let Some(usual) = step.usual else {
            return Effect::Body(None);
        };
        let place = step.place(usual);
        let base = place.as_ref().and_then(|it| thing(usual, it));
        let (Some(place), Some(base)) = (&place, base) else {
            return Effect::Body(Some(usual.clone()));
        };
        let (Some(name), Some(like)) = (place.last(), at(usual, place)) else {
            return Effect::Body(Some(usual.clone()));
        };
        let mut members = base.clone();
        members.insert(name.clone(), of_text(&id, like));
        let body = with_thing(usual, place, members.clone());
        match (step.fits)(&body) {
            true => {
                self.put(
                    id,
                    Thing {
                        members,
                        id: name.clone(),
                    },
                );
                Effect::Body(Some(body))
            }
            false => Effect::Body(Some(usual.clone())),
        }
    }

    fn update(&mut self, step: &Step<'_>) -> Effect {
        let effect = self.read(step);
        let (Some(id), Effect::Body(body)) = (step.id(), &effect) else {
            return effect;
        };
        let Some(known) = self.things.iter_mut().find(|(it, _)| *it == id) else {
            return Effect::Body(body.clone());
        };
        let sent = step.sent.and_then(|it| {
            let own = it.as_object()?;
            // A body such as `{"payout": {…}}` has the members one level down.
            let mut inner = own.values().filter_map(Json::as_object);
            match (own.len(), inner.next()) {
                (1, Some(inner)) if !known.1.members.keys().any(|it| own.contains_key(it)) => {
                    Some(inner)
                }
                _ => Some(own),
            }
        });
        let id_member = known.1.id.clone();
        for (name, value) in sent.into_iter().flatten() {
            if *name != id_member {
                known.1.members.insert(name.clone(), value.clone());
            }
        }
        let changed = known.1.clone();
        Effect::Body(step.shown(&changed))
    }

    fn delete(&mut self, step: &Step<'_>) -> Effect {
        let Some(id) = step.id() else {
            return Effect::Body(step.usual.cloned());
        };
        if self.deleted.contains(&id) {
            return Effect::Gone;
        }
        let body = self
            .get(&id)
            .map_or_else(|| step.usual.cloned(), |it| step.shown(it));
        self.things.retain(|(known, _)| *known != id);
        self.deleted.insert(id);
        Effect::Body(body)
    }
}

/// The object of a request with the members of a thing: the body, or an object in it as in the
/// response.
fn sent_thing<'j>(sent: &'j Json, place: &[String]) -> Option<&'j Map<Json>> {
    let inner = match place {
        [outer, _] => at(sent, std::slice::from_ref(outer)).and_then(Json::as_object),
        _ => None,
    };
    inner.or_else(|| sent.as_object())
}

/// The list of a body, as the name of its member and the first item.
fn list_of(body: &Json) -> Option<(Option<String>, Option<Json>)> {
    match body {
        Json::Array(items) => Some((None, items.first().cloned())),
        Json::Object(members) => members.iter().find_map(|(name, value)| match value {
            Json::Array(items) => match items.first() {
                Some(Json::Object(_)) => Some((Some(name.clone()), items.first().cloned())),
                _ => None,
            },
            _ => None,
        }),
        _ => None,
    }
}

fn with_items(body: &Json, name: Option<&str>, items: Json) -> Json {
    match (body, name) {
        (Json::Object(members), Some(name)) => {
            let mut members = members.clone();
            members.insert(name.to_owned(), items);
            Json::Object(members)
        }
        _ => items,
    }
}

/// A list with the number of its items.
fn with_count(body: &Json, count: usize) -> Json {
    let Json::Object(members) = body else {
        return body.clone();
    };
    let mut members = members.clone();
    for (name, value) in &mut members {
        let name = resources::folded(name);
        let counts = ["total", "count", "totalcount", "totalitems", "totalresults"];
        if matches!(value, Json::Number(_)) && counts.contains(&name.as_str()) {
            *value = Json::Number(Number::from(i64::try_from(count).unwrap_or(i64::MAX)));
        }
    }
    Json::Object(members)
}

/// Decodes the text of a path parameter.
fn decoded(raw: &str) -> String {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = match (first, tail) {
            (b'%', [high, low, ..]) => {
                let digits = [*high, *low];
                let digits = std::str::from_utf8(&digits).unwrap_or_default();
                u8::from_str_radix(digits, 16).ok()
            }
            _ => None,
        };
        bytes.push(escaped.unwrap_or(*first));
        rest = match escaped {
            Some(_) => tail.get(2..).unwrap_or_default(),
            None => tail,
        };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| raw.to_owned())
}
