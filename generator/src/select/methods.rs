//! The operations of a path item.

use crate::ir::Method;
use crate::resolve::Resolved;
use crate::source::{Place, Version};

/// Lists the operations of a path item with their methods. A method of `additionalOperations` that
/// was reported by the sweep is left out.
pub(crate) fn methods<'a>(document: &Resolved, item: &Place<'a>) -> Vec<(Method, Place<'a>)> {
    let fixed = Method::all(document.version());
    let fixed = fixed.filter_map(|(key, method)| Some((method, item.get(key)?)));
    let mut found: Vec<_> = fixed.collect();
    if document.version() != Version::V3_2 {
        return found;
    }
    let more = item.get("additionalOperations");
    for (name, _, place) in more.iter().flat_map(Place::members) {
        let is_fixed = Method::all(Version::V3_2).any(|(_, method)| method.as_str() == name);
        let method = Method::other(name).filter(|_| !is_fixed && !name.is_empty());
        found.extend(method.map(|method| (method, place)));
    }
    found
}
