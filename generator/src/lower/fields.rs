//! Members of a node that are texts or flags.

use crate::source::Place;

/// A string member of a node.
pub(super) fn text(place: &Place<'_>, key: &str) -> Option<String> {
    place.get(key)?.node.as_str().map(str::to_owned)
}

/// The strings of a member that is a list.
pub(super) fn texts(place: &Place<'_>, key: &str) -> Vec<String> {
    let items = place.get(key).into_iter().flat_map(|list| list.items());
    items
        .filter_map(|(_, item)| item.node.as_str().map(str::to_owned))
        .collect()
}

/// Whether a member is `true`.
pub(super) fn flag(place: &Place<'_>, key: &str) -> bool {
    place.get(key).and_then(|it| it.node.as_bool()) == Some(true)
}
