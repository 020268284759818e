//! Fields of OpenAPI objects with one plain value.

use crate::source::Place;

/// A string member of a node.
pub(crate) fn text(place: &Place<'_>, key: &str) -> Option<String> {
    place.get(key)?.node.as_str().map(str::to_owned)
}

/// The strings of a member that is a list.
pub(crate) fn texts(place: &Place<'_>, key: &str) -> Vec<String> {
    let items = place.get(key).into_iter().flat_map(|list| list.items());
    items
        .filter_map(|(_, item)| item.node.as_str().map(str::to_owned))
        .collect()
}

/// True if a member is `true`.
pub(crate) fn flag(place: &Place<'_>, key: &str) -> bool {
    place.get(key).and_then(|it| it.node.as_bool()) == Some(true)
}
