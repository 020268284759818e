//! Values as forms and XML carry them, which have nothing empty.

use crate::json::Json;

/// A value without its empty lists and objects.
pub(super) fn filled(json: Json) -> Json {
    let is_empty = |it: &Json| match it {
        Json::Array(items) => items.is_empty(),
        Json::Object(members) => members.is_empty(),
        _ => false,
    };
    match json {
        Json::Object(members) => {
            let members = members.into_iter().map(|(name, it)| (name, filled(it)));
            Json::Object(members.filter(|(_, it)| !is_empty(it)).collect())
        }
        Json::Array(items) => Json::Array(items.into_iter().map(filled).collect()),
        other => other,
    }
}
