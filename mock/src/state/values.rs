//! Ids and things in bodies.

use copperplate_runtime::{Json, Map, Number};

use super::resources::folded;

/// The path of a value in a body: the names of members.
pub type Segments = Vec<String>;

/// The place of an id in a body: in the object itself, or in one of its objects.
pub fn id_place(body: &Json, names: &[String], pointer: Option<&str>) -> Option<Segments> {
    if let Some(pointer) = pointer {
        let place: Segments = pointer.split('/').skip(1).map(unescaped).collect();
        return at(body, &place).map(|_| place);
    }
    let members = body.as_object()?;
    // A wrapper such as `data` often has a name of its own beside the thing.
    for name in names {
        if let Some(found) = member(members, name) {
            return Some(vec![found.to_owned()]);
        }
    }
    let inner = members
        .iter()
        .filter_map(|(outer, value)| Some((outer, value.as_object()?)));
    for (outer, members) in inner {
        for name in names {
            if let Some(found) = member(members, name) {
                return Some(vec![outer.clone(), found.to_owned()]);
            }
        }
    }
    None
}

/// The name of a scalar member, written in another case or with underscores.
fn member<'m>(members: &'m Map<Json>, name: &str) -> Option<&'m str> {
    let mut found = members.iter().filter(|(known, _)| folded(known) == name);
    let scalar = |value: &Json| matches!(value, Json::String(_) | Json::Number(_));
    found
        .find(|(_, value)| scalar(value))
        .map(|(known, _)| known.as_str())
}

fn unescaped(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// The value at a place.
pub fn at<'j>(body: &'j Json, place: &[String]) -> Option<&'j Json> {
    place
        .iter()
        .try_fold(body, |value, name| value.as_object()?.get(name))
}

/// The object with the id at a place.
pub fn thing<'j>(body: &'j Json, place: &[String]) -> Option<&'j Map<Json>> {
    let (_, outer) = place.split_last()?;
    at(body, outer)?.as_object()
}

/// A body with another object around the id at a place.
pub fn with_thing(body: &Json, place: &[String], thing: Map<Json>) -> Json {
    match (body, place) {
        (Json::Object(members), [outer, rest @ ..]) if !rest.is_empty() => {
            let mut members = members.clone();
            if let Some(inner) = members.get(outer) {
                let inner = with_thing(inner, rest, thing);
                members.insert(outer.clone(), inner);
            }
            Json::Object(members)
        }
        _ => Json::Object(thing),
    }
}

/// The text of an id in a path.
pub fn text(id: &Json) -> Option<String> {
    match id {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.as_str().to_owned()),
        _ => None,
    }
}

/// An id from a path, with the type of another one.
pub fn of_text(text: &str, like: &Json) -> Json {
    match (like, Number::new(text)) {
        (Json::Number(_), Some(number)) => Json::Number(number),
        _ => Json::String(text.to_owned()),
    }
}

/// Puts members into an object, as far as a check admits each of them.
pub fn merge(
    base: &Map<Json>,
    members: &Map<Json>,
    fits: &dyn Fn(&Map<Json>) -> bool,
) -> Map<Json> {
    let mut whole = base.clone();
    whole.extend(
        members
            .iter()
            .map(|(name, value)| (name.clone(), value.clone())),
    );
    if fits(&whole) {
        return whole;
    }
    let mut merged = base.clone();
    for (name, value) in members {
        let mut next = merged.clone();
        next.insert(name.clone(), value.clone());
        if fits(&next) {
            merged = next;
        }
    }
    merged
}
